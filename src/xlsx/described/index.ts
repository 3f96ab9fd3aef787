/** Any workbook or CSV file as plain data for the checker; apart from the rest of the room, so that only who checks loads it. */
export { describeFile } from "./describeFile";
export { isStandardCharacter } from "./standardCharacters";

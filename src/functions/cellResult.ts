import { messageOf, type Answer } from "../plan";
import "./runtime";

/** What a function gives Excel for one cell. */
export type CellResult = string | number | boolean | Error;

/** A value as it is; none as #N/A and wrong as #VALUE!, both with the Japanese message. */
export function cellResult(answer: Answer<string | number>): CellResult {
  if (answer.kind === "value") return answer.value;
  return answer.kind === "none" ? notAvailable(answer.message) : invalidValue(messageOf(answer));
}

/** #N/A: nothing is there. */
export function notAvailable(message: string): Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, message);
}

/** #VALUE!: what was typed cannot be understood. */
export function invalidValue(message: string): Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, message);
}

export * from "./types";
export { fail, succeed, type Issue, type Result } from "./result";
export { shown } from "./shown";
export { normalise } from "./normalise";
export { ERAS } from "./eras";
export { formatEra, formatEraLong, parseFiscalYear } from "./fiscalYear";
export { dateOfSerial, serialOfDate, type CalendarDate } from "./calendar";
export { parseDay } from "./day";
export { parsePlan } from "./parse/parsePlan";
export { canonicalPlanText } from "./canonicalPlanText";
export { bundledPlan } from "./bundled";
export { findIndicator } from "./lookup/findIndicator";
export {
  findItem,
  findYear,
  indexPlan,
  itemsInOrder,
  type PlacedItem,
  type PlanIndex,
} from "./lookup/planIndex";
export { messageOf, type Answer } from "./answers/answer";
export { answerTarget } from "./answers/answerTarget";
export { answerItemName, answerOwner, answerUnit, ownersOf } from "./answers/answerItem";
export { answerSchedule } from "./answers/answerSchedule";
export { answerCumulative } from "./answers/answerCumulative";
export { answerItems, answerTargets, TO_BE_CHECKED, type Table } from "./answers/answerTables";
export { answerSource, place as describePlace } from "./answers/answerSource";
export { CONFIRMATION_WORDS, READING_WORDS, readingInWords, weakestReading } from "./answers/readings";
export { traceTarget, type Trace, type TracedLines, type TracedPart } from "./answers/traceTarget";
export { certainty } from "./confirm/certainty";
export { confirmedPlan, type ReadingDecision, type ReadingDecisions } from "./confirm/confirmedPlan";
export {
  readingKey,
  uncertainReadings,
  type ReadValue,
  type UncertainReading,
} from "./confirm/uncertainReadings";

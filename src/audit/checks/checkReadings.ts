import type { Plan, UncertainReading } from "../../plan";
import { CONFIRMATION_WORDS, confirmedPlan, uncertainReadings } from "../../plan";
import {
  READING_HEADERS as H,
  TABLES,
  appliedCells,
  describeKey,
  readText,
  valueText,
  type CellValue,
} from "../../sheets";
import type { FindingCode } from "../catalogue";
import { finding, type Finding } from "../finding";
import { inWords, whereInWords } from "../inWords";
import type { AuditInput } from "../input";
import { placeOf, type MatchedTable } from "../expected/matchTables";

/**
 * What the office decided in 読み取り確認: what it confirmed and corrected, with who, when and on what ground; what is lacking; and
 * what was decided but not written. Rows about which nothing was decided are no findings: they are in the sheet for all to see.
 *
 * @param plan the transcription.
 */
export function checkReadings(
  matched: readonly MatchedTable[],
  plan: Plan,
  { confirmations }: AuditInput,
): readonly Finding[] {
  const one = matched.find(({ spec }) => spec.name === TABLES.readings);
  if (!one || !confirmations) return [];
  const { decisions, applied, lacking } = confirmations;
  const decided = readingsBy(confirmedPlan(plan, decisions));
  const written = readingsBy(confirmedPlan(plan, applied));
  const told = new Set<string>();
  return one.rows.flatMap((row): Finding[] => {
    const [now, then] = [decided.get(row.key), written.get(row.key)];
    if (!now || !then || told.has(row.key)) return [];
    told.add(row.key);
    const where = (header: string) =>
      `${whereInWords(placeOf(one, row, header))}(${describeKey(plan, row.key)})`;
    const say = (code: FindingCode, header: string, message: string, more: Partial<Finding> = {}) => {
      const at = one.table.headers.includes(header) ? header : null;
      return finding({
        code,
        message: `${where(at ?? H.key)}: ${message}`,
        place: placeOf(one, row, at),
        ...more,
      });
    };
    const lack = lacking.get(row.key);
    const wasWritten = then.confirmation ? "いまの目標は、前に書き込んだ決定のままです。" : "";
    if (lack)
      return [
        say(
          "reading.incomplete",
          lack.path,
          `読み取りの確認が反映されません。${lack.message}。${wasWritten}`,
        ),
      ];
    if (!isSame(now, then)) {
      const what = now.confirmation ? decisionInWords(now) : "確認か訂正が取り下げられています。";
      return [
        say("reading.pending", H.decision, `読み取りの確認が、まだ目標に書き込まれていません。${what}`, {
          found: valueOf(then),
          expected: valueOf(now),
        }),
      ];
    }
    if (!now.confirmation) return [];
    const code = now.confirmation.kind === "corrected" ? "reading.corrected" : "reading.confirmed";
    return [say(code, H.decision, decisionInWords(now), { found: valueOf(now), expected: readText(now) })];
  });
}

function readingsBy(plan: Plan): ReadonlyMap<string, UncertainReading> {
  return new Map(uncertainReadings(plan).map((reading) => [reading.key, reading]));
}

function isSame(one: UncertainReading, other: UncertainReading): boolean {
  const [a, b] = [appliedCells(one), appliedCells(other)];
  return a.decision === b.decision && a.value === b.value;
}

/** What the cell holds by the decision; without one, what was read. */
function valueOf(reading: UncertainReading): CellValue {
  return reading.confirmation?.kind === "corrected" ? valueText(reading.value) : readText(reading);
}

/** @example "読み取り「500」を「600」に訂正済みです(2026-05-01 財政課 山田)。根拠: 決裁第3号。" */
function decisionInWords(reading: UncertainReading): string {
  const { confirmation } = reading;
  if (!confirmation) return "";
  const { kind, on, by, ground } = confirmation;
  const read = inWords(readText(reading));
  const what = kind === "corrected" ? `${read}を${inWords(valueOf(reading))}に` : read;
  return `読み取り${what}${kind === "corrected" ? "" : "は"}${CONFIRMATION_WORDS[kind]}です(${on} ${by})。根拠: ${ground}。`;
}

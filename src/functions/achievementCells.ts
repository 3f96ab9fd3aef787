import {
  DEFAULT_SETTINGS,
  DIRECTION_LABELS,
  KIND_LABELS,
  METHOD_LABELS,
  NO_GRADE,
  evaluateRow,
  grade,
  pace,
  parseMethod,
  rate,
  type NoPaceCode,
  type NoRateCode,
} from "../achievement";
import {
  fail,
  parseDay,
  parseFiscalYear,
  shown,
  succeed,
  type Direction,
  type IndicatorKind,
  type Result,
} from "../plan";
import { invalidValue, notAvailable, type CellResult } from "./cellResult";
import { isBlank } from "./spill";

/** There is nothing to rate or to estimate, which is no mistake: #N/A. Whatever else has no rate is #VALUE!. */
const NOTHING_TO_RATE: readonly (NoRateCode | NoPaceCode)[] = [
  "method.stage",
  "target.blank",
  "target.zero",
  "actual.blank",
  "pace.stage",
  "pace.notBegun",
  "pace.oneOff",
  "firstHalf.blank",
];

interface RateCells {
  readonly target: unknown;
  readonly actual: unknown;
  readonly method: unknown;
  readonly baseline: unknown;
  readonly direction: unknown;
}

export function rateCell(cells: RateCells): CellResult {
  const method = parseMethod(cells.method);
  if (!method.ok) return invalidValue(method.issues[0].message);
  // Only 達成・未達 asks which side is good.
  const direction = method.value === "reached" ? parseDirection(cells.direction) : succeed(undefined);
  if (!direction.ok) return invalidValue(direction.issues[0].message);
  const result = rate({ ...cells, method: method.value, direction: direction.value });
  return result.kind === "rate" ? result.value : without(result);
}

export function gradeCell(value: unknown): CellResult {
  if (isBlank(value)) return invalidValue("達成率が空欄です。0.9 や 90% のように入力してください。");
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return invalidValue(
      `達成率が数値ではありません(「${shown(value)}」)。0.9 や 90% のように入力してください。`,
    );
  }
  return grade(value).label;
}

/** What 判定 shows in the sheets with the settings that they start with; with 段階, target and actual are stages. */
export function statusCell(
  cells: RateCells & { readonly state: unknown },
  stages: readonly string[],
): string {
  const { target, actual, state, baseline } = cells;
  const method = parseMethod(cells.method);
  if (!method.ok) return evaluateRow({ ...cells, method: cells.method }, DEFAULT_SETTINGS).grade;
  const direction = parseDirection(cells.direction);
  const row = { target, actual, state, method: METHOD_LABELS[method.value], baseline };
  if (method.value === "stage") {
    return evaluateRow({ ...row, stage: actual ?? null }, DEFAULT_SETTINGS, stages).grade;
  }
  if (method.value !== "reached") return evaluateRow(row, DEFAULT_SETTINGS).grade;
  const label = direction.ok ? DIRECTION_LABELS[direction.value] : "";
  const { grade: status } = evaluateRow({ ...row, direction: label }, DEFAULT_SETTINGS);
  return direction.ok || isReason(status) ? status : NO_GRADE.check;
}

/** The estimated rate at the year's end. */
export function paceCell(
  cells: Omit<RateCells, "actual"> & {
    readonly firstHalf: unknown;
    readonly forecast: unknown;
    readonly year: unknown;
    readonly asOf: unknown;
    readonly kind: unknown;
  },
): CellResult {
  const kind = parseKind(cells.kind);
  if (!kind.ok) return invalidValue(kind.issues[0].message);
  const fiscalYear = parseFiscalYear(cells.year);
  if (!fiscalYear.ok) return invalidValue(fiscalYear.issues[0].message);
  const asOf = parseDay(cells.asOf);
  if (!asOf.ok) return invalidValue(`「基準日」: ${asOf.issues[0].message}`);
  const method = parseMethod(cells.method);
  if (!method.ok) return invalidValue(method.issues[0].message);
  const { firstHalf, forecast, baseline } = cells;
  const found = pace({
    kind: method.value === "stage" ? "stage" : kind.value,
    firstHalf,
    forecast,
    baseline,
    fiscalYear: fiscalYear.value,
    asOf: asOf.value,
  });
  return found.kind === "none" ? without(found) : rateCell({ ...cells, actual: found.value });
}

function without({
  code,
  message,
}: {
  readonly code: NoRateCode | NoPaceCode;
  readonly message: string;
}): Error {
  return NOTHING_TO_RATE.includes(code) ? notAvailable(message) : invalidValue(message);
}

function isReason(status: string): boolean {
  return Object.values<string>(NO_GRADE).includes(status);
}

const LOWER = DIRECTION_LABELS.lower;
const HIGHER = DIRECTION_LABELS.higher;

/** Blank is 以上. */
function parseDirection(input: unknown): Result<Direction> {
  const text = plain(input);
  if (text === "" || text === HIGHER) return succeed("higher");
  if (text === LOWER) return succeed("lower");
  return fail(
    "direction.unknown",
    "",
    `「向き」には「${HIGHER}」か「${LOWER}」を入力してください(「${shown(input)}」)。`,
  );
}

/** What may be typed: stages have no pace. Blank is 合計. */
const KINDS = ["annual", "level", "oneOff"] as const satisfies readonly IndicatorKind[];

function parseKind(input: unknown): Result<IndicatorKind> {
  const text = plain(input);
  const found = text === "" ? KINDS[0] : KINDS.find((kind) => KIND_LABELS[kind] === text);
  if (found !== undefined) return succeed(found);
  const choices = KINDS.map((kind) => `「${KIND_LABELS[kind]}」`).join("");
  return fail(
    "kind.unknown",
    "",
    `「種類」には${choices}のいずれかを入力してください(「${shown(input)}」)。`,
  );
}

/** Text without outer spaces and in one width; anything else as a message shows it. */
function plain(input: unknown): string {
  return isBlank(input) ? "" : shown(input).normalize("NFKC").trim();
}

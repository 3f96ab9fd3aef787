import { confirmedPlan, itemsInOrder, uncertainReadings, type Plan } from "../plan";
import { TABLES, cardTable, type SheetSpec } from "../sheets";
import { auditSheetIn } from "./expected/auditSheetIn";
import type { Severity } from "./catalogue";
import { isInPlace } from "./checks/besideTables";
import { checkAuditSheet } from "./checks/checkAuditSheet";
import { checkFrozen, withoutFrozenFormulas } from "./checks/checkFrozen";
import { checkCalculation } from "./checks/checkCalculation";
import { checkChoices } from "./checks/checkChoices";
import { checkFile } from "./checks/checkFile";
import { checkFormats, checkLogFormats } from "./checks/checkFormats";
import { checkFormulas } from "./checks/checkFormulas";
import { checkFreeFormulas } from "./checks/checkFreeFormulas";
import { checkHidden } from "./checks/checkHidden";
import { checkHistory, withLog } from "./checks/checkHistory";
import { checkMethods } from "./checks/checkMethods";
import { checkNames } from "./checks/checkNames";
import { checkNumbers } from "./checks/checkNumbers";
import { checkPlanCells } from "./checks/checkPlanCells";
import { checkReadings } from "./checks/checkReadings";
import { checkRecord } from "./checks/checkRecord";
import { checkResults, untold } from "./checks/checkResults";
import { checkRows } from "./checks/checkRows";
import { checkRules, untoldColors } from "./checks/checkRules";
import { checkSettings } from "./checks/checkSettings";
import { checkSheetNames } from "./checks/checkSheetNames";
import { checkTables } from "./checks/checkTables";
import { checkUnlogged } from "./checks/checkUnlogged";
import { chosenIn, type Chosen } from "./expected/chosen";
import { expectedSheets } from "./expected/expectedSheets";
import type { Finding } from "./finding";
import type { AuditInput, AuditSheet } from "./input";
import { matchTables, type MatchedTable } from "./expected/matchTables";

/** Every table and name that an audit of this plan looks at, besides the logs. */
export function auditedParts(plan: Plan): {
  readonly tables: readonly string[];
  readonly names: readonly string[];
} {
  const specs = expectedSheets(plan);
  return {
    tables: [...specs.flatMap(({ tables }) => tables.map(({ name }) => name)), TABLES.audit, TABLES.findings],
    names: specs.flatMap(({ names }) => names.map(({ name }) => name)),
  };
}

/**
 * Compares a workbook with its plan: every cell that the add-in writes, found by table, key and header. People's own rows of
 * text, columns, sheets, sorting and filters are no findings; numbers that they typed are looked at, not judged.
 *
 * @returns the worst first, then in the order of the sheets and cells; none for a workbook that nobody has tampered with.
 * @example audit(input, plan)[0]
 * // { code: "target.altered", severity: "critical", place: { sheet: "計画目標", cell: "N12", … }, found: 500, expected: 600, … }
 */
export function audit(input: AuditInput, plan: Plan): readonly Finding[] {
  const settings = input.settings.ok ? input.settings.value : undefined;
  // What the last write put into the tables; what was decided since is told by `checkReadings`.
  const confirmed = confirmedPlan(plan, input.confirmations?.applied ?? new Map());
  const specs = expectedSheets(confirmed, settings);
  const chosen = chosenIn(plan, input);
  const matched = matchTables(specs, input);
  const recalculation = matchAuditSheet(confirmed, input);
  const names = checkNames(matched, input);
  const before = [
    ...checkRecord(input),
    ...checkTables(ofChosen(specs, plan, chosen), matched, input),
    ...checkRows(matched, plan, chosen),
    ...checkPlanCells(matched, plan, expectedSheets(confirmed, settings, "formulas")),
    ...checkReadings(matched, plan, input),
    ...withoutFrozenFormulas(checkFormulas(matched, plan), input),
    ...withoutFrozenFormulas(checkFreeFormulas(matched, chosen, input), input),
    ...checkMethods(matched, plan),
    ...checkChoices(matched, plan),
    ...checkNumbers(matched, plan),
    ...checkFormats([...matched, ...recalculation], plan),
    ...checkLogFormats(input),
    ...checkSettings(matched, plan, input),
    ...checkCalculation(input),
    ...checkHistory(matched, plan, input),
    ...names,
    ...checkSheetNames(specs, input),
    ...checkAuditSheet(recalculation, plan, chosen, input),
    ...checkHidden([...matched, ...recalculation], plan, chosen, input),
  ];
  // By a name that stands for something else, every rate would differ for the one reason that has been given.
  const isSound = names.length === 0 && !before.some(spoilsSettings);
  const trusted = isSound && settings !== undefined ? settings : null;
  // Of a cell that has changed since a freeze, everything else is said as well.
  return inOrder(
    [
      ...checkFile(input),
      ...checkFrozen(input),
      ...withLog(before, input),
      ...checkUnlogged(matched, plan, input, before),
      // Of a cell with a colour of somebody else's, what it holds is said as well.
      ...checkRules([...matched, ...recalculation], plan, settings),
      ...checkResults([...matched, ...recalculation], plan, trusted, before),
    ],
    input,
  );
}

/** 監査, where the workbook has it: written on request, so that nobody misses it. */
function matchAuditSheet(plan: Plan, input: AuditInput): readonly MatchedTable[] {
  const spec = auditSheetIn(plan, input);
  return spec ? matchTables([spec], input) : [];
}

/**
 * What could not be looked at, in Japanese: a clean audit means no more than what was looked at.
 * @example unchecked(input, plan) // ["隠れた行と列は調べていません。"]
 */
export function unchecked(input: AuditInput, plan: Plan): readonly string[] {
  const matched = [...matchTables(expectedSheets(plan), input), ...matchAuditSheet(plan, input)];
  const open = input.tables.every(({ recalculated }) => recalculated)
    ? untold(matched) + (input.frozen?.unsettled ?? 0)
    : 0;
  const chosen = chosenIn(plan, input);
  return [
    ...(input.sheets.some(({ visibility }) => visibility === undefined)
      ? ["隠されたシートは調べていません。"]
      : []),
    ...(input.sheets.some(
      ({ name, hiddenRows }) => hiddenRows === undefined && matched.some(({ table }) => table.sheet === name),
    )
      ? ["隠された行と列は調べていません。"]
      : []),
    ...outsideTables(input.sheets.filter((sheet) => !isKnown(sheet, matched, chosen))),
    ...(input.tables.some(({ formats }) => formats === undefined)
      ? ["数値の表示形式は調べていません。"]
      : []),
    ...rulesUnchecked(matched),
    ...(input.calculation === undefined
      ? ["計算方法(手動、表示桁数で計算する)と、日付の数え方は調べていません。"]
      : []),
    ...(input.frozen?.live.length === 0 && !input.frozen.check
      ? [
          "確定版ですが、確定したあとに変わっていないかは調べていません。保存したファイルを［確定］の照合か verify で確かめてください。",
        ]
      : []),
    ...(input.frozen?.isTrusted && input.frozen.unsettled === null
      ? ["確定版の集計(進捗集計、ダッシュボード、個票など)は計算し直していません。"]
      : []),
    ...(input.localNames === undefined ? ["一つのシートだけで使われる名前は調べていません。"] : []),
    ...(open > 0
      ? [`計算し直せない数式が ${open}セルあります。その結果が正しいかどうかは調べていません。`]
      : []),
  ];
}

function rulesUnchecked(matched: readonly MatchedTable[]): readonly string[] {
  if (!matched.some(({ table }) => table.rules)) return ["条件付き書式の色と入力規則は調べていません。"];
  const untold = untoldColors(matched);
  return untold > 0 ? [`条件付き書式の色が分からないセルが ${untold}あります。その色は調べていません。`] : [];
}

/** The first of them by name: of a workbook for a part of the plan, they are all its sheets. */
function outsideTables(sheets: readonly AuditSheet[]): readonly string[] {
  if (sheets.length === 0) return [];
  const shown = sheets.slice(0, MOST_SHEETS).map(({ name }) => `「${name}」`);
  const more = sheets.length > MOST_SHEETS ? `など ${sheets.length}シート` : "";
  return [`シート${shown.join("")}${more}の、表の外の数式(凡例、グラフの元の数値など)は調べていません。`];
}

const MOST_SHEETS = 3;

/** Whether the formulas beside the sheet's tables can be compared. */
function isKnown(sheet: AuditSheet, matched: readonly MatchedTable[], chosen: Chosen): boolean {
  const own = matched.filter(({ table }) => table.sheet === sheet.name);
  const [first] = own;
  return !first || isInPlace(first.sheet, own, sheet, chosen);
}

/** Cells of 設定 that people do not set, and by which the rates are calculated. */
function spoilsSettings({ code, place: { table } }: Finding): boolean {
  return (
    ((table === TABLES.settings || table === TABLES.levels) && code.startsWith("formula.")) ||
    table === TABLES.stages
  );
}

/**
 * Without the cards of items for which the workbook was not written, and without 読み取り確認 where all readings of the others are
 * certain.
 */
function ofChosen(specs: readonly SheetSpec[], plan: Plan, { items }: Chosen): readonly SheetSpec[] {
  const others = new Set<string>(
    itemsInOrder(plan)
      .filter(({ item }) => !items.has(item.code))
      .map(({ item }) => cardTable(item.code)),
  );
  if (!uncertainReadings(plan).some(({ item }) => items.has(item.code))) others.add(TABLES.readings);
  return specs.filter(({ tables }) => !tables.some(({ name }) => others.has(name)));
}

const WEIGHT: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };

function inOrder(findings: readonly Finding[], { sheets }: AuditInput): readonly Finding[] {
  const position = new Map(sheets.map(({ name }, index) => [name, index]));
  const keyOf = ({ severity, place }: Finding): readonly number[] => {
    const [, letters = "", digits = "0"] = /^([A-Z]+)(\d+)$/.exec(place.cell ?? "") ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    return [WEIGHT[severity], position.get(place.sheet ?? "") ?? -1, Number(digits), column];
  };
  return findings
    .map((finding) => ({ finding, key: keyOf(finding) }))
    .sort((one, other) => {
      const at = one.key.findIndex((part, index) => part !== other.key[index]);
      return at < 0 ? 0 : (one.key[at] ?? 0) - (other.key[at] ?? 0);
    })
    .map(({ finding }) => finding);
}

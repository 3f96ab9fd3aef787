import {
  columnLetter,
  describeKey,
  headersIn,
  resolveRowFormula,
  sameContent,
  type Content,
} from "../../sheets";
import type { Plan } from "../../plan";
import { checkFreeFormulas } from "./checkFreeFormulas";
import { withoutFrozenFormulas } from "./checkFrozen";
import type { Chosen } from "../expected/chosen";
import { finding, type Finding } from "../finding";
import { inWords, plainValue, whereInWords } from "../inWords";
import type { AuditInput } from "../input";
import {
  contentAt,
  expectedCell,
  headPlace,
  placeOf,
  type MatchedColumn,
  type MatchedRow,
  type MatchedTable,
} from "../expected/matchTables";

interface Difference {
  readonly row: MatchedRow;
  readonly header: string;
  readonly expected: Content;
  readonly there: Content;
}

/**
 * 監査 itself: an auditor who reads it trusts its formulas and what it quotes of the plan. It is rewritten on request only, so that
 * it also differs where the plan or 読み取り確認 has moved on since; one finding for each column.
 *
 * @param matched the tables of 監査; none where the workbook has no such sheet.
 */
export function checkAuditSheet(
  matched: readonly MatchedTable[],
  plan: Plan,
  chosen: Chosen,
  input: AuditInput,
): readonly Finding[] {
  return [
    ...matched.flatMap((one) => missingRows(one, plan)),
    ...matched.flatMap((one) =>
      one.columns.flatMap((column) =>
        folded(
          one,
          differencesIn(one, column).filter(({ expected, there }) => !isFrozenValue(expected, there, input)),
          plan,
        ),
      ),
    ),
    ...withoutFrozenFormulas(checkFreeFormulas(matched, chosen, input), input).map((each) =>
      each.code === "result.stale" ? each : finding({ ...each, code: "audit.altered" }),
    ),
  ];
}

/** A row that is gone hides what it would say; so does one of a year that was written since. */
function missingRows(one: MatchedTable, plan: Plan): Finding[] {
  const there = new Set(one.rows.map(({ key }) => key));
  const [first, ...more] = one.spec.rows.map(({ key }) => key).filter((key) => !there.has(key));
  if (first === undefined || one.rows.length === 0) return [];
  const rest = more.length === 0 ? "" : `ほかに ${String(more.length)}行あります。`;
  const message = `${one.table.sheet}: 監査シートに、「${describeKey(plan, first)}」の行がありません。${rest}`;
  return [
    finding({
      code: "audit.altered",
      message,
      place: { ...headPlace(one), key: first },
      expected: first,
    }),
  ];
}

/** In a frozen copy formulas are values; what has changed there since is told by its stamp. */
function isFrozenValue(expected: Content, there: Content, { frozen }: AuditInput): boolean {
  return frozen?.isTrusted === true && isFormula(expected) && !isFormula(there);
}

function isFormula(content: Content): boolean {
  return typeof content === "object" && content !== null;
}

function differencesIn(one: MatchedTable, column: MatchedColumn): Difference[] {
  const { table, rows } = one;
  const { header, formula } = column.spec;
  const letters = new Map(table.headers.map((name, index) => [name, columnLetter(table.column + index)]));
  if (formula !== undefined && headersIn(formula).some((name) => !letters.has(name))) return [];
  return rows.flatMap((row): Difference[] => {
    if (!row.spec) return [];
    const expected =
      formula === undefined
        ? expectedCell(row, column).content
        : {
            formula: resolveRowFormula(formula, (name) => letters.get(name) ?? "", table.row + 1 + row.index),
          };
    const there = contentAt(one, row, header);
    return sameContent(expected, there) ? [] : [{ row, header, expected, there }];
  });
}

function folded(one: MatchedTable, [first, ...more]: readonly Difference[], plan: Plan): Finding[] {
  if (!first) return [];
  const place = placeOf(one, first.row, first.header);
  const [found, expected] = [plainValue(first.there), plainValue(first.expected)];
  const where = `${whereInWords(place)}(${describeKey(plan, first.row.key)} ${first.header})`;
  const rest = more.length === 0 ? "" : `同じ列で、ほかに ${String(more.length)}セルあります。`;
  const message = `${where}: 監査シートの内容が、いま書き込むものと違います(${inWords(found)})。${rest}`;
  return [finding({ code: "audit.altered", message, place, found, expected })];
}

import type { Result } from "../../plan/result";
import { fail, succeed } from "../../plan/result";
import { storeResult } from "../calculate/writeResults";
import { forgetOrder } from "../change/forgetResults";
import { inPieces } from "../change/inPieces";
import { refuseFile } from "../change/refuse";
import { Workbook } from "../workbook/Workbook";
import { XmlElement } from "../xml/element";
import { encode } from "../xml/text";
import { settleFormulas, type Settled, type SettledFormula, type UnsettledFormula } from "./settleFormulas";

export interface WithoutFormulas {
  readonly workbook: Workbook;
  /** How many formulas there were. */
  readonly formulas: number;
  /** How many of them had a result that could only be taken as it was stored. */
  readonly asStored: number;
}

/**
 * A copy of the workbook in which every formula of a cell is the value that it gives; an empty text becomes an empty cell, an
 * error stays one. Formats, protection, names, rules, charts and everything else stay as they are, byte by byte where no
 * formula was.
 *
 * @returns issue `freeze.unsettled`, naming the cells, where a formula has no result, or one that differs from what the cells
 * on which it depends give now.
 * @throws WorkbookError `workbook.signed`, `workbook.strict`; FileFault
 */
export async function valuesOnly(original: Workbook): Promise<Result<WithoutFormulas>> {
  const workbook = new Workbook(original.file.clone());
  refuseFile(workbook);
  const settled: Settled = { formulas: [], unsettled: [], asStored: 0 };
  await inPieces(settleFormulas(workbook, settled));
  const [first, ...more] = settled.unsettled;
  if (first) return fail("freeze.unsettled", first.place, unsettledMessage([first, ...more]));
  await inPieces(toValues(settled.formulas));
  for (const table of workbook.tables) forgetColumnFormulas(table.columns);
  forgetOrder(workbook);
  // Nothing is left to be calculated: a program that did so all the same would ask people to save what they only looked at.
  workbook.root.first("calcPr")?.set("fullCalcOnLoad", undefined);
  return succeed({ workbook, formulas: settled.formulas.length, asStored: settled.asStored });
}

const MOST_PLACES = 5;

function unsettledMessage(unsettled: readonly UnsettledFormula[]): string {
  const told = (why: UnsettledFormula["why"], words: string) => {
    const places = unsettled.filter((one) => one.why === why).map(({ place }) => place);
    if (places.length === 0) return "";
    const more = places.length > MOST_PLACES ? ` ほか ${places.length - MOST_PLACES}セル` : "";
    return `${words}: ${places.slice(0, MOST_PLACES).join("、")}${more}。`;
  };
  return (
    told("missing", "計算の結果がまだない数式があります") +
    told("stale", "計算し直すと結果が変わる数式があります") +
    "Excel でブックを開き、再計算(Ctrl+Alt+F9)して保存してから、もう一度実行してください。"
  );
}

function* toValues(formulas: readonly SettledFormula[]): Generator<void> {
  for (const { cell, result } of formulas) {
    const formula = cell.first("f");
    if (formula) cell.remove(formula);
    // Of an array that spills; without its formula it means nothing.
    cell.set("cm", undefined);
    if (result !== undefined) storeResult(cell, result);
    if (cell.attribute("t") === "str") asText(cell);
    yield;
  }
}

/** A formula's text is a cell's own text from now on; an empty one is none. */
function asText(cell: XmlElement): void {
  const stored = cell.first("v");
  const text = stored?.text ?? "";
  if (stored) cell.remove(stored);
  cell.set("t", text === "" ? undefined : "inlineStr");
  if (text === "") return;
  const isTrimmed = text === text.trim() && !text.includes("\n");
  const { prefix } = cell;
  cell.append(
    XmlElement.create(`${prefix}is`, {}, [
      XmlElement.create(`${prefix}t`, isTrimmed ? {} : { "xml:space": "preserve" }, [encode(text)]),
    ]),
  );
}

/** What Excel would put into a row that somebody adds, or calculate below a table. */
function forgetColumnFormulas(columns: readonly XmlElement[]): void {
  for (const column of columns) {
    for (const formula of [...column.all("calculatedColumnFormula"), ...column.all("totalsRowFormula")])
      column.remove(formula);
    column.set("totalsRowFunction", undefined);
  }
}

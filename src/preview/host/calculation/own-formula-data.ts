import type { IUniverInstanceService } from "@univerjs/core";
import { type ICellData, type Nullable, UniverInstanceType, type Workbook } from "@univerjs/core";
import { FormulaDataModel, type LexerTreeBuilder } from "@univerjs/engine-formula";

type CellMatrix = Parameters<FormulaDataModel["updateFormulaData"]>[2];
type FormulaMatrix = ReturnType<FormulaDataModel["updateFormulaData"]>;

/**
 * Notes the formulas of changed cells by looking at those cells alone.
 *
 * Univer walks through all cells of all sheets at every change, in case a formula is shared between cells, which
 * only filling and copying at the screen bring about: with 100,000 cells in the workbook each single cell written
 * takes 15 ms. Once such a formula has been seen, Univer's own way is taken.
 */
export class OwnFormulaData extends FormulaDataModel {
  private readonly looked = new Set<string>();
  private hasShared = false;

  constructor(
    private readonly instances: IUniverInstanceService,
    lexerTreeBuilder: LexerTreeBuilder,
  ) {
    super(instances, lexerTreeBuilder);
  }

  override updateFormulaData(unitId: string, sheetId: string, cells: CellMatrix): FormulaMatrix {
    this.hasShared ||= this.cameWithShared(unitId) || hasShared(cells);
    if (this.hasShared) return super.updateFormulaData(unitId, sheetId, cells);
    const formulas: FormulaMatrix = {};
    for (const [row, line] of entries(cells))
      for (const [column, cell] of entries(line)) if (cell?.f) (formulas[row] ??= {})[column] = { f: cell.f };
    return formulas;
  }

  /** Whether a workbook was opened with shared formulas in it; looked at once. */
  private cameWithShared(unitId: string): boolean {
    if (this.looked.has(unitId)) return false;
    this.looked.add(unitId);
    const workbook = this.instances.getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
    return (workbook?.getSheets() ?? []).some((sheet) => hasShared(sheet.getCellMatrix().getMatrix()));
  }
}

const entries = <T>(record: Readonly<Record<number, T>>): [number, T][] =>
  Object.keys(record).map((key) => [Number(key), record[Number(key)] as T]);

const hasShared = (cells: CellMatrix): boolean =>
  entries(cells).some(([, line]) =>
    entries<Nullable<ICellData>>(line).some(([, cell]) => typeof cell?.si === "string" && cell.si !== ""),
  );

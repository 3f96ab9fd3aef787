import type { Result } from "../plan/result";
import { succeed } from "../plan/result";
import type {
  ActiveCell,
  ApplyOptions,
  CellValue,
  PlacedFormula,
  SnapshotRequest,
  WorkbookChange,
  WorkbookPort,
  WorkbookSnapshot,
} from "../workflows/port";
import { WorkbookError } from "../workflows/port";
import type { SheetContents } from "../freeze";
import { writeResults } from "./calculate/writeResults";
import { refreshCharts } from "./chart/refreshCharts";
import { applyChange } from "./change/applyChange";
import { forgetResults } from "./change/forgetResults";
import { refuseFile } from "./change/refuse";
import { inPieces } from "./change/inPieces";
import { FileFault } from "./fault";
import { readContents } from "./freeze/readContents";
import { valuesOnly } from "./freeze/valuesOnly";
import { workOut } from "./freeze/workOut";
import { openWorkbook } from "./open";
import type { DocumentProperties } from "./package/blank";
import { blankPackage } from "./package/blank";
import { readSnapshot } from "./readSnapshot";
import { addressOf, selectCell, selectedCell } from "./selection";
import { readValue } from "./sheet/readCell";
import { writeCell } from "./sheet/writeCell";
import type { WorkbookView } from "./view/viewWorkbook";
import { viewWorkbook } from "./view/viewWorkbook";
import { Workbook } from "./workbook/Workbook";

/** What freezing starts from. */
export interface ValuesOnly {
  readonly port: XlsxPort;
  /** How many formulas there were. */
  readonly formulas: number;
  /** How many of them had a result that could only be taken as it was stored. */
  readonly asStored: number;
}

/**
 * A workbook that is an .xlsx file in memory: opened, worked on and saved without Excel. Parts of the file that no change
 * concerns are kept byte by byte. What it does otherwise than Excel stands in DIFFERENCES.md.
 * @example
 * const opened = await XlsxPort.open(bytes);
 * if (opened.ok) await writePlan(opened.value, plan, choice, context);
 */
export class XlsxPort implements WorkbookPort {
  private readonly listeners = new Set<() => void>();

  private constructor(private workbook: Workbook) {}

  /** A workbook without a sheet yet. */
  static create(properties?: DocumentProperties): XlsxPort {
    return new XlsxPort(new Workbook(blankPackage(properties)));
  }

  /** @returns what is wrong with the file, in Japanese; see openWorkbook for the codes. */
  static async open(bytes: Uint8Array): Promise<Result<XlsxPort>> {
    const opened = await openWorkbook(bytes);
    return opened.ok ? succeed(new XlsxPort(opened.value)) : opened;
  }

  /**
   * The file's bytes now. The same content gives the same bytes.
   * @throws WorkbookError `workbook.empty` while it has no sheet: no program would open it.
   */
  async save(): Promise<Uint8Array> {
    if (this.workbook.tabs.length === 0) {
      throw new WorkbookError(
        "workbook.empty",
        "シートがまだないため保存できません。先に計画を書き込んでください。",
        "unchanged",
      );
    }
    return this.workbook.file.save();
  }

  /** What people see of it now, for looking at only. @throws FileFault `file.broken` */
  view(): WorkbookView {
    return viewWorkbook(this.workbook);
  }

  /** What the cells of its worksheets hold, as a freeze sees them. @throws FileFault `file.broken` */
  contents(): readonly SheetContents[] {
    return readContents(this.workbook);
  }

  /**
   * A copy in which formulas are values; this workbook stays as it is.
   * @returns issue `freeze.unsettled`, see {@link valuesOnly}. @throws WorkbookError `workbook.signed`, `workbook.strict`, `file.*`
   */
  async valuesOnly(): Promise<Result<ValuesOnly>> {
    return this.guarded(async () => {
      const made = await valuesOnly(this.workbook);
      if (!made.ok) return made;
      const { workbook, formulas, asStored } = made.value;
      return succeed({ port: new XlsxPort(workbook), formulas, asStored });
    });
  }

  async workOut(formulas: readonly PlacedFormula[]): Promise<readonly (CellValue | null)[]> {
    return this.guarded(() => workOut(this.workbook, formulas));
  }

  async snapshot(request: SnapshotRequest): Promise<WorkbookSnapshot> {
    return this.guarded(() => readSnapshot(this.workbook, request));
  }

  async apply(change: WorkbookChange, options: ApplyOptions = {}): Promise<void> {
    await this.edit((draft) => applyChange(draft, change, options));
  }

  async select(sheet: string, row: number, column: number): Promise<void> {
    await this.guarded(() => {
      const part = this.workbook.sheet(sheet);
      if (!part) {
        throw new WorkbookError(
          "workbook.changed",
          `シート「${sheet}」が見つかりませんでした。内容を確かめて、もう一度実行してください。`,
          "unchanged",
        );
      }
      selectCell(this.workbook, part, row, column);
    });
  }

  async activeCell(): Promise<ActiveCell> {
    return this.guarded(() => {
      const { sheet, row, column } = this.selected();
      const cell = sheet.cells.get(row, column);
      const formula = cell && sheet.formulas.read(cell, row, column);
      const content =
        typeof formula === "string"
          ? `=${formula}`
          : cell
            ? String(readValue(cell, this.workbook.strings))
            : "";
      return { address: addressOf(sheet, row, column), content };
    });
  }

  async writeActiveCell(formula: string): Promise<void> {
    const { sheet, row, column } = this.selected();
    await this.edit(async (draft) => {
      const part = draft.sheet(sheet.name);
      if (!part) throw new Error(`${sheet.name} was there a moment ago`);
      const content = { formula: formula.replace(/^=/, "") };
      refuseFile(draft);
      const format = Number(part.cells.get(row, column)?.attribute("s") ?? 0);
      if (part.isProtected && draft.styles.isLocked(format)) {
        throw new WorkbookError(
          "workbook.protected",
          `${addressOf(part, row, column)} は保護されているため書き込めません。ほかのセルを選ぶか、Excel でシートの保護を解除して保存してから、もう一度実行してください。`,
          "unchanged",
        );
      }
      writeCell(part, draft.styles, row, column, content);
      for (const work of [forgetResults(draft), writeResults(draft), refreshCharts(draft)])
        await inPieces(work);
    });
  }

  /** Calls back after each change that was made through this port: nobody else has the file open. */
  onChanged(listener: () => void): Promise<() => Promise<void>> {
    // Its own function, so that the same listener may be added twice.
    const call = () => listener();
    this.listeners.add(call);
    return Promise.resolve(() => {
      this.listeners.delete(call);
      return Promise.resolve();
    });
  }

  private selected() {
    const found = selectedCell(this.workbook);
    if (!found) {
      throw new WorkbookError(
        "workbook.noActiveCell",
        "選択中のセルがありません。ワークシートのセルを選んでから、もう一度実行してください。",
        "unchanged",
      );
    }
    return found;
  }

  /** Works on a copy and takes it only when all went well. */
  private async edit(work: (draft: Workbook) => Promise<void> | void): Promise<void> {
    const before = this.workbook;
    const draft = new Workbook(before.file.clone());
    await this.guarded(() => work(draft));
    if (this.workbook !== before) {
      throw new WorkbookError(
        "workbook.busy",
        "ほかの書き込みと重なったため中止しました。もう一度実行してください。",
        "unchanged",
      );
    }
    this.workbook = draft;
    for (const listener of [...this.listeners]) listener();
  }

  private async guarded<T>(work: () => Promise<T> | T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof FileFault)
        throw new WorkbookError(error.code, error.message, "unchanged", { cause: error });
      throw error;
    }
  }
}

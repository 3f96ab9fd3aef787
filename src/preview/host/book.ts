import {
  type ICellData,
  ICommandService,
  type IMutation,
  type Injector,
  type IOperation,
  IUniverInstanceService,
  type Nullable,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { FormulaDataModel, IFunctionService } from "@univerjs/engine-formula";
import { SetWorksheetColumnCountMutation, SetWorksheetRowCountMutation } from "@univerjs/sheets";
import { createBookNotes, type BookNotes } from "./notes/book-notes";
import { Calculation } from "./calculation/calculation";
import { HeaderFollower } from "./tables/header-follower";
import { NameFollower } from "./structure/name-follower";
import { itemNotFound } from "./office-error";
import type { Rect } from "./rect";
import { ChangeWatcher } from "./changes";
import { EventQueue } from "./events";
import { NewWorkbooks } from "./new-workbooks";
import { ReferenceTable } from "./references";
import { createSheetNotes, type SheetNotes } from "./notes/sheet-notes";
import { keepTextLiterals } from "./calculation/text-literals";
import type { FilterCriteria } from "./tables/table-filter";
import type { TableNotes } from "./tables/tables";
import { UserEditGuard } from "./user-edits";
import type { WorkbookNotes } from "./notes/workbook-notes";

/** A Univer workbook and the services behind it, headless or rendered. */
export interface UniverWorkbookBinding {
  readonly injector: Injector;
  readonly unitId: string;
}

/**
 * The workbook as the object model sees it: Univer's model, plus notes about what Univer has no place for.
 *
 * Univer's grid is as large as its content needs; Excel's is fixed. The book hides that: writing beyond the edge
 * makes the grid grow.
 */
export class Book {
  readonly injector: Injector;
  readonly unitId: string;
  readonly workbook: Workbook;
  readonly calculation: Calculation;
  readonly references = new ReferenceTable();
  readonly events = new EventQueue();
  readonly newWorkbooks = new NewWorkbooks();
  readonly changes: ChangeWatcher;
  readonly userEdits: UserEditGuard;
  private readonly headers: HeaderFollower;
  private readonly meanings: NameFollower;
  readonly notes: WorkbookNotes;
  /** By table. */
  readonly tableNotes: Map<string, TableNotes>;
  /** By table, then by the column's place. */
  readonly tableFilters: Map<string, Map<number, FilterCriteria>>;
  private acting = 0;
  private readonly sheetNotes: Map<string, SheetNotes>;
  private readonly commands: ICommandService;
  private readonly formulas: FormulaDataModel;

  constructor({ injector, unitId }: UniverWorkbookBinding, notes: BookNotes = createBookNotes()) {
    this.injector = injector;
    this.unitId = unitId;
    this.notes = notes.workbook;
    this.sheetNotes = new Map(notes.sheets);
    this.tableNotes = new Map(notes.tables);
    this.tableFilters = new Map(notes.filters);
    const workbook = injector
      .get(IUniverInstanceService)
      .getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
    if (!workbook) throw new Error(`There is no workbook "${unitId}" in this Univer.`);
    this.workbook = workbook;
    this.commands = injector.get(ICommandService);
    this.formulas = injector.get(FormulaDataModel);
    keepTextLiterals(injector.get(IFunctionService));
    this.calculation = new Calculation(injector);
    this.headers = new HeaderFollower(this);
    this.meanings = new NameFollower(this);
    this.changes = new ChangeWatcher(this);
    this.userEdits = new UserEditGuard(this);
  }

  /** Resolves when Univer may be disposed of. */
  async dispose(): Promise<void> {
    this.userEdits.dispose();
    this.changes.dispose();
    this.headers.dispose();
    this.meanings.dispose();
    await this.calculation.dispose();
  }

  /** Changes the model at once, without an entry in the undo list (Excel's add-ins clear that list as well). */
  mutate<P extends object>(mutation: IMutation<P>, params: Omit<P, "unitId">): void {
    this.act(() => this.commands.syncExecuteCommand(mutation.id, { unitId: this.unitId, ...params }));
  }

  /** Does what changes no content, such as showing another sheet. */
  operate<P extends object>(operation: IOperation<P>, params: Omit<P, "unitId">): void {
    this.act(() => this.commands.syncExecuteCommand(operation.id, { unitId: this.unitId, ...params }));
  }

  /** Runs a whole command, with everything Univer's plugins do along with it; false means it was refused. */
  async command(id: string, params: object): Promise<boolean> {
    // The commands used here change the model before they first wait for anything.
    return this.act(() => this.commands.executeCommand(id, { unitId: this.unitId, ...params }));
  }

  /** Runs a command as if somebody at the screen had given it. */
  async commandByUser(id: string, params: object): Promise<boolean> {
    return this.commands.executeCommand(id, { unitId: this.unitId, ...params });
  }

  /** Whether the change being made right now is the host's own doing, at an add-in's request. */
  get isActing(): boolean {
    return this.acting > 0;
  }

  private act<T>(change: () => T): T {
    this.acting += 1;
    try {
      return change();
    } finally {
      this.acting -= 1;
    }
  }

  sheets(): Worksheet[] {
    return this.workbook.getSheets();
  }

  sheetIds(): string[] {
    return this.sheets().map((sheet) => sheet.getSheetId());
  }

  findSheet(id: string): Worksheet | undefined {
    return this.workbook.getSheetBySheetId(id) ?? undefined;
  }

  /** Excel's names ignore case. */
  findSheetByName(name: string): Worksheet | undefined {
    const wanted = name.toLowerCase();
    return this.sheets().find((sheet) => sheet.getName().toLowerCase() === wanted);
  }

  /** @throws ItemNotFound when the sheet has been deleted. */
  sheet(id: string): Worksheet {
    const sheet = this.findSheet(id);
    if (sheet === undefined) throw itemNotFound();
    return sheet;
  }

  notesOf(sheetId: string): SheetNotes {
    let notes = this.sheetNotes.get(sheetId);
    if (notes === undefined) {
      notes = createSheetNotes();
      this.sheetNotes.set(sheetId, notes);
    }
    return notes;
  }

  forgetSheet(sheetId: string): void {
    this.sheetNotes.delete(sheetId);
    this.references.dropSheet(sheetId);
  }

  /**
   * Has all formulas read and calculated anew, since a name of cells or tables in some of them means something else now:
   * Univer keeps what names meant when it first read a formula. It forgets by parts of the formula's text, but of a
   * formula over 64 characters it has only a hash left, which no name is a part of; an empty text is a part of each.
   */
  forgetMeanings(): void {
    this.injector.get(IFunctionService).deleteFormulaAstCacheKey("");
    this.calculation.invalidateAll(this.unitId, this.sheetIds());
  }

  /** Makes the grid large enough for a block of cells. */
  reserve(sheetId: string, rect: Rect): void {
    const sheet = this.sheet(sheetId);
    if (rect.endRow >= sheet.getRowCount())
      this.mutate(SetWorksheetRowCountMutation, { subUnitId: sheetId, rowCount: rect.endRow + 1 });
    if (rect.endColumn >= sheet.getColumnCount())
      this.mutate(SetWorksheetColumnCountMutation, { subUnitId: sheetId, columnCount: rect.endColumn + 1 });
  }

  /** The cell as stored: no value for a cell that a spilled array only covers. */
  cell(sheetId: string, row: number, column: number): Nullable<ICellData> {
    return this.sheet(sheetId).getCellRaw(row, column);
  }

  formulaAt(sheetId: string, row: number, column: number): string | undefined {
    return this.formulas.getFormulaStringByCell(row, column, sheetId, this.unitId) ?? undefined;
  }

  /** What array formulas have spilled over a sheet. */
  spilled(sheetId: string): Readonly<Record<number, Record<number, Nullable<ICellData>>>> {
    return (this.formulas.getArrayFormulaCellData()[this.unitId]?.[sheetId] ?? {}) as Record<
      number,
      Record<number, Nullable<ICellData>>
    >;
  }
}

import type {
  ActiveCell,
  ApplyOptions,
  CellsChanged,
  SnapshotRequest,
  WorkbookChange,
  WorkbookPort,
  WorkbookSnapshot,
} from "../workflows/port";
import { explain, isOfficeError } from "./explain";
import { fitRows } from "./fitRows";
import { queueSnapshot } from "./readSnapshot";
import { readInPieces } from "./readInPieces";
import type { Run } from "./run";
import { REQUEST_LIMIT, rangeOf } from "./step";

/**
 * The workbook that Excel has open, through Office.js. Nothing newer than ExcelApi 1.14 is used. Reading takes one round
 * trip; a write takes two (look, then write), more only where a request would pass Excel's 5 MB.
 * @example const port = new ExcelPort(); await writePlan(port, plan, choice, context);
 */
export class ExcelPort implements WorkbookPort {
  /** @param requestLimit bytes of one request, see {@link REQUEST_LIMIT}. */
  constructor(
    private readonly run: Run = (batch) => Excel.run(batch),
    private readonly requestLimit = REQUEST_LIMIT,
  ) {}

  async snapshot(request: SnapshotRequest): Promise<WorkbookSnapshot> {
    return this.guarded(() =>
      this.run(async (context) => {
        const snapshot = await readWhole(context, request);
        if (!request.forAudit) return snapshot;
        const { withEvidence } = await import("./readEvidence");
        return withEvidence(context, snapshot);
      }),
    );
  }

  async apply(change: WorkbookChange, options: ApplyOptions = {}): Promise<void> {
    // A third of what this room weighs, and nobody writes before having seen what would be written.
    const { applyChange } = await import("./applyChange");
    await applyChange(this.run, change, options, this.requestLimit);
  }

  async select(sheet: string, row: number, column: number): Promise<void> {
    await this.guarded(() =>
      this.run(async (context) => {
        const target = context.workbook.worksheets.getItem(sheet);
        target.activate();
        rangeOf(target, { row, column, rows: 1, columns: 1 }).select();
        await context.sync();
      }),
    );
  }

  async fitRows(tables: readonly string[]): Promise<void> {
    await this.guarded(() => this.run((context) => fitRows(context, tables)));
  }

  async activeCell(): Promise<ActiveCell> {
    return this.guarded(() =>
      this.run(async (context) => {
        const cell = context.workbook.getActiveCell().untrack().load("address,formulas");
        await context.sync();
        return { address: cell.address, content: String((cell.formulas as unknown[][])[0]?.[0] ?? "") };
      }),
    );
  }

  async writeActiveCell(formula: string): Promise<void> {
    await this.guarded(() =>
      this.run(async (context) => {
        context.workbook.getActiveCell().untrack().formulas = [[formula]];
        await context.sync();
      }),
    );
  }

  async onChanged(listener: (change?: CellsChanged) => void): Promise<() => Promise<void>> {
    const subscription = await this.guarded(() =>
      this.run(async (context) => {
        const added = context.workbook.worksheets.onChanged.add(({ worksheetId }) => {
          listener({ sheetId: worksheetId });
          return Promise.resolve();
        });
        await context.sync();
        return added;
      }),
    );
    return async () => {
      // A handler can be removed only in the context that added it.
      subscription.remove();
      await this.guarded(() => subscription.context.sync());
    };
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw explain(error, "", "unchanged");
    }
  }
}

async function readWhole(context: Excel.RequestContext, request: SnapshotRequest): Promise<WorkbookSnapshot> {
  const answer = queueSnapshot(context.workbook, request);
  try {
    await context.sync();
  } catch (error) {
    if (isOfficeError(error) && error.code === "ResponsePayloadSizeLimitExceeded") {
      return readInPieces(context, request);
    }
    throw error;
  }
  return answer();
}

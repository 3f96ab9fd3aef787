import type { ApplyOptions, WorkbookPort } from "../../src/workflows/port";
import { openWorkbook } from "../../src/xlsx/open";
import type { WorkbookUnderTest } from "../contract/workbookPort.contract";
import { describeRound } from "../contract/round.contract";
import { describeWorkbookPort } from "../contract/workbookPort.contract";
import { blankFile } from "./blankFile";
import { editFile, filterIn, handOn, openPort } from "./fileHand";

describeWorkbookPort("an .xlsx file", openFile, { calculates: true });
describeRound("an .xlsx file", openFile);

async function openFile(): Promise<WorkbookUnderTest> {
  let open = await openPort(await blankFile());
  let breakOff: number | null = null;
  const port: WorkbookPort = {
    snapshot: (request) => open.snapshot(request),
    select: (sheet, row, column) => open.select(sheet, row, column),
    activeCell: () => open.activeCell(),
    writeActiveCell: (formula) => open.writeActiveCell(formula),
    onChanged: (listener) => open.onChanged(listener),
    async apply(change, options) {
      await open.apply(change, breakOff === null ? options : cancelledAt(breakOff));
      // What is not in the bytes is not written.
      open = await openPort(await open.save());
    },
  };
  return {
    port,
    hand: handOn(async (change) => {
      open = await openPort(await editFile(await open.save(), change));
    }),
    breakOffAt: (share) => {
      breakOff = share;
    },
    async dump() {
      breakOff = null;
      return partsOf(await open.save());
    },
    filterOf: async (table) => filterIn(await open.save(), table),
    settle: () => Promise.resolve(),
    close: () => undefined,
  };
}

/** Cancels once that share of the work is done: nobody can pull the plug of a file in memory. */
function cancelledAt(share: number): ApplyOptions {
  const signal = { aborted: false };
  return {
    signal,
    onProgress: ({ done, total, doing }) => {
      const isLastStep = doing === "計算の結果を整えています";
      if (done / total >= share || isLastStep) signal.aborted = true;
    },
  };
}

async function partsOf(bytes: Uint8Array): Promise<unknown> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const { file } = opened.value;
  return Object.fromEntries(file.names.map((name) => [name, file.text(name)]));
}

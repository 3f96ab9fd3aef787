import type { Plan, Result } from "../../plan";
import { ACTUAL_HEADERS, LEVEL_HEADERS, SETTING_HEADERS } from "../../sheets";
import type { CellsChanged, TableSnapshot, WorkbookPort, WorkbookSnapshot } from "../port";
import { OFF_TRACK_REQUEST, offTrackIn, type OffTrack } from "./readOffTrack";

/** Does the task after so many milliseconds, unless the returned function is called before. */
export type Schedule = (task: () => void, milliseconds: number) => () => void;

export interface OffTrackListener {
  readonly onOffTrack: (offTrack: Result<OffTrack>) => void;
  /** A read that the workbook refused, such as while a cell is being edited. The next change reads again. */
  readonly onFailure: (error: unknown) => void;
}

/** Long enough for a fill-down or a paste to arrive as one burst, short enough to feel immediate. */
export const QUIET_MILLISECONDS = 300;

/**
 * Tells the listener what is off track: at once, and again after each burst of changes that can matter. One read at a
 * time; bursts during a read wait as one. A change on a sheet where nothing is read from is passed over, where the host
 * says on which sheet it was. Nothing is told after stopping.
 *
 * @returns how to stop.
 */
export async function watchOffTrack(
  port: WorkbookPort,
  plan: Plan,
  listener: OffTrackListener,
  schedule: Schedule,
): Promise<() => Promise<void>> {
  let isStopped = false;
  let isReading = false;
  let isWaiting = false;
  let matters: (change: CellsChanged) => boolean = anything;
  let cancel: () => void = () => undefined;

  const readOnce = async () => {
    try {
      const snapshot = await port.snapshot(OFF_TRACK_REQUEST);
      matters = whatMatters(snapshot);
      if (!isStopped) listener.onOffTrack(offTrackIn(snapshot, plan));
    } catch (error) {
      matters = anything;
      if (!isStopped) listener.onFailure(error);
    }
  };
  const read = async () => {
    isWaiting = true;
    if (isReading) return;
    isReading = true;
    while (isWaiting && !isStopped) {
      isWaiting = false;
      await readOnce();
    }
    isReading = false;
  };
  const unsubscribe = await port.onChanged((change = {}) => {
    // What a read under way will find is not known yet.
    if (isStopped || !(isReading || matters(change))) return;
    cancel();
    cancel = schedule(() => void read(), QUIET_MILLISECONDS);
  });
  await read();

  return async () => {
    isStopped = true;
    cancel();
    await unsubscribe();
  };
}

const anything = () => true;

/**
 * Which changes can alter what was read: those on the sheets of its tables and names. Everything, where a table is still
 * missing or where a typed cell holds a formula, which may look at any sheet.
 */
function whatMatters(snapshot: WorkbookSnapshot): (change: CellsChanged) => boolean {
  const isWhole = OFF_TRACK_REQUEST.tables.every((name) =>
    snapshot.tables.some((table) => table.name === name),
  );
  if (!isWhole || snapshot.tables.some(hasTypedFormula)) return anything;
  const names = new Set([...snapshot.tables, ...snapshot.names].map(({ sheet }) => sheet));
  const ids = new Set(
    snapshot.sheets.flatMap(({ name, id }) => (id !== undefined && names.has(name) ? [id] : [])),
  );
  return ({ sheetId }) => sheetId === undefined || ids.size < names.size || ids.has(sheetId);
}

/** Those that the add-in calculates itself look only at the sheets of these tables. */
const OWN_FORMULAS: readonly string[] = [
  ACTUAL_HEADERS.rate,
  ACTUAL_HEADERS.grade,
  SETTING_HEADERS.places,
  LEVEL_HEADERS.label,
];
const READ_HEADERS: readonly string[] = [ACTUAL_HEADERS, SETTING_HEADERS, LEVEL_HEADERS].flatMap((headers) =>
  Object.values<string>(headers),
);

function hasTypedFormula({ headers, formulas }: TableSnapshot): boolean {
  const typed = headers.map((header) => READ_HEADERS.includes(header) && !OWN_FORMULAS.includes(header));
  return formulas.some((row) =>
    row.some((cell, column) => typed[column] === true && typeof cell === "string" && cell.startsWith("=")),
  );
}

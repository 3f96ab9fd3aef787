import type { Result } from "../plan/result";
import type { WorkbookPort } from "./port";
import { readOffTrack, type OffTrack } from "./readOffTrack";

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
 * Tells the listener what is off track: at once, and again after each burst of changes. Only the newest read counts; one
 * that began earlier and ends later is dropped. Nothing is told after stopping.
 *
 * @returns how to stop.
 */
export async function watchOffTrack(
  port: WorkbookPort,
  listener: OffTrackListener,
  schedule: Schedule,
): Promise<() => Promise<void>> {
  let isStopped = false;
  let newest = 0;
  let cancel: () => void = () => undefined;

  const read = async () => {
    const mine = (newest += 1);
    const isCurrent = () => !isStopped && mine === newest;
    try {
      const offTrack = await readOffTrack(port);
      if (isCurrent()) listener.onOffTrack(offTrack);
    } catch (error) {
      if (isCurrent()) listener.onFailure(error);
    }
  };
  const unsubscribe = await port.onChanged(() => {
    if (isStopped) return;
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

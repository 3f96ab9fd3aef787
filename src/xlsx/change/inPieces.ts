/** Rows, cells or formulas between two pauses: some tens of milliseconds on an office machine. */
const PIECE = 500;

/**
 * Does work that halts after every small part, with a pause after so many of them: the page can show the progress meanwhile,
 * and people can cancel.
 * @param afterPause is told how many parts are done.
 */
export async function inPieces(
  work: Iterable<void>,
  afterPause: (done: number) => void = () => undefined,
): Promise<void> {
  const parts = work[Symbol.iterator]();
  for (let done = 1; parts.next().done !== true; done += 1) {
    if (done % PIECE !== 0) continue;
    await pause();
    afterPause(done);
  }
}

/** A whole turn of the event loop: promises alone would let nothing else happen. */
function pause(): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume, 0);
  });
}

/** Cells of one sheet that are described. A plan of 1,500 取組項目 publishes a third of a million. */
export const MAX_DESCRIBED_CELLS = 1_000_000;

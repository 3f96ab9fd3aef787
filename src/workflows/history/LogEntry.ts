import type { HistoryRow } from "../../sheets";

/** What is logged; 番号, 日時 and 実行者 are filled in. Absent まとまり: the next one of its kind. */
export type LogEntry = Pick<HistoryRow, "action"> & Partial<Omit<HistoryRow, "number" | "when" | "by">>;

import type { Content } from "../spec";

/**
 * What people wrote in 実績入力: by row key (`actualKey`), then by header. A header that is absent keeps the default of the
 * sheet; null empties the cell.
 */
export type PeopleValues = ReadonlyMap<string, ReadonlyMap<string, Content>>;

/** What the office asks of one department: everything that its workbook says about the request. */
export interface RequestTerms {
  /** 照会番号, the same for all departments of one issue: `R4-20261123-1`. */
  readonly requestId: string;
  /** 担当課 as the plan names it. */
  readonly department: string;
  readonly year: number;
  /** ISO day until which the answer is wanted. */
  readonly deadline: string;
  /** Who answers questions, as the office wrote it: 財政課 行革担当 内線 123. */
  readonly contact: string;
}

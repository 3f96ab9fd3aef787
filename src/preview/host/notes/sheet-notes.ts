import type { ChartRecord } from "../charts/chart-record";
import type { ConditionalRecord } from "../conditional/conditional-record";
import type { Rect } from "../rect";
import type { Json } from "../wire";

export interface SheetProtection {
  readonly options: Readonly<Record<string, Json>>;
  readonly password: string | undefined;
}

/** What Excel knows about a worksheet and Univer has no place for. */
export interface SheetNotes {
  veryHidden: boolean;
  protection: SheetProtection | undefined;
  printArea: Rect | undefined;
  printTitleRows: Rect | undefined;
  printTitleColumns: Rect | undefined;
  /** Rows that begin a new page, in ascending order. */
  rowBreaks: readonly number[];
  readonly charts: ChartRecord[];
  readonly pageLayout: Map<string, Json>;
  /** Header and footer texts under "DefaultForAllPages.LeftHeader" and the like. */
  readonly headersFooters: Map<string, Json>;
  readonly customProperties: Map<string, Json>;
  readonly conditionalFormats: Map<string, ConditionalRecord>;
}

export function createSheetNotes(): SheetNotes {
  return {
    veryHidden: false,
    protection: undefined,
    printArea: undefined,
    printTitleRows: undefined,
    printTitleColumns: undefined,
    rowBreaks: [],
    charts: [],
    pageLayout: new Map(),
    headersFooters: new Map(),
    customProperties: new Map(),
    conditionalFormats: new Map(),
  };
}

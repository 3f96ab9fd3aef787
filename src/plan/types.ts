/**
 * The plan as data. Nothing here names a city, a year, an owner or an item: those stand in seeds/*.json,
 * so that another plan needs no change in src.
 */

/** How a cell was read from the source text; see {@link Cited}. */
export type Reading = "stated" | "inferred" | "unreadable";

/** First and last line in the plan's source text, 1-based, both included. */
export type LineRange = readonly [first: number, last: number];

/** Where a fact stands in the source and how it was read. */
export interface Cited {
  /** `stated`: one row in one order. `inferred`: put together, see `reason`. `unreadable`: the value is null. */
  readonly reading: Reading;
  readonly lines: readonly LineRange[];
  /** Japanese. Always present when `inferred` or `unreadable`: which fragments, and which check closes. */
  readonly reason?: string;
  /** What the source shows instead of a number, such as 調整中. */
  readonly shows?: string;
}

/** Western year in which the fiscal year begins (April): R4 is 2022. */
export type FiscalYear = number;

/**
 * What an office decided about a reading that was not certain. The transcription never has one: it comes from a workbook, and
 * holds there.
 */
export interface Confirmation {
  /** confirmed: the reading is right. corrected: the cell's value is the office's. */
  readonly kind: "confirmed" | "corrected";
  /** What the transcription has. */
  readonly was: number | string | null;
  /** Who, and on what ground, in the office's words. */
  readonly by: string;
  readonly ground: string;
  /** ISO day. */
  readonly on: string;
}

/** A number, the text of a stage, or null: no target (stated, inferred) or not to be read (unreadable). */
export interface TargetCell extends Cited {
  readonly value: number | string | null;
  /** `reading`, `lines` and `reason` stay those of the transcription. */
  readonly confirmation?: Confirmation;
}

/** One of the plan's stages, ⇒ for "goes on", or null: nothing planned (stated, inferred) or not to be read. */
export interface ScheduleCell extends Cited {
  readonly value: string | null;
  readonly confirmation?: Confirmation;
}

export interface CitedText extends Cited {
  readonly value: string;
}

/** Which way is better; `none` for stages and for numbers that have no better side. */
export type Direction = "higher" | "lower" | "none";

/**
 * `annual`: amount of one year, years add up. `level`: a state at year end or a yearly average, years do not add up.
 * `oneOff`: done once. `stage`: text.
 */
export type IndicatorKind = "annual" | "level" | "oneOff" | "stage";

/** A total that the source itself states, in the indicator's unit; checked against the cells. */
export interface StatedTotal extends Cited {
  readonly value: number;
}

/** A goal for the whole period that is not split over years, such as −10 %. */
export interface PeriodGoal extends Cited {
  readonly value: number;
  readonly unit: string;
  /** Short Japanese label in our own words. */
  readonly label: string;
}

export interface Indicator {
  /** Unique in the plan, ASCII, stable over years: it is the key of actual values. */
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: Direction;
  readonly kind: IndicatorKind;
  /** Id of the indicator of which this one is a part (内数). Never the default indicator of its item. */
  readonly innerOf?: string;
  /**
   * Where name and unit stand when the source tears them from the values or from the item's heading, and how they
   * were put together. Absent: all on one line inside the item's own text.
   */
  readonly attribution?: Cited;
  /** One cell per plan year, in the order of {@link Plan.years}. */
  readonly targets: readonly TargetCell[];
  readonly total?: StatedTotal;
  readonly goal?: PeriodGoal;
  readonly footnotes: readonly CitedText[];
}

/** 第n次から継続 or 新規. */
export type Origin = "continued" | "new";

/** 取組項目 */
export interface Item {
  /** `priority-measure-number`, such as 2-1-2. */
  readonly code: string;
  readonly name: string;
  /** Other words people use for it; data, not code. */
  readonly aliases: readonly string[];
  /** 担当課, in the source's order. */
  readonly owners: readonly CitedText[];
  readonly origin: Cited & { readonly value: Origin };
  /** How the schedule's row was tied to this item, where the row itself is whole but stands elsewhere. */
  readonly scheduleAttribution?: Cited;
  /** One cell per plan year. */
  readonly schedule: readonly ScheduleCell[];
  readonly indicators: readonly Indicator[];
  readonly lines: readonly LineRange[];
}

/** 実施項目 */
export interface Measure {
  readonly code: string;
  readonly name: string;
  readonly lines: readonly LineRange[];
  readonly items: readonly Item[];
}

/** 重点項目 */
export interface Priority {
  readonly code: string;
  /** Ⅰ, Ⅱ, Ⅲ as printed. */
  readonly numeral: string;
  readonly name: string;
  readonly lines: readonly LineRange[];
  /** Goals of the SDGs, numbers 1-17 with the word printed in the source. */
  readonly sdgs: readonly (Cited & { readonly number: number; readonly word: string })[];
  readonly measures: readonly Measure[];
}

/** The text that the plan was transcribed from. */
export interface PlanSource {
  readonly file: string;
  /** How many lines the file has; the last one counts even without a line break. */
  readonly lines: number;
  readonly sha256: string;
  /** Lines of each printed page, from page 1; empty where nobody knows. What a reader of the PDF needs. */
  readonly pages: readonly LineRange[];
}

export interface Plan {
  readonly id: string;
  readonly municipality: string;
  readonly title: string;
  /** Such as 第4次から継続, 第5次から新規: the plan's own words for {@link Origin}. */
  readonly originLabels: Readonly<Record<Origin, string>>;
  /** Ascending, without gaps. */
  readonly years: readonly FiscalYear[];
  /** From first to last; the order in which an item advances. */
  readonly stages: readonly string[];
  readonly source: PlanSource;
  readonly priorities: readonly Priority[];
}

/** The sign in a schedule that says: as the year before. */
export const CONTINUES = "⇒";

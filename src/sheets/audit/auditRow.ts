import type { Cited, Item, Plan, ScheduleCell, TargetCell } from "../../plan";
import { CONTINUES, READING_WORDS, describePlace, readingInWords, weakestReading } from "../../plan";
import type { ActualRow } from "../actuals/actualRows";
import type { CellSpec, Content } from "../spec";
import {
  cellAt,
  mergedLines,
  readingNote,
  scheduleCell,
  stageCell,
  targetCell,
  yearTargetCell,
} from "../targets/targetCells";

type PlanCell = TargetCell | ScheduleCell;

/** What 監査 says of a row's target: as the plan was transcribed, and as an office confirmed or corrected it. */
export interface AuditTarget {
  /** 読み取り, with the reason as its note. */
  readonly reading: CellSpec;
  readonly source: string;
  /** As transcribed, ⇒ followed back. */
  readonly planned: CellSpec;
  /** null where nobody corrected anything. */
  readonly corrected: CellSpec | null;
  /** What 実績入力 and 計画目標 are to have. */
  readonly expected: Content;
  readonly expectedOnTargets: Content;
}

/** Where a correction takes the target away. */
const NONE = "目標なし";

export function auditTarget(row: ActualRow, plan: Plan): AuditTarget {
  const { item, indicator, index } = row;
  const cells: readonly PlanCell[] = indicator ? indicator.targets : item.schedule;
  const tie = indicator ? undefined : item.scheduleAttribution;
  const run = runTo(cells, index);
  const effective = shownIn(row, plan);
  const planned = shownIn(asTranscribed(row), plan);
  const isCorrected = run.some(({ confirmation }) => confirmation?.kind === "corrected");
  return {
    reading: readingCell(run, tie, effective.note, plan),
    source: describePlace({ lines: mergedLines([...run, tie]) }, plan.source),
    planned,
    corrected: isCorrected ? { ...effective, content: effective.content ?? NONE } : null,
    expected: effective.content,
    expectedOnTargets: (indicator
      ? targetCell(cellAt(indicator.targets, index), plan)
      : scheduleCell(cellAt(item.schedule, index), item, plan)
    ).content,
  };
}

/** As 実績入力 shows it. */
function shownIn({ item, indicator, index }: ActualRow, plan: Plan): CellSpec {
  return indicator ? yearTargetCell(indicator, index, plan) : stageCell(item, index, plan);
}

/** The row without what an office decided. */
function asTranscribed(row: ActualRow): ActualRow {
  const { item, indicator } = row;
  return {
    ...row,
    item: { ...item, schedule: item.schedule.map(before) } satisfies Item,
    indicator: indicator && { ...indicator, targets: indicator.targets.map(before) },
  };
}

function before<Cell extends PlanCell>({ confirmation, ...cell }: Cell): Cell {
  return {
    ...cell,
    ...(confirmation?.kind === "corrected" && { value: confirmation.was }),
  } as unknown as Cell;
}

/** The cell and those that it goes on from. */
function runTo(cells: readonly PlanCell[], index: number): readonly PlanCell[] {
  let first = index;
  while (first > 0 && cells[first]?.value === CONTINUES) first -= 1;
  return cells.slice(first, index + 1);
}

function readingCell(
  run: readonly PlanCell[],
  tie: Cited | undefined,
  decision: string | undefined,
  plan: Plan,
): CellSpec {
  const isOpen = run.some(({ reading, confirmation }) => reading === "stated" && !confirmation);
  const doubts = (tie ? [...run, tie] : run).filter(({ reading }) => reading !== "stated");
  const asRead = weakestReading(doubts.map(({ reading, lines }) => ({ reading, lines })));
  const now = weakestReading(tie && isOpen ? [...run, tie] : run);
  const notes = [...new Set(doubts.map((one) => readingNote(one, plan)))];
  if (asRead === "stated") return { content: READING_WORDS.stated };
  if (now !== "stated") {
    const look = now === "unreadable" ? "unreadable" : "inferredStage";
    return { content: READING_WORDS[now], look, note: notes.join("\n") };
  }
  const content = `${READING_WORDS[asRead]}・${readingInWords(run)}`;
  return { content, note: decision ?? notes.join("\n") };
}

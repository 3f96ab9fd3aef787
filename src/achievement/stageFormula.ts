import { NO_GRADE } from "./noGrade";
import { STATE_LABELS } from "./state";

/** How to point at what a stage is graded from; each may be an expression as well. */
export interface StageRefs {
  readonly target: string;
  readonly schedule: string;
  readonly stage: string;
  readonly state: string;
}

/**
 * The grade of a stage as a plain Excel expression: the same rule as {@link gradeStage}, for a row whose state is known
 * and neither 対象外 nor 算定不能. Errors come through: who builds the cell catches them.
 *
 * @param stages the name of the list of stages: one column, from first to last.
 * @param labels of levels 1 to 4.
 */
export function stageGradeFormula(
  { target, schedule, stage, state }: StageRefs,
  stages: string,
  labels: readonly [string, string, string, string],
): string {
  const planned = `IF(T(${target})="",T(${schedule}),${target})`;
  // A row of the list's sheet, 0 for what is not in it. MATCH would take * and ? for wildcards, and Gnumeric's EXACT takes no list.
  const row = (text: string) => `SUMPRODUCT((${stages}=${text})*ROW(${stages}))`;
  const [first, , third, fourth] = labels;
  const level =
    `IF(${row(stage)}>=${row(planned)},${first},` + `IF(${row(stage)}=${row(planned)}-1,${third},${fourth}))`;
  return (
    `IF(${planned}="","${NO_GRADE.noTarget}",` +
    `IF(${row(planned)}=0,"${NO_GRADE.check}",` +
    `IF(${state}="${STATE_LABELS.unanswered}","${NO_GRADE.unanswered}",` +
    `IF(${stage}="","${NO_GRADE.unanswered}",` +
    `IF(T(${stage})="","${NO_GRADE.check}",` +
    `IF(${row(stage)}=0,"${NO_GRADE.check}",${level}))))))`
  );
}

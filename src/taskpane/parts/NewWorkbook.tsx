import { Button } from "@fluentui/react-components";
import type { Failure } from "../actions";

/** Whether something failed only because the plan's tables are not in the workbook yet. */
export const isNewWorkbook = ({ issues }: Failure): boolean =>
  issues.some(({ code }) => code === "workbook.notWritten");

export interface NewWorkbookProps {
  /** What this view does once the tables are there, as a sentence. */
  readonly then: string;
  readonly onWrite: () => void;
}

/** A new workbook: one sentence, one button. */
export function NewWorkbook({ then, onWrite }: NewWorkbookProps) {
  return (
    <>
      <p>このブックには、まだ実績を入力する表がありません。{then}</p>
      <Button appearance="primary" onClick={onWrite}>
        書き込みへ進む
      </Button>
    </>
  );
}

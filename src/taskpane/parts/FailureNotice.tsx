import type { ReactNode } from "react";
import { Button, Link } from "@fluentui/react-components";
import type { Failure } from "../actions";
import { cellFromPath, cellName, type SheetCell } from "../words/cellPlace";
import { Notice } from "./Notice";

export interface FailureNoticeProps {
  /** What could not be done, as a sentence. */
  readonly title: string;
  readonly failure: Failure;
  readonly goTo: (cell: SheetCell) => void;
  /** Where trying once more may help, such as after a cell was being edited. */
  readonly again?: { readonly label: string; readonly onClick: () => void } | undefined;
  /** Other buttons, in place of `again`. */
  readonly children?: ReactNode;
}

/** A long list of the same trouble helps nobody; the rest is counted. */
const shown = 5;

/** What happened, where (a link that selects the cell) and what to do; and whether the workbook is as it was. */
export function FailureNotice({ title, failure, goTo, again, children }: FailureNoticeProps) {
  const { issues, isPartly } = failure;
  return (
    <Notice
      intent="error"
      title={title}
      actions={children ?? (again && <Button onClick={again.onClick}>{again.label}</Button>)}
    >
      <ul className="reform-points">
        {issues.slice(0, shown).map(({ code, path, message }) => {
          const cell = cellFromPath(path);
          return (
            <li key={`${code} ${path} ${message}`}>
              {message}
              {cell && (
                <>
                  {" "}
                  <Link as="button" inline onClick={() => goTo(cell)}>
                    {cellName(cell)} を選ぶ
                  </Link>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {issues.length > shown && <div>ほかに {issues.length - shown} 件あります。</div>}
      {!isPartly && <div>ブックは元のままです。</div>}
    </Notice>
  );
}

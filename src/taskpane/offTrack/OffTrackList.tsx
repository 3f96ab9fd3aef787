import { Warning16Regular } from "@fluentui/react-icons";
import type { OffTrackRow } from "../../workflows";
import { moveFocus } from "../arrowKeys";
import { GradeMark } from "../GradeMark";
import { contentText, percent } from "../numbers";

export interface OffTrackListProps {
  readonly rows: readonly OffTrackRow[];
  readonly onOpen: (row: OffTrackRow) => void;
}

/** One button a row; arrow keys move between them, Enter goes to the cell. */
export function OffTrackList({ rows, onOpen }: OffTrackListProps) {
  return (
    <ul aria-label="遅れている取組項目" onKeyDown={(event) => moveFocus(event, "vertical", false)}>
      {rows.map((row) => (
        <li key={row.key}>
          <button type="button" className="reform-item" onClick={() => onOpen(row)}>
            <span className="reform-row">
              <GradeMark label={row.grade} level={row.level} />
              {row.rate !== null && <span className="reform-numbers">{percent(row.rate)}</span>}
              <span className="reform-quiet">{row.owners}</span>
            </span>
            <span className="reform-strong">
              {row.code} {row.item}
            </span>
            <span className="reform-quiet reform-numbers">
              {row.indicator}: 実績 {contentText(row.actual)} / 目標 {contentText(row.target)} {row.unit}
            </span>
            {!row.hasReason && (
              <span className="reform-wanted">
                <Warning16Regular aria-hidden />
                理由・対応が未記入です
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

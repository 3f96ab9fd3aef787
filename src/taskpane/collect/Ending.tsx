import { Button, Link } from "@fluentui/react-components";
import { cellName, type SheetCell } from "../words/cellPlace";
import { FirstFew } from "../parts/FirstFew";
import { Notice } from "../parts/Notice";
import { contentText, count } from "../words/numbers";
import type { Ended } from "./useCollecting";

export interface EndingProps {
  readonly ended: Ended;
  readonly onUndo: (batch: string) => void;
  readonly goTo: (cell: SheetCell) => void;
}

/** What has just happened to the workbook, and the way back. */
export function Ending({ ended, onUndo, goTo }: EndingProps) {
  if (ended.verb === "read") return null;
  if (ended.verb === "merge") {
    const { batch, cells, rows, refused } = ended.outcome;
    if (batch === null) {
      return (
        <Notice intent="success" title="取り込んだセルはありません。">
          どの課から戻ったかは、シート「配布記録」の「最終回収」で確かめられます。
        </Notice>
      );
    }
    return (
      <Notice
        intent="success"
        title={`${count(cells)} セル(${count(rows)} 行)を取り込みました。`}
        actions={<Button onClick={() => onUndo(batch)}>取り込みを元に戻す</Button>}
      >
        {refused > 0 && <div>取り込まなかったセル: {count(refused)}</div>}
        <div>シート「変更履歴」に 1 セルずつ書きました。このブックを保存してください。</div>
      </Notice>
    );
  }
  const { restored, kept, lostRows } = ended.outcome;
  return (
    <Notice
      intent={kept.length > 0 || lostRows > 0 ? "warning" : "success"}
      title={restored === 0 ? "元に戻したセルはありません。" : `${count(restored)} セルを元に戻しました。`}
    >
      {lostRows > 0 && (
        <div>
          シート「変更履歴」から {count(lostRows)}{" "}
          行が消えています。その行のセルは、取り込んだままかもしれません。
          シート「実績入力」で確かめてください。
        </div>
      )}
      {kept.length > 0 && (
        <>
          <div>
            次の {count(kept.length)} セルは、取り込んだあとに書き換えられているので、そのままにしました。
          </div>
          <FirstFew
            items={kept.map((one) => ({
              ...one,
              place: { sheet: one.sheet, row: one.cell[0], column: one.cell[1] },
            }))}
            first={5}
            more={50}
            counter="セル"
            keyOf={({ place }) => cellName(place)}
            className="reform-points"
          >
            {({ row, header, value, place }) => (
              <>
                {row} {header}: {contentText(value)}{" "}
                <Link as="button" inline onClick={() => goTo(place)}>
                  {cellName(place)} を選ぶ
                </Link>
              </>
            )}
          </FirstFew>
        </>
      )}
    </Notice>
  );
}

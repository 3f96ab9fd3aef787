import { useState } from "react";
import { Button } from "@fluentui/react-components";
import { inGroups } from "../../freeze";
import { FirstFew } from "../parts/FirstFew";
import { Notice } from "../parts/Notice";
import { count } from "../words/numbers";
import { useRaise } from "../parts/useRaise";
import type { AuditActions, Frozen } from "./auditActions";

export interface FrozenResultProps {
  readonly frozen: Frozen;
  readonly actions: Pick<AuditActions, "save" | "copy">;
}

/** The copy, to be saved, and its hash, to be kept. */
export function FrozenResult({ frozen, actions }: FrozenResultProps) {
  const { stamp, asStored, critical, errors, file, unlogged } = frozen;
  const raise = useRaise();
  const [said, setSaid] = useState("");
  const save = () => {
    actions.save(file).then(() => setSaid(`「${file.name}」のダウンロードを始めました。`), raise);
  };
  const copy = () => {
    actions.copy(stamp.hash).then(
      () => setSaid("ハッシュ値をコピーしました。"),
      () => setSaid("コピーできませんでした。ハッシュ値を選んでコピーしてください。"),
    );
  };
  return (
    <div className="reform-section">
      <Notice intent="success" title="確定版を作りました。保存してください。">
        値のあるセル {count(stamp.cells)}、値にした数式 {count(stamp.formulas)}
      </Notice>
      {unlogged !== null && (
        <Notice intent="warning" title="変更履歴に記録できませんでした。">
          {unlogged} 下のハッシュ値を控えてください。
        </Notice>
      )}
      {critical.length > 0 && (
        <Notice
          intent="warning"
          title={`調べると重大が ${count(critical.length)}件あるブックを確定しました。提出する前に確かめてください。`}
        >
          <FirstFew items={critical} first={3} more={50} counter="件" keyOf={({ message }) => message}>
            {({ message }) => message}
          </FirstFew>
        </Notice>
      )}
      {asStored > 0 && (
        <Notice intent="info">
          計算し直せない数式 {count(asStored)}セルは、保存されていた結果をそのまま値にしました。
        </Notice>
      )}
      {errors.length > 0 && (
        <Notice intent="warning" title={`エラー値のセルが ${count(errors.length)} あります。`}>
          <FirstFew items={errors} first={5} more={50} counter="セル" keyOf={(place) => place}>
            {(place) => place.replace("!", " ")}
          </FirstFew>
        </Notice>
      )}
      <div>
        <div className="reform-quiet">ハッシュ値(SHA-256)</div>
        <div className="reform-hash">{inGroups(stamp.hash)}</div>
      </div>
      <div className="reform-row">
        <Button appearance="primary" onClick={save}>
          確定版を保存
        </Button>
        <Button onClick={copy}>ハッシュ値をコピー</Button>
      </div>
      <p className="reform-quiet" aria-live="polite">
        {said}
      </p>
    </div>
  );
}

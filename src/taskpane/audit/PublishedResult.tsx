import { useState } from "react";
import { Button } from "@fluentui/react-components";
import type { Plan } from "../../plan";
import { describeKey } from "../../sheets";
import { FirstFew } from "../parts/FirstFew";
import { Notice } from "../parts/Notice";
import { count } from "../words/numbers";
import { useRaise } from "../parts/useRaise";
import type { AuditActions, Published } from "./auditActions";
import { CheckList } from "./CheckList";

export interface PublishedResultProps {
  readonly plan: Plan;
  readonly published: Published;
  readonly save: AuditActions["save"];
}

/** The file, to be saved; what to look at before it goes out; whether it keeps the rules. */
export function PublishedResult({ plan, published, save }: PublishedResultProps) {
  const { format, file, table, checks, absentRows, unknownRows, toCheck, respelled, formulaLike } = published;
  const raise = useRaise();
  const [said, setSaid] = useState("");
  return (
    <div className="reform-section">
      <p className="reform-strong reform-numbers">
        {count(table.rows.length)}行、{count(table.headers.length)}列の表を作りました。
      </p>
      {absentRows > 0 && <p>ブックにない計画の行 {count(absentRows)}行は入っていません。</p>}
      <Listed title={`計画にない行 ${count(unknownRows.length)}行は入れていません。`} texts={unknownRows} />
      <Listed
        title={`「要確認」のある行が ${count(toCheck.length)}行あります。公開する前に確かめてください。`}
        texts={toCheck.map((key) => describeKey(plan, key))}
      />
      <Listed
        title="機種依存文字や体裁の空白を、次のように書き直しました。"
        texts={respelled.map(({ from, to }) => `${from} → ${to}`)}
      />
      {format !== "xlsx" && (
        <Listed
          title="表計算ソフトで CSV を直接開くと数式として扱われる値があります(値は変えていません)。"
          texts={formulaLike}
        />
      )}
      <div>
        <Button
          appearance="primary"
          onClick={() => {
            save(file).then(() => setSaid(`「${file.name}」のダウンロードを始めました。`), raise);
          }}
        >
          ファイルを保存
        </Button>
      </div>
      <p className="reform-quiet" aria-live="polite">
        {said}
      </p>
      <CheckList file={file.name} checks={checks} />
    </div>
  );
}

function Listed({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <Notice intent="info" title={title}>
      <FirstFew items={texts} first={3} more={50} counter="件" keyOf={(_, index) => index}>
        {(text) => text}
      </FirstFew>
    </Notice>
  );
}

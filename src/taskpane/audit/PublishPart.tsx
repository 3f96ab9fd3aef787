import { Button } from "@fluentui/react-components";
import type { Plan } from "../../plan";
import { PickButton } from "../collect/PickButton";
import type { SheetCell } from "../words/cellPlace";
import { FailureNotice } from "../parts/FailureNotice";
import type { AuditActions, PublishFormat } from "./auditActions";
import { CheckList } from "./CheckList";
import { pickedFile } from "./pickedFile";
import { PublishedResult } from "./PublishedResult";
import type { Auditing } from "./useAuditing";

const formats: readonly { readonly format: PublishFormat; readonly text: string }[] = [
  { format: "csv", text: "CSV(BOM あり)" },
  { format: "csvWithoutBom", text: "CSV(BOM なし)" },
  { format: "xlsx", text: "値だけの Excel ブック" },
];

export interface PublishPartProps {
  readonly plan: Plan;
  readonly actions: AuditActions;
  readonly auditing: Auditing;
  readonly goTo: (cell: SheetCell) => void;
}

/** Open data out of the workbook, and any file held against the rules for it. */
export function PublishPart({ plan, actions, auditing: { publishing, checking }, goTo }: PublishPartProps) {
  const isPublishing = publishing.state.status === "running";
  const isChecking = checking.state.status === "running";
  const check = (file: File) => {
    checking.start(async () => {
      const outcome = await actions.checkFile(pickedFile(file));
      return outcome.ok ? { ok: true, value: { file: file.name, checks: outcome.value } } : outcome;
    });
  };
  return (
    <div className="reform-view">
      <section className="reform-section" aria-labelledby="reform-publish">
        <h2 id="reform-publish" className="reform-heading">
          オープンデータを書き出す
        </h2>
        <p>
          目標と実績を、指標と年度ごとに 1
          行の表にします。取組状況と理由・対応の文章は入れません。ブックは変えません。
        </p>
        <p className="reform-small reform-quiet">
          CSV を Excel で直接開くと 1-1 などの番号が日付に変わります。Excel で使う人には Excel
          ブックを渡してください。
        </p>
        <div className="reform-row">
          {formats.map(({ format, text }) => (
            <Button
              key={format}
              disabledFocusable={isPublishing}
              onClick={() => publishing.start(() => actions.publish(format))}
            >
              {text}
            </Button>
          ))}
        </div>
        <div aria-live="polite" aria-busy={isPublishing}>
          {isPublishing && <p className="reform-quiet">表を作って、統一ルールに照らしています…</p>}
          {publishing.state.status === "done" && (
            <PublishedResult plan={plan} published={publishing.state.value} save={actions.save} />
          )}
        </div>
        {publishing.state.status === "failed" && (
          <FailureNotice title="書き出せませんでした。" failure={publishing.state.failure} goTo={goTo} />
        )}
      </section>
      <section className="reform-section" aria-labelledby="reform-check-file">
        <h2 id="reform-check-file" className="reform-heading">
          ファイルを確かめる
        </h2>
        <p>
          どの Excel ブックや CSV でも、総務省の統一ルール(機械判読可能なデータの表記方法)の 15
          項目に照らせます。
        </p>
        <div>
          <PickButton
            label="ファイルを選ぶ"
            isPrimary={false}
            isSingle
            accept=".csv,.xlsx"
            isDisabled={isChecking}
            onPick={([file]) => file && check(file)}
          />
        </div>
        <div aria-live="polite" aria-busy={isChecking}>
          {isChecking && <p className="reform-quiet">確かめています…</p>}
          {checking.state.status === "done" && <CheckList {...checking.state.value} />}
        </div>
        {checking.state.status === "failed" && (
          <FailureNotice title="確かめられませんでした。" failure={checking.state.failure} goTo={goTo} />
        )}
      </section>
    </div>
  );
}

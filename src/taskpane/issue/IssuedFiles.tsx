import { useState, type RefObject } from "react";
import { Button, Link } from "@fluentui/react-components";
import type { IssuedFile } from "../../workflows";
import type { Failure, IssueActions } from "../actions";
import type { SheetCell } from "../words/cellPlace";
import { FailureNotice } from "../parts/FailureNotice";
import { FirstFew } from "../parts/FirstFew";
import { count } from "../words/numbers";
import { useRaise } from "../parts/useRaise";
import type { Issued } from "./useIssuing";

export interface IssuedFilesProps {
  readonly issued: Issued;
  readonly actions: Pick<IssueActions, "download" | "open">;
  /** They have just been made: saving them is what comes next. */
  readonly isNew: boolean;
  readonly buttonRef?: RefObject<HTMLButtonElement | null>;
  readonly goTo: (cell: SheetCell) => void;
}

/** The files, each to be saved or opened, and all of them as one. */
export function IssuedFiles({ issued, actions, isNew, buttonRef, goTo }: IssuedFilesProps) {
  const raise = useRaise();
  const [isSaving, setSaving] = useState(false);
  const [said, setSaid] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const { files, requestId } = issued;
  const { download, open } = actions;

  const save = (chosen: readonly IssuedFile[]) => {
    setSaving(true);
    setFailure(null);
    download(chosen, `実績照会_${requestId}.zip`)
      .then(
        () =>
          setSaid(
            chosen.length === 1
              ? `${chosen[0]?.name ?? ""} のダウンロードを始めました。`
              : "ダウンロードを始めました(まとめて1つの zip)。",
          ),
        raise,
      )
      .finally(() => setSaving(false));
  };
  const openFile = (file: IssuedFile) => {
    open?.(file).then((outcome) => {
      setFailure(outcome.ok ? null : outcome.failure);
      setSaid(outcome.ok ? `${file.department}のファイルを開きました。` : "");
    }, raise);
  };

  return (
    <div className="reform-section">
      <Button
        ref={buttonRef}
        appearance={isNew ? "primary" : "secondary"}
        disabledFocusable={isSaving}
        onClick={() => save(files)}
      >
        {files.length === 1 ? "ファイルを保存" : "まとめて保存(zip)"}
      </Button>
      <p className="reform-quiet" aria-live="polite">
        {isSaving ? "ファイルをまとめています…" : said}
      </p>
      {failure !== null && <FailureNotice title="開けませんでした。" failure={failure} goTo={goTo} />}
      <FirstFew
        items={files}
        first={30}
        more={100}
        counter="件"
        keyOf={({ name }) => name}
        label="配布ファイル"
        className="reform-lines"
      >
        {(file) => (
          <>
            <div className="reform-row">
              <span className="reform-strong">{file.department}</span>
              <span className="reform-quiet reform-numbers">{count(file.rows)}行</span>
              <span className="reform-ends reform-row">
                {open !== null && (
                  <Link
                    as="button"
                    aria-label={`${file.department}のファイルを開く`}
                    onClick={() => openFile(file)}
                  >
                    開く
                  </Link>
                )}
                <Link
                  as="button"
                  aria-label={`${file.department}のファイルを保存`}
                  disabledFocusable={isSaving}
                  onClick={() => save([file])}
                >
                  保存
                </Link>
              </span>
            </div>
            <div className="reform-small reform-quiet">{file.name}</div>
          </>
        )}
      </FirstFew>
    </div>
  );
}

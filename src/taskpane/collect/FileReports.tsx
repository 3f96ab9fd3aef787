import { useState } from "react";
import { Link } from "@fluentui/react-components";
import type { FileReport } from "../../workflows";
import { Disclosure } from "../parts/Disclosure";
import { FirstFew } from "../parts/FirstFew";
import { Notice } from "../parts/Notice";
import { count } from "../words/numbers";

export interface FileReportsProps {
  readonly files: readonly FileReport[];
  /** Reads the rest again, without this one. */
  readonly onRemove: (file: string) => void;
}

/** Files that cannot be read come first, then what should be known of the others. */
export function FileProblems({ files }: Pick<FileReportsProps, "files">) {
  const refused = files.filter(({ issues }) => issues.length > 0);
  const noticed = files.filter(({ issues, notices }) => issues.length === 0 && notices.length > 0);
  return (
    <>
      {refused.length > 0 && (
        <Notice intent="warning" title={`取り込めないファイルが ${count(refused.length)} 件あります。`}>
          <FirstFew
            items={refused}
            first={5}
            more={50}
            counter="件"
            keyOf={({ file }) => file}
            className="reform-points"
          >
            {({ file, issues }) => <FileSays file={file} says={issues} />}
          </FirstFew>
        </Notice>
      )}
      {noticed.length > 0 && (
        <Notice intent="info" title="確かめてください。">
          <FirstFew
            items={noticed}
            first={5}
            more={50}
            counter="件"
            keyOf={({ file }) => file}
            className="reform-points"
          >
            {({ file, notices }) => <FileSays file={file} says={notices} />}
          </FirstFew>
        </Notice>
      )}
    </>
  );
}

function FileSays({ file, says }: { readonly file: string; readonly says: FileReport["issues"] }) {
  return (
    <>
      <div className="reform-strong">{file}</div>
      {says.map(({ code, path, message }) => (
        <div key={`${code} ${path} ${message}`}>{message}</div>
      ))}
    </>
  );
}

/** Every file that was picked, what it brings, and how to leave it out. */
export function FileReports({ files, onRemove }: FileReportsProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure
      label={`選んだファイル(${count(files.length)}件)`}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      <FirstFew
        items={files}
        first={30}
        more={100}
        counter="件"
        keyOf={({ file }) => file}
        label="選んだファイル"
        className="reform-lines"
      >
        {(report) => (
          <>
            <div className="reform-row">
              <span className="reform-strong">{report.department ?? "担当課を読めません"}</span>
              <span className="reform-ends">
                <Link as="button" aria-label={`${report.file}を外す`} onClick={() => onRemove(report.file)}>
                  外す
                </Link>
              </span>
            </div>
            <div className="reform-small reform-quiet">{report.file}</div>
            <div className="reform-small reform-quiet reform-numbers">
              {report.issues.length > 0 ? "取り込めません" : broughtText(report)}
            </div>
          </>
        )}
      </FirstFew>
    </Disclosure>
  );
}

function broughtText({ counts }: FileReport): string {
  return [
    `新規 ${count(counts.new)}`,
    `変更 ${count(counts.changed)}`,
    `同じ ${count(counts.same)}`,
    ...(counts.conflict > 0 ? [`要判断 ${count(counts.conflict)}`] : []),
    ...(counts.rejected > 0 ? [`取り込めない ${count(counts.rejected)}`] : []),
  ].join("、");
}

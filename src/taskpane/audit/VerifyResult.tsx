import type { CellDifference } from "../../freeze";
import { sheetInWords, type Verification } from "../../workflows/freeze";
import { dayText } from "../words/days";
import { FirstFew } from "../parts/FirstFew";
import { Notice } from "../parts/Notice";
import { count } from "../words/numbers";

export interface VerifyResultProps {
  /** Its name. */
  readonly file: string;
  readonly verification: Verification;
}

/** Yes, or what differs; and how far the answer can be trusted. */
export function VerifyResult({ file, verification }: VerifyResultProps) {
  const { isSame, stamp, problems, sheets, cells, formulas, origin } = verification;
  return (
    <div className="reform-section">
      {isSame ? (
        <Notice intent="success" title={`「${file}」は、確定したときのままです。`}>
          {stamp && (
            <div>
              {dayText(stamp.frozen)}
              {stamp.by !== "" && ` ${stamp.by}`}
              {stamp.note !== "" && `(${stamp.note})`}
            </div>
          )}
          <div>{trustText(origin)}</div>
        </Notice>
      ) : (
        <Notice intent="warning" title={`「${file}」は、確定したときと違います。`}>
          {origin.kind !== "unknown" && !origin.isSame && <div>{trustText(origin)}</div>}
          {problems.map(({ code, message }) => (
            <div key={`${code} ${message}`}>{message}</div>
          ))}
        </Notice>
      )}
      {sheets.length > 0 && (
        <ul className="reform-lines" aria-label="シートの違い">
          {sheets.map((difference) => (
            <li key={JSON.stringify(difference)}>{sheetInWords(difference)}</li>
          ))}
        </ul>
      )}
      {formulas.length > 0 && (
        <>
          <h3 className="reform-subheading">数式のあるセル {count(formulas.length)}</h3>
          <FirstFew
            items={formulas}
            first={5}
            more={50}
            counter="セル"
            keyOf={({ sheet, cell }) => `${sheet}!${cell}`}
            className="reform-lines"
          >
            {({ sheet, cell, formula }) => `${sheet} ${cell}: ${formula}`}
          </FirstFew>
        </>
      )}
      {cells.length > 0 && (
        <>
          <h3 className="reform-subheading">変わったセル {count(cells.length)}</h3>
          <FirstFew
            items={cells}
            first={10}
            more={100}
            counter="セル"
            keyOf={({ sheet, cell }) => `${sheet}!${cell}`}
            label="変わったセル"
            className="reform-lines"
          >
            {(difference) => <Changed difference={difference} />}
          </FirstFew>
        </>
      )}
    </div>
  );
}

function Changed({ difference: { sheet, cell, then, now } }: { readonly difference: CellDifference }) {
  return (
    <>
      <div className="reform-quiet">
        {sheet} {cell}
      </div>
      <div className="reform-row">
        <del>
          <span className="reform-unseen">確定したとき </span>
          {then ?? "空白"}
        </del>
        <span aria-hidden>→</span>
        <ins className="reform-after">
          <span className="reform-unseen">今 </span>
          {now ?? "空白"}
        </ins>
      </div>
    </>
  );
}

/** Whether somebody could have frozen other contents again. */
function trustText(origin: Verification["origin"]): string {
  if (origin.kind === "hash") {
    return origin.isSame ? "控えのハッシュ値と同じです。" : "控えのハッシュ値と違います。";
  }
  if (origin.kind === "log") {
    return origin.isSame
      ? `開いているブックの変更履歴にある確定です(${dayText(origin.entry?.when ?? "")})。`
      : "開いているブックの変更履歴には、このハッシュ値の確定がありません。";
  }
  return "別の内容で確定し直されていないことは、控えのハッシュ値か、元のブックの変更履歴で確かめてください。";
}

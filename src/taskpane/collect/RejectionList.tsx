import { useMemo } from "react";
import type { Rejection } from "../../workflows";
import { CopyText } from "../parts/CopyText";
import { FirstFew } from "../parts/FirstFew";
import { count } from "../words/numbers";
import { rejectedByDepartment, rejectedCell, rejectionText, type RejectedDepartment } from "./rejectionText";

export interface RejectionListProps {
  readonly rejections: readonly Rejection[];
  readonly copy: (text: string) => Promise<void>;
}

/** What cannot be taken, whatever people decide: where, what stands there, why; and a text to send back. */
export function RejectionList({ rejections, copy }: RejectionListProps) {
  const departments = useMemo(() => rejectedByDepartment(rejections), [rejections]);
  return (
    <section className="reform-section" aria-labelledby="reform-rejections">
      <h2 id="reform-rejections" className="reform-heading">
        取り込めないセル {count(rejections.length)}
      </h2>
      <FirstFew items={departments} first={10} more={50} counter="課" keyOf={({ department }) => department}>
        {(rejected) => <Department rejected={rejected} copy={copy} />}
      </FirstFew>
    </section>
  );
}

function Department({
  rejected,
  copy,
}: {
  readonly rejected: RejectedDepartment;
  readonly copy: RejectionListProps["copy"];
}) {
  const { department, rejections } = rejected;
  const name = department === "" ? "担当課不明" : department;
  return (
    <div className="reform-section">
      <h3 className="reform-subheading">
        {name} {count(rejections.length)}
      </h3>
      <FirstFew
        items={rejections}
        first={5}
        more={50}
        counter="件"
        keyOf={(_, index) => index}
        className="reform-lines"
      >
        {(rejection) => (
          <>
            <div>{rejectedCell(rejection)}</div>
            {rejection.found !== "" && <div className="reform-strong">「{rejection.found}」</div>}
            <div>{rejection.message}</div>
            <div className="reform-small reform-quiet">
              {rejection.file} {rejection.place}
            </div>
          </>
        )}
      </FirstFew>
      <CopyText name="返信文" to={name} text={() => rejectionText(rejected)} copy={copy} />
    </div>
  );
}

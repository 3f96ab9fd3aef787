import type { ReactNode } from "react";
import { Link } from "@fluentui/react-components";
import { CONFIRMATION_WORDS, READING_WORDS, formatEraLong, type TracedLines } from "../../plan";
import type { CellPlace, TraceOutcome } from "../../workflows";
import { Notice } from "../parts/Notice";
import { contentText } from "../words/numbers";
import { dayText } from "../words/days";

export interface TraceResultProps {
  readonly outcome: TraceOutcome;
  readonly goToPlace: (place: CellPlace) => void;
}

/** The target in words, the cells that have it, and what it rests on. */
export function TraceResult({ outcome: { trace, cells }, goToPlace }: TraceResultProps) {
  const { item, indicator, year, confirmation, reading, reason, lines, parts, footnotes, source } = trace;
  return (
    <section className="reform-section" aria-labelledby="reform-trace">
      <h2 id="reform-trace" className="reform-heading">
        {item.code} {indicator ? indicator.name : "年度計画"} {formatEraLong(year)}
      </h2>
      <dl className="reform-facts">
        <dt>計画</dt>
        <dd className="reform-strong reform-numbers">{trace.text}</dd>
        {cells.map(({ place, sheet, cell, value, formula, wanted }) => (
          <Fact key={place.table} name={sheet}>
            <span className="reform-numbers">{formula ?? contentText(value)}</span>{" "}
            <Link as="button" inline onClick={() => goToPlace(place)}>
              {cell} を選ぶ
            </Link>
            {wanted !== null && <div className="reform-wanted">計画では {contentText(wanted)} です。</div>}
          </Fact>
        ))}
        <dt>読み取り</dt>
        <dd>
          {READING_WORDS[reading]}
          {confirmation !== null && `(${CONFIRMATION_WORDS[confirmation.kind]})`}
        </dd>
        {reason !== null && <Fact name="理由">{reason}</Fact>}
        {confirmation !== null && (
          <>
            <Fact name="元の値">{trace.readText}</Fact>
            <Fact name={CONFIRMATION_WORDS[confirmation.kind]}>
              {dayText(confirmation.on)} {confirmation.by}
            </Fact>
            <Fact name="根拠">{confirmation.ground}</Fact>
          </>
        )}
        <Fact name="出典">
          {source.file} {linesText(lines)}
        </Fact>
        {parts.map((part) => (
          <Fact key={part.label} name={part.label}>
            {[part.text, READING_WORDS[part.reading], linesText(part.lines)]
              .filter((text) => text !== "")
              .join("、")}
            {part.reason !== null && <div className="reform-small reform-quiet">{part.reason}</div>}
          </Fact>
        ))}
        {footnotes.length > 0 && (
          <Fact name="注">
            {footnotes.map((text) => (
              <div key={text}>{text}</div>
            ))}
          </Fact>
        )}
      </dl>
      {cells.length === 0 && (
        <Notice intent="info">このブックには、この目標の行がありません。計画だけから答えています。</Notice>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** @example "538行(8ページ)、551～553行(8ページ)" */
function linesText(lines: readonly TracedLines[]): string {
  return lines
    .map(({ first, last, page }) => {
      const range = first === last ? `${first}行` : `${first}～${last}行`;
      return page === null ? range : `${range}(${page}ページ)`;
    })
    .join("、");
}

import { TABLES } from "../sheets";
import { finding, type Finding } from "./finding";
import { inWords, whereInWords } from "./inWords";
import type { AuditFrozen, AuditInput } from "./input";

/**
 * A frozen copy: that it is one, whether its stamp and the record of its contents fit together, and what has changed since. Its
 * sheets without their record are compared by the hash alone.
 */
export function checkFrozen({ frozen }: AuditInput): readonly Finding[] {
  if (!frozen) return [];
  const { stamp, problems } = frozen;
  const said = stamp
    ? `${stamp.frozen}${stamp.by === "" ? "" : `、${stamp.by}`}。ハッシュ値 ${stamp.hash}`
    : "日時もハッシュ値も読み取れません";
  return [
    finding({
      code: "frozen",
      message: `このブックは確定版です(${said})。数式は値に変わっています。`,
      place: { table: TABLES.frozen },
      found: stamp?.hash ?? null,
    }),
    ...problems.map((message) => finding({ code: "frozen.stamp", message, place: { table: TABLES.frozen } })),
    ...(frozen.check ? changedSince(frozen.check) : []),
  ];
}

function changedSince({ cells, formulas, others }: NonNullable<AuditFrozen["check"]>): Finding[] {
  const told = new Set(cells.map(placeText));
  return [
    ...cells.map(({ sheet, cell, then, now }) =>
      finding({
        code: "frozen.changed",
        message: `${whereInWords({ sheet, cell })}: 確定したあとに変わっています。確定したときは${inWords(then)}、今は${inWords(now)}です。`,
        place: { sheet, cell },
        found: now,
        expected: then,
      }),
    ),
    ...formulas
      .filter((one) => !told.has(placeText(one)))
      .map(({ sheet, cell, formula }) =>
        finding({
          code: "frozen.changed",
          message: `${whereInWords({ sheet, cell })}: 確定したあとに、数式が入れられています(${inWords(formula)})。`,
          place: { sheet, cell },
          found: formula,
        }),
      ),
    ...others.map(({ sheet, message }) => finding({ code: "frozen.changed", message, place: { sheet } })),
  ];
}

/**
 * Findings of a frozen copy that only say that a formula has become a value. A cell that has changed since is told as such, and
 * so is one of a copy of which nobody can say what it held.
 */
export function withoutFrozenFormulas(
  findings: readonly Finding[],
  { frozen }: AuditInput,
): readonly Finding[] {
  if (!frozen || frozen.check?.isKnown === false) return findings;
  return findings.filter(({ code }) => code !== "formula.overwritten" && code !== "rate.typed");
}

function placeText({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string {
  return `${sheet}!${cell}`;
}

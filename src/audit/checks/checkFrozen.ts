import { TABLES } from "../../sheets";
import { cellName, finding, type Finding } from "../finding";
import { inWords, whereInWords } from "../inWords";
import type { AuditFrozen, AuditInput } from "../input";

/**
 * A frozen copy: that it is one, whether its stamp and the record of its contents fit together, and what has changed since. Its
 * sheets without their record are compared by the hash alone.
 */
export function checkFrozen({ frozen }: AuditInput): readonly Finding[] {
  if (!frozen) return [];
  const { stamp, problems, live } = frozen;
  return [
    ...(live.length > 0 ? [notFrozen(live)] : stamp ? [isFrozen(stamp)] : []),
    ...problems.map((message) => finding({ code: "frozen.stamp", message, place: { table: TABLES.frozen } })),
    ...(frozen.check ? changedSince(frozen.check, live.length > 0) : []),
  ];
}

function isFrozen({ frozen, by, hash }: NonNullable<AuditFrozen["stamp"]>): Finding {
  const said = `${frozen}${by === "" ? "" : `、${by}`}。ハッシュ値 ${hash}`;
  const message = `このブックは確定版です(${said})。数式は値に変わっています。`;
  return finding({ code: "frozen", message, place: { table: TABLES.frozen }, found: hash });
}

function notFrozen([first, ...more]: AuditFrozen["live"]): Finding {
  const place = first
    ? { sheet: first.sheet, cell: cellName(first.row, first.column) }
    : { sheet: null, cell: null };
  const rest = more.length === 0 ? "" : `など ${String(more.length + 1)}セル`;
  const message = `確定の記録がありますが、${whereInWords(place)} ${rest}に、確定版なら値になっているはずの数式があります。確定版としては扱いません。`;
  return finding({ code: "frozen.changed", message, place: { ...place, table: TABLES.frozen } });
}

/** @param isLive it has been said that formulas are there */
function changedSince(
  { cells, formulas, others }: NonNullable<AuditFrozen["check"]>,
  isLive: boolean,
): Finding[] {
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
    ...(isLive ? [] : formulasSince(formulas.filter((one) => !told.has(placeText(one))))),
    ...others.map(({ sheet, message }) => finding({ code: "frozen.changed", message, place: { sheet } })),
  ];
}

/** One finding for a sheet: a sheet that was calculated again has thousands. */
function formulasSince(formulas: NonNullable<AuditFrozen["check"]>["formulas"]): Finding[] {
  return [...new Set(formulas.map(({ sheet }) => sheet))].flatMap((sheet) => {
    const [first, ...more] = formulas.filter((one) => one.sheet === sheet);
    if (!first) return [];
    const { cell, formula } = first;
    const rest = more.length === 0 ? "" : `同じシートに、ほかに ${String(more.length)}セルあります。`;
    const message = `${whereInWords({ sheet, cell })}: 確定したあとに、数式が入れられています(${inWords(formula)})。${rest}`;
    return [finding({ code: "frozen.changed", message, place: { sheet, cell }, found: formula })];
  });
}

/**
 * Without what only says of a frozen copy that a formula has become a value: where the stamp can be relied on. A cell that has
 * changed since is told as such.
 */
export function withoutFrozenFormulas(
  findings: readonly Finding[],
  { frozen }: AuditInput,
): readonly Finding[] {
  if (!frozen?.isTrusted) return findings;
  return findings.filter(({ code }) => code !== "formula.overwritten" && code !== "rate.typed");
}

function placeText({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string {
  return `${sheet}!${cell}`;
}

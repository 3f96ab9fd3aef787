import { parseArgs } from "node:util";
import { fail, succeed, type Result } from "../../plan";

/** `flag` stands alone, `text` has a value, `texts` may be given several times. */
export type WordKind = "flag" | "text" | "texts";
export type WordSpec = Readonly<Record<string, WordKind>>;

export type Options<Spec extends WordSpec> = {
  readonly [Name in keyof Spec]: Spec[Name] extends "flag"
    ? boolean
    : Spec[Name] extends "text"
      ? string | undefined
      : readonly string[];
};

export interface Words<Spec extends WordSpec> {
  readonly options: Options<Spec>;
  /** Words that belong to no option, in order. */
  readonly others: readonly string[];
}

/**
 * The words after a command: `--name value`, `--name=value` and others, in any order. `--` ends the options.
 *
 * Issues: `words.unknown`, `words.valueMissing` (also where the next word looks like an option: `--name=-x` for such a
 * value), `words.valueExtra`, `words.repeated`.
 *
 * @example readWords(["--out", "a.xlsx", "--json"], { out: "text", json: "flag" })
 */
export function readWords<Spec extends WordSpec>(words: readonly string[], spec: Spec): Result<Words<Spec>> {
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(spec).map(([name, kind]) => [
        name,
        { type: kind === "flag" ? "boolean" : "string", multiple: true },
      ]),
    ),
    // Its own refusals are in English; these tokens say all that is needed for ours.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const found = new Map<string, string[]>();
  const others: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") others.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const kind = Object.hasOwn(spec, name) ? spec[name] : undefined;
    if (kind === undefined) return fail("words.unknown", rawName, `「${rawName}」という指定はありません。`);
    const refused = refuse(rawName, kind, value, inlineValue ?? false, found.has(name));
    if (refused !== null) return fail(...refused);
    found.set(name, [...(found.get(name) ?? []), value ?? ""]);
  }
  const options = Object.fromEntries(
    Object.entries(spec).map(([name, kind]) => {
      const values = found.get(name);
      return [name, kind === "flag" ? values !== undefined : kind === "text" ? values?.[0] : (values ?? [])];
    }),
  );
  return succeed({ options: options as Options<Spec>, others });
}

function refuse(
  name: string,
  kind: WordKind,
  value: string | undefined,
  isInline: boolean,
  isRepeated: boolean,
): Parameters<typeof fail> | null {
  if (kind === "flag") {
    return value === undefined ? null : ["words.valueExtra", name, `「${name}」に値は付けられません。`];
  }
  if (value === undefined || value.trim() === "" || (!isInline && /^-./u.test(value))) {
    return ["words.valueMissing", name, `「${name}」のあとに値がありません。`];
  }
  return isRepeated && kind === "text"
    ? ["words.repeated", name, `「${name}」が二度指定されています。一度だけ指定してください。`]
    : null;
}

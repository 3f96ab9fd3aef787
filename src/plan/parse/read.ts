import type { Issue } from "../result";

/** Stands for a value that could not be read; the issues say why. */
export const FAILED = Symbol("failed");
export type Read<T> = (input: unknown, path: string, issues: Issue[]) => T | typeof FAILED;

/** Adds an issue and fails. */
export function refuse(issues: Issue[], code: string, path: string, message: string): typeof FAILED {
  issues.push({ code, path, message: `${path}: ${message}` });
  return FAILED;
}

/** As it stands in a message: short, whatever it is. */
export function show(input: unknown): string {
  if (input === undefined) return "(なし)";
  const text = typeof input === "string" ? `「${input}」` : JSON.stringify(input);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

export const text: Read<string> = (input, path, issues) =>
  typeof input === "string" && input.trim() === input && input !== ""
    ? input
    : refuse(issues, "plan.type", path, `空でなく、前後に空白のない文字列にしてください(${show(input)})。`);

export const textOrEmpty: Read<string> = (input, path, issues) =>
  input === "" ? "" : text(input, path, issues);

export const number: Read<number> = (input, path, issues) =>
  typeof input === "number" && Number.isFinite(input)
    ? input
    : refuse(issues, "plan.type", path, `数値にしてください(${show(input)})。`);

export const integer: Read<number> = (input, path, issues) =>
  Number.isSafeInteger(input) && typeof input === "number"
    ? input
    : refuse(issues, "plan.type", path, `整数にしてください(${show(input)})。`);

export function matching(pattern: RegExp, what: string): Read<string> {
  return (input, path, issues) =>
    typeof input === "string" && pattern.test(input)
      ? input
      : refuse(issues, "plan.value", path, `${what}にしてください(${show(input)})。`);
}

export function oneOf<T extends string>(...values: readonly T[]): Read<T> {
  return (input, path, issues) =>
    values.find((value) => value === input) ??
    refuse(issues, "plan.value", path, `${values.join("、")} のどれかにしてください(${show(input)})。`);
}

export function list<T>(each: Read<T>): Read<readonly T[]> {
  return (input, path, issues) => {
    if (!Array.isArray(input))
      return refuse(issues, "plan.type", path, `配列にしてください(${show(input)})。`);
    const read = input.map((one: unknown, at) => each(one, `${path}[${at}]`, issues));
    return read.includes(FAILED) ? FAILED : (read as T[]);
  };
}

export function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

type Required<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: Read<T[K]> };
type Optionals<T> = {
  readonly [K in keyof T as undefined extends T[K] ? K : never]-?: Read<Exclude<T[K], undefined>>;
};

/** An object of exactly these keys; `defaults` fill what is left out. Every unknown key is an issue. */
export function object<T extends object>(
  required: Required<T>,
  optional: Optionals<T>,
  defaults: Partial<T> = {},
): Read<T> {
  const readers: Readonly<Record<string, Read<unknown>>> = { ...required, ...optional };
  return (input, path, issues) => {
    if (!isObject(input))
      return refuse(issues, "plan.type", path, `オブジェクトにしてください(${show(input)})。`);
    let failed = false;
    for (const key of Object.keys(input)) {
      if (Object.hasOwn(readers, key)) continue;
      failed = true;
      refuse(
        issues,
        "plan.unknownKey",
        `${path}.${key}`,
        "知らない項目名です。つづりを確かめるか、取り除いてください。",
      );
    }
    const result: Record<string, unknown> = {};
    for (const [key, read] of Object.entries(readers)) {
      const given = Object.hasOwn(input, key) ? input[key] : (defaults as Record<string, unknown>)[key];
      if (given === undefined) {
        if (Object.hasOwn(optional, key)) continue;
        failed = true;
        refuse(issues, "plan.missing", `${path}.${key}`, "必要な項目がありません。");
        continue;
      }
      result[key] = read(given, `${path}.${key}`, issues);
      failed ||= result[key] === FAILED;
    }
    return failed ? FAILED : (result as T);
  };
}

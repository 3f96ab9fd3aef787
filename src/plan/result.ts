/** What a user can get wrong, as a value: discriminated by `code`, located by `path`, said in Japanese. */
export interface Issue {
  /** Stable, ASCII, such as `year.unknown`. */
  readonly code: string;
  /** Where: a JSON path, a cell, an argument. Empty when the whole input is meant. */
  readonly path: string;
  /** Japanese: what is wrong, where, and what to do. */
  readonly message: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly [Issue, ...Issue[]] };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail<T = never>(code: string, path: string, message: string): Result<T> {
  return { ok: false, issues: [{ code, path, message }] };
}

import type { CustomFunctionsRuntime } from "../../src/functions/runtime";

/** What Excel's runtime makes of an error: a code that the cell shows and a message behind it. */
export class CellError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

type Run = (...values: unknown[]) => unknown;

/** Functions by id, as they were associated. */
export const associated = new Map<string, Run>();

const runtime: CustomFunctionsRuntime = {
  associate: (id, run) => {
    // Excel warns about a second function of the same name and goes on: here it is a mistake.
    if (associated.has(id)) throw new Error(`${id} is associated twice`);
    associated.set(id, run as Run);
  },
  Error: CellError,
  ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
};

globalThis.CustomFunctions = runtime;

/** Arguments as Excel hands them over: a matrix for a range parameter, even of one cell; null for what is left out. */
export type Argument = null | readonly (readonly unknown[])[];

export const cell = (value: unknown): Argument => [[value]];
export const column = (...values: unknown[]): Argument => values.map((value) => [value]);
export const row = (...values: unknown[]): Argument => [values];

/** What the cells show: values, or the code of an error, wherever it comes from. */
export function show(id: string, ...values: unknown[]): unknown {
  try {
    return (call(id, ...values) as unknown[][]).map((line) =>
      line.map((value) => (value instanceof CellError ? value.code : value)),
    );
  } catch (error) {
    if (error instanceof CellError) return error.code;
    throw error;
  }
}

export function call(id: string, ...values: unknown[]): unknown {
  const run = associated.get(id);
  if (run === undefined) throw new Error(`${id} is not associated`);
  return run(...values);
}

/** The message behind the error of a call that has only one answer. */
export function messageOf(id: string, ...values: unknown[]): string {
  try {
    call(id, ...values);
  } catch (error) {
    if (error instanceof CellError) return error.message;
    throw error;
  }
  throw new Error(`${id} answered`);
}

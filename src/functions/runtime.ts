/** The part of Excel's custom-functions runtime that is used; @types/office-js does not carry it. */
export interface CustomFunctionsRuntime {
  associate(id: string, run: (...values: never[]) => unknown): void;
  /** May be thrown, or stand in one cell of a matrix. Excel shows the message for these two codes only. */
  readonly Error: new (code: string, message: string) => Error;
  readonly ErrorCode: { readonly invalidValue: string; readonly notAvailable: string };
}

declare global {
  // Excel, or a test, puts it there before any function runs.
  var CustomFunctions: CustomFunctionsRuntime;
}

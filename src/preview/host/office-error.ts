/**
 * Errors under Office.js's own codes.
 *
 * The library turns the code into `OfficeExtension.Error.code`; the messages are Excel's English ones, since
 * callers must decide by the code.
 */
const statusOf = {
  AccessDenied: 403,
  ApiNotFound: 404,
  GeneralException: 500,
  InvalidArgument: 400,
  InvalidOperation: 400,
  InvalidReference: 400,
  InvalidSelection: 400,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
  UnsupportedOperation: 400,
} as const;

export type OfficeErrorCode = keyof typeof statusOf;

export class OfficeError extends Error {
  readonly code: OfficeErrorCode;
  readonly httpStatusCode: number;

  constructor(code: OfficeErrorCode, message: string) {
    super(message);
    this.name = "OfficeError";
    this.code = code;
    this.httpStatusCode = statusOf[code];
  }
}

export const itemNotFound = (): OfficeError =>
  new OfficeError("ItemNotFound", "The requested resource doesn't exist.");

export const itemAlreadyExists = (): OfficeError =>
  new OfficeError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");

export const invalidArgument = (detail?: string): OfficeError =>
  new OfficeError(
    "InvalidArgument",
    `The argument is invalid or missing or has an incorrect format.${detail === undefined ? "" : ` (${detail})`}`,
  );

export const accessDenied = (detail?: string): OfficeError =>
  new OfficeError(
    "AccessDenied",
    `You can't perform the requested operation.${detail === undefined ? "" : ` (${detail})`}`,
  );

export const invalidOperation = (detail: string): OfficeError =>
  new OfficeError("InvalidOperation", `The operation attempted is invalid on the object. (${detail})`);

/** For whatever Excel knows and the stand-in does not: it must say so rather than pretend. */
export const notSupported = (what: string): OfficeError =>
  new OfficeError("ApiNotFound", `${what} is not supported by the stand-in.`);

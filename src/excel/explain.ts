import { WorkbookError, type WorkbookState } from "../workflows/port";

/** The part of OfficeExtension.Error that is used. Read by shape: the class exists only inside Office. */
export interface OfficeError extends Error {
  readonly code: string;
  readonly debugInfo: { readonly errorLocation?: string; readonly statement?: string };
}

export function isOfficeError(error: unknown): error is OfficeError {
  return error instanceof Error && "code" in error && typeof error.code === "string" && "debugInfo" in error;
}

/**
 * Says in Japanese what Excel refused and what to do. The original stays as `cause`. `done` says what the workbook holds
 * now. Anything that did not come from Excel is a bug and is thrown on as it is.
 */
export function explain(error: unknown, done: string, state: WorkbookState): unknown {
  if (error instanceof WorkbookError) {
    return error.state === state && done === ""
      ? error
      : new WorkbookError(error.code, `${error.message}${done}`, state, { cause: error });
  }
  if (!isOfficeError(error) || OWN_MISTAKES.includes(error.code)) return error;
  const [code, message] = reason(error);
  return new WorkbookError(code, `${message}${done}`, state, { cause: error });
}

/**
 * Whether it was taking off a protection that failed: there is a password. Which code that gives differs between Excel's
 * versions; the place does not.
 */
export function failedToUnlock(error: unknown): boolean {
  if (!isOfficeError(error)) return false;
  const { statement = "", errorLocation = "" } = error.debugInfo;
  return /unprotect/i.test(`${statement} ${errorLocation}`);
}

/** What Office.js says when a property is read that was not loaded: a bug here, nothing that people could mend. */
const OWN_MISTAKES: readonly string[] = [
  "PropertyNotLoaded",
  "ValueNotLoaded",
  "InvalidObjectPath",
  "RunMustReturnPromise",
];

/** The stand-in of the preview answers with Excel's own code for what it lacks; only the words tell that no Excel is old. */
const STAND_IN_LACKS = /^(.+) is not supported by the stand-in\.$/;

function reason(error: OfficeError): readonly [code: string, message: string] {
  const lacking = STAND_IN_LACKS.exec(error.message)?.[1];
  if (lacking !== undefined) {
    return [
      "preview.unsupported",
      `試用環境ではこの操作(${lacking})に対応していません。実際の Excel で実行してください。`,
    ];
  }
  if (failedToUnlock(error)) return REASONS.AccessDenied;
  return (
    (REASONS as Partial<Record<string, readonly [string, string]>>)[error.code] ?? [
      "workbook.failed",
      `Excel が操作を受け付けませんでした(${error.code})。ブックを保存して開き直し、もう一度実行してください。`,
    ]
  );
}

const PROTECTED = [
  "workbook.protected",
  "シートまたはセルが保護されているため書き込めませんでした。［校閲］タブの［シート保護の解除］で保護を解除してから、もう一度実行してください。",
] as const;
const EDITING = [
  "workbook.editing",
  "セルを編集中のため書き込めませんでした。Enter キーか Esc キーで編集を終えてから、もう一度実行してください。",
] as const;
const TOO_LARGE = [
  "workbook.tooLarge",
  "一度に扱えるデータの量を超えました。書き込む担当課や年度を絞って、分けて実行してください。",
] as const;
const GONE = [
  "workbook.changed",
  "書き込み先のシートか表が見つかりませんでした。ほかの人が同時に変更した可能性があります。内容を確かめて、もう一度実行してください。",
] as const;
const TAKEN = [
  "workbook.nameTaken",
  "同じ名前のシート、表または名前の定義がすでにあります。［数式］タブの［名前の管理］で確かめ、名前を変えてからもう一度実行してください。",
] as const;
const TOO_OLD = [
  "excel.tooOld",
  "お使いの Excel ではこの操作ができません。Microsoft 365 または Office LTSC 2021 以降の Excel で実行してください。",
] as const;
const BUSY = [
  "workbook.busy",
  "Excel が処理中のため書き込めませんでした。少し待ってから、もう一度実行してください。",
] as const;

const REASONS = {
  AccessDenied: PROTECTED,
  InvalidOperationInCellEditMode: EDITING,
  RequestPayloadSizeLimitExceeded: TOO_LARGE,
  ResponsePayloadSizeLimitExceeded: TOO_LARGE,
  MemoryLimitReached: TOO_LARGE,
  ItemNotFound: GONE,
  InvalidReference: GONE,
  InvalidBinding: GONE,
  ItemAlreadyExists: TAKEN,
  ApiNotFound: TOO_OLD,
  ApiNotAvailable: TOO_OLD,
  UnsupportedOperation: TOO_OLD,
  Conflict: BUSY,
  RequestAborted: BUSY,
  ServiceNotAvailable: BUSY,
} as const;

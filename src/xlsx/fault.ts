/**
 * Something in the file itself is not as it must be. Thrown deep inside reading and turned into an Issue or a WorkbookError
 * where the file is opened, read or changed; the reader of the message is the person who picked the file.
 */
export class FileFault extends Error {
  override readonly name = "FileFault";
  constructor(
    /** Stable, ASCII, such as `file.truncated`. */
    readonly code: string,
    /** Japanese: what is wrong with the file and what to do. */
    message: string,
    /** The part inside the file, such as `xl/workbook.xml`; empty when the whole file is meant. */
    readonly path = "",
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A part that cannot be read. */
export function broken(path: string, options?: ErrorOptions): FileFault {
  return new FileFault(
    "file.broken",
    `ファイルの中身が壊れています(${path})。Excel で開いて「名前を付けて保存」で .xlsx に保存し直すか、送り主に送り直しを依頼してください。`,
    path,
    options,
  );
}

/** A part that the file speaks of and does not have. */
export function missingPart(part: string): FileFault {
  return new FileFault(
    "file.partMissing",
    `ファイルの中に必要な部分(${part})がありません。Excel で開けるか確かめ、「名前を付けて保存」で .xlsx に保存し直してください。`,
    part,
  );
}

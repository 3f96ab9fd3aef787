import type { PickedFile } from "../../workflows";

/** A file that was picked, and how it is known again when it is picked once more. */
export interface Picked extends PickedFile {
  readonly identity: string;
}

/**
 * Picked files and more of them. The same file (name, size, time of change) is taken once; another file of the same name,
 * as when every department sends `回答.xlsx`, gets a number, so that messages and choices can tell them apart.
 */
export function addFiles(picked: readonly Picked[], files: readonly File[]): readonly Picked[] {
  const all = [...picked];
  for (const file of files) {
    const identity = [file.name, file.size, file.lastModified].join("|");
    const again = all.findIndex((one) => one.identity === identity);
    const read = async () => new Uint8Array(await file.arrayBuffer());
    const earlier = all[again];
    if (earlier) all[again] = { ...earlier, read };
    else all.push({ identity, name: freeName(file.name, all), size: file.size, read });
  }
  return all;
}

function freeName(name: string, taken: readonly Picked[]): string {
  const isTaken = (wanted: string) => taken.some((one) => one.name === wanted);
  let free = name;
  for (let number = 2; isTaken(free); number++) free = `${name} (${number})`;
  return free;
}

/** What was dropped: files, and why the rest cannot be taken. */
export interface Drop {
  readonly files: readonly File[];
  /** null when everything is a file. */
  readonly refusal: string | null;
}

/** Folders, and what is no file at all, are told from files. To be called while the drop is handled. */
export function readDrop(data: DataTransfer): Drop {
  const entries = [...data.items].filter(({ kind }) => kind === "file");
  const folders = entries.flatMap((item) => {
    const entry = item.webkitGetAsEntry();
    return entry?.isDirectory === true ? [entry.name] : [];
  });
  // A folder is among the files as well.
  const files = [...data.files].filter(({ name }) => !folders.includes(name));
  if (folders.length > 0) {
    return {
      files,
      refusal: `フォルダー${folders.map((name) => `「${name}」`).join("")}は、そのままでは読めません。フォルダーを開き、中のファイルをすべて選んで置いてください。`,
    };
  }
  return {
    files,
    refusal:
      files.length === 0
        ? "置かれたものはファイルではありません。メールの添付ファイルは、いったんフォルダーに保存してから置いてください。"
        : null,
  };
}

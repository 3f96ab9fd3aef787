/**
 * What the commands do to files. All of it is synchronous: between two awaits nothing can break it off, Ctrl+C neither.
 * Failures are Node's own errors with a `code`; {@link explainTrouble} puts them into words.
 */
export interface Disk {
  /** What is there, symbolic links followed; null where nothing is. */
  find(path: string): Found | null;
  /** Where a path leads after all symbolic links. */
  realPath(path: string): string;
  read(path: string): Uint8Array;
  /** Names in a folder, without `.` and `..`. */
  list(folder: string): readonly string[];
  /** Makes a file that does not exist yet and returns when its bytes are on the disk. */
  create(path: string, bytes: Uint8Array, mode?: number): void;
  /** Makes a copy that does not exist yet. */
  copy(from: string, to: string): void;
  /** Puts a file in another one's place at one stroke. */
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Makes a folder with those above it; tells the uppermost one that was made, null where none was missing. */
  makeFolder(folder: string): string | null;
  /** Removes an empty folder. */
  removeFolder(folder: string): void;
}

export interface Found {
  readonly kind: "file" | "folder" | "other";
  /** Bytes. */
  readonly size: number;
  /** Permissions, for the file that will take its place. */
  readonly mode: number;
  readonly isWritable: boolean;
}

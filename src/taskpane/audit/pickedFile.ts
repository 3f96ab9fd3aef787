import type { PickedFile } from "../../workflows";

/** A file of the browser, to be read when it is wanted. */
export function pickedFile(file: File): PickedFile {
  return { name: file.name, size: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) };
}

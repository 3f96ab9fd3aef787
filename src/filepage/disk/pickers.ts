import type { Picked } from "./opened";

/** The File System Access API as far as TypeScript's own library lacks it. Not every browser has it, nor every address. */
interface Pickers {
  readonly showOpenFilePicker?: (options: object) => Promise<readonly [FileSystemFileHandle]>;
  readonly showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>;
}

const pickers = (): Pickers => window as unknown as Pickers;

const WORKBOOK = {
  description: "Excel ブック",
  accept: { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [".xlsx"] },
} as const;

/** Lets people pick a workbook. null: they changed their mind. */
export async function pickWorkbook(input: HTMLInputElement): Promise<Picked | null> {
  const { showOpenFilePicker } = pickers();
  if (!showOpenFilePicker) return pickByInput(input);
  const handles = await unlessAborted(() => showOpenFilePicker.call(window, { types: [WORKBOOK] }));
  return handles && { file: await handles[0].getFile(), handle: handles[0] };
}

function pickByInput(input: HTMLInputElement): Promise<Picked | null> {
  // The same file may be picked twice in a row.
  input.value = "";
  return new Promise((resolve) => {
    input.onchange = () => {
      const file = input.files?.[0];
      resolve(file ? { file, handle: null } : null);
    };
    input.oncancel = () => resolve(null);
    input.click();
  });
}

/** Whether people can be asked where to save. */
export function canPickPlace(): boolean {
  return pickers().showSaveFilePicker !== undefined;
}

/** Asks where to save. null: people changed their mind. */
export function pickPlace(name: string): Promise<FileSystemFileHandle | null> {
  const { showSaveFilePicker } = pickers();
  if (!showSaveFilePicker) throw new Error("this browser cannot ask for a place");
  return unlessAborted(() => showSaveFilePicker.call(window, { types: [WORKBOOK], suggestedName: name }));
}

async function unlessAborted<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw error;
  }
}

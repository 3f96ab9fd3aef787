import { invalidArgument, itemNotFound } from "./office-error";

/**
 * Workbooks that an add-in has asked for beside the one that is open. Excel opens each in a window of its own; the stand-in
 * has one window, so it keeps the files and tells about them.
 */
export class NewWorkbooks {
  private readonly created = new Map<string, string>();
  private readonly listeners = new Set<(base64: string) => void>();

  /**
   * @param base64 an .xlsx file, or "" for a blank workbook
   * @returns the id under which it is opened
   * @throws InvalidArgument for what is no zip archive in base64
   */
  create(base64: string): string {
    const isArchive = base64.startsWith("UEsD") && base64.length % 4 === 0 && /^[\w+/]+={0,2}$/.test(base64);
    if (base64 !== "" && !isArchive) throw invalidArgument("base64File");
    const id = `workbook-${String(this.created.size + 1)}`;
    this.created.set(id, base64);
    return id;
  }

  /** @throws ItemNotFound */
  open(id: string): void {
    const base64 = this.created.get(id);
    if (base64 === undefined) throw itemNotFound();
    for (const listener of [...this.listeners]) listener(base64);
  }

  /** @returns how to stop. */
  onOpened(listener: (base64: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

import { fail, succeed, type Result } from "../plan";
import { WorkbookError } from "../workflows";
import type { XlsxPort } from "../xlsx";
import type { DiskPlace } from "./disk/opened";
import { isChangedElsewhere, writeTo } from "./disk/save";

/** What saving needs of the browser and of people. */
export interface Surroundings {
  /** Asks people for a place on the disk, null when they change their mind; absent where the browser cannot. */
  readonly pickPlace?: (name: string) => Promise<FileSystemFileHandle | null>;
  readonly download: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Whether what others have changed in the file meanwhile may be lost. */
  readonly mayOverwrite: (name: string) => Promise<boolean>;
}

/** `downloaded`: the browser decides where it goes. `kept`: people changed their mind. */
export type Saved = "written" | "downloaded" | "kept";

/** The workbook that people work on, and the file that it came from. */
export class WorkbookFile {
  private changes = 0;
  private saved = 0;

  /**
   * @param place where it is written back to; null while there is none, or the browser hands out no way back.
   * @param onChanged called after each change of its content
   */
  constructor(
    readonly port: XlsxPort,
    private ownName: string,
    private place: DiskPlace | null,
    onChanged: () => void,
  ) {
    void port.onChanged(() => {
      this.changes += 1;
      onChanged();
    });
  }

  get name(): string {
    return this.ownName;
  }

  get hasUnsavedChanges(): boolean {
    return this.changes !== this.saved;
  }

  /**
   * Writes it back into the file that people opened; a new one, or with `asNew`, where people say; as a download where the
   * browser can do neither.
   * @returns issues `workbook.empty`, `file.notWritten`
   */
  async save(asNew: boolean, surroundings: Surroundings): Promise<Result<Saved>> {
    const before = asNew ? null : this.place;
    // Asked first: a browser shows its question only right after a click.
    const handle = before?.handle ?? (await surroundings.pickPlace?.(this.ownName));
    if (handle === null) return succeed("kept");
    if (before && (await isChangedElsewhere(before)) && !(await surroundings.mayOverwrite(this.ownName)))
      return succeed("kept");

    const { changes } = this;
    const bytes = await bytesOf(this.port);
    if (!bytes.ok) return bytes;
    if (handle === undefined) {
      await surroundings.download(this.ownName, bytes.value);
      this.saved = changes;
      return succeed("downloaded");
    }
    const place = await writeTo(handle, bytes.value);
    if (!place.ok) return place;
    this.place = place.value;
    this.ownName = handle.name;
    this.saved = changes;
    return succeed("written");
  }
}

async function bytesOf(port: XlsxPort): Promise<Result<Uint8Array>> {
  try {
    return succeed(await port.save());
  } catch (error) {
    if (error instanceof WorkbookError) return fail(error.code, "", error.message);
    throw error;
  }
}

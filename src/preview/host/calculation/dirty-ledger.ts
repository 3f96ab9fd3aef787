import type { IActiveDirtyManagerService } from "@univerjs/engine-formula";

/** How one kind of change tells which formulas it makes stale. */
export type DirtyConversion = Parameters<IActiveDirtyManagerService["register"]>[1];

/**
 * Takes the place of Univer's registry of "which change makes which formulas stale".
 *
 * Univer's own scheduler asks the registry about each change and starts a calculation 100 ms after the last one; a
 * change that comes in meanwhile stops the calculation half way, and a stop that comes late loses changes. The
 * ledger answers that scheduler with nothing, so that it never starts, and keeps the knowledge for {@link
 * import("./calculation").Calculation}, which runs one calculation at a time and knows when it ends.
 */
export class DirtyLedger implements IActiveDirtyManagerService {
  private readonly conversions = new Map<string, DirtyConversion>();

  dispose(): void {
    this.conversions.clear();
  }

  register(commandId: string, conversion: DirtyConversion): void {
    this.conversions.set(commandId, conversion);
  }

  remove(commandId: string): void {
    this.conversions.delete(commandId);
  }

  has(commandId: string): boolean {
    return this.conversions.has(commandId);
  }

  get(): undefined {
    return undefined;
  }

  getDirtyConversionMap(): Map<string, DirtyConversion> {
    return this.conversions;
  }
}

import { CommandType, type ICommandInfo, ICommandService, type Injector } from "@univerjs/core";
import {
  IActiveDirtyManagerService,
  type ISetFormulaCalculationNotificationMutation,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import {
  type ISetRangeValuesMutationParams,
  SetRangeValuesMutation,
  SetStyleCommand,
} from "@univerjs/sheets";
import type { DirtyConversion } from "./dirty-ledger";

type DirtyData = ReturnType<DirtyConversion["getDirtyData"]>;

/**
 * Runs the formula engine: one calculation at a time, begun when somebody needs its result.
 *
 * Excel answers a read with recalculated values. So every change is only noted here, and a calculation runs before
 * the next read (or, when nobody reads, as soon as the current task is over, for the sake of the screen). Since no
 * calculation is begun while one runs, none is ever stopped half way, and waiting for one means waiting for the
 * engine's own word that it has finished.
 */
export class Calculation {
  mode: "Automatic" | "Manual" | "AutomaticExceptTables" = "Automatic";

  private changes: ICommandInfo[] = [];
  private draining: Promise<void> | undefined;
  private idleTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly commands: ICommandService;
  private readonly conversions: ReadonlyMap<string, DirtyConversion>;
  private readonly listeners: { dispose(): void }[] = [];
  private disposed = false;
  private isHeld = false;
  /** Resolves when the calculation that runs has ended. */
  private engine: Promise<void> = Promise.resolve();
  private finished: (() => void) | undefined;
  private letGo: (() => void) | undefined;

  constructor(injector: Injector) {
    this.commands = injector.get(ICommandService);
    this.conversions = injector.get(IActiveDirtyManagerService).getDirtyConversionMap();
    this.listeners.push(
      this.commands.onCommandExecuted((command, options) => {
        if (command.id === SetFormulaCalculationNotificationMutation.id) this.hear(command);
        else if (this.conversions.has(command.id) && !isAnswerOrStyle(command, options)) this.note(command);
      }),
    );
  }

  /**
   * Begins no calculation any more and lets go of whoever waits for one. Resolves when the engine is at rest: only
   * then may Univer be disposed of, whose timers would otherwise find it gone.
   */
  async dispose(): Promise<void> {
    this.disposed = true;
    clearTimeout(this.idleTimer);
    this.letGo?.();
    await this.engine;
    for (const listener of this.listeners) listener.dispose();
  }

  /** Resolves when every change so far is calculated; at once if nothing is stale or the mode is manual. */
  async settled(): Promise<void> {
    if (this.mode === "Manual") return;
    await this.calculate();
  }

  /** Whether there is nothing to wait for. */
  get isSettled(): boolean {
    return this.mode === "Manual" || (this.changes.length === 0 && this.draining === undefined);
  }

  /** Calculates what is stale, whatever the mode. */
  async calculate(): Promise<void> {
    while (!this.disposed && (this.changes.length > 0 || this.draining !== undefined)) {
      this.draining ??= this.runOnce().finally(() => {
        this.draining = undefined;
      });
      await this.draining;
    }
  }

  /** Marks every formula of some sheets as stale, and what is known of their precedents as wrong. */
  invalidateAll(unitId: string, sheetIds: readonly string[]): void {
    const marks = Object.fromEntries(sheetIds.map((sheetId) => [sheetId, "1"]));
    this.note({
      id: SetTriggerFormulaCalculationStartMutation.id,
      type: CommandType.MUTATION,
      params: { forceCalculation: true, clearDependencyTreeCache: { [unitId]: marks } },
    });
  }

  /**
   * Lets a batch finish before anything is calculated for the screen's sake: a calculation begun between its writes would
   * see half of them, and a cell written while formulas run can be missed by one of them. So one that runs already is
   * waited for. Reads calculate all the same.
   */
  async during<T>(batch: () => Promise<T>): Promise<T> {
    this.isHeld = true;
    try {
      await this.draining;
      return await batch();
    } finally {
      this.isHeld = false;
      if (this.changes.length > 0) this.calculateWhenIdle();
    }
  }

  private note(command: ICommandInfo): void {
    this.changes.push(command);
    if (!this.isHeld) this.calculateWhenIdle();
  }

  private calculateWhenIdle(): void {
    this.idleTimer ??= setTimeout(() => {
      this.idleTimer = undefined;
      // A batch that began meanwhile says itself when it is over.
      if (!this.isHeld) void this.settled();
    }, 0);
  }

  private hear(command: ICommandInfo): void {
    const { functionsExecutedState } = command.params as ISetFormulaCalculationNotificationMutation;
    if (functionsExecutedState !== undefined) this.finished?.();
  }

  /** What a change makes stale: everything, when Univer cannot tell because the changed sheet is gone meanwhile. */
  private staleBy(change: ICommandInfo): DirtyData {
    try {
      return this.conversions.get(change.id)?.getDirtyData(change) ?? {};
    } catch {
      return { forceCalculation: true };
    }
  }

  private async runOnce(): Promise<void> {
    const changes = this.changes;
    this.changes = [];
    clearTimeout(this.idleTimer);
    this.idleTimer = undefined;
    const dirty = mergeDirty(changes.map((change) => this.staleBy(change)));
    this.engine = new Promise<void>((resolve) => {
      this.finished = resolve;
    });
    const closed = new Promise<void>((resolve) => {
      this.letGo = resolve;
    });
    // The engine speaks its last word synchronously after the results stand in the cells.
    this.commands.syncExecuteCommand(SetFormulaCalculationStartMutation.id, dirty, { onlyLocal: true });
    await Promise.race([this.engine, closed]);
  }
}

/** The engine's own results and mere formatting make no formula stale. */
function isAnswerOrStyle(
  command: Readonly<ICommandInfo>,
  options: { readonly onlyLocal?: boolean; readonly fromFormula?: boolean } | undefined,
): boolean {
  if (command.id !== SetRangeValuesMutation.id) return false;
  const { trigger } = command.params as ISetRangeValuesMutationParams;
  return options?.onlyLocal === true || options?.fromFormula === true || trigger === SetStyleCommand.id;
}

/** Univer keeps each kind of staleness as unit → key → (key →) mark; merging is a deep union. */
function mergeDirty(parts: readonly DirtyData[]): Required<DirtyData> {
  return {
    forceCalculation: parts.some((part) => part.forceCalculation === true),
    dirtyRanges: parts.flatMap((part) => part.dirtyRanges ?? []),
    dirtyNameMap: union(parts.map((part) => part.dirtyNameMap)),
    dirtyDefinedNameMap: union(parts.map((part) => part.dirtyDefinedNameMap)),
    dirtySuperTableMap: union(parts.map((part) => part.dirtySuperTableMap)),
    dirtyUnitFeatureMap: union(parts.map((part) => part.dirtyUnitFeatureMap)),
    dirtyUnitOtherFormulaMap: union(parts.map((part) => part.dirtyUnitOtherFormulaMap)),
    clearDependencyTreeCache: union(parts.map((part) => part.clearDependencyTreeCache)),
  };
}

type Marks = Record<string, unknown>;

function union<T extends object>(maps: readonly (T | undefined)[]): T {
  const merged: Marks = {};
  for (const map of maps) if (map !== undefined) mergeInto(merged, map as Marks);
  return merged as T;
}

function mergeInto(target: Marks, source: Marks): void {
  for (const [key, value] of Object.entries(source)) {
    const known = target[key];
    if (typeof value === "object" && value !== null) {
      const branch: Marks = typeof known === "object" && known !== null ? (known as Marks) : {};
      mergeInto(branch, value as Marks);
      target[key] = branch;
    } else if (value !== undefined) target[key] = value;
  }
}

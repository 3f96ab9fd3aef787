import { isHandle, nullObject, type Argument, type Handle } from "./object-type";
import { invalidArgument, notSupported, OfficeError } from "./office-error";
import { query, readsValues } from "./query";
import {
  ActionType,
  isRecord,
  PathType,
  type ActionInfo,
  type ActionResult,
  type ArgumentInfo,
  type BatchError,
  type BatchReply,
  type BatchRequest,
  type Json,
  type ObjectPathInfo,
} from "./wire";

/** What a batch needs of the workbook. */
export interface ExecutorContext {
  /** The object every path starts from. */
  readonly root: Handle;
  /** What stands in a property for an object given there: a range's address. */
  describe(handle: Handle): Json;
  /** The range kept under a reference id. */
  byReference(id: string): Handle;
  /** Called before values of cells are read, so that they are never older than the last write. */
  beforeValues(): Promise<void>;
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/**
 * Runs the actions of one `context.sync()` in order. The first failure ends the batch: what was done before stays
 * done, what comes after is not begun, as in Excel.
 */
export async function runBatch(request: BatchRequest, context: ExecutorContext): Promise<BatchReply> {
  return new Batch(request, context).run();
}

class Batch {
  private readonly resolved = new Map<number, Handle>();
  private location = "";

  constructor(
    private readonly request: BatchRequest,
    private readonly context: ExecutorContext,
  ) {}

  async run(): Promise<BatchReply> {
    const results: ActionResult[] = [];
    const traceIds: number[] = [];
    for (const [index, action] of this.request.Actions.entries()) {
      try {
        if (action.ActionType === ActionType.trace) traceIds.push(action.Id);
        results.push({ ActionId: action.Id, Value: await this.perform(action) });
      } catch (error) {
        return { Results: results, TraceIds: traceIds, Error: this.describe(error, index) };
      }
    }
    return { Results: results, TraceIds: traceIds };
  }

  private describe(error: unknown, index: number): BatchError {
    const known =
      error instanceof OfficeError
        ? error
        : new OfficeError(
            "GeneralException",
            `There was an internal error while processing the request. (${String(error)})`,
          );
    return {
      Code: known.code,
      Message: known.message,
      Location: this.location,
      ActionIndex: index,
      HttpStatusCode: known.httpStatusCode,
    };
  }

  private async perform(action: ActionInfo): Promise<Json> {
    if (action.ActionType === ActionType.trace) return null;
    const target = await this.resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case ActionType.instantiate:
        return target.isNull ? null : { ...target.identity() };
      case ActionType.query:
        if (readsValues(action.QueryInfo ?? {})) await this.context.beforeValues();
        this.location = target.typeName;
        return query(target, action.QueryInfo ?? {});
      case ActionType.method: {
        const outcome = await this.call(target, action.Name, action.ArgumentInfo);
        return isHandle(outcome) ? (outcome.isNull ? null : { ...outcome.identity() }) : (outcome ?? null);
      }
      case ActionType.setProperty: {
        this.location = `${target.typeName}.${lowerFirst(action.Name)}`;
        await target.set(action.Name, await this.inline(plain(action.ArgumentInfo?.Arguments?.[0])));
        return null;
      }
      case ActionType.update: {
        const changes = action.ArgumentInfo?.Arguments?.[0];
        if (!isRecord(changes)) throw invalidArgument();
        await this.update(target, changes);
        return null;
      }
      case ActionType.ensureUnchanged:
        return null;
      default:
        throw notSupported(`Action type ${String(action.ActionType)}`);
    }
  }

  /** Replaces objects inside a value, which arrive as path ids, by what stands for them. */
  private async inline(value: Json): Promise<Json> {
    if (!isRecord(value)) return value;
    const pathId = value["_ObjectPathId"];
    if (typeof pathId === "number") return this.context.describe(await this.resolve(pathId));
    const entries: [string, Json][] = [];
    for (const [key, part] of Object.entries(value)) entries.push([key, await this.inline(part)]);
    return Object.fromEntries(entries);
  }

  private async update(target: Handle, changes: Readonly<Record<string, Json>>): Promise<void> {
    for (const [name, value] of Object.entries(changes)) {
      const wireName = name.charAt(0).toUpperCase() + name.slice(1);
      this.location = `${target.typeName}.${lowerFirst(wireName)}`;
      if (isRecord(value) && target.has("object", wireName))
        await this.update(target.object(wireName), value);
      else await target.set(wireName, value);
    }
  }

  /** The object at a path. Each path is walked once a batch, since walking `add()` twice would add twice. */
  private async resolve(id: number): Promise<Handle> {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[String(id)];
    if (path === undefined) throw invalidArgument(`object path ${String(id)}`);
    const handle = await this.walk(path);
    this.resolved.set(id, handle);
    return handle;
  }

  private async walk(path: ObjectPathInfo): Promise<Handle> {
    switch (path.ObjectPathType) {
      case PathType.global:
        return this.context.root;
      case PathType.nullObject:
        return nullObject;
      case PathType.referenceId:
        return this.context.byReference(path.Name);
    }
    const parent = await this.resolve(path.ParentObjectPathId ?? 0);
    if (parent.isNull) return nullObject;
    switch (path.ObjectPathType) {
      case PathType.property:
        this.location = `${parent.typeName}.${lowerFirst(path.Name)}`;
        return parent.object(path.Name);
      case PathType.indexer:
        this.location = `${parent.typeName}.getItem`;
        return parent.item(plain(path.ArgumentInfo?.Arguments?.[0]));
      case PathType.method: {
        const outcome = await this.call(parent, path.Name, path.ArgumentInfo);
        if (!isHandle(outcome))
          throw notSupported(`${parent.typeName}.${lowerFirst(path.Name)} as an object`);
        return outcome;
      }
      default:
        throw notSupported(`Object path type ${String(path.ObjectPathType)}`);
    }
  }

  private async call(
    target: Handle,
    name: string,
    info: ArgumentInfo | undefined,
  ): ReturnType<Handle["call"]> {
    const args = await this.readArguments(info);
    this.location = `${target.typeName}.${lowerFirst(name)}`;
    return target.call(name, args);
  }

  private async readArguments(info: ArgumentInfo | undefined): Promise<Argument[]> {
    const args: Argument[] = [];
    for (const [index, value] of (info?.Arguments ?? []).entries()) {
      const pathId = info?.ReferencedObjectPathIds?.[index];
      args.push(pathId ? await this.resolve(pathId) : value);
    }
    return args;
  }
}

function plain(value: Json | undefined): Json {
  return value ?? null;
}

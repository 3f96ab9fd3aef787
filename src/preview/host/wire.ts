/**
 * The messages Office.js sends through `_richApiNativeBridge` and the ones it expects back.
 *
 * These are the library's own shapes (office-js 1.1.110), written down as far as the stand-in needs them.
 */

/** What JSON can carry: the only kind of value that crosses the wire. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export const ActionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  ensureUnchanged: 6,
  update: 9,
} as const;

export const PathType = {
  global: 1,
  method: 3,
  property: 4,
  indexer: 5,
  referenceId: 6,
  nullObject: 7,
} as const;

export interface ArgumentInfo {
  readonly Arguments?: readonly Json[];
  /** For each argument the id of the object path it stands for; 0 or null means a plain value. */
  readonly ReferencedObjectPathIds?: readonly (number | null)[];
}

export interface ObjectPathInfo {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Skip?: number;
  readonly Top?: number;
}

export interface ActionInfo {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
}

export interface BatchRequest {
  readonly Actions: readonly ActionInfo[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPathInfo>>;
}

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: Json;
}

export interface BatchError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex: number;
  readonly HttpStatusCode: number;
}

export interface BatchReply {
  readonly Results: ActionResult[];
  readonly TraceIds?: number[];
  readonly Error?: BatchError;
}

/** A message from the library to the host. */
export interface RequestMessage {
  readonly id: number;
  readonly type: number;
  readonly message: { readonly url?: string; readonly method?: string; readonly body: BatchRequest };
}

/** The host's answer to one request. */
export interface ReplyMessage {
  readonly id: number;
  readonly type: number;
  readonly message: {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: BatchReply;
  };
}

/** One event, as the library's event manager reads it. */
export interface EventEntry {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
}

/** A message the host sends on its own account. */
export interface EventMessage {
  readonly type: 3;
  readonly message: { readonly entries: readonly EventEntry[] };
}

export function isRecord(value: unknown): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import type { StandIn } from "../../src/preview/node/open-stand-in";

type Host = StandIn["host"];
type Message = Parameters<Host["handle"]>[0];

export interface SeenRequest {
  /** Length of the request as it crosses the bridge, in bytes of UTF-8. */
  readonly bytes: number;
  readonly commands: number;
}

export interface Wire {
  /** Requests since the last {@link forget}. */
  readonly requests: readonly SeenRequest[];
  forget(): void;
  /**
   * Breaks off the next request that writes: the host does this share of its commands and then refuses, as Excel does when a
   * command fails in the middle of a batch.
   */
  breakOffAt(share: number): void;
  /** The same at the first command of this name, in the next request that has one: `SetPosition`. */
  breakOffAtFirst(name: string): void;
  /** Answers the next request with this error instead of doing anything; `after` lets so many pass before. */
  refuseNext(code: string, after?: number): void;
  /** From now on every request that writes is answered as done, and not done. */
  acceptWritesUnseen(): void;
}

/** Sees, counts and spoils what Office.js sends to the host. */
export function spyOnWire(host: Host): Wire {
  const requests: SeenRequest[] = [];
  let share: number | undefined;
  let first: string | undefined;
  let refusal: { readonly code: string; readonly after: number } | undefined;
  let isUnseen = false;
  const handle = host.handle.bind(host);
  const spied: Host["handle"] = (message) => {
    const text = JSON.stringify(message);
    requests.push({ bytes: Buffer.byteLength(text), commands: actionsOf(message).length });
    if (refusal !== undefined) {
      const { code, after } = refusal;
      refusal = after === 0 ? undefined : { code, after: after - 1 };
      if (after === 0) return Promise.resolve(refused(message, code));
    }
    const writes = actionsOf(message).some((action) => action.ActionType === SET_PROPERTY);
    if (isUnseen && writes) return Promise.resolve(accepted(message));
    if (share !== undefined && writes) {
      const broken = brokenOff(message, share);
      share = undefined;
      return handle(broken);
    }
    const named = actionsOf(message).findIndex(({ Name }) => first !== undefined && Name === first);
    if (named >= 0) {
      first = undefined;
      return handle(withUnknown(message, named));
    }
    return handle(message);
  };
  Object.defineProperty(host, "handle", { value: spied });
  return {
    requests,
    forget: () => {
      requests.length = 0;
    },
    breakOffAt: (next) => {
      share = next;
    },
    breakOffAtFirst: (name) => {
      first = name;
    },
    refuseNext: (code, after = 0) => {
      refusal = { code, after };
    },
    acceptWritesUnseen: () => {
      isUnseen = true;
    },
  };
}

const SET_PROPERTY = 4;
const METHOD = 3;

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name?: string;
  readonly ObjectPathId: number;
}

interface Body {
  Actions: Action[];
}

function bodyOf(message: Message): Body {
  const { body } = (message as unknown as { message: { body: unknown } }).message;
  return (typeof body === "string" ? JSON.parse(body) : body) as Body;
}

function actionsOf(message: Message): Action[] {
  return bodyOf(message).Actions;
}

/** The same request with one command replaced by one that the host does not know. */
function brokenOff(message: Message, share: number): Message {
  const changing = actionsOf(message).flatMap((action, index) =>
    action.ActionType === SET_PROPERTY || action.ActionType === METHOD ? [index] : [],
  );
  const at = changing[Math.min(changing.length - 1, Math.floor(share * changing.length))];
  if (at === undefined) throw new Error("There is no command to break off at.");
  return withUnknown(message, at);
}

function withUnknown(message: Message, at: number): Message {
  const copy = structuredClone(message);
  const body = bodyOf(copy);
  const action = body.Actions[at];
  if (!action) throw new Error("There is no command to break off at.");
  body.Actions[at] = { ...action, Name: "NoSuchMember" };
  const inner = (copy as unknown as { message: { body: unknown } }).message;
  if (typeof inner.body === "string") inner.body = JSON.stringify(body);
  return copy;
}

function refused(message: Message, code: string): Reply {
  const { id } = message as unknown as { id: unknown };
  const body = {
    Error: { Code: code, Message: "Refused by the test.", Location: "", ActionIndex: 0, HttpStatusCode: 400 },
  };
  return { id, message: { statusCode: 200, headers: {}, body } } as unknown as Reply;
}

type Reply = Awaited<ReturnType<Host["handle"]>>;

function accepted(message: Message): Reply {
  const { id } = message as unknown as { id: unknown };
  const Results = actionsOf(message).map(({ Id }) => ({ ActionId: Id, Value: {} }));
  return { id, message: { statusCode: 200, headers: {}, body: { Results } } } as unknown as Reply;
}

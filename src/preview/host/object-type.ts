import { itemNotFound, notSupported } from "./office-error";
import type { Json } from "./wire";

/** What a method may receive: a plain value, or an object of this workbook passed by path. */
export type Argument = Json | Handle | undefined;

/** What a method may give back: a value, an object, or nothing. */
export type Outcome = Json | Handle | undefined;

export interface PropertySpec<S> {
  readonly get?: (self: S) => Json;
  readonly set?: (self: S, value: Json) => void | Promise<void>;
}

/** A method that gives something back. */
type Answering<S> = (self: S, ...args: Argument[]) => Outcome | Promise<Outcome>;

/** A method that only does something, at once or when its promise resolves. */
type Acting<S> = (self: S, ...args: Argument[]) => void;

/**
 * What one class of the object model can do, as a table. Names are the wire's (PascalCase).
 *
 * Whatever is not in the table is refused with ApiNotFound, so that the stand-in never pretends.
 */
export interface TypeSpec<S> {
  /** Ids the library keeps to find the object again. */
  readonly identity?: (self: S) => Readonly<Record<string, Json>>;
  readonly properties?: Readonly<Record<string, PropertySpec<S>>>;
  readonly objects?: Readonly<Record<string, (self: S) => Handle>>;
  readonly methods?: Readonly<Record<string, Answering<S> | Acting<S>>>;
  /** Collections only: every member, in order. */
  readonly items?: (self: S) => readonly Handle[];
  /** Collections only: the member under a key; must throw ItemNotFound for a key that is not there. */
  readonly item?: (self: S, key: Json) => Handle;
}

/** An object of the workbook as the executor sees it: named parts, no knowledge of what it is. */
export interface Handle {
  readonly typeName: string;
  readonly isNull: boolean;
  identity(): Readonly<Record<string, Json>>;
  /** The properties that can be read. */
  propertyNames(): readonly string[];
  has(kind: "property" | "object" | "method", name: string): boolean;
  get(name: string): Json;
  set(name: string, value: Json): void | Promise<void>;
  object(name: string): Handle;
  call(name: string, args: readonly Argument[]): Promise<Outcome>;
  items(): readonly Handle[] | undefined;
  item(key: Json): Handle;
}

/** A class of the object model: makes handles, and opens handles of its own class. */
export interface ObjectType<S> {
  readonly name: string;
  of(self: S): Handle;
  /** The object behind a handle of this class; undefined when the argument is anything else. */
  open(argument: Argument): S | undefined;
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Declares one class of the object model from its table. */
export function defineType<S>(name: string, spec: TypeSpec<S>): ObjectType<S> {
  const owned = new WeakMap<object, S>();
  const refuse = (member: string): never => {
    throw notSupported(`${name}.${lowerFirst(member)}`);
  };
  return {
    name,
    open: (argument) =>
      typeof argument === "object" && argument !== null ? owned.get(argument as object) : undefined,
    of: (self) => {
      const handle: Handle = {
        typeName: name,
        isNull: false,
        identity: () => spec.identity?.(self) ?? {},
        propertyNames: () =>
          Object.entries(spec.properties ?? {})
            .filter(([, property]) => property.get !== undefined)
            .map(([property]) => property),
        has: (kind, member) => {
          const table =
            kind === "property" ? spec.properties : kind === "object" ? spec.objects : spec.methods;
          return table !== undefined && Object.hasOwn(table, member);
        },
        get: (member) => {
          const property = own(spec.properties, member);
          return property?.get === undefined ? refuse(member) : property.get(self);
        },
        set: (member, value) => {
          const property = own(spec.properties, member);
          return property?.set === undefined ? refuse(member) : property.set(self, value);
        },
        object: (member) => (own(spec.objects, member) ?? refuse(member))(self),
        call: async (member, args) =>
          (await (own(spec.methods, member) ?? refuse(member))(self, ...args)) as Outcome,
        items: () => spec.items?.(self),
        item: (key) => (spec.item ?? refuse("getItem"))(self, key),
      };
      owned.set(handle, self);
      return handle;
    },
  };
}

function own<V>(table: Readonly<Record<string, V>> | undefined, member: string): V | undefined {
  return table !== undefined && Object.hasOwn(table, member) ? table[member] : undefined;
}

/**
 * What an …OrNullObject method gives for a thing that is not there. Everything reached from it is again null, and
 * writing to it does nothing.
 */
export const nullObject: Handle = {
  typeName: "null object",
  isNull: true,
  identity: () => ({}),
  propertyNames: () => [],
  has: () => true,
  get: () => null,
  set: () => undefined,
  object: () => nullObject,
  call: () => Promise.resolve(nullObject),
  items: () => undefined,
  item: () => nullObject,
};

export function isHandle(value: Argument | Outcome): value is Handle {
  return typeof value === "object" && value !== null && !Array.isArray(value) && "typeName" in value;
}

/** Turns "there is no such thing" into a null object; every other failure stays a failure. */
export function orNull(find: () => Handle | undefined): Handle {
  return find() ?? nullObject;
}

/** Turns "there is no such thing" into ItemNotFound. */
export function orItemNotFound<T>(found: T | undefined): T {
  if (found === undefined) throw itemNotFound();
  return found;
}

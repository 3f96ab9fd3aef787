import { notSupported } from "./office-error";
import type { Handle } from "./object-type";
import type { Json, QueryInfo } from "./wire";

/** What is wanted of one object: its properties by wire name, and of its parts likewise. */
interface Wish {
  all: boolean;
  readonly properties: Set<string>;
  readonly parts: Map<string, Wish>;
}

const emptyWish = (): Wish => ({ all: false, properties: new Set(), parts: new Map() });

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** What a calculation may change: the rest is known without one. */
const calculated = new Set([
  "values",
  "text",
  "valuetypes",
  "formulas",
  "formulaslocal",
  "arrayvalues",
  "value",
]);

/** Whether an answer depends on calculated cells, as far as the names of the properties tell. */
export function readsValues({ Select = [], Expand = [] }: QueryInfo): boolean {
  const paths = [...Select, ...Expand];
  return (
    paths.length === 0 ||
    paths.some((path) => {
      const last = path.split(/[/.]/).at(-1)?.trim().toLowerCase() ?? "";
      return last === "" || last === "*" || last === "$all" || calculated.has(last);
    })
  );
}

/** Loads `format/fill/color` style paths from an object, the way `load` and `expand` ask for them. */
export function query(handle: Handle, info: QueryInfo): Json {
  const wish = emptyWish();
  for (const path of info.Select ?? []) addPath(handle, wish, path);
  for (const path of info.Expand ?? []) addPath(handle, wish, `${path}/$all`);
  if ((info.Select ?? []).length === 0) wish.all = true;
  return answer(handle, wish, info);
}

function addPath(handle: Handle, wish: Wish, path: string): void {
  let at = wish;
  const steps = path
    .split(/[/.]/)
    .map((step) => step.trim())
    // `items` names the members of a collection, whose properties are asked for as if they were its own.
    .filter(
      (step, index) => !(index === 0 && step.toLowerCase() === "items" && handle.items() !== undefined),
    );
  steps.forEach((step, index) => {
    if (step === "" || step === "*" || step === "$all" || step === "$none") {
      at.all ||= step !== "$none";
      return;
    }
    const name = upperFirst(step);
    if (index === steps.length - 1) {
      at.properties.add(name);
      return;
    }
    if (name === "Items") return;
    const part = at.parts.get(name) ?? emptyWish();
    at.parts.set(name, part);
    at = part;
  });
  if (steps.length === 0) wish.all = true;
}

function answer(handle: Handle, wish: Wish, page: QueryInfo): Json {
  if (handle.isNull) return null;
  const members = handle.items();
  if (members === undefined) return answerObject(handle, wish);
  const own: Record<string, Json> = { ...handle.identity() };
  const forMembers: Wish = { all: wish.all, properties: new Set(), parts: wish.parts };
  for (const name of wish.properties) {
    // `count` and the like belong to the collection itself, everything else to its members.
    if (handle.has("property", name)) own[name] = handle.get(name);
    else forMembers.properties.add(name);
  }
  const from = page.Skip ?? 0;
  const shown = members.slice(from, page.Top === undefined ? undefined : from + page.Top);
  return { ...own, _Items: shown.map((member) => answerObject(member, forMembers)) };
}

function answerObject(handle: Handle, wish: Wish): Json {
  const result: Record<string, Json> = { ...handle.identity() };
  const names = new Set(wish.properties);
  if (wish.all) {
    // "Everything" means the plain values only; costly ones are left out, as the library's own default does.
    for (const name of handle.propertyNames()) names.add(name);
  }
  for (const name of names) {
    if (handle.has("property", name)) result[name] = handle.get(name);
    else if (handle.has("object", name)) {
      const part = emptyWish();
      part.all = true;
      result[name] = answer(handle.object(name), part, {});
    } else throw notSupported(`${handle.typeName}.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
  }
  for (const [name, part] of wish.parts) {
    if (!handle.has("object", name)) throw notSupported(`${handle.typeName}.${name}`);
    result[name] = answer(handle.object(name), part, {});
  }
  return result;
}

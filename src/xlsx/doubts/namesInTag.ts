import { walkAttributes } from "../xml/attributes";
import type { XmlCursor } from "../xml/XmlCursor";

export interface TagNames {
  /** Of the attributes, without their prefixes. */
  readonly names: readonly string[];
  /** Namespaces that the tag declares, by prefix; "" is that of names without one. */
  readonly declared: ReadonlyMap<string, string>;
}

/** What the attributes of a tag are called. */
export function namesInTag({ source, path, start, end, name }: XmlCursor): TagNames {
  // Nearly all tags of a sheet: nothing is made of their attributes.
  if (!/:|xmlns/.test(source.slice(start, end))) return NOTHING;
  const names: string[] = [];
  const declared = new Map<string, string>();
  walkAttributes(source, path, start + 1 + name.length, end, (from, to, valueFrom, valueTo) => {
    const attribute = source.slice(from, to);
    const [prefix, local] = split(attribute);
    if (attribute === "xmlns") declared.set("", source.slice(valueFrom, valueTo));
    else if (prefix === "xmlns") declared.set(local, source.slice(valueFrom, valueTo));
    else names.push(local);
    return false;
  });
  return { names, declared };
}

const NOTHING: TagNames = { names: [], declared: new Map() };

/** Of an element in a part: whether it is in the namespace of the part's root. openpyxl declares others where it needs them. */
export function isOfRoot(tag: XmlCursor, { declared }: TagNames, root: Namespace): boolean {
  const [prefix] = split(tag.name);
  return prefix === root.prefix && (declared.get(prefix) ?? root.uri) === root.uri;
}

export interface Namespace {
  readonly prefix: string;
  readonly uri: string;
}

export function namespaceOf(tag: XmlCursor): Namespace {
  const [prefix] = split(tag.name);
  return { prefix, uri: namesInTag(tag).declared.get(prefix) ?? "" };
}

function split(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(":");
  return colon < 0 ? ["", name] : [name.slice(0, colon), name.slice(colon + 1)];
}

import { XmlCursor } from "../xml/XmlCursor";
import { isOfRoot, namesInTag, namespaceOf, type Namespace } from "./namesInTag";

export interface PartRules {
  /** Children of the root, by local name, of which there is one at most. */
  readonly once: readonly string[];
  /** Elements below those that are read as well. */
  readonly own: readonly string[];
}

/**
 * What of a part can be read in two ways: elements that are read but stand twice, belong to another namespace, or have an
 * attribute twice under different prefixes.
 */
export function doubtsInPart(source: string, path: string, { once, own }: PartRules): readonly string[] {
  const cursor = new XmlCursor(source, 0, source.length, path);
  const said = new Set<string>();
  const times = new Map<string, number>();
  let root: Namespace = { prefix: "", uri: "" };
  let skip = 0;
  while (cursor.next()) {
    if (cursor.kind === "raw") continue;
    const level = cursor.kind === "open" && !cursor.isEmpty ? cursor.depth : cursor.depth + 1;
    // Extensions and views of single people have elements of the same names, and nobody reads them here.
    if (skip > 0) {
      if (cursor.kind === "close" && level === skip) skip = 0;
      continue;
    }
    if (cursor.kind === "close") continue;
    const { local, name } = cursor;
    if (level === 1) root = namespaceOf(cursor);
    else if (UNREAD.includes(local)) {
      if (!cursor.isEmpty) skip = level;
    } else if (once.includes(local) || own.includes(local)) {
      const tag = namesInTag(cursor);
      if (!isOfRoot(cursor, tag, root)) said.add(`「${name}」が別の名前空間にあります(${path})。`);
      if (tag.names.some((one, index) => tag.names.indexOf(one) !== index))
        said.add(`「${name}」に同じ属性が二つあります(${path})。`);
      if (!once.includes(local)) continue;
      times.set(local, (times.get(local) ?? 0) + 1);
      if (level !== 2 || times.get(local) === 2)
        said.add(`「${name}」が二つあるか、別の場所にあります(${path})。`);
    }
  }
  return [...said];
}

const UNREAD: readonly string[] = ["extLst", "customSheetViews"];

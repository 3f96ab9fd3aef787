import type { ObjectDescription, ObjectKind } from "../../openData";
import { relationshipsOf } from "../package/relationships";
import type { SheetPart } from "../sheet/SheetPart";
import type { XmlElement } from "../xml/element";

/** What an anchor of a drawing holds, by the element's name. Frames hold charts, and diagrams made of shapes. */
const IN_DRAWING: Readonly<Record<string, ObjectKind>> = {
  pic: "picture",
  sp: "shape",
  cxnSp: "shape",
  grpSp: "shape",
  contentPart: "shape",
  graphicFrame: "chart",
};

/** What lies on a sheet beside its cells. Notes are drawn by shapes of their own, which are not counted again. */
export function describeObjects(sheet: SheetPart): ObjectDescription[] {
  const { file, root } = sheet;
  const counts = new Map<ObjectKind, number>();
  const add = (kind: ObjectKind, count = 1) => counts.set(kind, (counts.get(kind) ?? 0) + count);
  for (const { kind, target, isExternal } of relationshipsOf(file, sheet.part)) {
    if (isExternal || !file.has(target)) continue;
    if (kind === "drawing") for (const anchor of file.xml(target).elements) anchored(anchor, add);
    if (kind === "comments")
      add("comment", file.xml(target).first("commentList")?.all("comment").length ?? 0);
  }
  if (root.first("picture")) add("picture");
  add("embedded", within(root, "oleObjects", "oleObject"));
  add("control", within(root, "controls", "control"));
  return [...counts].filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count }));
}

function anchored(anchor: XmlElement, add: (kind: ObjectKind) => void): void {
  for (const { local } of anchor.elements) {
    const kind = IN_DRAWING[local];
    if (kind) add(kind);
    // Slicers, newer shapes and form controls stand inside a choice between programs.
    else if (local === "AlternateContent") add("shape");
  }
  // Form controls and newer charts are wrapped whole.
  if (anchor.local === "AlternateContent") add("shape");
}

/** Some programs wrap each in a choice between programs. */
function within(root: XmlElement, list: string, local: string): number {
  const lists = [root, ...root.all("AlternateContent").flatMap((wrapped) => wrapped.all("Choice"))];
  return lists
    .flatMap((parent) => parent.all(list))
    .reduce((sum, found) => sum + found.all(local).length + found.all("AlternateContent").length, 0);
}

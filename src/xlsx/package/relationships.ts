import type { Attributes } from "../xml/element";
import { XmlElement } from "../xml/element";
import type { Package } from "./Package";

/** What one part says about another: where it is and what it is for. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type, such as `worksheet`: the same in both namespaces that the format has. A stranger's type stays whole. */
  readonly kind: string;
  /** The other part's name; for what lies outside the file, as it stands. */
  readonly target: string;
  readonly isExternal: boolean;
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
/** Of relationships: those of the transitional and the strict format, of packages, and of what Microsoft added since. */
const NAMESPACES = [
  OFFICE,
  PACKAGE,
  "http://purl.oclc.org/ooxml/officeDocument/relationships/",
  "http://schemas.microsoft.com/office/",
];

/** What a part points to; "" is the whole file. */
export function relationshipsOf(file: Package, part: string): Relationship[] {
  const name = relationshipsPart(part);
  if (!file.has(name)) return [];
  return file
    .xml(name)
    .all("Relationship")
    .map((element) => {
      const isExternal = element.attribute("TargetMode") === "External";
      const target = element.attribute("Target") ?? "";
      return {
        id: element.attribute("Id") ?? "",
        kind: kindOf(element.attribute("Type") ?? ""),
        target: isExternal ? target : resolve(part, target),
        isExternal,
      };
    });
}

/** No program takes a type that only ends like one of the format's for that. */
function kindOf(type: string): string {
  return NAMESPACES.some((start) => type.startsWith(start)) ? (type.split("/").at(-1) ?? "") : type;
}

/** Makes `part` point to another part and gives the new relationship's id. */
export function relate(file: Package, part: string, kind: string, target: string): string {
  const name = relationshipsPart(part);
  if (!file.has(name)) file.add(name, XmlElement.create("Relationships", { xmlns: PACKAGE }));
  const root = file.xml(name);
  const taken = new Set(root.all("Relationship").map((element) => element.attribute("Id")));
  let number = taken.size + 1;
  while (taken.has(`rId${String(number)}`)) number += 1;
  const id = `rId${String(number)}`;
  const type = kind.includes("/") ? kind : OFFICE + kind;
  root.append(
    XmlElement.create(`${root.prefix}Relationship`, {
      Id: id,
      Type: type,
      Target: part === "" ? target : `/${target}`,
    }),
  );
  return id;
}

/** The attribute by which an element points to a relationship: `r:id`, or with the prefix that the part has for it. */
export function pointer(root: XmlElement, id: string): Attributes {
  const known = [...root.attributes].find(
    ([name, value]) => name.startsWith("xmlns:") && `${value}/` === OFFICE,
  );
  if (!known) root.set("xmlns:r", OFFICE.slice(0, -1));
  return { [`${known?.[0].slice("xmlns:".length) ?? "r"}:id`]: id };
}

/** The id that an element points to, whatever its prefix is. */
export function pointedTo(element: XmlElement): string | undefined {
  return [...element.attributes].find(([name]) => name.endsWith(":id"))?.[1];
}

export function unrelate(file: Package, part: string, target: string): void {
  const root = file.xml(relationshipsPart(part));
  for (const element of root.all("Relationship")) {
    if (resolve(part, element.attribute("Target") ?? "").toLowerCase() === target.toLowerCase())
      root.remove(element);
  }
}

/** The part that says what a part points to. @example relationshipsPart("xl/workbook.xml") // "xl/_rels/workbook.xml.rels" */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** Targets are relative to the part's folder, or begin with a slash. */
function resolve(part: string, target: string): string {
  const path = target.startsWith("/") ? target : `${part.slice(0, part.lastIndexOf("/") + 1)}${target}`;
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return withoutPercents(steps.join("/"));
}

function withoutPercents(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    // A percent sign that stands for itself.
    if (error instanceof URIError) return path;
    throw error;
  }
}

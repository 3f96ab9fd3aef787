import { XmlElement } from "../xml/element";
import type { Package } from "./Package";

const PART = "[Content_Types].xml";

export const TYPES = {
  workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
  sheet: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
  styles: "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
  table: "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml",
  comments: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
  drawing: "application/vnd.openxmlformats-officedocument.drawing+xml",
  chart: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
  vml: "application/vnd.openxmlformats-officedocument.vmlDrawing",
  core: "application/vnd.openxmlformats-package.core-properties+xml",
  extended: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
} as const;

/** What kind of content a part holds, or undefined. */
export function contentType(file: Package, part: string): string | undefined {
  const root = file.xml(PART);
  const own = root.all("Override").find((element) => sameName(element.attribute("PartName"), part));
  const extension = part.slice(part.lastIndexOf(".") + 1).toLowerCase();
  const byExtension = root
    .all("Default")
    .find((element) => element.attribute("Extension")?.toLowerCase() === extension);
  return (own ?? byExtension)?.attribute("ContentType");
}

export function declarePart(file: Package, part: string, type: string): void {
  const root = file.xml(PART);
  root.append(XmlElement.create(`${root.prefix}Override`, { PartName: `/${part}`, ContentType: type }));
}

/** Every part whose name ends so, unless it says otherwise. */
export function declareExtension(file: Package, extension: string, type: string): void {
  const root = file.xml(PART);
  if (root.all("Default").some((element) => element.attribute("Extension")?.toLowerCase() === extension))
    return;
  root.insert(0, XmlElement.create(`${root.prefix}Default`, { Extension: extension, ContentType: type }));
}

export function undeclarePart(file: Package, part: string): void {
  const root = file.xml(PART);
  for (const element of root.all("Override"))
    if (sameName(element.attribute("PartName"), part)) root.remove(element);
}

function sameName(partName: string | undefined, part: string): boolean {
  return partName?.toLowerCase() === `/${part}`.toLowerCase();
}

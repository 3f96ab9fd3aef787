import { FONT } from "../../sheets";
import { cellName } from "../formula/address";
import { MAIN_NAMESPACE } from "../package/blank";
import { TYPES, declareExtension, declarePart } from "../package/contentTypes";
import { pointedTo, pointer, relate, relationshipsOf } from "../package/relationships";
import { XmlElement } from "../xml/element";
import { encode, encodeAttribute, toXstring } from "../xml/text";
import type { SheetPart } from "./SheetPart";

/** Whose notes the add-in writes. Notes of anybody else are people's and stay as they are. */
export const NOTE_AUTHOR = "行革プラン";

export interface NoteChange {
  readonly row: number;
  readonly column: number;
  /** null takes the add-in's note off the cell. */
  readonly note: string | null;
}

/**
 * Puts notes on cells in place of earlier ones of the add-in's.
 * @returns the changes that did not happen because people have commented on the cell: theirs stays, and the note needs
 * another place.
 */
export function setNotes(sheet: SheetPart, changes: readonly NoteChange[]): NoteChange[] {
  if (changes.length === 0) return [];
  const root = changes.some(({ note }) => note !== null) ? ensureComments(sheet) : comments(sheet);
  const list = root?.first("commentList");
  if (!root || !list) return [];
  const authors = authorsOf(root);
  const there = new Map(list.elements.map((comment) => [comment.attribute("ref") ?? "", comment]));
  const gone = new Set<string>();
  let author: number | null = null;
  const shapes: string[] = [];
  const refused: NoteChange[] = [];
  for (const change of changes) {
    const { row, column, note } = change;
    const place = cellName(row, column);
    const before = there.get(place);
    if (before && authors[Number(before.attribute("authorId"))] !== NOTE_AUTHOR) {
      refused.push(change);
      continue;
    }
    if (before) {
      list.remove(before);
      gone.add(place);
    }
    if (note === null) continue;
    author ??= authorId(root);
    list.append(comment(root, sheet.part, author, place, note));
    shapes.push(shape(row, column, note));
  }
  if (gone.size > 0 || shapes.length > 0) drawShapes(sheet, gone, shapes);
  return refused;
}

/** A sheet may have thousands: they are written out at once. */
function comment(
  { prefix }: XmlElement,
  path: string,
  author: number,
  place: string,
  note: string,
): XmlElement {
  const tag = (name: string, inner: string, attributes = "") =>
    `<${prefix}${name}${attributes}>${inner}</${prefix}${name}>`;
  const format = tag("rPr", `<${prefix}sz val="10"/><${prefix}rFont val="${encodeAttribute(FONT)}"/>`);
  const text = tag("t", encode(toXstring(note)), ' xml:space="preserve"');
  const source = tag(
    "comment",
    tag("text", tag("r", format + text)),
    ` ref="${place}" authorId="${String(author)}"`,
  );
  return XmlElement.written(source, path);
}

function comments(sheet: SheetPart): XmlElement | null {
  const found = related(sheet, "comments");
  return found === undefined ? null : sheet.file.xml(found);
}

function ensureComments(sheet: SheetPart): XmlElement {
  const found = comments(sheet);
  if (found) return found;
  const part = sheet.file.freeName("xl/comments#.xml");
  const root = XmlElement.create("comments", { xmlns: MAIN_NAMESPACE });
  root.append(XmlElement.create("authors"), XmlElement.create("commentList"));
  sheet.file.add(part, root);
  declarePart(sheet.file, part, TYPES.comments);
  relate(sheet.file, sheet.part, "comments", part);
  return root;
}

function authorId(root: XmlElement): number {
  const known = authorsOf(root).indexOf(NOTE_AUTHOR);
  if (known >= 0) return known;
  let list = root.first("authors");
  if (!list) {
    list = XmlElement.create(`${root.prefix}authors`);
    root.insert(0, list);
  }
  list.append(XmlElement.create(`${root.prefix}author`, {}, [encode(NOTE_AUTHOR)]));
  return list.elements.length - 1;
}

function authorsOf(root: XmlElement): string[] {
  return (root.first("authors")?.elements ?? []).map(({ text }) => text);
}

/*
 * A note's box is drawn in VML, the drawing language before the present one. What Excel puts there is not always
 * well-formed XML, so it is edited as text.
 */

function drawShapes(sheet: SheetPart, gone: ReadonlySet<string>, shapes: readonly string[]): void {
  const part = ensureDrawing(sheet);
  const text = sheet.file.text(part);
  // Every program has prefixes of its own for the same names: where they are not ours, each shape brings ours along.
  const own = text.slice(0, text.indexOf(">")).includes(NAMESPACES) ? "" : ` ${NAMESPACES}`;
  const kept = gone.size === 0 ? text : withoutShapes(text, gone);
  // Excel numbers the shapes of a sheet from 1025.
  let id = [...kept.matchAll(/_x0000_s(\d+)/g)].reduce(
    (most, match) => Math.max(most, Number(match[1])),
    1024,
  );
  const numbered = shapes.map((source) =>
    source.replace(" #own", own).replace("#id", `_x0000_s${String((id += 1))}`),
  );
  const end = kept.lastIndexOf("</");
  sheet.file.setText(part, kept.slice(0, end) + numbered.join("") + kept.slice(end));
}

function withoutShapes(text: string, gone: ReadonlySet<string>): string {
  let kept = "";
  let at = 0;
  for (const match of text.matchAll(/<(\w+:)shape[\s>]/g)) {
    const [, prefix = ""] = match;
    const close = `</${prefix}shape>`;
    const end = text.indexOf(close, match.index);
    // A drawing that is damaged is left as it is from there.
    if (end < 0) break;
    if (match.index < at) continue;
    const shapeText = text.slice(match.index, end);
    const row = /\bRow>(\d+)</.exec(shapeText)?.[1];
    const column = /\bColumn>(\d+)</.exec(shapeText)?.[1];
    const isGone =
      row !== undefined && column !== undefined && gone.has(cellName(Number(row), Number(column)));
    kept += text.slice(at, isGone ? match.index : end + close.length);
    at = end + close.length;
  }
  return kept + text.slice(at);
}

function ensureDrawing(sheet: SheetPart): string {
  const found = related(sheet, "vmlDrawing");
  if (found !== undefined) return found;
  const part = sheet.file.freeName("xl/drawings/vmlDrawing#.vml");
  sheet.file.setText(part, EMPTY_DRAWING);
  declareExtension(sheet.file, "vml", TYPES.vml);
  const id = relate(sheet.file, sheet.part, "vmlDrawing", part);
  sheet.add(sheet.make("legacyDrawing", pointer(sheet.root, id)));
  return part;
}

const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel"';

const EMPTY_DRAWING =
  `<xml ${NAMESPACES}>` +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>';

/** A box in which the whole note can be read; `#own` and `#id` are to be filled in. */
function shape(row: number, column: number, note: string): string {
  const lines = note.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 20)), 0);
  const height = 12 + lines * 15;
  const style = `position:absolute;margin-left:60pt;margin-top:2pt;width:230pt;height:${String(height)}pt;z-index:1;visibility:hidden`;
  return (
    `<v:shape #own id="#id" type="#_x0000_t202" style="${encodeAttribute(style)}" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:Anchor>${anchor(row, column, height)}</x:Anchor><x:AutoFill>False</x:AutoFill>` +
    `<x:Row>${String(row)}</x:Row><x:Column>${String(column)}</x:Column></x:ClientData></v:shape>`
  );
}

/** Left column, offset, top row, offset, right column, offset, bottom row, offset: in columns of about 80 and rows of 20 pixels. */
function anchor(row: number, column: number, height: number): string {
  const rows = Math.ceil((height * 4) / 3 / 20);
  return [column + 1, 12, Math.max(0, row - 1), 4, column + 5, 12, Math.max(0, row - 1) + rows, 4].join(", ");
}

/** The part of a kind that the sheet points to. Notes of headers and footers have their own drawing. */
function related(sheet: SheetPart, kind: "comments" | "vmlDrawing"): string | undefined {
  const all = relationshipsOf(sheet.file, sheet.part).filter((relationship) => relationship.kind === kind);
  if (kind === "comments") return all[0]?.target;
  const drawing = sheet.root.first("legacyDrawing");
  const id = drawing && pointedTo(drawing);
  return all.find((relationship) => relationship.id === id)?.target;
}

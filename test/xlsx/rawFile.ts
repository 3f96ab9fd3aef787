/** Files put together part by part, so that they can hold what no program of ours would write. */
import type { Entry } from "../../src/xlsx/zip/readArchive";
import { readArchive, unpack } from "../../src/xlsx/zip/readArchive";
import { pack, writeArchive } from "../../src/xlsx/zip/writeArchive";

export const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface RawSheet {
  readonly name?: string;
  /** What stands in `sheetData`. */
  readonly rows?: string;
  /** The whole part, in place of `rows`. */
  readonly xml?: string;
  readonly state?: "hidden" | "veryHidden";
  /** Attributes and content of `table` elements. */
  readonly tables?: readonly { readonly attributes: string; readonly inner?: string }[];
}

export interface RawFile {
  readonly sheets: readonly RawSheet[];
  readonly styles?: string;
  /** What stands in `sst`. */
  readonly strings?: string;
  readonly names?: string;
  /** In place of, or beside, what is made of the rest; null takes a part away. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

export function rawParts({
  sheets,
  styles,
  strings,
  names = "",
  parts = {},
}: RawFile): Map<string, Uint8Array> {
  const texts = new Map<string, string | Uint8Array>();
  const relationships: string[] = [];
  const types: string[] = [];
  const relate = (kind: string, target: string) => {
    relationships.push(
      `<Relationship Id="r${String(relationships.length + 1)}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
    );
    return `r${String(relationships.length)}`;
  };
  let tables = 0;
  const tabs = sheets.map(({ name, rows = "", xml, state, tables: own = [] }, index) => {
    const number = String(index + 1);
    texts.set(
      `xl/worksheets/sheet${number}.xml`,
      xml ?? `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    );
    const ids = own.map(({ attributes, inner = "" }) => {
      tables += 1;
      texts.set(`xl/tables/table${String(tables)}.xml`, `<table ${MAIN} ${attributes}>${inner}</table>`);
      return `<Relationship Id="t${String(tables)}" Type="${OFFICE}/table" Target="../tables/table${String(tables)}.xml"/>`;
    });
    if (ids.length > 0) texts.set(`xl/worksheets/_rels/sheet${number}.xml.rels`, relationshipsPart(ids));
    types.push(
      `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
    );
    const id = relate("worksheet", `worksheets/sheet${number}.xml`);
    return `<sheet name="${name ?? `Sheet${number}`}" sheetId="${number}" ${state ? `state="${state}"` : ""} r:id="${id}"/>`;
  });
  if (styles !== undefined) {
    relate("styles", "styles.xml");
    texts.set("xl/styles.xml", `<styleSheet ${MAIN}>${styles}</styleSheet>`);
  }
  if (strings !== undefined) {
    relate("sharedStrings", "sharedStrings.xml");
    texts.set("xl/sharedStrings.xml", `<sst ${MAIN}>${strings}</sst>`);
  }
  texts.set(
    "xl/workbook.xml",
    `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${tabs.join("")}</sheets>${names && `<definedNames>${names}</definedNames>`}</workbook>`,
  );
  texts.set("xl/_rels/workbook.xml.rels", relationshipsPart(relationships));
  texts.set(
    "_rels/.rels",
    relationshipsPart([`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`]),
  );
  texts.set(
    "[Content_Types].xml",
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${types.join("")}</Types>`,
  );
  for (const [name, content] of Object.entries(parts)) {
    if (content === null) texts.delete(name);
    else texts.set(name, content);
  }
  return new Map(
    [...texts].map(([name, content]) => [name, typeof content === "string" ? bytesOf(content) : content]),
  );
}

export async function rawFile(file: RawFile): Promise<Uint8Array> {
  return archive(rawParts(file));
}

export async function archive(parts: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const entries: Entry[] = [];
  for (const [name, bytes] of parts) entries.push(await pack(name, bytes));
  return writeArchive(entries);
}

function relationshipsPart(elements: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${elements.join("")}</Relationships>`;
}

/** A file with its parts changed: a text, or null to take the part away. */
export async function withParts(
  bytes: Uint8Array,
  change: (name: string, text: string) => string | null,
): Promise<Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  for (const entry of readArchive(bytes)) {
    const text = change(entry.name, new TextDecoder().decode(await unpack(entry)));
    if (text !== null) parts.set(entry.name, bytesOf(text));
  }
  return archive(parts);
}

/** The file without its tables, as programs leave it that have none, such as Google Sheets. */
export function withoutTables(bytes: Uint8Array): Promise<Uint8Array> {
  return withParts(bytes, (name, text) => {
    if (name.startsWith("xl/tables/")) return null;
    if (name.startsWith("xl/worksheets/_rels/"))
      return text.replace(/<Relationship [^>]*\/table"[^>]*>/g, "");
    if (name.startsWith("xl/worksheets/")) return text.replace(/<tableParts.*<\/tableParts>/s, "");
    return text;
  });
}

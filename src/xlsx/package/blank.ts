import { FONT } from "../../sheets";
import type { XmlElement } from "../xml/element";
import { encode } from "../xml/text";
import { Package } from "./Package";
import { TYPES, declarePart } from "./contentTypes";
import { relate } from "./relationships";

export const MAIN_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELATIONSHIP_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What a file says about itself beside its content. */
export interface DocumentProperties {
  readonly title?: string;
  readonly creator?: string;
  /** ISO 8601 in UTC, such as 2022-04-01T00:00:00Z. */
  readonly created?: string;
}

/** A workbook without a sheet yet: Excel opens it as soon as one is added. */
export function blankPackage(properties: DocumentProperties = {}): Package {
  const file = Package.empty();
  file.setText("[Content_Types].xml", CONTENT_TYPES);
  file.setText("xl/workbook.xml", WORKBOOK);
  file.setText("docProps/core.xml", coreProperties(properties));
  file.setText("docProps/app.xml", APPLICATION);
  declarePart(file, "xl/workbook.xml", TYPES.workbook);
  declarePart(file, "docProps/core.xml", TYPES.core);
  declarePart(file, "docProps/app.xml", TYPES.extended);
  relate(file, "", "officeDocument", "xl/workbook.xml");
  relate(
    file,
    "",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "docProps/core.xml",
  );
  relate(file, "", "extended-properties", "docProps/app.xml");
  addStyles(file, "xl/workbook.xml");
  return file;
}

/** The formats of a new workbook; a file may come without any. */
export function addStyles(file: Package, workbook: string): XmlElement {
  const part = file.has("xl/styles.xml") ? file.freeName("xl/styles#.xml") : "xl/styles.xml";
  file.setText(part, STYLES);
  declarePart(file, part, TYPES.styles);
  relate(file, workbook, "styles", part);
  return file.xml(part);
}

const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/></Types>';

/** 191029 is the calculation engine since Excel 2019; programs calculate on opening, whatever is stored. */
const WORKBOOK =
  `<workbook xmlns="${MAIN_NAMESPACE}" xmlns:r="${RELATIONSHIP_NAMESPACE}"><workbookPr/>` +
  '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="14000"/></bookViews>' +
  '<sheets/><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>';

const STYLES =
  `<styleSheet xmlns="${MAIN_NAMESPACE}">` +
  `<fonts count="1"><font><sz val="11"/><color rgb="FF000000"/><name val="${FONT}"/><family val="3"/><charset val="128"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>' +
  "</styleSheet>";

const APPLICATION =
  '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">' +
  "<Application>行革プラン for Excel</Application></Properties>";

function coreProperties({ title, creator, created }: DocumentProperties): string {
  const time = (name: string) =>
    created === undefined
      ? ""
      : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${encode(created)}</dcterms:${name}>`;
  return (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    (title === undefined ? "" : `<dc:title>${encode(title)}</dc:title>`) +
    (creator === undefined ? "" : `<dc:creator>${encode(creator)}</dc:creator>`) +
    time("created") +
    time("modified") +
    "</cp:coreProperties>"
  );
}

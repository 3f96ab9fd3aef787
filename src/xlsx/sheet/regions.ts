import { broken } from "../fault";
import type { Area } from "../formula/address";
import { areaName, overlap, parseAreas } from "../formula/address";
import type { XmlElement } from "../xml/element";
import type { SheetPart } from "./SheetPart";

/**
 * The places that validations and conditional formats are for. They stand as an attribute, or, in what newer versions of
 * Excel add at the end of a sheet, as an element's text.
 */
export interface Region {
  readonly element: XmlElement;
  areas: Area[];
  write(areas: readonly Area[]): void;
}

/** Characters of a list of cells; Excel writes some hundreds. */
const MAX_LIST = 1_000_000;

/** Every region of the sheet that belongs to a rule of one kind: `dataValidation` or `conditionalFormatting`. */
export function regionsOf(sheet: SheetPart, kind: "dataValidation" | "conditionalFormatting"): Region[] {
  const found: Region[] = [];
  const own =
    kind === "dataValidation" ? (sheet.root.first("dataValidations")?.all(kind) ?? []) : sheet.root.all(kind);
  for (const element of own) {
    found.push({
      element,
      areas: parseAreas(element.attribute("sqref") ?? ""),
      write: (areas) => element.set("sqref", areas.map(areaName).join(" ")),
    });
  }
  for (const extension of sheet.root.first("extLst")?.all("ext") ?? []) {
    for (const element of extension.elements.flatMap((list) => list.all(kind))) {
      const text = element.first("sqref");
      if (!text) continue;
      if (text.text.length > MAX_LIST) throw broken(sheet.part);
      found.push({
        element,
        areas: parseAreas(text.text),
        write: (areas) => text.setText(areas.map(areaName).join(" ")),
      });
    }
  }
  return found;
}

/** Lets regions that reach the table's last row reach the rows added below it too. */
export function growRegions(regions: readonly Region[], body: Area, addedRows: number): void {
  for (const region of regions) {
    const grown = region.areas.map((area) =>
      overlap(area, body) && area.bottom === body.bottom && area.left >= body.left && area.right <= body.right
        ? { ...area, bottom: area.bottom + addedRows }
        : area,
    );
    if (grown.some((area, index) => area !== region.areas[index])) {
      region.areas = grown;
      region.write(grown);
    }
  }
}

/** Whether the regions together cover a block of one column, from one of them. */
export function isCovered(regions: readonly Region[], block: Area): boolean {
  return regions.some(({ areas }) =>
    areas.some(
      (area) =>
        area.top <= block.top &&
        area.bottom >= block.bottom &&
        area.left <= block.left &&
        area.right >= block.right,
    ),
  );
}

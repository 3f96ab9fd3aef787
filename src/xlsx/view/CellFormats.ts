import { relationshipsOf } from "../package/relationships";
import { isTrue } from "../sheet/SheetPart";
import { numberFormats } from "../sheet/numberFormats";
import type { XmlElement } from "../xml/element";
import type { Workbook } from "../workbook/Workbook";

/** How a cell looks, as far as a simple view shows it. Colours are `#RRGGBB`; null is the sheet's own. */
export interface CellFormat {
  /** As the file has it: `#,##0`, `General`. */
  readonly numberFormat: string;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly ink: string | null;
  readonly fill: string | null;
  /** `general`: numbers right, texts left. */
  readonly horizontal: "general" | "left" | "center" | "right";
  readonly vertical: "top" | "center" | "bottom";
  readonly wrap: boolean;
  /** A dotted rule below, which marks what is uncertain. */
  readonly isDotted: boolean;
}

/** What a conditional format changes. */
export type FormatChange = Partial<Pick<CellFormat, "ink" | "fill" | "bold" | "italic">>;

const PLAIN: CellFormat = {
  numberFormat: "General",
  size: 11,
  bold: false,
  italic: false,
  underline: false,
  ink: null,
  fill: null,
  horizontal: "general",
  vertical: "bottom",
  wrap: false,
  isDotted: false,
};

/** The looks that cells of one file refer to by number. */
export class CellFormats {
  private readonly known = new Map<number, CellFormat>();
  private readonly root: XmlElement | null;
  private readonly theme: readonly string[];
  private readonly numberFormat: (index: number) => string;

  constructor({ file, part }: Workbook) {
    const related = relationshipsOf(file, part);
    const find = (wanted: string) => {
      const target = related.find(({ kind }) => kind === wanted)?.target;
      return target !== undefined && file.has(target) ? file.xml(target) : null;
    };
    this.root = find("styles");
    this.theme = themeColors(find("theme"));
    this.numberFormat = numberFormats(this.root);
  }

  /** @param index the cell's `s` */
  at(index: number): CellFormat {
    const known = this.known.get(index);
    if (known) return known;
    const made = this.read(this.list("cellXfs")[index], this.numberFormat(index));
    this.known.set(index, made);
    return made;
  }

  /** @param index a rule's `dxfId` */
  change(index: number): FormatChange {
    return this.changeBy(this.differential(index));
  }

  /** What a rule of that `dxfId` changes, as the file has it. */
  differential(index: number): XmlElement | undefined {
    return this.list("dxfs")[index];
  }

  /** @param element a `dxf` */
  changeBy(element: XmlElement | undefined): FormatChange {
    const font = element?.first("font");
    const pattern = element?.first("fill")?.first("patternFill");
    const ink = this.color(font?.first("color"));
    // The background is what shows; some programs write only the other one.
    const fill = this.color(pattern?.first("bgColor")) ?? this.color(pattern?.first("fgColor"));
    return {
      ...(ink !== null && { ink }),
      ...(fill !== null && { fill }),
      ...(font?.first("b") && { bold: isOn(font.first("b")) }),
      ...(font?.first("i") && { italic: isOn(font.first("i")) }),
    };
  }

  private read(element: XmlElement | undefined, numberFormat: string): CellFormat {
    if (!element) return PLAIN;
    const number = (name: string) => Number(element.attribute(name) ?? 0);
    const font = this.list("fonts")[number("fontId")];
    const pattern = this.list("fills")[number("fillId")]?.first("patternFill");
    const alignment = element.first("alignment");
    const isFilled = pattern?.attribute("patternType") === "solid";
    const fill = isFilled ? this.color(pattern.first("fgColor")) : null;
    const horizontal = alignment?.attribute("horizontal");
    const vertical = alignment?.attribute("vertical");
    const bottom = this.list("borders")[number("borderId")]?.first("bottom");
    return {
      numberFormat,
      size: Number(font?.first("sz")?.attribute("val") ?? PLAIN.size),
      bold: isOn(font?.first("b")),
      italic: isOn(font?.first("i")),
      underline: font?.first("u") !== undefined && font.first("u")?.attribute("val") !== "none",
      // An ink made for a fill that cannot be told would be white on white.
      ink: isFilled && fill === null ? null : this.color(font?.first("color")),
      fill,
      horizontal:
        horizontal === "left" || horizontal === "center" || horizontal === "right"
          ? horizontal
          : PLAIN.horizontal,
      vertical: vertical === "top" || vertical === "center" ? vertical : PLAIN.vertical,
      wrap: isTrue(alignment?.attribute("wrapText")),
      isDotted: bottom?.attribute("style") === "dotted",
    };
  }

  private color(element: XmlElement | undefined): string | null {
    if (!element) return null;
    const rgb = element.attribute("rgb");
    if (rgb !== undefined)
      return /^([0-9a-f]{2})?[0-9a-f]{6}$/i.test(rgb) ? `#${rgb.slice(-6).toUpperCase()}` : null;
    const color = this.theme[Number(element.attribute("theme") ?? -1)];
    return color === undefined ? null : tinted(color, Number(element.attribute("tint") ?? 0));
  }

  private list(name: string): readonly XmlElement[] {
    return this.root?.first(name)?.elements ?? [];
  }
}

function isOn(element: XmlElement | undefined): boolean {
  if (!element) return false;
  const value = element.attribute("val");
  return value === undefined || isTrue(value);
}

/** In the order in which cells count them: the light and the dark ones change places. */
function themeColors(theme: XmlElement | null): readonly string[] {
  const scheme = theme?.first("themeElements")?.first("clrScheme")?.elements ?? [];
  const colors = scheme.map((entry) => {
    const [color] = entry.elements;
    return `#${color?.attribute("lastClr") ?? color?.attribute("val") ?? "000000"}`;
  });
  const [dark = "#000000", light = "#FFFFFF", dark2 = dark, light2 = light, ...rest] = colors;
  return [light, dark, light2, dark2, ...rest];
}

/** Towards white, or below 0 towards black; Excel's own way differs by shades that nobody sees. */
function tinted(color: string, tint: number): string {
  const channels = [1, 3, 5].map((at) => {
    const value = parseInt(color.slice(at, at + 2), 16);
    return Math.round(tint > 0 ? value + (255 - value) * tint : value * (1 + tint));
  });
  return `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}

import type { LookFormat } from "../../sheets";
import { FONT, GRID } from "../../sheets";
import type { Attributes } from "../xml/element";
import { XmlElement } from "../xml/element";
import { insertInOrder } from "../xml/order";
import { isTrue } from "./SheetPart";

/** Thin rules around a table's cells, or whatever the cell had. */
export type Rules = "ruled" | "asBefore";

const DEFAULT_SIZE = 11;

/** The formats of the whole file. Cells refer to them by number; new ones are added at the end, existing ones stay. */
export class Styles {
  private readonly known = new Map<string, number>();
  private readonly looks = new Map<LookFormat, Map<number, number>>();
  /** By format: the same for text that stays text, and for anything else. Every cell that is written asks. */
  private readonly asText = new Map<number, number>();
  private readonly asOther = new Map<number, number>();
  private readonly texts = new Map<number, { readonly wraps: boolean; readonly size: number }>();

  constructor(private readonly root: XmlElement) {}

  /**
   * The number of a cell format that shows a look. What the look does not speak of (rules in `asBefore`) is taken from
   * the format that the cell has now.
   */
  look(look: LookFormat, rules: Rules, before: number): number {
    const key = before * 2 + (rules === "ruled" ? 1 : 0);
    const known = this.looks.get(look)?.get(key);
    if (known !== undefined) return known;
    const made = this.addLook(look, rules, before);
    this.looks.set(look, new Map(this.looks.get(look)).set(key, made));
    return made;
  }

  private addLook(look: LookFormat, rules: Rules, before: number): number {
    return this.add(
      "cellXfs",
      this.make(
        "xf",
        {
          numFmtId: this.numberFormat(look.numberFormat),
          fontId: this.font(look),
          fillId: this.fill(look.fill),
          borderId: this.border(look, rules, before),
          xfId: 0,
          applyNumberFormat: 1,
          applyFont: 1,
          applyFill: 1,
          applyBorder: 1,
          applyAlignment: 1,
          applyProtection: 1,
        },
        [
          this.make("alignment", {
            horizontal: look.horizontal,
            vertical: look.vertical,
            wrapText: look.wrap ? 1 : undefined,
          }),
          this.make("protection", { locked: look.unlocked ? 0 : 1 }),
        ],
      ),
    );
  }

  /** The same format, for text that stays text when somebody edits the cell, or for anything else. */
  forText(format: number, staysText: boolean): number {
    const known = staysText ? this.asText : this.asOther;
    const made = known.get(format) ?? this.addForText(format, staysText);
    known.set(format, made);
    return made;
  }

  private addForText(format: number, staysText: boolean): number {
    const element = this.formats[format];
    if (isTrue(element?.attribute("quotePrefix")) === staysText) return format;
    const copy = element
      ? this.copy(element)
      : this.make("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 });
    return this.add("cellXfs", copy.set("quotePrefix", staysText ? 1 : undefined));
  }

  /** Whether a cell of this format can be typed in only where its sheet is not protected. */
  isLocked(format: number): boolean {
    const locked = this.formats[format]?.first("protection")?.attribute("locked");
    return locked === undefined || isTrue(locked);
  }

  /** The number of what a conditional format shows. */
  differential(format: { readonly fill?: string; readonly color?: string; readonly bold?: boolean }): number {
    const { fill, color, bold } = format;
    return this.remember(JSON.stringify(["dxf", fill, color, bold]), () => {
      const font = [
        ...(bold === undefined ? [] : [this.make("b", { val: bold ? 1 : 0 })]),
        ...(color === undefined ? [] : [this.make("color", { rgb: argb(color) })]),
      ];
      const parts = [
        ...(font.length > 0 ? [this.make("font", {}, font)] : []),
        ...(fill === undefined
          ? []
          : [
              // LibreOffice and Excel take the background of a conditional fill, not its foreground.
              this.make("fill", {}, [
                this.make("patternFill", { patternType: "solid" }, [
                  this.make("fgColor", { rgb: argb(fill) }),
                  this.make("bgColor", { rgb: argb(fill) }),
                ]),
              ]),
            ]),
      ];
      return this.add("dxfs", this.make("dxf", {}, parts));
    });
  }

  /** Whether texts of this format go on in the next line, and the size of their font in points. */
  textOf(format: number): { readonly wraps: boolean; readonly size: number } {
    const known = this.texts.get(format);
    if (known) return known;
    const element = this.formats[format];
    const fonts = this.root.first("fonts")?.all("font") ?? [];
    const size = fonts[Number(element?.attribute("fontId") ?? 0)]?.first("sz")?.attribute("val");
    const made = {
      wraps: isTrue(element?.first("alignment")?.attribute("wrapText")),
      size: Number(size ?? DEFAULT_SIZE),
    };
    this.texts.set(format, made);
    return made;
  }

  private get formats(): XmlElement[] {
    return this.root.first("cellXfs")?.all("xf") ?? [];
  }

  private numberFormat(code: string): number {
    const builtIn = BUILT_IN_FORMATS[code];
    if (builtIn !== undefined) return builtIn;
    return this.remember(JSON.stringify(["numFmt", code]), () => {
      const all = this.root.first("numFmts")?.all("numFmt") ?? [];
      const same = all.find((element) => element.attribute("formatCode") === code);
      if (same) return Number(same.attribute("numFmtId"));
      // Numbers below 164 belong to the format itself.
      const id =
        all.reduce((most, element) => Math.max(most, Number(element.attribute("numFmtId")) || 0), 163) + 1;
      this.add("numFmts", this.make("numFmt", { numFmtId: id, formatCode: code }));
      return id;
    });
  }

  private font({ bold, italic, underline, size, color }: LookFormat): number {
    return this.remember(JSON.stringify(["font", bold, italic, underline, size, color]), () =>
      this.add(
        "fonts",
        this.make("font", {}, [
          ...(bold ? [this.make("b")] : []),
          ...(italic ? [this.make("i")] : []),
          ...(underline === "single" ? [this.make("u")] : []),
          this.make("sz", { val: size }),
          this.make("color", { rgb: argb(color) }),
          this.make("name", { val: FONT }),
          this.make("family", { val: 3 }),
          this.make("charset", { val: 128 }),
        ]),
      ),
    );
  }

  private fill(color: string | undefined): number {
    if (color === undefined) return 0;
    return this.remember(JSON.stringify(["fill", color]), () =>
      this.add(
        "fills",
        this.make("fill", {}, [
          this.make("patternFill", { patternType: "solid" }, [
            this.make("fgColor", { rgb: argb(color) }),
            this.make("bgColor", { indexed: 64 }),
          ]),
        ]),
      ),
    );
  }

  private border(look: LookFormat, rules: Rules, before: number): number {
    const isDotted = look.underline === "dotted";
    if (rules === "asBefore" && !isDotted)
      return this.withoutDots(Number(this.formats[before]?.attribute("borderId") ?? 0));
    return this.remember(JSON.stringify(["border", isDotted ? look.color : null, rules]), () => {
      const side = (name: string, style: string, color: string) =>
        this.make(name, { style }, [this.make("color", { rgb: argb(color) })]);
      const thin = (name: string) => (rules === "ruled" ? side(name, "thin", GRID) : this.make(name));
      return this.add(
        "borders",
        this.make("border", {}, [
          thin("left"),
          thin("right"),
          // The cell above draws it: a top rule here would hide that one's dotted rule.
          this.make("top"),
          // Fonts have no dotted underline: a dotted rule below says the same, in black and white too.
          isDotted ? side("bottom", "dotted", look.color) : thin("bottom"),
          this.make("diagonal"),
        ]),
      );
    });
  }

  /** The dotted rule below a cell belongs to its look, and goes with it. */
  private withoutDots(border: number): number {
    const element = this.root.first("borders")?.all("border")[border];
    const isDotted = element?.first("bottom")?.attribute("style") === "dotted";
    if (!element || !isDotted) return border;
    return this.remember(JSON.stringify(["without dots", border]), () => {
      const copy = this.copy(element);
      const bottom = copy.first("bottom");
      if (bottom) copy.replace(bottom, this.make("bottom"));
      return this.add("borders", copy);
    });
  }

  /** Adds to one of the lists and gives the number of what was added. */
  private add(list: string, element: XmlElement): number {
    let found = this.root.first(list);
    if (!found) {
      found = this.make(list);
      insertInOrder(this.root, found, ORDER);
    }
    const index = found.elements.length;
    found.append(element);
    found.set("count", index + 1);
    return index;
  }

  private remember(key: string, make: () => number): number {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.known.set(key, made);
    return made;
  }

  private make(name: string, attributes: Attributes = {}, children: readonly XmlElement[] = []): XmlElement {
    return XmlElement.create(this.root.prefix + name, attributes, children);
  }

  private copy(element: XmlElement): XmlElement {
    return XmlElement.parse(element.toString(), "xl/styles.xml");
  }
}

const BUILT_IN_FORMATS: Readonly<Partial<Record<string, number>>> = {
  General: 0,
  "0": 1,
  "0.00": 2,
  "#,##0": 3,
  "#,##0.00": 4,
  "0%": 9,
  "0.00%": 10,
  "@": 49,
};

const ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];

/** @example argb("#34495E") // "FF34495E" */
export function argb(color: string): string {
  return `FF${color.replace("#", "").toUpperCase()}`;
}

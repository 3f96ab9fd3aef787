/** What of a cell's or a block's format a write may change, as it was read; null where the cells of a block differ. */
export interface FormatState {
  readonly fill?: { readonly color?: string | null };
  readonly font?: Readonly<Partial<Record<"bold" | "italic" | "color" | "size" | "underline", unknown>>>;
  readonly horizontalAlignment?: Excel.RangeFormat["horizontalAlignment"] | null;
  readonly verticalAlignment?: Excel.RangeFormat["verticalAlignment"] | null;
  readonly wrapText?: boolean | null;
  readonly protection?: { readonly locked?: boolean | null };
}

/** Queues the format as it was read; what differed from cell to cell is left as it is. */
export function restoreFormat(target: Excel.RangeFormat, { fill, font, ...rest }: FormatState): void {
  if (fill?.color !== null) {
    // A cell without fill reads as white.
    if (!fill?.color || fill.color.toUpperCase() === "#FFFFFF") target.fill.clear();
    else target.fill.color = fill.color;
  }
  if (font) target.font.set(known(font));
  if (isKnown(rest.horizontalAlignment)) target.horizontalAlignment = rest.horizontalAlignment;
  if (isKnown(rest.verticalAlignment)) target.verticalAlignment = rest.verticalAlignment;
  if (isKnown(rest.wrapText)) target.wrapText = rest.wrapText;
  if (isKnown(rest.protection?.locked)) target.protection.locked = rest.protection.locked;
}

function known(font: NonNullable<FormatState["font"]>): Excel.Interfaces.RangeFontUpdateData {
  const names = ["bold", "italic", "color", "size", "underline"] as const;
  return Object.fromEntries(names.flatMap((name) => (isKnown(font[name]) ? [[name, font[name]]] : [])));
}

function isKnown<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

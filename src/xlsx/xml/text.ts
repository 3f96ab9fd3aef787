const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g;

/** Whether every & in a text begins something that {@link decode} knows: no entities of the file's own. */
export function hasOnlyKnownEntities(raw: string): boolean {
  return !/&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/.test(raw);
}

/** Text as XML writes it into text as people see it. */
export function decode(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(
    ENTITY,
    (_, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
      if (name !== undefined) return ENTITIES[name] ?? "";
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? "", 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
    },
  );
}

/** For text between tags and for attributes in double quotes, where line breaks would otherwise become spaces. */
export function encode(text: string): string {
  if (!/[&<>"\r]/.test(text)) return text;
  return text.replace(/[&<>"\r]/g, (sign) => WRITTEN[sign] ?? sign);
}

export function encodeAttribute(text: string): string {
  if (!/[&<>"\r\n\t]/.test(text)) return text;
  return encode(text).replace(/\n/g, "&#10;").replace(/\t/g, "&#9;");
}

const WRITTEN: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/**
 * Cell text in spreadsheets may hold characters that XML cannot: they stand as `_x0007_`, and text that looks like that
 * has its first underscore written so (ECMA-376 22.9.2.19, ST_Xstring).
 */
export function toXstring(text: string): string {
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    .replace(
      NOT_IN_XML,
      (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_`,
    );
}

export function fromXstring(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const NOT_IN_XML = new RegExp(
  "[\\u0000-\\u0008\\u000b-\\u001f\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]",
  "g",
);

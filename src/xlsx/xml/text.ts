/** Whether every & in a text begins something that {@link decode} knows: no entities of the file's own. */
export function hasOnlyKnownEntities(raw: string): boolean {
  for (let at = raw.indexOf("&"); at >= 0; at = raw.indexOf("&", at + 1)) {
    if (entityEnd(raw, at) < 0) return false;
  }
  return true;
}

/** Text as XML writes it into text as people see it. Some programs write every Japanese character as a number. */
export function decode(raw: string): string {
  let at = raw.indexOf("&");
  if (at < 0) return raw;
  let text = "";
  let from = 0;
  for (; at >= 0; at = raw.indexOf("&", from)) {
    const end = entityEnd(raw, at);
    if (at > from) text += raw.slice(from, at);
    text += end < 0 ? "&" : entityText(raw, at, end);
    from = end < 0 ? at + 1 : end;
  }
  return text + raw.slice(from);
}

const HASH = 0x23;
const SMALL_X = 0x78;
const SEMICOLON = 0x3b;
const ZERO = 0x30;
const NINE = 0x39;
/** Ten below the small letter, which stands for ten. */
const BEFORE_A = 0x61 - 10;

/** After the semicolon of the entity that begins at `at`; -1 when it is none that XML itself has. */
function entityEnd(raw: string, at: number): number {
  if (raw.charCodeAt(at + 1) !== HASH) {
    const known = ENTITIES.find(([entity]) => raw.startsWith(entity, at));
    return known ? at + known[0].length : -1;
  }
  const isHex = raw.charCodeAt(at + 2) === SMALL_X;
  const first = at + (isHex ? 3 : 2);
  let end = first;
  while (end - first < 8 && isDigit(raw.charCodeAt(end), isHex)) end += 1;
  return end > first && end - first <= (isHex ? 6 : 7) && raw.charCodeAt(end) === SEMICOLON ? end + 1 : -1;
}

function isDigit(code: number, isHex: boolean): boolean {
  if (code >= ZERO && code <= NINE) return true;
  // Capitals are 32 below.
  const letter = code | 32;
  return isHex && letter >= 0x61 && letter <= 0x66;
}

function entityText(raw: string, at: number, end: number): string {
  if (raw.charCodeAt(at + 1) !== HASH)
    return ENTITIES.find(([entity]) => raw.startsWith(entity, at))?.[1] ?? "";
  const code = codeAt(raw, at, end);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

/** The number in an entity. Files that openpyxl saved have one for every Japanese character: nothing is cut out to read it. */
function codeAt(raw: string, at: number, end: number): number {
  const isHex = raw.charCodeAt(at + 2) === SMALL_X;
  let code = 0;
  for (let digit = at + (isHex ? 3 : 2); digit < end - 1; digit += 1) {
    const sign = raw.charCodeAt(digit);
    code = code * (isHex ? 16 : 10) + (sign <= NINE ? sign - ZERO : (sign | 32) - BEFORE_A);
  }
  return code;
}

/** What is met most often comes first. */
const ENTITIES = [
  ["&quot;", '"'],
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&apos;", "'"],
] as const;

/** Own text of what stands between two tags, with entities and CDATA resolved. */
export function plainText(raw: string): string {
  if (!raw.includes("<")) return decode(raw);
  return raw.replace(
    /<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>|([^<]+)/gs,
    (_, data?: string, text?: string) => (data !== undefined ? data : text !== undefined ? decode(text) : ""),
  );
}

/** For text between tags. */
export function encode(text: string): string {
  if (!/[&<>\r]/.test(text)) return text;
  return text.replace(/[&<>\r]/g, (sign) => WRITTEN[sign] ?? sign);
}

/** For attributes in double quotes, where line breaks would otherwise become spaces. */
export function encodeAttribute(text: string): string {
  if (!/[&<>"\r\n\t]/.test(text)) return text;
  return text.replace(/[&<>"\r\n\t]/g, (sign) => WRITTEN[sign] ?? sign);
}

const WRITTEN: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
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

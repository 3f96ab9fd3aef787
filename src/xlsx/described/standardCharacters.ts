/** Characters that Unicode writes in another way than the table of Windows, which decoders follow: 〜 − — ‖ ¢ £ ¬. */
const OTHER_SPELLINGS = "\u301c\u2212\u2014\u2016\u00a2\u00a3\u00ac";

let known: ReadonlySet<string> | null = null;

/**
 * Whether ASCII or JIS X 0208 has a character: every program in Japan shows it. The list is what the platform's own decoder
 * gives for rows 1 to 8 and 16 to 84, so that none has to be carried along; the makers' rows (①, Ⅲ, 髙) are left out.
 * @example isStandardCharacter("髙") // false
 */
export function isStandardCharacter(character: string): boolean {
  known ??= new Set([...asciiCharacters(), ...jisCharacters(), ...OTHER_SPELLINGS]);
  return known.has(character);
}

function asciiCharacters(): string[] {
  return Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));
}

function jisCharacters(): string[] {
  const bytes: number[] = [];
  for (let row = 1; row <= 84; row += 1) {
    if (row > 8 && row < 16) continue;
    for (let cell = 1; cell <= 94; cell += 1) bytes.push(leadOf(row), trailOf(row, cell));
  }
  const text = new TextDecoder("shift_jis").decode(new Uint8Array(bytes));
  return [...text].filter((character) => character !== "\ufffd");
}

/** Two rows share a first byte. */
function leadOf(row: number): number {
  const lead = 0x81 + ((row - 1) >> 1);
  return lead <= 0x9f ? lead : lead + 0x40;
}

function trailOf(row: number, cell: number): number {
  if (row % 2 === 0) return cell + 0x9e;
  return cell < 64 ? cell + 0x3f : cell + 0x40;
}

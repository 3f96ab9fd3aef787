import { normalise } from "../normalise";

/** Something that is found by any of its labels, which are normalised. */
export interface Named<T> {
  readonly labels: readonly string[];
  readonly value: T;
}

type Test = (label: string, needle: string) => boolean;

/** The better way of fitting first; the first way that fits anything decides. */
const WAYS: readonly Test[] = [
  (label, needle) => label === needle,
  (label, needle) => label.startsWith(needle),
  (label, needle) => label.includes(needle),
];

/** What fits a normalised text: exact beats prefix beats part. Nothing fits an empty text. */
export function byName<T>(candidates: readonly Named<T>[], needle: string): readonly T[] {
  if (needle === "") return [];
  for (const fits of WAYS) {
    const found = candidates.filter(({ labels }) => labels.some((label) => fits(label, needle)));
    if (found.length > 0) return found.map(({ value }) => value);
  }
  return [];
}

/** Below this, what two texts share is a stray pair of letters: such a suggestion only misleads. */
const LIKE = 0.2;

/** Up to three candidates that share most pairs of letters with the text; none where next to nothing is shared. */
export function nearest<T>(candidates: readonly Named<T>[], needle: string): readonly T[] {
  return candidates
    .map(({ labels, value }) => ({
      value,
      score: Math.max(...labels.map((label) => likeness(label, needle))),
    }))
    .filter(({ score }) => score >= LIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ value }) => value);
}

/** Dice's coefficient over pairs of letters, katakana read as hiragana: 1 is the same, 0 shares none. */
function likeness(a: string, b: string): number {
  const left = pairs(a);
  const right = pairs(b);
  const shared = right.filter((pair) => left.includes(pair)).length;
  return left.length + right.length === 0 ? 0 : (2 * shared) / (left.length + right.length);
}

function pairs(text: string): readonly string[] {
  const letters = [...inHiragana(text)];
  return letters.slice(1).map((letter, at) => `${letters[at] ?? ""}${letter}`);
}

/** ァ to ヶ stand 0x60 above ぁ to ゖ. */
function inHiragana(text: string): string {
  return text.replace(/[\u30A1-\u30F6]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

export function labelsOf(...names: readonly string[]): readonly string[] {
  return names.map(normalise);
}

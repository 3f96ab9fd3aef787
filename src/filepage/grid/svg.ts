/** Elements of a picture, and how much room its letters take. */

/** Pixels: how high letters are. */
export const LETTER = 12;

/** Pixels; Japanese letters are as wide as high. */
export function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((each) => [...each].reduce((sum, letter) => sum + widthOf(letter), 0)));
}

function widthOf(letter: string): number {
  return /[ -~｡-ﾟ]/u.test(letter) ? LETTER * 0.6 : LETTER;
}

/** As much of a text as there is room for. */
export function shortened(name: string, room: number): string {
  if (longest([name]) <= room) return name;
  let kept = "";
  for (const letter of name) {
    if (longest([`${kept}${letter}…`]) > room) break;
    kept += letter;
  }
  return `${kept}…`;
}

export function text(content: string, x: number, y: number, className: string, anchor: string): SVGElement {
  const element = svg("text", { x, y, class: className, "text-anchor": anchor });
  element.textContent = content;
  return element;
}

export function svg(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly SVGElement[] = [],
): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element as SVGElement;
}

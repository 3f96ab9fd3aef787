/**
 * As much of a text as there is room for, as an expression: what is longer ends in …, because a row does not grow when a formula's
 * text does. Line breaks become spaces; "" stays "".
 *
 * @param text an expression.
 * @param room in full-width characters, an expression as well.
 * @example cutText("$N12", "57")
 */
export function cutText(text: string, room: string): string {
  const whole = `SUBSTITUTE(${text}&"",CHAR(10)," ")`;
  return `IF(LEN(${whole})>${room},LEFT(${whole},${room}-1)&"…",${whole})`;
}

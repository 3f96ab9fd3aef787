/** Whether white letters are easier to read on a colour (#RRGGBB) than dark ones: by the weights that eyes give to red, green and blue (ITU-R BT.709). */
export function isDark(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}

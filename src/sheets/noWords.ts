/**
 * Whether a text says nothing, as an expression: empty, or nothing but spaces and line breaks, so that who pressed the space bar has
 * given no reason. The same as `trim() === ""` in the task pane. Only SUBSTITUTE: every program has it.
 *
 * @param text an expression; a number is a text that says something.
 * @example noWords("$N12") // 'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE($N12," ",""),"　",""),CHAR(10),"")=""'
 */
export function noWords(text: string): string {
  const bare = ['" "', '"　"', "CHAR(10)"].reduce((rest, space) => `SUBSTITUTE(${rest},${space},"")`, text);
  return `${bare}=""`;
}

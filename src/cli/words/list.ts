/**
 * The parts of a value such as `R4,R5`, blanks around them left out. Also 「、」 and 「，」, as Japanese keyboards give them.
 * @example listOf(["財政課,総務課", "福祉課"]) // ["財政課", "総務課", "福祉課"]
 */
export function listOf(values: readonly string[]): readonly string[] {
  const parts = values
    .flatMap((value) => value.split(/[,，、]/u))
    .map((part) => part.trim().normalize("NFC"));
  return [...new Set(parts.filter((part) => part !== ""))];
}

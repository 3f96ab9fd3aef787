/** Working files that could not be removed: everything was done, but people should know. */
export function warnings(leftOver: readonly string[]): string {
  return leftOver
    .map((path) => `作業用の「${path}」を消せませんでした。不要なので、削除してください。\n`)
    .join("");
}

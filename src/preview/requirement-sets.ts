/** What the stand-in claims to support: what the oldest supported Excel (Office LTSC 2021) has, and no more. */
const supported: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  excelapi: [1, 14],
  sharedruntime: [1, 1],
  customfunctionsruntime: [1, 3],
  ribbonapi: [1, 1],
  // Office.js asks for this before it sends `set({...})` as one action.
  richapiruntime: [1, 2],
};

/** As Office.context.requirements.isSetSupported: names ignore case, and a version left out means any. */
export function isSetSupported(name: string, version = "0.0"): boolean {
  const has = supported[name.toLowerCase()];
  if (!has) return false;
  const [major = 0, minor = 0] = String(version).split(".").map(Number);
  return has[0] > major || (has[0] === major && has[1] >= minor);
}

/** What office-after.ts leaves in the pane's window. */
interface PaneWindow extends Window {
  readonly reformStandIn?: { readonly associated: ReadonlyMap<string, (...args: unknown[]) => unknown> };
}

/** The custom functions that the pane's page has associated, by id: its runtime is theirs, as in Excel. */
export function functionsOf(frame: HTMLIFrameElement): Record<string, (...args: unknown[]) => unknown> {
  const { reformStandIn } = (frame.contentWindow ?? {}) as Partial<PaneWindow>;
  if (!reformStandIn) throw new Error("The pane's page was not loaded with the stand-in's Office.js.");
  return Object.fromEntries(reformStandIn.associated);
}

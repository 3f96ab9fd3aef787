/** A button of the add-in's own ribbon tab. */
export interface RibbonButton {
  readonly label: string;
  readonly tip: string;
  /** Name of the function it calls; null shows the pane. */
  readonly action: string | null;
}

/** The buttons of a manifest, as Excel would show them. */
export function readRibbon(manifest: string): RibbonButton[] {
  const xml = new DOMParser().parseFromString(manifest, "application/xml");
  const named = (scope: Element | Document, name: string) => [...scope.getElementsByTagNameNS("*", name)];
  const strings = new Map(
    named(xml, "String").map((element) => [
      element.getAttribute("id"),
      element.getAttribute("DefaultValue") ?? "",
    ]),
  );
  const textOf = (element: Element | undefined) => strings.get(element?.getAttribute("resid") ?? "") ?? "";
  return named(xml, "Control").map((control) => ({
    label: textOf([...control.children].find(({ localName }) => localName === "Label")),
    tip: textOf(named(control, "Description")[0]),
    action: named(control, "FunctionName")[0]?.textContent ?? null,
  }));
}

/** Puts the buttons into the page; `press` gets the function's name or null. */
export function drawRibbon(
  place: HTMLElement,
  buttons: readonly RibbonButton[],
  press: (action: string | null) => void,
): void {
  place.replaceChildren(
    ...buttons.map(({ label, tip, action }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.title = tip;
      button.addEventListener("click", () => press(action));
      return button;
    }),
  );
}

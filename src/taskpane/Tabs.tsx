import { moveFocus } from "./arrowKeys";

export interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly name: Name; readonly text: string }[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
}

/** Ids that tie a tab to its panel. */
export const tabId = (name: string) => `reform-tab-${name}`;
export const panelId = (name: string) => `reform-panel-${name}`;

/**
 * Tabs with Fluent's look and the keys of the ARIA pattern. Fluent's own TabList brings a focus library of 20 KB (gzip)
 * that nothing else in the pane needs.
 */
export function Tabs<Name extends string>({ label, tabs, selected, onSelect }: TabsProps<Name>) {
  return (
    <div
      role="tablist"
      aria-label={label}
      className="reform-tabs"
      onKeyDown={(event) => moveFocus(event, "horizontal", true)?.click()}
    >
      {tabs.map(({ name, text }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(name)}
          aria-selected={name === selected}
          // The other panels are not in the page.
          aria-controls={name === selected ? panelId(name) : undefined}
          tabIndex={name === selected ? 0 : -1}
          className="reform-tab"
          onClick={() => onSelect(name)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

import { moveFocus } from "./arrowKeys";

export interface Tab<Name extends string> {
  readonly name: Name;
  /** What is seen; all of them fit beside each other in 320 px. */
  readonly text: string;
  /** What is heard, where more words help; it contains `text`. */
  readonly label?: string;
}

export interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
  /** Tabs inside a tab look another way. */
  readonly isInner?: boolean;
}

/** Ids that tie a tab to its panel. */
export const tabId = (name: string) => `reform-tab-${name}`;
export const panelId = (name: string) => `reform-panel-${name}`;

/**
 * Tabs with Fluent's look and the keys of the ARIA pattern. Fluent's own TabList brings a focus library of 20 KB (gzip)
 * that nothing else in the pane needs.
 */
export function Tabs<Name extends string>({
  label,
  tabs,
  selected,
  onSelect,
  isInner = false,
}: TabsProps<Name>) {
  return (
    <div
      role="tablist"
      aria-label={label}
      className={isInner ? "reform-inner-tabs" : "reform-tabs"}
      onKeyDown={(event) => moveFocus(event, "horizontal", true)?.click()}
    >
      {tabs.map((tab) => (
        <button
          key={tab.name}
          type="button"
          role="tab"
          id={tabId(tab.name)}
          aria-label={tab.label}
          title={tab.label}
          aria-selected={tab.name === selected}
          // The other panels are not in the page.
          aria-controls={tab.name === selected ? panelId(tab.name) : undefined}
          tabIndex={tab.name === selected ? 0 : -1}
          className={isInner ? "reform-inner-tab" : "reform-tab"}
          onClick={() => onSelect(tab.name)}
        >
          {tab.text}
        </button>
      ))}
    </div>
  );
}

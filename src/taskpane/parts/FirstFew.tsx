import { useState, type ReactNode } from "react";
import { Link } from "@fluentui/react-components";
import { count } from "../words/numbers";

export interface FirstFewProps<Item> {
  readonly items: readonly Item[];
  /** So many at first. */
  readonly first: number;
  /** So many more each time they are asked for. */
  readonly more: number;
  /** 件, 行, ... */
  readonly counter: string;
  readonly keyOf: (item: Item, index: number) => string | number;
  /** What is heard of the list. */
  readonly label?: string;
  readonly className?: string;
  readonly children: (item: Item) => ReactNode;
}

/** The beginning of a list that may be long: enough to judge by, the rest on request. */
export function FirstFew<Item>(props: FirstFewProps<Item>) {
  const { items, first, more, counter, keyOf, label, className, children } = props;
  const [shown, setShown] = useState(first);
  const rest = items.length - shown;
  return (
    <>
      <ul className={className} aria-label={label}>
        {items.slice(0, shown).map((item, index) => (
          <li key={keyOf(item, index)}>{children(item)}</li>
        ))}
      </ul>
      {rest > 0 && (
        <div>
          <Link as="button" onClick={() => setShown(shown + more)}>
            ほか {count(rest)} {counter}
            {rest > more ? `のうち ${count(more)} ${counter}` : ""}も表示
          </Link>
        </div>
      )}
    </>
  );
}

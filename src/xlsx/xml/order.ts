import type { XmlElement } from "./element";

/** Puts a child where the format wants it: `order` lists local names from first to last. */
export function insertInOrder(parent: XmlElement, child: XmlElement, order: readonly string[]): void {
  const rank = (element: XmlElement) => {
    const found = order.indexOf(element.local);
    // What is not known, such as an extension, stays last.
    return found < 0 ? order.length : found;
  };
  const next = parent.elements.find((element) => rank(element) > rank(child));
  parent.insert(next ? parent.children.indexOf(next) : parent.children.length, child);
}

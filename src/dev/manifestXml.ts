import { SaxesParser } from "saxes";

/** An element with its local name; prefixes are set aside, since the manifest's two namespaces never share a name. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Throws saxes' own error, with line and column, when the text is not well-formed. */
export function parseXml(xml: string): XmlElement {
  interface Open {
    name: string;
    attributes: Record<string, string>;
    children: Open[];
    text: string;
  }
  const top: Open = { name: "", attributes: {}, children: [], text: "" };
  const path: Open[] = [top];
  const innermost = () => path[path.length - 1] ?? top;
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.values(tag.attributes).map(({ local, value }) => [local, value] as const);
    const element: Open = {
      name: tag.local,
      attributes: Object.fromEntries(attributes),
      children: [],
      text: "",
    };
    innermost().children.push(element);
    path.push(element);
  });
  parser.on("text", (text) => {
    innermost().text += text.trim();
  });
  parser.on("closetag", () => {
    path.pop();
  });
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error("The document has no root element.");
  return root;
}

/** All elements of a name below one, in document order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

/** Follows child names from one element; the first of each. */
export function descend(
  element: XmlElement | undefined,
  ...names: readonly string[]
): XmlElement | undefined {
  return names.reduce((at, name) => at?.children.find((child) => child.name === name), element);
}

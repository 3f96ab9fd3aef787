import fc from "fast-check";
import { FileFault } from "../../src/xlsx/fault";
import { XmlElement } from "../../src/xlsx/xml/element";
import { insertInOrder } from "../../src/xlsx/xml/order";
import { encode, encodeAttribute, fromXstring, toXstring } from "../../src/xlsx/xml/text";

const read = (text: string) => XmlElement.parse(text, "part.xml");

/** Everything that can be read, so that nothing stays unseen for being read late. */
function walk(element: XmlElement): unknown {
  return [element.name, [...element.attributes], element.text, element.elements.map(walk)];
}

describe("an XML part", () => {
  const odd = `<?xml version='1.0'?><!-- a --><x:a  b = '1' c="2>1 &lt; &#x3042;&quot;"\n><![CDATA[<raw&>]]> t&amp;t <x:b/><!-- <no/> --><c>1</c><x:b k="v"></x:b></x:a>`;

  it("is written back character by character where nothing changed", () => {
    const root = read(odd);
    walk(root);
    expect(root.toString()).toBe(odd.slice(odd.indexOf("<x:a")));
    expect(root.isTouched).toBe(false);
  });

  it("is read with entities, CDATA and quotes of both kinds", () => {
    const root = read(odd);
    expect([...root.attributes]).toEqual([
      ["b", "1"],
      ["c", '2>1 < あ"'],
    ]);
    expect(root.text).toBe("<raw&> t&t ");
    expect(root.all("b").map((child) => child.attribute("k"))).toEqual([undefined, "v"]);
    expect([root.local, root.prefix]).toEqual(["a", "x:"]);
  });

  it("changes nothing but what was changed", () => {
    const root = read("<a  x='1'><b  y='2'><c  z='3'/></b><d  w='4'/></a>");
    root.first("b")?.first("c")?.set("z", "5&");
    expect(root.toString()).toBe(`<a x="1"><b y="2"><c z="5&amp;"/></b><d  w='4'/></a>`);
    expect(root.isTouched).toBe(true);
  });

  it("takes children in and lets them go", () => {
    const root = read("<a><b/>text<c/></a>");
    const [b, c] = root.elements;
    if (!b || !c) throw new Error("unreachable");
    root.replace(b, XmlElement.create("n", { one: 1, none: undefined }, ["in"]), XmlElement.create("m"));
    root.remove(c);
    expect(root.toString()).toBe('<a><n one="1">in</n><m/>text</a>');
  });

  it("puts children in the order of the format, and before what the format does not name", () => {
    const root = read("<a><m/><own/></a>");
    for (const name of ["z", "k", "m"]) insertInOrder(root, XmlElement.create(name), ["k", "m", "z"]);
    expect(root.toString()).toBe("<a><k/><m/><m/><z/><own/></a>");
  });

  it.each([
    ["<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "file.entities"],
    ["<!DOCTYPE a><a/>", "file.entities"],
    ["<a>&lol;</a>", "file.entities"],
    ["<a b='&lol;'/>", "file.broken"],
    ["<a><b></a></b>", "file.broken"],
    ["<a>", "file.broken"],
    ["<a/><b/>", "file.broken"],
    ["</a>", "file.broken"],
    ["", "file.broken"],
    ["text", "file.broken"],
    ["<a><!-- </a>", "file.broken"],
    ["<a b='1' b='2'/>", "file.broken"],
    ["<a b=1/>", "file.broken"],
    ["<a b='<'/>", "file.broken"],
    ["<a <b/>", "file.broken"],
  ])("%j is refused", (text, code) => {
    const work = () => walk(read(text));
    expect(work).toThrow(FileFault);
    expect(work).toThrow(expect.objectContaining({ code, path: "part.xml" }) as Error);
  });

  it("may be nested far deeper than any of Excel's, and not without an end", () => {
    const nested = (depth: number) => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
    expect(read(nested(256)).first("a")?.first("a")?.name).toBe("a");
    expect(() => read(nested(257))).toThrow(expect.objectContaining({ code: "file.broken" }) as Error);
  });

  it("may have so many elements as its file has left", () => {
    const budget = { left: 5 };
    XmlElement.parse("<a><b/><c>1</c></a>", "one.xml", budget);
    expect(budget.left).toBe(2);
    expect(() => XmlElement.parse("<a><b/><c/></a>", "two.xml", budget)).toThrow(
      expect.objectContaining({ code: "file.tooLarge", path: "two.xml" }) as Error,
    );
  });

  it("is asked for one attribute without being read", () => {
    const root = read("<a  one='1' two=\"&lt;2>\"\n three = '3'/>");
    expect(["one", "two", "three", "four", "on", "thre"].map((name) => root.attribute(name))).toEqual([
      "1",
      "<2>",
      "3",
      undefined,
      undefined,
      undefined,
    ]);
    expect(root.isTouched).toBe(false);
    root.set("two", 5);
    expect(root.attribute("two")).toBe("5");
    expect(root.toString()).toBe('<a one="1" two="5" three="3"/>');
  });
});

describe("text", () => {
  it("comes back from attributes and elements, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const safe = toXstring(text);
        const root = read(`<a b="${encodeAttribute(safe)}">${encode(safe)}</a>`);
        expect(fromXstring(root.text)).toBe(text);
        expect(fromXstring(root.attribute("b") ?? "")).toBe(text);
      }),
      { seed: 11 },
    );
  });

  it.each([
    ["_x0041_", "_x005F_x0041_"],
    ["\u0007", "_x0007_"],
    ["a\nb", "a\nb"],
    ["\ud800", "_xD800_"],
    ["𠮷", "𠮷"],
  ])("%j is written %j", (text, written) => {
    expect(toXstring(text)).toBe(written);
    expect(fromXstring(written)).toBe(text);
  });
});

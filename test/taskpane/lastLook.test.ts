/** @jest-environment jsdom */
import * as fc from "fast-check";
import { browserMemory } from "../../src/taskpane/browser/browserMemory";
import { lastLooks, parseLook, type Memory } from "../../src/taskpane/offTrack/lastLook";
import { lookTime } from "../../src/taskpane/offTrack/lookTime";

const look = { at: "2026-11-20T09:41", grades: new Map([["2-1-2|a|2022", "×遅れ"]]) };

function memory(): Memory & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    read: (name) => texts.get(name) ?? null,
    write: (name, text) => texts.set(name, text).has(name),
  };
}

describe("lastLooks", () => {
  it("gives back what was kept, also to the next pane, each year by itself", () => {
    const kept = memory();
    expect(lastLooks(kept).save(2022, look)).toBe(true);
    expect(lastLooks(kept).load(2022)).toEqual(look);
    expect(lastLooks(kept).load(2023)).toBeNull();
  });

  it("lasts as long as the pane where there is no memory, or where it takes nothing", () => {
    for (const none of [null, { read: () => null, write: () => false }]) {
      const looks = lastLooks(none);
      expect(looks.save(2022, look)).toBe(false);
      expect(looks.load(2022)).toEqual(look);
    }
  });

  it.each([
    null,
    "",
    "{",
    "null",
    "[]",
    '{"version":2,"at":"","grades":[]}',
    '{"version":1,"at":"","grades":[["a"]]}',
  ])("takes what it cannot read for none: %s", (text) => {
    expect(parseLook(text)).toBeNull();
  });

  it("keeps any key and grade", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
        const kept = memory();
        const grades = new Map(pairs);
        lastLooks(kept).save(2022, { ...look, grades });
        expect(lastLooks(kept).load(2022)?.grades).toEqual(grades);
      }),
    );
  });
});

describe("browserMemory", () => {
  it("keeps workbooks apart", () => {
    browserMemory(() => localStorage, "a.xlsx").write("name", "text");
    expect(browserMemory(() => localStorage, "a.xlsx").read("name")).toBe("text");
    expect(browserMemory(() => localStorage, "b.xlsx").read("name")).toBeNull();
  });

  it("finds and keeps nothing where the browser forbids it, or has no room", () => {
    const forbidden = browserMemory(() => {
      throw new DOMException("denied", "SecurityError");
    }, "a.xlsx");
    expect([forbidden.read("name"), forbidden.write("name", "text")]).toEqual([null, false]);
  });

  it("lets bugs through", () => {
    const broken = browserMemory(() => {
      throw new TypeError("bug");
    }, "a.xlsx");
    expect(() => broken.read("name")).toThrow("bug");
  });
});

describe("lookTime", () => {
  it.each([
    ["2026-11-20T09:41", "11月20日 9:41"],
    ["2026-01-02T00:05", "1月2日 0:05"],
    ["2025-12-31T23:59", "R7.12.31 23:59"],
    ["2026-11-20", "11月20日"],
    ["", ""],
  ])("%s is %s", (at, words) => {
    expect(lookTime(at, "2026-11-23T08:00")).toBe(words);
  });
});

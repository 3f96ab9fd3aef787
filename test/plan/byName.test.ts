import { boundedMemo } from "../../src/plan/lookup/boundedMemo";
import { byName, nearest } from "../../src/plan/lookup/byName";

const named = (...names: string[]): { labels: string[]; value: string }[] =>
  names.map((name) => ({ labels: name.split("/"), value: name }));

describe("byName", () => {
  it.each<[string, string[], string[]]>([
    ["ab", ["ab", "abc", "xab"], ["ab"]],
    ["ab", ["xab", "abc", "abd"], ["abc", "abd"]],
    ["ab", ["xab", "yab", "ba"], ["xab", "yab"]],
    ["ab", ["xyz/ab", "abc"], ["xyz/ab"]],
    ["ab", ["abc/abd", "x"], ["abc/abd"]],
    ["ab", ["x", "y"], []],
    ["", ["", "x"], []],
  ])("%p among %j finds %j", (needle, names, found) => {
    expect(byName(named(...names), needle)).toEqual(found);
  });
});

describe("nearest", () => {
  it("gives up to three, the likest first, and none that share nothing", () => {
    expect(nearest(named("abcd", "abcx", "abxy", "wxyz", "bcdx"), "abcd")).toEqual(["abcd", "abcx", "bcdx"]);
    expect(nearest(named("wxyz"), "abcd")).toEqual([]);
    expect(nearest(named("a"), "a")).toEqual([]);
  });

  it("takes katakana for hiragana, and leaves out what shares next to nothing", () => {
    expect(nearest(named("ふるさと"), "フルサト")).toEqual(["ふるさと"]);
    // one pair of 2 and 8 is 0.2, of 2 and 9 is less
    expect(nearest(named("abcdefghi"), "abz")).toEqual(["abcdefghi"]);
    expect(nearest(named("abcdefghij"), "abz")).toEqual([]);
  });
});

describe("boundedMemo", () => {
  it("computes once, and starts over when it is full", () => {
    const asked: string[] = [];
    const memo = boundedMemo(2, (key: string) => {
      asked.push(key);
      return key.toUpperCase();
    });
    expect(["a", "a", "b", "a", "c", "c", "a"].map(memo)).toEqual(["A", "A", "B", "A", "C", "C", "A"]);
    expect(asked).toEqual(["a", "b", "c", "a"]);
  });
});

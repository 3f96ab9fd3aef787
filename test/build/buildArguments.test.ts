import { parseBuildArguments } from "../../src/dev/buildArguments";

describe("arguments of npm run build", () => {
  it("have defaults for a developer's machine", () => {
    expect(parseBuildArguments([])).toEqual({
      ok: true,
      value: { base: "https://localhost:3000/", office: "cdn", out: "dist" },
    });
  });

  it("are taken as given", () => {
    const args = ["--base", "https://intra.example.lg.jp/reform/", "--office", "local", "--out", "site"];
    expect(parseBuildArguments(args)).toEqual({
      ok: true,
      value: { base: "https://intra.example.lg.jp/reform/", office: "local", out: "site" },
    });
  });

  it("write the base as a browser does", () => {
    expect(parseBuildArguments(["--base=HTTPS://Intra.Example.lg.jp:443/reform/"])).toMatchObject({
      value: { base: "https://intra.example.lg.jp/reform/" },
    });
  });

  it.each([
    [["--base", "http://intra.example.lg.jp/reform/"], "https:// で始めてください"],
    [
      ["--base", "https://intra.example.lg.jp/reform"],
      "最後に / を付けてください: https://intra.example.lg.jp/reform/",
    ],
    [["--base", "intra.example.lg.jp/reform/"], "URL ではありません"],
    [["--base", ""], "URL ではありません"],
    [["--base", "https://intra.example.lg.jp/?a=/"], "付けられません"],
    [["--base", "https://u:p@intra.example.lg.jp/"], "付けられません"],
    [["--office", "copy"], "cdn か local"],
    [["--out", ""], "フォルダー名"],
    [["--bse", "x"], "使い方"],
    [["--base"], "使い方"],
    [["site"], "使い方"],
  ])("%j is refused with what to write instead", (args, message) => {
    const parsed = parseBuildArguments(args);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.message).toContain(message);
  });
});

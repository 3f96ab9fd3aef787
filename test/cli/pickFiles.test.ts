import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { nodeDisk } from "../../src/cli";
import { pickFiles } from "../../src/cli/collect/pickFiles";
import { office } from "./office";

/** A folder as it comes back by mail. */
const desk = office();
mkdirSync(desk.at("回答", "前年"), { recursive: true });
mkdirSync(desk.at("空"));
const names = ["10_福祉課.xlsx", "2_財政課.XLSX", "古い.xls", "メモ.txt", "~$2_財政課.xlsx", ".hidden.xlsx"];
names.forEach((name) => writeFileSync(desk.at("回答", name), name));
writeFileSync(desk.at("回答", "前年", "2_財政課.XLSX"), "前年");
writeFileSync(desk.at("進捗管理.xlsx"), "master");
symlinkSync(desk.at("回答", "2_財政課.XLSX"), desk.at("同じ.xlsx"));

const master = nodeDisk.realPath(desk.at("進捗管理.xlsx"));
const picked = (...words: string[]) => {
  const result = pickFiles(nodeDisk, words, master);
  return result.ok ? result.value.files.map(({ name }) => name) : result.issues.map(({ code }) => code);
};

describe("pickFiles", () => {
  it("takes a folder's workbooks of every kind, in the order of their numbers", () => {
    const result = pickFiles(nodeDisk, [desk.at("回答")], master);
    expect(result).toMatchObject({ ok: true, value: { ignored: ["メモ.txt"] } });
    expect(picked(desk.at("回答"))).toEqual(["2_財政課.XLSX", "10_福祉課.xlsx", "古い.xls"]);
  });

  it("takes files as they are named, each once, and never the office's own workbook", () => {
    expect(picked(desk.at("回答", "メモ.txt"))).toEqual(["メモ.txt"]);
    expect(picked(desk.at("同じ.xlsx"), desk.at("回答", "2_財政課.XLSX"), desk.at("進捗管理.xlsx"))).toEqual([
      "同じ.xlsx",
    ]);
  });

  it("tells files of one name apart by their folders", () => {
    const both = picked(desk.at("回答"), desk.at("回答", "前年"));
    expect(both.filter((name) => basename(name) === "2_財政課.XLSX")).toEqual(
      [desk.at("回答", "2_財政課.XLSX"), desk.at("回答", "前年", "2_財政課.XLSX")].map((name) =>
        name.normalize("NFC"),
      ),
    );
  });

  it("takes * and ? where the shell has left them", () => {
    expect(picked(desk.at("回答", "*.xlsx"))).toEqual(["2_財政課.XLSX", "10_福祉課.xlsx"]);
    expect(picked(desk.at("回答", "?_財政*"))).toEqual(["2_財政課.XLSX"]);
    // A dot is a dot.
    expect(picked(desk.at("回答", "*xlsx.*"))).toEqual(["collect.noFiles"]);
  });

  it("says where there is nothing", () => {
    expect(picked(desk.at("空"))).toEqual(["collect.noFiles"]);
    expect(picked(desk.at("進捗管理.xlsx"))).toEqual(["collect.noFiles"]);
    expect(picked(desk.at("無い.xlsx"))).toEqual(["disk.missing"]);
    expect(picked(desk.at("無い", "*.xlsx"))).toEqual(["disk.missing"]);
    expect(picked()).toEqual([]);
  });

  it("reads when asked, not before", async () => {
    const result = pickFiles(nodeDisk, [desk.at("回答", "古い.xls")], master);
    if (!result.ok) throw new Error(result.issues[0].message);
    const [file] = result.value.files;
    expect(file?.size).toBe(Buffer.byteLength("古い.xls"));
    expect(Buffer.from((await file?.read()) ?? []).toString()).toBe("古い.xls");
    const gone = pickFiles(
      {
        ...nodeDisk,
        read: () => {
          throw new Error("gone");
        },
      },
      [desk.at("同じ.xlsx")],
      master,
    );
    await expect(gone.ok ? gone.value.files[0]?.read() : null).rejects.toThrow("gone");
  });
});

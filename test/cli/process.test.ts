import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The real command in a process of its own, started from another folder. */
const root = join(__dirname, "..", "..");
const script = join(root, "src", "dev", "reform.mjs");

function reform(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
    encoding: "utf8",
    cwd: tmpdir(),
  });
  return { status, stdout, stderr };
}

describe("npm run reform", () => {
  it("prints the answer and nothing else", () => {
    expect(reform("target", "ふるさと納税", "R4")).toEqual({ status: 0, stdout: "180000\n", stderr: "" });
  });

  it("puts errors on standard error and ends with 1", () => {
    expect(reform("target", "バス", "R2")).toEqual({
      status: 1,
      stdout: "",
      stderr: "「バス使用料の削減」のR2に目標はありません。\n",
    });
  });

  it("prints all of a long answer", () => {
    const { status, stdout } = reform("items", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: "chikuma-5th-reform-plan" });
  });

  it("ends quietly where the reader has read enough", async () => {
    const child = spawn(process.execPath, [script, "items", "--json"], { cwd: tmpdir() });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect([status, stderr]).toEqual([0, ""]);
  });

  it("takes paths from where npm was called, not from where npm goes", () => {
    const folder = mkdtempSync(join(tmpdir(), "reform-npm-"));
    const npm = ["run", "--silent", "--prefix", root, "reform", "--", "write", "--out", "a.xlsx"];
    const { status, stdout } = spawnSync("npm", npm, { encoding: "utf8", cwd: folder });
    expect([status, stdout.split("。")[0]]).toEqual([0, "「a.xlsx」を作りました"]);
    expect(readdirSync(folder)).toEqual(["a.xlsx"]);
    rmSync(folder, { recursive: true });
  });
});

describe("src/cli", () => {
  const room = join(root, "src", "cli");
  const namedIn = (pattern: RegExp) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .filter((file) =>
        pattern.test(readFileSync(join(room, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/gu, "")),
      );

  it("touches files, the clock and the process in one place each", () => {
    expect(namedIn(/from "node:fs/u)).toEqual([join("disk", "nodeDisk.ts")]);
    expect(namedIn(/new Date\(\)|Date\.now/u)).toEqual(["main.ts"]);
    expect(namedIn(/\bprocess\./u)).toEqual(["main.ts"]);
  });
});

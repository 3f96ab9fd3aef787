import { spawn, spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The real command in a process of its own, started from another folder. */
const script = join(__dirname, "..", "..", "src", "dev", "reform.mjs");

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
});

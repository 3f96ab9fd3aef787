import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** Rooms from the inside out: what each may import besides itself. The picture is in src/README.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  plan: [],
  achievement: ["plan"],
  sheets: ["plan", "achievement"],
  openData: ["plan", "achievement", "sheets"],
  audit: ["plan", "achievement", "sheets"],
  freeze: ["plan", "achievement", "sheets"],
  workflows: ["plan", "achievement", "sheets", "openData", "audit", "freeze"],
  excel: ["plan", "achievement", "sheets", "workflows"],
  xlsx: ["plan", "achievement", "sheets", "openData", "freeze", "workflows"],
  functions: ["plan", "achievement"],
  commands: [],
  taskpane: ["plan", "achievement", "sheets", "openData", "audit", "freeze", "workflows", "excel", "xlsx"],
  filepage: ["plan", "achievement", "sheets", "workflows", "xlsx", "taskpane"],
  cli: ["plan", "achievement", "sheets", "openData", "audit", "freeze", "workflows", "xlsx"],
  preview: [],
};
/** Packages that only one room may name. */
const BELONGS_TO: Readonly<Record<string, readonly string[]>> = {
  "@univerjs": ["preview"],
  react: ["taskpane"],
  "react-dom": ["taskpane"],
  "@fluentui": ["taskpane"],
  numfmt: ["filepage"],
  hucre: ["dev", "preview"],
  "node:": ["cli", "dev", "preview"],
};

const src = resolve(__dirname, "..", "src");

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && statSync(join(src, file)).isFile())
  .map((file) => ({ file, room: file.includes(sep) ? (file.split(sep)[0] ?? "") : "" }))
  .filter(({ room }) => room in MAY_IMPORT);

/** Every module a file names: static, dynamic, re-exported or only for its type. */
function imports(file: string): string[] {
  const text = readFileSync(join(src, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*(?:\/\*.*?\*\/\s*)?["']([^"']+)["']/g)].map(
    ([, name]) => name ?? "",
  );
}

describe.each(Object.keys(MAY_IMPORT))("the room %s", (room) => {
  const own = files.filter((entry) => entry.room === room);

  it("imports only the rooms it may", () => {
    const strays = own.flatMap(({ file }) =>
      imports(file)
        .filter((name) => name.startsWith("."))
        .map((name) => relative(src, resolve(dirname(join(src, file)), name)).split(sep)[0] ?? "")
        .filter((other) => other !== room && other in MAY_IMPORT && !MAY_IMPORT[room]?.includes(other))
        .map((other) => `${file} → ${other}`),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(strays).toEqual([]);
  });

  it("names no package that belongs to another room", () => {
    const strays = own.flatMap(({ file }) =>
      imports(file).flatMap((name) =>
        Object.entries(BELONGS_TO)
          .filter(
            ([start, rooms]) =>
              (name === start || name.startsWith(start.endsWith(":") ? start : `${start}/`)) &&
              !rooms.includes(room),
          )
          .map(() => `${file} → ${name}`),
      ),
    );
    expect(strays).toEqual([]);
  });
});

it("calls Excel.run in src/excel only", () => {
  const callers = files.filter(({ file }) =>
    /\bExcel\.run\(/.test(readFileSync(join(src, file), "utf8").replace(/^\s*(\*|\/\/).*$/gm, "")),
  );
  expect(new Set(callers.map(({ room }) => room))).toEqual(new Set(["excel"]));
});

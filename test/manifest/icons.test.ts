import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { drawIcons } from "../../src/dev/icons";
import { encodePng, pngSize } from "../../src/dev/png";

const assets = join(__dirname, "..", "..", "assets");

/** Pixels of a PNG whose lines are unfiltered, as encodePng writes them. */
function decode(png: Buffer): Buffer {
  const { width = 0, height = 0 } = pngSize(png) ?? {};
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const lines = inflateSync(Buffer.concat(data));
  return Buffer.concat(
    Array.from({ length: height }, (_, y) => {
      const from = y * (1 + width * 4);
      expect(lines[from]).toBe(0);
      return lines.subarray(from + 1, from + 1 + width * 4);
    }),
  );
}

describe("icons", () => {
  const icons = drawIcons();

  it("are all there is in assets/", () => {
    expect(readdirSync(assets).sort()).toEqual(icons.map(({ name }) => name).sort());
  });

  // Pixels, not bytes: another version of zlib may pack them otherwise.
  it.each(icons)("$name is what the script draws", ({ name, pixels }) => {
    const file = readFileSync(join(assets, name));
    expect(pngSize(file)).toEqual({ width: pixels.width, height: pixels.height });
    expect(decode(file).equals(Buffer.from(pixels.rgba))).toBe(true);
  });

  it.each(icons)("$name has a size in its name that is true", ({ name, pixels }) => {
    expect(name).toMatch(new RegExp(`-${pixels.width}\\.png$`));
    expect(pixels.height).toBe(pixels.width);
  });

  it.each(icons)("$name shows a white sign on the tile", ({ pixels }) => {
    const colors = new Set<string>();
    for (let at = 0; at < pixels.rgba.length; at += 4) colors.add(pixels.rgba.subarray(at, at + 4).join());
    expect(colors).toContain("11,106,111,255");
    expect(colors).toContain("255,255,255,255");
  });
});

describe("encodePng and pngSize", () => {
  it("agree about the size", () => {
    const png = encodePng({ width: 3, height: 2, rgba: new Uint8Array(24).fill(200) });
    expect(pngSize(png)).toEqual({ width: 3, height: 2 });
    expect(decode(png).equals(Buffer.alloc(24, 200))).toBe(true);
  });

  it("know what is not a PNG", () => {
    expect(pngSize(new TextEncoder().encode("<html></html> and more to be long enough"))).toBeNull();
    expect(pngSize(new Uint8Array())).toBeNull();
  });
});

/**
 * Draws the add-in's icons: white signs on a teal tile, so that they show on light and dark ribbons alike.
 * Everything stands on a grid of 16 units, and every size is a multiple of 16 pixels, so edges stay sharp.
 *
 * `npx tsx src/dev/icons.ts` writes them into assets/; a test holds that assets/ is what this draws.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { encodePng, type Pixels } from "./png";

type Color = readonly [red: number, green: number, blue: number];
/** Whether a point, in grid units from the top left, lies inside. */
type Shape = (x: number, y: number) => boolean;
interface Layer {
  readonly color: Color;
  readonly shape: Shape;
}

const teal: Color = [0x0b, 0x6a, 0x6f];
const white: Color = [0xff, 0xff, 0xff];
const amber: Color = [0xff, 0xc8, 0x57];

const box =
  (left: number, top: number, right: number, bottom: number, radius = 0): Shape =>
  (x, y) => {
    const dx = Math.max(left + radius - x, x - right + radius, 0);
    const dy = Math.max(top + radius - y, y - bottom + radius, 0);
    const isInside = x >= left && x <= right && y >= top && y <= bottom;
    return isInside && (radius === 0 || dx * dx + dy * dy <= radius * radius);
  };

type Point = readonly [x: number, y: number];

/** Corners in either direction of turning. */
const triangle =
  (a: Point, b: Point, c: Point): Shape =>
  (x, y) => {
    const side = ([x1, y1]: Point, [x2, y2]: Point) => (x - x2) * (y1 - y2) - (x1 - x2) * (y - y2);
    const sides = [side(a, b), side(b, c), side(c, a)];
    return sides.every((value) => value >= 0) || sides.every((value) => value <= 0);
  };

/** A ring's piece, angles in degrees clockwise from the right. */
const arc =
  (cx: number, cy: number, radius: number, width: number, from: number, to: number): Shape =>
  (x, y) => {
    if (Math.abs(Math.hypot(x - cx, y - cy) - radius) > width / 2) return false;
    const angle = (Math.atan2(y - cy, x - cx) * 180) / Math.PI;
    return (((angle - from) % 360) + 360) % 360 <= to - from;
  };

const any =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    shapes.some((shape) => shape(x, y));

const tile: Layer = { color: teal, shape: box(0, 0, 16, 16, 3) };

/** Bars on their way to a target line: the add-in itself. */
const plan: readonly Layer[] = [
  tile,
  { color: white, shape: any(box(3, 3, 11, 5), box(3, 7, 9, 9), box(3, 11, 6, 13)) },
  { color: amber, shape: box(12, 2, 13, 14) },
];

/** An arrow down into a table. */
const write: readonly Layer[] = [
  tile,
  { color: white, shape: any(box(7, 2, 9, 5), triangle([4.5, 4.5], [11.5, 4.5], [8, 8])) },
  {
    color: white,
    shape: any(box(2, 9, 14, 11), box(2, 12, 5, 14), box(6, 12, 10, 14), box(11, 12, 14, 14)),
  },
];

/** Once round, and the arrow head where it began. */
const refresh: readonly Layer[] = [
  tile,
  {
    color: white,
    shape: any(arc(8, 8, 4.5, 2, 0, 285), triangle([8.8, 0.6], [8.8, 6.6], [13, 3.6])),
  },
];

/** Samples a side of each pixel; coverage becomes the edge's softness. */
const samples = 8;

function draw(layers: readonly Layer[], size: number): Pixels {
  const fromTheTop = [...layers].reverse();
  const rgba = new Uint8Array(size * size * 4);
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const sum: [number, number, number] = [0, 0, 0];
      let covered = 0;
      for (let sample = 0; sample < samples * samples; sample++) {
        const x = ((px + ((sample % samples) + 0.5) / samples) * 16) / size;
        const y = ((py + (Math.floor(sample / samples) + 0.5) / samples) * 16) / size;
        const top = fromTheTop.find(({ shape }) => shape(x, y));
        if (!top) continue;
        covered += 1;
        for (const channel of [0, 1, 2] as const) sum[channel] += top.color[channel];
      }
      if (covered === 0) continue;
      const at = (py * size + px) * 4;
      for (const channel of [0, 1, 2] as const) rgba[at + channel] = Math.round(sum[channel] / covered);
      rgba[at + 3] = Math.round((covered / (samples * samples)) * 255);
    }
  }
  return { width: size, height: size, rgba };
}

/** What Office asks for: 16, 32 and 80 on the ribbon; 32 and 64 in its lists of add-ins. */
const wanted = [
  ...[16, 32, 64, 80].map((size) => ({ name: `plan-${size}.png`, layers: plan, size })),
  ...[16, 32, 80].map((size) => ({ name: `write-${size}.png`, layers: write, size })),
  ...[16, 32, 80].map((size) => ({ name: `refresh-${size}.png`, layers: refresh, size })),
];

/** File name in assets/ and the pixels that it shows. */
export function drawIcons(): { readonly name: string; readonly pixels: Pixels }[] {
  return wanted.map(({ name, layers, size }) => ({ name, pixels: draw(layers, size) }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const assets = join(fileURLToPath(import.meta.url), "..", "..", "..", "assets");
  for (const { name, pixels } of drawIcons()) writeFileSync(join(assets, name), encodePng(pixels));
}

import type { StatusColor } from "../../src/sheets/looks/palette";
import {
  LEVEL_COLORS,
  NEUTRAL_COLOR,
  OPEN_COLOR,
  REVIEWED,
  WANTED_FILL,
} from "../../src/sheets/looks/palette";
import { LOOKS } from "../../src/sheets";

type Rgb = readonly [number, number, number];

/** Linear light, 0 to 1. */
function linear(color: string): Rgb {
  if (!/^#[0-9A-F]{6}$/.test(color)) throw new Error(`not #RRGGBB: ${color}`);
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear light. */
const VISIONS: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

function seen(color: string, [red, green, blue]: readonly [Rgb, Rgb, Rgb]): Rgb {
  const light = linear(color);
  const through = (row: Rgb) =>
    Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2]));
  return [through(red), through(green), through(blue)];
}

/** CIE 1976 lightness and colour; a difference of about 2 is just noticeable. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24_389 ? Math.cbrt(t) : ((24_389 / 27) * t + 16) / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(luminance([r, g, b]));
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(one: Rgb, other: Rgb): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const statuses: Readonly<Record<string, StatusColor>> = {
  level1: LEVEL_COLORS[0],
  level2: LEVEL_COLORS[1],
  level3: LEVEL_COLORS[2],
  level4: LEVEL_COLORS[3],
};

describe("the colours", () => {
  it.each(Object.entries(LOOKS))("of %s have a contrast of 4.5:1", (_, look) =>
    expect(contrast(look.color, look.fill ?? "#FFFFFF")).toBeGreaterThanOrEqual(4.5),
  );

  it.each(Object.entries({ ...statuses, open: OPEN_COLOR, neutral: NEUTRAL_COLOR, reviewed: REVIEWED }))(
    "of %s have a contrast of 4.5:1",
    (_, { fill, color }) => expect(contrast(color, fill)).toBeGreaterThanOrEqual(4.5),
  );

  describe.each(Object.entries(VISIONS))("with %s vision", (_, vision) => {
    const pairs = Object.entries(statuses).flatMap(([a, one], index, all) =>
      all
        .slice(index + 1)
        .map(([b, other]): [string, string, string, string] => [a, b, one.fill, other.fill]),
    );
    it.each(pairs)("%s and %s are told apart", (_a, _b, one, other) =>
      expect(difference(seen(one, vision), seen(other, vision))).toBeGreaterThan(8),
    );
  });

  it("in greyscale what is off track is darker than what is not, step by step, and bold", () => {
    const grey = (level: StatusColor) => lab(linear(level.fill))[0];
    const [one, two, three, four] = LEVEL_COLORS;
    expect(Math.min(grey(one), grey(two)) - grey(three)).toBeGreaterThan(10);
    expect(grey(three) - grey(four)).toBeGreaterThan(10);
    expect([one.bold, two.bold, three.bold, four.bold]).toEqual([false, false, true, true]);
  });

  it("a missing reason stands out from the input cells around it", () =>
    expect(difference(linear(WANTED_FILL), linear(LOOKS.inputText.fill ?? ""))).toBeGreaterThan(15));
});

describe("the looks", () => {
  it("keep text as text, and leave formulas to be formulas", () => {
    for (const look of ["key", "code", "text", "header"] as const) expect(LOOKS[look].numberFormat).toBe("@");
    for (const look of ["calculatedText", "grade1", "noGrade", "caption", "inputText"] as const) {
      expect(LOOKS[look].numberFormat).toBe("General");
    }
  });
  it("put numbers right and unlock only what is pale yellow", () => {
    for (const [name, look] of Object.entries(LOOKS)) {
      if (/(Number|Decimal|Percent)$/.test(name)) expect([name, look.horizontal]).toEqual([name, "right"]);
      expect([name, look.unlocked]).toEqual([name, look.fill === LOOKS.inputNumber.fill]);
    }
  });
});

import fc from "fast-check";
import { DEFAULT_SETTINGS } from "../../src/achievement";
import { bundledPlan } from "../../src/plan";
import { ACTUAL_HEADERS, TABLES } from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import type { Entry } from "../../src/xlsx/zip/readArchive";
import { readArchive, unpack } from "../../src/xlsx/zip/readArchive";
import { pack, writeArchive } from "../../src/xlsx/zip/writeArchive";
import { asPort, asReturned, asView } from "./badFile";
import { chartSheet } from "./chartSheet";
import { sheetsOfPlan } from "./planFile";
import { LIBREOFFICE, describeWith, throughLibreOffice } from "./programs";

/** Opens the file both ways and looks at it: each gives a table, nothing, or an issue, and nothing is ever thrown. */
async function survive(bytes: Uint8Array): Promise<void> {
  for (const said of [
    await asPort(bytes, TABLES.actuals),
    await asReturned(bytes, TABLES.actuals, [ACTUAL_HEADERS.key, ACTUAL_HEADERS.actual]),
    await asView(bytes),
  ]) {
    expect(said === null || Array.isArray(said) || typeof said === "string").toBe(true);
  }
}

/** What happens to bytes on their way: some are changed, a piece is lost, doubled or put elsewhere, the end is missing. */
const damage = fc.oneof(
  fc.record({
    kind: fc.constant("set" as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.nat(255),
  }),
  fc.record({
    kind: fc.constantFrom("cut" as const, "double" as const, "zero" as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 400 }),
  }),
  fc.record({ kind: fc.constant("end" as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
);

function damaged(
  bytes: Uint8Array,
  { at, ...how }: typeof damage extends fc.Arbitrary<infer T> ? T : never,
): Uint8Array {
  const place = Math.floor(at * bytes.length);
  if (how.kind === "end") return bytes.slice(0, place);
  if (how.kind === "set") return bytes.map((byte, index) => (index === place ? how.byte : byte));
  const end = place + how.length;
  if (how.kind === "zero") return bytes.map((byte, index) => (index >= place && index < end ? 0 : byte));
  const [before, piece, after] = [bytes.slice(0, place), bytes.slice(place, end), bytes.slice(end)];
  return new Uint8Array(
    Buffer.concat(how.kind === "double" ? [before, piece, piece, after] : [before, after]),
  );
}

/** @param share of the cases: what another program's file asks anew is asked by fewer. */
function describeDamage(name: string, file: () => Promise<Uint8Array>, share = 1): void {
  describe(name, () => {
    let whole: Uint8Array;
    let entries: readonly Entry[];
    let parts: readonly Uint8Array[];
    beforeAll(async () => {
      whole = await file();
      entries = readArchive(whole);
      parts = await Promise.all(entries.map(unpack));
    }, 60_000);

    it("on the way", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
          await survive(damages.reduce(damaged, whole));
        }),
        { numRuns: 120 * share, seed: 1 },
      );
    });

    // Check sums keep most of the above from being read at all: this is damage that they do not see.
    it("in the text of its parts", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(entries.length - 1), damage), { minLength: 1, maxLength: 3 }),
          async (damages) => {
            const changed = damages.reduce(
              (all, [index, how]) => all.map((part, at) => (at === index ? damaged(part, how) : part)),
              parts,
            );
            const packed = entries.map((entry, index) => {
              const part = changed[index];
              return part === undefined || part === parts[index] ? entry : pack(entry.name, part);
            });
            await survive(writeArchive(await Promise.all(packed)));
          },
        ),
        { numRuns: 120 * share, seed: 2 },
      );
    });

    it("by single characters that mean something", async () => {
      const mark = fc.constantFrom(..."<>/\"'&;=!?[]-:$0 ", "\u0000", "９");
      await fc.assert(
        fc.asyncProperty(
          fc.nat(entries.length - 1),
          fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), mark), {
            minLength: 1,
            maxLength: 4,
          }),
          async (index, marks) => {
            let text = new TextDecoder().decode(parts[index]);
            for (const [at, sign] of marks) {
              const place = Math.floor(at * text.length);
              text = text.slice(0, place) + sign + text.slice(place + 1);
            }
            const part = await pack(entries[index]?.name ?? "", new TextEncoder().encode(text));
            await survive(writeArchive(entries.map((entry, own) => (own === index ? part : entry))));
          },
        ),
        { numRuns: 200 * share, seed: 3 },
      );
    });
  });
}

/** Every kind of part that we write: tables, notes, names, charts; of few rows, so that damage more often hits what is rare. */
const ours = () => {
  const { priorities, years } = bundledPlan;
  const choice = {
    priorities: priorities.slice(0, 1).map(({ code }) => code),
    owners: "all",
    years: years.slice(0, 1),
    targets: "values",
  } as const;
  return writeWorkbookFile([
    ...sheetsOfPlan(bundledPlan, DEFAULT_SETTINGS, choice).filter(({ role }) =>
      ["actuals", "settings", "record"].includes(role),
    ),
    chartSheet(),
  ]);
};

describe("no damage is ever more than an issue:", () => {
  describeDamage("to a file of ours", ours);
  describeWith([LIBREOFFICE], "of other programs", () => {
    describeDamage(
      "to a file of LibreOffice's",
      async () => throughLibreOffice(await ours(), "xlsx", "xlsx"),
      0.5,
    );
  });
});

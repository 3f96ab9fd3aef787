import { SHEETS, TABLES, type SheetSpec } from "../../sheets";
import { finding, type Finding } from "../finding";
import type { AuditInput } from "../input";
import { looksAlike } from "../lookAlike";

/** Sheets with logs, and those made on request: no spec is compared with them. */
const OTHERS: readonly Named[] = [
  { name: SHEETS.requests, tables: [{ name: TABLES.requests }] },
  { name: SHEETS.history, tables: [{ name: TABLES.history }] },
  { name: SHEETS.audit, tables: [{ name: TABLES.audit }] },
  { name: SHEETS.findings, tables: [{ name: TABLES.findings }] },
  { name: SHEETS.frozen, tables: [{ name: TABLES.frozen }] },
  { name: SHEETS.contents, tables: [{ name: TABLES.contents }] },
];

interface Named {
  readonly name: string;
  readonly tables: readonly { readonly name: string }[];
}

/**
 * Sheets that bear the name of one of ours while its tables stand elsewhere: people read them for ours, and none of what is on them
 * is compared. A sheet that somebody has renamed is none as long as nothing else has its name.
 */
export function checkSheetNames(
  specs: readonly SheetSpec[],
  { sheets, tables }: Pick<AuditInput, "sheets" | "tables">,
): readonly Finding[] {
  const homeOf = new Map(tables.map(({ name, sheet }) => [name, sheet]));
  return [...specs, ...OTHERS].flatMap((spec): Finding[] => {
    const homes = spec.tables.flatMap(({ name }) => homeOf.get(name) ?? []);
    const [home] = homes;
    // A sheet that is gone altogether is told by its tables.
    if (home === undefined || homes.includes(spec.name)) return [];
    return sheets
      .filter(({ name }) => looksAlike(name, spec.name) && !homes.includes(name))
      .map(({ name }) => {
        const place = { sheet: name, table: spec.tables[0]?.name ?? null };
        const both = { place, found: name, expected: home };
        return isMadeBeside(home, spec.name)
          ? finding({
              code: "sheet.sameName",
              message: `シート「${name}」はアドインのシートではありません。アドインの「${spec.name}」はシート「${home}」です。`,
              ...both,
            })
          : finding({
              code: "sheet.impostor",
              message: `シート「${name}」は名前だけが同じ別のシートです。アドインの「${spec.name}」は、シート「${home}」に名前が変わっています。`,
              ...both,
            });
      });
  });
}

/** The name that a write gives its sheet where people have one of that name already. */
function isMadeBeside(home: string, name: string): boolean {
  return /^ \(\d+\)$/.test(home.slice(name.length)) && home.startsWith(name);
}

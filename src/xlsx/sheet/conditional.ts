import type { ConditionalSpec } from "../../sheets";
import type { Area } from "../formula/address";
import { areaName } from "../formula/address";
import { encode } from "../xml/text";
import type { SheetPart } from "./SheetPart";
import type { Styles } from "./Styles";

/** Colours a block. `formula` is without "=" and speaks of the block's first row. The first rule that fits wins. */
export function addConditional(
  sheet: SheetPart,
  styles: Styles,
  area: Area,
  formula: string,
  format: ConditionalSpec["format"],
): void {
  const rule = sheet.make(
    "cfRule",
    { type: "expression", dxfId: styles.differential(format), priority: nextPriority(sheet) },
    [sheet.make("formula", {}, [encode(formula)])],
  );
  sheet.add(sheet.make("conditionalFormatting", { sqref: areaName(area) }, [rule]));
}

/** Low numbers win; a new rule never beats one that is there. */
function nextPriority(sheet: SheetPart): number {
  const rules = sheet.root.all("conditionalFormatting").flatMap((list) => list.all("cfRule"));
  return rules.reduce((most, rule) => Math.max(most, Number(rule.attribute("priority")) || 0), 0) + 1;
}

import { defineType } from "../object-type";
import { type RangeRef } from "./range-ref";

export const conditionalFormatCollection = defineType<RangeRef>("ConditionalFormatCollection", {});

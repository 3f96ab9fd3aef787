import { defineType } from "../object-type";
import { type RangeRef } from "./range-ref";

export const dataValidation = defineType<RangeRef>("DataValidation", {});

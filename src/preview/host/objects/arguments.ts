import type { Argument } from "../object-type";
import { invalidArgument } from "../office-error";
import { isRecord, type Json } from "../wire";

/** Reads a whole number; `fallback` stands for an argument left out. */
export function integer(value: Argument, fallback?: number): number {
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  if (typeof value !== "number" || !Number.isInteger(value)) throw invalidArgument();
  return value;
}

export function text(value: Argument, fallback?: string): string {
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  if (typeof value !== "string") throw invalidArgument();
  return value;
}

export function flag(value: Argument, fallback = false): boolean {
  if (value === undefined || value === null) return fallback;
  if (typeof value !== "boolean") throw invalidArgument();
  return value;
}

/** One of a fixed list of words, in Excel's spelling or with a small first letter. */
export function oneOf<W extends string>(value: Argument, words: readonly W[], fallback?: W): W {
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  const found = words.find((word) => typeof value === "string" && word.toLowerCase() === value.toLowerCase());
  if (found === undefined) throw invalidArgument();
  return found;
}

export function record(value: Argument): Record<string, Json> {
  if (!isRecord(value)) throw invalidArgument();
  return value;
}

import { fileURLToPath } from "node:url";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import type { FunctionsMetadata, Implementations } from "../../preview/host";

/** functions.json, made from the JSDoc as the build makes it. */
export async function metadata(): Promise<FunctionsMetadata> {
  const path = fileURLToPath(new URL("../../functions/functions.ts", import.meta.url));
  const { metadataJson } = await generateCustomFunctionsMetadata(path);
  return JSON.parse(metadataJson) as FunctionsMetadata;
}

const associated: Record<string, (...args: never[]) => unknown> = {};

/** By id, as src/functions/index.ts associates them. */
export async function implementations(): Promise<Implementations> {
  CustomFunctions.associate = (id, run) => {
    associated[id] = run;
  };
  // Associates as it loads, which is once in the life of a process.
  await import("../../functions");
  return associated;
}

const { tsImport } = await import("tsx/esm/api");
const { benchLookup } = await tsImport("./bench/lookup.ts", import.meta.url);
await benchLookup();

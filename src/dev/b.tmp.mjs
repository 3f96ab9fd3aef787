const { tsImport } = await import("tsx/esm/api");
const { benchWrite } = await tsImport("./bench/write.ts", import.meta.url);
await benchWrite();

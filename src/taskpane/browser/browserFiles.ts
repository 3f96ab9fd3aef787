import type { PaneFiles } from "./files";

/** How long a browser may take to begin a download before its address is given up. */
const DOWNLOAD_BEGINS_WITHIN = 60_000;

/** Files in a browser or in a task pane: .xlsx from src/xlsx, which is loaded when first needed; downloads; the clipboard. */
export function browserFiles({
  openAsWorkbook,
  current,
}: Pick<PaneFiles, "openAsWorkbook" | "current">): PaneFiles {
  const xlsx = () => import("../../xlsx");
  return {
    encode: async (specs, title) => (await xlsx()).writeWorkbookFile(specs, { title }),
    openReturned: async (bytes) => (await xlsx()).openReturned(bytes),
    zip: async (files) => (await xlsx()).zipFiles(files),
    save: (name, bytes) => {
      download(name, bytes);
      return Promise.resolve();
    },
    openAsWorkbook,
    copy,
    openWorkbook: async (bytes) => (await xlsx()).XlsxPort.open(bytes),
    current,
    writePlain: async (table, title) => (await xlsx()).writePlainWorkbook(table, { title }),
    describe: async (name, bytes) => {
      const { describeFile, isStandardCharacter: isStandard } = await import("../../xlsx/described");
      const file = await describeFile(name, bytes);
      return file.ok ? { ok: true, value: { file: file.value, isStandard } } : file;
    },
    sha256: async (text) => {
      const { sha256Of } = await import("./sha256");
      return sha256Of(text);
    },
  };
}

const types: Readonly<Record<string, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
  csv: "text/csv",
};

function download(name: string, bytes: Uint8Array): void {
  const type = types[/[^.]*$/.exec(name)?.[0] ?? ""] ?? "application/octet-stream";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_BEGINS_WITHIN);
}

/** Excel on the web shows the pane in a frame that may not use the clipboard; there the old way still works. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    // Out of sight, and not scrolled to.
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    if (!isCopied) throw new Error("the text could not be copied");
  }
}

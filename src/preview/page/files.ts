import type { Host } from "../host/host";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Hands a file to the person at the screen. */
export function downloadFile(name: string, bytes: Uint8Array): void {
  const address = addressOf(bytes);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Excel opens a workbook that the add-in hands it in a window of its own. There is one window here: the file is offered
 * instead, and named as Excel names a workbook that has none yet.
 */
export function offerOpened(host: Host, place: HTMLElement): void {
  const [text, list, close] = ["p", "ul", "button"].map((tag) => place.querySelector<HTMLElement>(tag));
  if (!text || !list || !close) throw new Error("The page has no place for opened workbooks.");
  let count = 0;
  host.onWorkbookOpened((base64) => {
    if (base64 === "") return;
    count += 1;
    const link = document.createElement("a");
    link.className = "bar-link";
    link.download = `Book${String(count + 1)}.xlsx`;
    link.href = addressOf(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
    link.textContent = `${link.download} を保存`;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
    text.textContent = "Excel では新しいブックとして開きます。ここではファイルとして保存できます。";
    place.hidden = false;
  });
  close.addEventListener("click", () => {
    for (const { href } of list.querySelectorAll("a")) URL.revokeObjectURL(href);
    list.replaceChildren();
    place.hidden = true;
  });
}

function addressOf(bytes: Uint8Array): string {
  return URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: XLSX }));
}

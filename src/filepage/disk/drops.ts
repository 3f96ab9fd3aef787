import type { Picked } from "./opened";

/**
 * Takes files that are dropped on a part of the page. Elsewhere a dropped file does nothing: the browser would leave the page
 * for it, and unsaved work with it.
 */
export function takeDrops(target: HTMLElement, onDrop: (files: Promise<readonly Picked[]>) => void): void {
  const isOver = (event: DragEvent) => event.target instanceof Node && target.contains(event.target);
  addEventListener("dragover", (event) => {
    // Another part of the page, such as the pane, has taken it.
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = isOver(event) ? "copy" : "none";
    target.classList.toggle("is-target", isOver(event));
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) target.classList.remove("is-target");
  });
  addEventListener("drop", (event) => {
    target.classList.remove("is-target");
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (isOver(event)) onDrop(droppedFiles(event.dataTransfer));
  });
}

/** With the way back to the disk where the browser gives it. Asked for at once: later it is gone. */
function droppedFiles(data: DataTransfer): Promise<readonly Picked[]> {
  const found = [...data.items]
    .filter(({ kind }) => kind === "file")
    .map((item) => ({ file: item.getAsFile(), handle: handleOf(item) }));
  return Promise.all(found.map(async ({ file, handle }) => ({ file, handle: await handle }))).then((all) =>
    all.flatMap(({ file, handle }) => (file ? [{ file, handle: isFile(handle) ? handle : null }] : [])),
  );
}

/** Not in TypeScript's own library yet. */
interface ItemWithHandle {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

function handleOf(item: DataTransferItem): Promise<FileSystemHandle | null> {
  const { getAsFileSystemHandle } = item as ItemWithHandle;
  return getAsFileSystemHandle ? getAsFileSystemHandle.call(item) : Promise.resolve(null);
}

function isFile(handle: FileSystemHandle | null): handle is FileSystemFileHandle {
  return handle?.kind === "file";
}

import { bundledPlan, type Issue } from "../plan";
import { browserFiles } from "../taskpane/browser/browserFiles";
import { XlsxPort } from "../xlsx";
import { BookView } from "./BookView";
import type { DiskPlace, Picked } from "./disk/opened";
import { readPicked } from "./disk/opened";
import { canPickPlace, pickPlace, pickWorkbook } from "./disk/pickers";
import { takeDrops } from "./disk/drops";
import { element } from "./element";
import { ask, Message } from "./Message";
import { openPane, timeOfDay } from "./openPane";
import { watchedPort } from "./watchedPort";
import { WorkbookFile, type Surroundings } from "./WorkbookFile";

const NEW_NAME = "進捗管理.xlsx";

/** The task pane as an ordinary page: its workbook is a file. Needs the page of workbook.html. */
export function startPage(): void {
  const book = new BookView();
  const message = new Message();
  // A browser has nothing to open a second workbook with: issued files are downloaded.
  const files = browserFiles({ openAsWorkbook: null, current: null });
  const open = element("open", HTMLButtonElement);
  const create = element("create", HTMLButtonElement);
  const save = element("save", HTMLButtonElement);
  const saveAs = element("save-as", HTMLButtonElement);
  let file = begin(newWorkbook(), NEW_NAME, null);
  book.open(file.port.view());
  let closePane = openPaneOn(file);

  function begin(port: XlsxPort, name: string, place: DiskPlace | null): WorkbookFile {
    const begun: WorkbookFile = new WorkbookFile(port, name, place, () => {
      // What was begun in a workbook that is no longer shown may still end.
      if (begun !== file) return;
      book.update(port.view());
      tell();
    });
    return begun;
  }

  /** Nothing that a pane has read of one workbook may stay for the next one. */
  function openPaneOn(opened: WorkbookFile): () => void {
    const { port } = opened;
    const host = document.createElement("div");
    host.className = "pane-host";
    element("pane", HTMLElement).replaceChildren(host);
    const shown = watchedPort(port, (sheet, place) => {
      if (file.port === port) book.goTo(sheet, place);
    });
    return openPane(host, shown, { ...files, current: () => ({ name: opened.name, workbook: port }) });
  }

  function change(port: XlsxPort, name: string, place: DiskPlace | null): void {
    try {
      book.open(port.view());
    } catch (error) {
      // A part that is broken after all: what is shown is what is worked on.
      book.open(file.port.view());
      throw error;
    }
    closePane();
    file = begin(port, name, place);
    closePane = openPaneOn(file);
    tell();
  }

  /** The file's name, whether something is not saved yet, and what can be done now. */
  function tell(): void {
    const isOpen = file.hasUnsavedChanges;
    element("file-name", HTMLElement).textContent = file.name;
    element("file-state", HTMLElement).hidden = !isOpen;
    document.title = `${isOpen ? "● " : ""}${file.name} - 行革プラン`;
    for (const button of [save, saveAs]) button.disabled = book.isEmpty;
    save.title = book.isEmpty ? "シートがまだありません。先に計画を書き込んでください。" : "";
    saveAs.hidden = !canPickPlace();
  }

  async function mayLeave(): Promise<boolean> {
    if (!file.hasUnsavedChanges) return true;
    return ask(
      `「${file.name}」に保存していない変更があります。保存せずに進むと失われます。`,
      "保存せずに進む",
    );
  }

  async function openPicked(picked: Picked): Promise<void> {
    const { name, lastModified } = picked.file;
    message.clear();
    message.say(`「${name}」を開いています…`);
    const bytes = await readPicked(picked);
    const opened = bytes.ok ? await XlsxPort.open(bytes.value) : bytes;
    if (!opened.ok) {
      message.fail(`「${name}」を開けませんでした。${words(opened.issues)}(今のブックはそのままです)`);
    } else if (await mayLeave()) {
      change(opened.value, name, picked.handle && { handle: picked.handle, modified: lastModified });
      message.say(`「${name}」を開きました。`);
    } else message.say("");
  }

  async function openDropped(dropped: readonly Picked[]): Promise<void> {
    const [only, ...more] = dropped;
    if (!only) return;
    if (more.length === 0) return openPicked(only);
    message.fail("開けるブックは 1 つです。各課から戻ったファイルは、右の「回収」に入れてください。");
  }

  async function saveFile(asNew: boolean): Promise<void> {
    message.clear();
    message.say("保存しています…");
    const saved = await file.save(asNew, surroundings);
    if (!saved.ok) message.fail(`「${file.name}」を保存できませんでした。${words(saved.issues)}`);
    else if (saved.value === "kept") message.say("");
    else if (saved.value === "written") message.say(`「${file.name}」に保存しました（${timeOfDay()}）。`);
    else message.say(`「${file.name}」をダウンロードしました（${timeOfDay()}）。`);
    tell();
  }

  const surroundings: Surroundings = {
    ...(canPickPlace() && { pickPlace }),
    download: files.save,
    mayOverwrite: (name) =>
      ask(
        `「${name}」は、開いた後にほかの人かソフトが変更しました。上書きすると、その変更は失われます。`,
        "上書きする",
      ),
  };

  /** One thing at a time. */
  let isBusy = false;
  function run(work: () => Promise<void>): void {
    if (isBusy) return;
    isBusy = true;
    work()
      .catch(reportError)
      .finally(() => {
        isBusy = false;
      });
  }

  open.addEventListener("click", () =>
    run(async () => {
      const picked = await pickWorkbook(element("file", HTMLInputElement));
      if (picked) await openPicked(picked);
    }),
  );
  create.addEventListener("click", () =>
    run(async () => {
      if (!(await mayLeave())) return;
      message.clear();
      change(newWorkbook(), NEW_NAME, null);
      message.say("新しいブックです。");
    }),
  );
  save.addEventListener("click", () => run(() => saveFile(false)));
  saveAs.addEventListener("click", () => run(() => saveFile(true)));
  takeDrops(element("book", HTMLElement), (dropped) => run(async () => openDropped(await dropped)));
  // What nobody foresaw, here or in the pane.
  addEventListener("error", () =>
    message.fail("問題が起きました。今のブックを保存してから、ページを開き直してください。"),
  );
  addEventListener("beforeunload", (event) => {
    if (file.hasUnsavedChanges) event.preventDefault();
  });
  tell();
}

function newWorkbook(): XlsxPort {
  return XlsxPort.create({
    title: `${bundledPlan.municipality} ${bundledPlan.title}`,
    created: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
  });
}

function words(issues: readonly Issue[]): string {
  return issues.map(({ message }) => message).join("");
}

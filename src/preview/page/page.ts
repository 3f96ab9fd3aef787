/** The page without Excel: a workbook on the left, the task pane on the right, the ribbon's buttons above. */
import type { FunctionsMetadata } from "../host/calculation/custom-functions";
import { createHost, type Host } from "../host/host";
import { showCharts } from "./charts";
import { createGrid, type Grid } from "./grid";
import { linkPane } from "./pane-link";
import { downloadFile, offerOpened } from "./files";
import { functionsOf } from "./pane-functions";
import { drawRibbon, readRibbon } from "./ribbon";

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${type.name} "${id}".`);
  return found;
}

async function fetched(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
  return response;
}

function say(text: string): void {
  element("status", HTMLParagraphElement).textContent = text;
}

/** What is wrong is said once; the console has the rest. */
function fail(error: unknown): never {
  say("試用環境で問題が起きました。ページを開き直してください。");
  throw error;
}

/** Excel shows the words behind #VALUE! and #N/A beside the cell; here they stand below the grid. */
function explainCells(host: Host, { univerAPI }: Grid): void {
  // Only its own words go when the selection moves on: why a cell was refused is to be read after Enter.
  let isExplaining = false;
  const explain = async (): Promise<void> => {
    await host.settled();
    const sheet = univerAPI.getActiveWorkbook()?.getActiveSheet();
    const address = sheet?.getActiveRange()?.getRange();
    if (!sheet || !address) return;
    const cell = sheet.getRange(address.startRow, address.startColumn).getA1Notation();
    const words = host.errorMessageAt(sheet.getSheetName(), cell);
    if (words !== undefined) say(`${cell}: ${words}`);
    else if (isExplaining) say("");
    isExplaining = words !== undefined;
  };
  univerAPI.addEvent(univerAPI.Event.SelectionChanged, () => void explain().catch(fail));
  host.onRefused(({ address }) => say(`${address} は保護されています。薄い黄色のセルに入力してください。`));
}

async function start(): Promise<void> {
  const frame = element("pane-frame", HTMLIFrameElement);
  const differences = element("differences", HTMLDialogElement);
  element("show-differences", HTMLButtonElement).addEventListener("click", () => differences.showModal());

  const grid = createGrid("grid");
  const host = createHost(grid);
  const [metadata, manifest] = await Promise.all([
    fetched("pane/functions.json").then((response) => response.json() as Promise<FunctionsMetadata>),
    fetched("manifest.xml").then((response) => response.text()),
  ]);
  offerOpened(host, element("opened", HTMLElement));
  const { ready, act, show, hide } = linkPane(host, frame, element("pane", HTMLElement), fail);
  drawRibbon(element("ribbon", HTMLElement), readRibbon(manifest), (action) =>
    action === null ? show() : act(action),
  );
  frame.src = "pane/taskpane.html";
  await ready;
  host.registerFunctions(metadata, functionsOf(frame));
  explainCells(host, grid);
  showCharts(host, grid, fail);
  const save = element("save-file", HTMLButtonElement);
  save.addEventListener("click", () => {
    host
      .writeFile()
      .then((bytes) => downloadFile("試用環境のブック.xlsx", bytes))
      .catch(fail);
  });
  save.disabled = false;
  // For tests and for looking inside from the console; nothing of the add-in uses it.
  Object.assign(window, { standIn: { host, univerAPI: grid.univerAPI, hidePane: hide } });
  say("準備ができました。セルに =REFORM. と入力すると、使える関数が表示されます。");
}

start().catch(fail);

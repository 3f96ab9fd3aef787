/** The page without Excel: a workbook on the left, the task pane on the right, the ribbon's buttons above. */
import { createHost } from "../host/host";
import { createGrid } from "./grid";
import { linkPane } from "./pane-link";
import { drawRibbon, readRibbon } from "./ribbon";
import { functionsOf } from "./pane-functions";

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

async function start(): Promise<void> {
  const status = element("status", HTMLParagraphElement);
  const say = (text: string) => (status.textContent = text);
  const frame = element("pane-frame", HTMLIFrameElement);
  const differences = element("differences", HTMLDialogElement);
  element("show-differences", HTMLButtonElement).addEventListener("click", () => differences.showModal());

  const grid = createGrid("grid");
  const host = createHost(grid);
  const metadata = fetched("pane/functions.json").then((response) => response.json());
  const ribbon = fetched("manifest.xml").then((response) => response.text());
  const link = linkPane(host, frame, element("pane", HTMLElement), () => {
    void metadata.then((functions) => {
      host.registerFunctions(functions, functionsOf(frame));
      say('準備ができました。セルに =REFORM.TARGET("ふるさと納税","R4") のように入力することもできます。');
    });
  });
  frame.src = "pane/taskpane.html";
  drawRibbon(element("ribbon", HTMLElement), readRibbon(await ribbon), (action) =>
    action === null ? link.show() : link.act(action),
  );
  // For tests and for looking inside from the console; nothing of the add-in uses it.
  Object.assign(window, { standIn: { host, univerAPI: grid.univerAPI } });
}

start().catch((error: unknown) => {
  const status = document.getElementById("status");
  if (status) status.textContent = "試用環境を始められませんでした。ページを開き直してください。";
  throw error;
});

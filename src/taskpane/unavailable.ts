import { requirements } from "./requirements";

/** What is asked of Office before the pane is drawn. */
export interface Host {
  /** `Excel`, another application, or null in a browser. */
  readonly name: string | null;
  readonly supports: (set: string, version: string) => boolean;
}

/** Why the pane cannot work here, in Japanese with what to do; null when it can. `null` means that Office.js is not there. */
export function unavailableBecause(host: Host | null): string | null {
  if (host === null) {
    return "Excel につなぐための Office.js を読み込めませんでした。ネットワークを確かめて、作業ウィンドウを開き直してください。インターネットにつながらないネットワークでは、Office.js を同梱した配置を管理者に依頼してください。";
  }
  if (host.name !== "Excel") {
    return "この画面は Excel の中で使います。Excel でブックを開き、リボンの「行革プラン」タブから開いてください。";
  }
  const missing = Object.entries(requirements).filter(([set, version]) => !host.supports(set, version));
  if (missing.length === 0) return null;
  const names = missing.map(([set, version]) => `${set} ${version}`).join("、");
  return `お使いの Excel は、このアドインに必要な機能(${names})を備えていません。Microsoft 365 または Office LTSC 2021 以降の Excel で開いてください。`;
}

/** In place of the pane, without React: it may be why React is not there. */
export function showUnavailable(element: HTMLElement, reason: string): void {
  const main = document.createElement("main");
  main.className = "message";
  const paragraph = document.createElement("p");
  paragraph.textContent = reason;
  main.append(paragraph);
  element.replaceChildren(main);
}

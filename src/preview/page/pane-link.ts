import type { Host } from "../host/host";
import type { RequestMessage } from "../host/wire";
import { isFromPane, toPane } from "./pane-messages";

export interface PaneLink {
  /** Resolves when the pane's page has loaded. */
  readonly ready: Promise<void>;
  /** Presses a ribbon button. */
  act(name: string): void;
  show(): void;
  hide(): void;
}

/** Connects the pane's frame with the host: requests in, answers and events out. */
export function linkPane(
  host: Host,
  frame: HTMLIFrameElement,
  section: HTMLElement,
  onFailure: (error: unknown) => void,
): PaneLink {
  const send = (message: Parameters<typeof toPane>[1]): void => {
    if (frame.contentWindow) toPane(frame.contentWindow, message);
  };
  const see = (isShown: boolean): void => {
    if (section.hidden === !isShown) return;
    section.hidden = !isShown;
    send({ kind: "visibility", isShown });
    // Univer measures its container only when the window changes.
    dispatchEvent(new Event("resize"));
  };
  host.onEvent((event) => send({ kind: "answer", text: JSON.stringify(event) }));
  let onReady = (): void => undefined;
  const ready = new Promise<void>((done) => {
    onReady = done;
  });
  addEventListener("message", ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || origin !== location.origin || !isFromPane(data)) return;
    if (data.kind === "ready") onReady();
    if (data.kind === "show") see(true);
    if (data.kind === "hide") see(false);
    if (data.kind === "request") {
      void host
        .handle(JSON.parse(data.text) as RequestMessage)
        .then((reply) => send({ kind: "answer", text: JSON.stringify(reply) }))
        .catch(onFailure);
    }
  });
  return {
    ready,
    act: (name) => send({ kind: "action", name }),
    show: () => see(true),
    hide: () => see(false),
  };
}

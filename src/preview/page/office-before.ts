/**
 * Runs in the pane's frame before Microsoft's Excel library, which looks for this bridge before it thinks of Excel on
 * the web. Served in front of the library, in one file, in Office.js's place.
 */
import { fromPane, isToPane } from "./pane-messages";

interface Bridge {
  sendMessageToHost(text: string): void;
  /** Put there by the library. */
  onMessageFromHost?: (text: string) => void;
}

const bridge: Bridge = { sendMessageToHost: (text) => fromPane({ kind: "request", text }) };
Object.assign(window, { _richApiNativeBridge: bridge });

addEventListener("message", ({ source, origin, data }: MessageEvent<unknown>) => {
  if (source !== parent || origin !== location.origin || !isToPane(data)) return;
  if (data.kind === "answer") bridge.onMessageFromHost?.(data.text);
});

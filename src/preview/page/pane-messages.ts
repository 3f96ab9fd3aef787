/** What the page and the pane's frame tell each other by postMessage, both from the same origin. */

/** From the frame: a request of Office.js, or what Office.js's non-Excel parts ask for. */
export type FromPane =
  | { readonly kind: "request"; readonly text: string }
  | { readonly kind: "ready" }
  | { readonly kind: "show" }
  | { readonly kind: "hide" };

/** To the frame: an answer or event for Office.js, a ribbon button, or whether the pane is seen. */
export type ToPane =
  | { readonly kind: "answer"; readonly text: string }
  | { readonly kind: "action"; readonly name: string }
  | { readonly kind: "visibility"; readonly isShown: boolean };

const mark = "reform-stand-in";

const isMarked = (data: unknown): boolean =>
  typeof data === "object" && data !== null && (data as { mark?: unknown }).mark === mark;

export const isFromPane = (data: unknown): data is FromPane => isMarked(data);
export const isToPane = (data: unknown): data is ToPane => isMarked(data);

export function fromPane(message: FromPane): void {
  parent.postMessage({ mark, ...message }, location.origin);
}

export function toPane(frame: Window, message: ToPane): void {
  frame.postMessage({ mark, ...message }, location.origin);
}

/** What the ribbon can ask of the pane. */
export type PaneRequest = "write" | "refresh";

/** Carries the ribbon's requests to the pane; one that comes before the pane is drawn waits for it. */
export class PaneRequests {
  private waiting: PaneRequest[] = [];
  private listener: ((request: PaneRequest) => void) | null = null;

  ask(request: PaneRequest): void {
    if (this.listener) this.listener(request);
    else this.waiting.push(request);
  }

  /** One listener at a time; it gets first what has waited. @returns how to stop. */
  listen(listener: (request: PaneRequest) => void): () => void {
    this.listener = listener;
    this.waiting.splice(0).forEach(listener);
    return () => {
      if (this.listener === listener) this.listener = null;
    };
  }
}

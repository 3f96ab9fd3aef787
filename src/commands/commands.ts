/** What the ribbon's buttons do. 開く needs nothing here: the manifest itself shows the pane. */
export interface CommandActions {
  readonly showPane: () => Promise<void>;
  /** Hands the wish to the pane, which does it and shows what came of it. */
  readonly askPane: (request: "write" | "refresh") => void;
}

/** The part of Office's event that is used: Excel waits for `completed` before the button can be pressed again. */
interface ButtonEvent {
  readonly completed: () => void;
}

export type Associate = (name: string, run: (event: ButtonEvent) => void) => void;

/** Names as in manifest.xml, which a test compares. */
export const COMMANDS = { writeTables: "write", refresh: "refresh" } as const;

/**
 * Ties the ribbon's buttons to the pane, where progress, cancelling and messages are: a button that writes out of sight
 * could say nothing of a failure.
 */
export function associateCommands(associate: Associate, { showPane, askPane }: CommandActions): void {
  for (const [name, request] of Object.entries(COMMANDS)) {
    associate(name, (event) => {
      askPane(request);
      // A pane that does not open is reported like every other bug; the button is freed either way.
      void showPane().finally(() => event.completed());
    });
  }
}

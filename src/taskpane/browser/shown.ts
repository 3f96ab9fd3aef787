import type { Stop } from "../actions";

/** Whether people can see the pane: in a shared runtime it lives on after it is closed. */
export interface Shown {
  readonly isShown: () => boolean;
  readonly subscribe: (listener: () => void) => Stop;
}

/** Runs something only while the pane is seen; it begins anew each time the pane comes back. */
export function whileShown(shown: Shown, begin: () => Stop): Stop {
  let end: Stop | null = null;
  const follow = () => {
    if (shown.isShown()) {
      end ??= begin();
    } else {
      end?.();
      end = null;
    }
  };
  const unsubscribe = shown.subscribe(follow);
  follow();
  return () => {
    unsubscribe();
    end?.();
    end = null;
  };
}

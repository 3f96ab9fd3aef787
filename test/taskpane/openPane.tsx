import { configure, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { PaneActions } from "../../src/taskpane/actions";
import { Pane, type PaneProps } from "../../src/taskpane/Pane";
import { PaneRequests } from "../../src/taskpane/requests";
import { fakeActions, plan } from "./fakeActions";

// Other test files share the processor: slow is not wrong.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);

/** The whole pane on a workbook in use, with what a test is about in place of the rest. */
export function openPane(
  changes: Partial<PaneActions> = {},
  { requests = new PaneRequests(), without }: Partial<Pick<PaneProps, "requests" | "without">> = {},
) {
  const user = userEvent.setup();
  const view = render(
    <Pane
      plan={plan}
      actions={fakeActions(changes)}
      requests={requests}
      {...(without && { without })}
      brightness={{ current: () => "light", subscribe: () => () => undefined }}
    />,
  );
  return { user, requests, ...view };
}

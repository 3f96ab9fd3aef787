/** What axe finds that people who do not see a page, or not well, would stumble over. */
import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { Frame, Page } from "playwright-core";

/**
 * Each broken rule with the elements that break it; none for a page that is as it should be.
 *
 * axe is put once into each document and looks through the frames by itself, as they are all of one origin. Its library for
 * Playwright would put it anew into every frame each time, and open a page of its own to put the results together, which took
 * longer than to look.
 *
 * @param without selectors of parts that are others' affair
 * @param rules of axe's; all of them by default
 */
export async function violationsIn(
  page: Page,
  { without = [], rules }: { readonly without?: readonly string[]; readonly rules?: readonly string[] } = {},
): Promise<string[]> {
  for (const frame of page.frames()) {
    await atRest(frame);
    await putAxeInto(frame);
  }
  const context: Context = { exclude: without.map((selector) => [selector]) };
  const options: RunOptions = {
    // Of rules that are kept not every element is listed.
    resultTypes: ["violations"],
    // It looks for the visible words in the name as words between spaces, which Japanese does not have.
    rules: { "label-content-name-mismatch": { enabled: false } },
    ...(rules && { runOnly: { type: "rule", values: [...rules] } }),
  };
  return page.evaluate(
    async ([where, how]) => {
      const { violations, incomplete } = await (window as unknown as AxeWindow).axe.run(where, how);
      // A frame that it could not look into is no frame without violations.
      const unseen = incomplete.filter(({ id }) => id === "frame-tested");
      // Nothing else is carried out of the browser.
      return [...violations, ...unseen].map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
      );
    },
    [context, options] as const,
  );
}

/** When colours that fade in are there: axe would measure them half-way. What turns for ever is not waited for. */
export function atRest(frame: Frame): Promise<void> {
  return frame.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(passing.map(({ finished }) => finished.catch(() => null)));
  });
}

interface Context {
  readonly exclude: readonly (readonly string[])[];
}
interface AxeWindow {
  readonly axe: { run(context: Context, options: RunOptions): Promise<AxeResults> };
}

async function putAxeInto(frame: Frame): Promise<void> {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axe.source);
}

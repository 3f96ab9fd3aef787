/** What axe finds that people who do not see a page, or not well, would stumble over. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * Each broken rule with the elements that break it; none for a page that is as it should be. Of rules that are kept not every
 * element is listed: to carry those out of the browser took longer than to look at them.
 *
 * @param without selectors of parts that are others' affair
 */
export async function violationsIn(page: Page, without: readonly string[] = []): Promise<string[]> {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  for (const part of without) builder.exclude(part);
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

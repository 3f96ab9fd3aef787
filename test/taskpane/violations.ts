import axe from "axe-core";

/** What axe-core finds, as "rule: element". Colours need a real browser: pane.browser.test.ts looks at them. */
export async function violations(container: Element): Promise<string[]> {
  const { violations: found } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

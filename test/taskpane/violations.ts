import axe from "axe-core";

/**
 * What axe-core finds, as "rule: element". color-contrast needs a real browser's drawing: looks.test.ts asks it there. The other
 * rule looks for words between spaces, which Japanese does not have.
 */
export async function violations(container: Element): Promise<string[]> {
  const { violations: found } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, "label-content-name-mismatch": { enabled: false } },
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

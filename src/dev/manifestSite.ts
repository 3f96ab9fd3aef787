/** Where manifest.xml at the top of the repository says that the add-in lies: a developer's own machine. */
export const developmentBase = "https://localhost:3000/";

/** The same manifest for another site. Only addresses change: the id stays, so Office sees an update, not a new add-in. */
export function manifestFor(xml: string, base: string): string {
  return xml.replaceAll(developmentBase, base);
}

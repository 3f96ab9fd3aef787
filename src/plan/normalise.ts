/** Spaces (with the zero-width ones), brackets of every shape, and quotation marks. */
const SET_ASIDE = /[\s\u200B-\u200D\u2060\uFEFF()[\]{}<>「」『』【】〔〕〈〉《》〖〗〘〙“”‘’"']/gu;

/**
 * What is compared when a name is looked up: NFKC (half and full width are one), lower case, no spaces, no brackets.
 *
 * @example normalise("ふるさと　納税（推進）") // "ふるさと納税推進"
 */
export function normalise(text: string): string {
  // NFKC again at the end: what stood apart around a bracket may now combine.
  return text.normalize("NFKC").toLowerCase().replace(SET_ASIDE, "").normalize("NFKC");
}

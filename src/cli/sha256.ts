import { createHash } from "node:crypto";

/** Of the text's UTF-8, in lower-case hexadecimal. */
export function sha256(text: string): Promise<string> {
  return Promise.resolve(createHash("sha256").update(text, "utf8").digest("hex"));
}

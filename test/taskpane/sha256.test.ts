import { createHash } from "node:crypto";
import { sha256Of } from "../../src/taskpane/browser/sha256";

it.each(["", "abc", "千曲市\t実績\n", "𠮷".repeat(5_000)])(
  "hashes the text's UTF-8, as anybody else does: %#",
  (text) => {
    expect(sha256Of(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
  },
);

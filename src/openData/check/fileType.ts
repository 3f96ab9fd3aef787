import type { Encoding, FileDescription } from "../description";
import { whole, type Finding } from "./finding";

const ENCODINGS: Readonly<Record<Encoding, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  shift_jis: "Shift_JIS",
};
const SEPARATORS = { ",": "コンマ", "\t": "タブ", ";": "セミコロン" } as const;

/** 1-1: what the file is, and whether it is called so. */
export function fileType({ name, kind, text }: FileDescription): Finding[] {
  const findings: Finding[] = [];
  const extension = /\.[^.\\/]*$/u.exec(name)?.[0].toLowerCase() ?? "";
  if (extension !== `.${kind}`) {
    const what = kind === "xlsx" ? "Excel ブック" : "テキスト";
    findings.push(
      whole(
        "fail",
        `中身は${what}ですが、名前が .${kind} で終わっていません(${extension || "拡張子なし"})。`,
      ),
    );
  }
  if (!text) return findings;
  if (text.separator !== ",") {
    findings.push(whole("fail", `値が${SEPARATORS[text.separator]}で区切られています。`));
  }
  if (text.encoding !== "utf-8") {
    findings.push(whole("confirm", `文字コードが ${ENCODINGS[text.encoding]} です。`));
  }
  return findings;
}

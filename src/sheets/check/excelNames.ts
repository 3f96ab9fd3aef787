/** What Excel says of names; null is fine. Japanese reasons. */

export function sheetNameProblem(name: string): string | null {
  if (name === "") return "空です。";
  if (name.length > 31) return "31文字を超えています。";
  if (/[:\\/?*[\]]/.test(name)) return "使えない記号があります。";
  if (name.startsWith("'") || name.endsWith("'")) return "引用符で始まるか終わっています。";
  if (/^(history|履歴)$/i.test(name)) return "Excel が使う名前です。";
  return null;
}

/** For defined names and tables, which share one set of rules. */
export function nameProblem(name: string): string | null {
  if (name === "") return "空です。";
  if (name.length > 255) return "255文字を超えています。";
  if (!/^[\p{L}_\\][\p{L}\p{N}._\\]*$/u.test(name))
    return "文字か _ で始め、文字、数字、. _ だけを使います。";
  const plain = name.normalize("NFKC").toUpperCase();
  if (/^[A-Z]{1,3}\d+$/.test(plain)) return "セル番地に見えます。";
  if (/^R\d*(C\d*)?$|^C\d*$/.test(plain)) return "R1C1 形式のセル番地に見えます。";
  return null;
}

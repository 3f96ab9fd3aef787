import { parseArgs } from "node:util";
import { developmentBase } from "./manifestSite";

export interface BuildArguments {
  /** https, ends with a slash. */
  readonly base: string;
  readonly office: "cdn" | "local";
  readonly out: string;
}

export const help = `使い方: npm run build -- [--base URL] [--office cdn|local] [--out フォルダー]

  --base    アドインのファイルを置く場所。https:// で始まり / で終わる URL です(省くと ${developmentBase})。
  --office  cdn   Office.js を Microsoft から読み込みます(既定。Microsoft が動作を保証する方法です)。
            local Office.js もいっしょに配置します。インターネットにつながらないネットワークで使います。
  --out     書き出すフォルダー(既定は dist)。中にあるファイルは消えます。

例: npm run build -- --base https://intra.example.lg.jp/reform/ --office local`;

/** What `npm run build` was asked for, or a Japanese sentence: which argument, and what to write instead. */
export function parseBuildArguments(
  args: readonly string[],
): { readonly ok: true; readonly value: BuildArguments } | { readonly ok: false; readonly message: string } {
  const wrong = (message: string) => ({ ok: false, message }) as const;
  let values;
  try {
    values = parseArgs({
      args: [...args],
      options: {
        base: { type: "string", default: developmentBase },
        office: { type: "string", default: "cdn" },
        out: { type: "string", default: "dist" },
      },
    }).values;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (typeof code !== "string" || !code.startsWith("ERR_PARSE_ARGS_")) throw error;
    return wrong(`引数を読めません(${args.join(" ")})。\n\n${help}`);
  }
  const { base, office, out } = values;
  if (!URL.canParse(base)) return wrong(`--base「${base}」は URL ではありません。例: ${developmentBase}`);
  const url = new URL(base);
  if (url.protocol !== "https:") {
    return wrong(
      `--base「${base}」は https:// で始めてください。Office は https のアドインだけを読み込みます。`,
    );
  }
  if (url.search || url.hash || url.username || url.password) {
    return wrong(`--base「${base}」には ?、#、利用者名、パスワードを付けられません。`);
  }
  if (!base.endsWith("/")) return wrong(`--base の最後に / を付けてください: ${base}/`);
  if (office !== "cdn" && office !== "local") {
    return wrong(`--office「${office}」は使えません。cdn か local を指定してください。`);
  }
  if (out === "") return wrong("--out にフォルダー名を書いてください。");
  // As a browser writes it, so that addresses in the manifest compare equal.
  return { ok: true, value: { base: url.href, office, out } };
}

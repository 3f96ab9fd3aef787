/**
 * `npm start`: builds the add-in and serves it on this machine.
 *
 *   npm start               the page without Excel, http://localhost:3000/ (or the next free port)
 *   npm start -- --excel    the add-in for a real Excel, https://localhost:3000/, as manifest.xml says
 *   npm start -- --port N
 *
 * Plain Node down to the import below, because packages may not be installed yet.
 */
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensurePackages } from "./ensure.mjs";
import { serve } from "./serve.mjs";

function stop(message) {
  console.error(message);
  process.exit(1);
}

const usage = `使い方: npm start                     Excel の代わりの試用環境(http://localhost:3000/ か、空いている次の番号)
        npm start -- --port 番号   同じものを、指定した番号で
        npm start -- --excel       実際の Excel のための配信(https://localhost:3000/、manifest.xml のとおり)`;

function options() {
  let values;
  try {
    const known = {
      excel: { type: "boolean" },
      port: { type: "string" },
      help: { type: "boolean" },
    };
    values = parseArgs({ options: known }).values;
  } catch {
    stop(usage);
  }
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  if (values.excel && values.port !== undefined)
    stop("--excel は manifest.xml のとおり 3000 番を使います。--port はいっしょに指定できません。");
  if (!/^\d{1,5}$/.test(values.port ?? "3000") || Number(values.port) > 65535)
    stop(`--port「${values.port}」は使えません。0 から 65535 までの整数を指定してください。`);
  return { excel: values.excel ?? false, port: Number(values.port ?? 3000) };
}

/** What `npx office-addin-dev-certs install` leaves in the home folder. */
function certificate() {
  const folder = join(homedir(), ".office-addin-dev-certs");
  const [key, cert] = ["localhost.key", "localhost.crt"].map((name) => join(folder, name));
  if (!existsSync(key) || !existsSync(cert))
    stop("localhost の証明書がありません。先に npx office-addin-dev-certs install を実行してください。");
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

const { excel, port } = options();
const tls = excel ? certificate() : undefined;
ensurePackages();
console.log("アドインを組み立てています…");
const { tsImport } = await import("tsx/esm/api");
/** The folder to serve, made when the sources are others than last time: a second start is at once there. */
async function built() {
  if (!excel) return (await tsImport("./preview.ts", import.meta.url)).preview();
  const [{ bundle }, { madeOnce }] = await Promise.all(
    ["./build.ts", "./madeOnce.ts"].map((name) => tsImport(name, import.meta.url)),
  );
  return madeOnce("excel", (out) => bundle({ office: "cdn", out }));
}
const out = await built();

try {
  // The manifest names port 3000; the page without Excel may take another.
  const served = await serve(out, { port: excel ? 3000 : port, exact: excel, tls });
  if (excel) {
    console.log(`
https://localhost:${served.port}/ で待っています。

Windows と Mac の Excel: 別の端末で npx office-addin-debugging start manifest.xml desktop --app excel
Web の Excel: ホーム > アドイン > その他の設定 > マイ アドインのアップロード で manifest.xml を選びます。

終わるには Ctrl+C を押します。`);
  } else {
    console.log(`
Excel の代わりの試用環境:     http://localhost:${served.port}/
アドインを使わないページ:     http://localhost:${served.port}/pane/workbook.html

ブラウザーで開き、右の作業ウィンドウの「書き込む」を押してください。
実際の Excel で試すには: npx office-addin-dev-certs install のあと npm start -- --excel

終わるには Ctrl+C を押します。`);
  }
} catch (error) {
  if (error.code !== "EADDRINUSE") throw error;
  stop(
    `ポート ${excel ? 3000 : port} は使用中です。使っているプログラムを終わらせるか、--port で別の番号を指定してください。`,
  );
}

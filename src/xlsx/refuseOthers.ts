import { FileFault, missingPart } from "./fault";
import type { Package } from "./package/Package";
import { contentType } from "./package/contentTypes";
import { relationshipsOf } from "./package/relationships";

/** By the first bytes, whatever the file is called. */
export function refuseOtherFiles(bytes: Uint8Array): void {
  if (bytes.length === 0) {
    throw new FileFault("file.empty", "ファイルが空です(0 バイト)。元のファイルをもう一度入手してください。");
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    if (includes(bytes, utf16("EncryptedPackage"))) {
      throw new FileFault(
        "file.encrypted",
        "パスワードで暗号化されています。Excel で開き、［ファイル］→［情報］→［ブックの保護］→［パスワードを使用して暗号化］でパスワードを消して保存し直してください。",
      );
    }
    throw new FileFault(
      "file.oldFormat",
      "古い形式(.xls など)のファイルです。Excel で開き、「名前を付けて保存」で「Excel ブック (*.xlsx)」を選んで保存し直してください。",
    );
  }
  if (!startsWith(bytes, [0x50, 0x4b])) throw notWorkbook();
}

const CFB_DIRECTORY_LIMIT = 1024 * 1024;

/** What has to be unpacked before {@link refuseOtherPackages} can look at it. */
export const NEEDED_PARTS: readonly string[] = ["[Content_Types].xml", "_rels/.rels"];

/** By what the archive says about itself. */
export function refuseOtherPackages(file: Package): void {
  if (file.has("mimetype")) {
    throw new FileFault(
      "file.openDocument",
      "LibreOffice などの .ods 形式のファイルです。「名前を付けて保存」で「Excel (.xlsx)」を選んで保存し直してください。",
    );
  }
  if (NEEDED_PARTS.some((part) => !file.has(part))) throw notAPackage(file);
  const main = relationshipsOf(file, "").find(({ kind }) => kind === "officeDocument");
  if (!main) throw notWorkbook();
  if (!file.has(main.target)) throw missingPart(main.target);
  const type = contentType(file, main.target) ?? "";
  if (/sheet\.binary/i.test(type)) {
    throw new FileFault(
      "file.binary",
      "バイナリ形式のブック(.xlsb)です。Excel で「名前を付けて保存」を選び、「Excel ブック (*.xlsx)」で保存し直してください。",
      main.target,
    );
  }
  if (/macroEnabled/i.test(type) || file.names.some((name) => /vbaProject\.bin$/i.test(name))) {
    throw new FileFault(
      "file.macro",
      "マクロを含むブック(.xlsm など)は開きません。Excel で「名前を付けて保存」を選び、「Excel ブック (*.xlsx)」で保存し直してください。",
      main.target,
    );
  }
  if (/spreadsheetml\.template/i.test(type)) {
    throw new FileFault(
      "file.template",
      "テンプレート(.xltx)です。Excel で開き、「Excel ブック (*.xlsx)」で保存し直したものを選んでください。",
      main.target,
    );
  }
  if (!/spreadsheetml\.sheet\.main/i.test(type)) throw notWorkbook();
}

function notWorkbook(): FileFault {
  return new FileFault(
    "file.notWorkbook",
    "Excel のブック(.xlsx)ではありません。ファイルを選び直してください。CSV や PDF の場合は、Excel で開いて .xlsx に保存し直してください。",
  );
}

function notAPackage(file: Package): FileFault {
  const packed = file.names.find((name) => /\.(xlsx|xlsm|xls)$/i.test(name));
  if (packed === undefined) return notWorkbook();
  return new FileFault(
    "file.zip",
    `圧縮フォルダー(.zip)のままです。展開してから、中のファイル(${packed.slice(packed.lastIndexOf("/") + 1)} など)を選んでください。`,
  );
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function utf16(text: string): number[] {
  return [...text].flatMap((character) => [character.charCodeAt(0), 0]);
}

/** Looks for a name in the directory of an old Office file, which may stand at its start or its end. */
function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted;
  const parts =
    bytes.length <= 2 * CFB_DIRECTORY_LIMIT
      ? [bytes]
      : [bytes.subarray(0, CFB_DIRECTORY_LIMIT), bytes.subarray(bytes.length - CFB_DIRECTORY_LIMIT)];
  return parts.some((part) => {
    for (let at = part.indexOf(first); at >= 0; at = part.indexOf(first, at + 1)) {
      if (startsWith(part.subarray(at, at + wanted.length), wanted)) return true;
    }
    return false;
  });
}

import type { Issue } from "../../plan";
import { ACTUAL_HEADERS as H } from "../../sheets";
import type { FileRows, SaidCell, SilentCell } from "./readRows";
import { isSameValue } from "./sameAnswer";

/** A file's rows beside those of the other files of its department. */
export interface FilePart {
  /** What counts. */
  readonly said: readonly SaidCell[];
  readonly silent: readonly SilentCell[];
  readonly notices: readonly Issue[];
}

interface Rows extends Pick<FileRows, "said" | "silent"> {
  readonly file: string;
  readonly department: string;
}

/**
 * Several files of one department are parts by several people, or an old and a corrected one. Where one of them leaves a cell
 * as it was sent, what another says counts, and people are told in a notice `file.parts`: nothing else tells a part from a
 * cell that was put back. A file that puts 実績 back and says another 状態, or the other way round, is heard with both.
 *
 * @returns one for each of the files, in their order.
 */
export function hearParts(files: readonly Rows[]): readonly FilePart[] {
  const spoken = new Map<string, SaidCell[]>();
  for (const cell of files.flatMap(({ said }) => said)) {
    if (cell.isAsSent) continue;
    const id = cellOf(cell.department, cell);
    spoken.set(id, [...(spoken.get(id) ?? []), cell]);
  }
  return files.map(({ file, department, said, silent }): FilePart => {
    const others = (cell: SilentCell) =>
      (spoken.get(cellOf(department, cell)) ?? []).filter(
        (other) => other.file !== file && !isSameValue(other.value, cell.value),
      );
    const pairs = new Set(said.filter(({ isAsSent }) => !isAsSent).flatMap(pairOf));
    const isOutspoken = (cell: SaidCell) =>
      cell.isAsSent && !pairs.has(`${cell.key}|${cell.header}`) && others(cell).length > 0;
    const quiet = [...silent, ...said.filter(isOutspoken)];
    const left = quiet.filter((cell) => others(cell).length > 0);
    const names = new Set(left.flatMap((cell) => others(cell).map((other) => other.file)));
    return {
      said: said.filter((cell) => !isOutspoken(cell)),
      silent: quiet,
      notices: partNotice(left, [...names]),
    };
  });
}

function cellOf(department: string, { key, header }: Pick<SilentCell, "key" | "header">): string {
  return `${department}|${key}|${header}`;
}

/** 実績 for 状態, and 状態 for 実績. */
function pairOf({ key, header }: SaidCell): readonly string[] {
  if (header === H.actual) return [`${key}|${H.state}`];
  return header === H.state ? [`${key}|${H.actual}`] : [];
}

function partNotice(left: readonly SilentCell[], names: readonly string[]): readonly Issue[] {
  const [first] = left;
  if (!first) return [];
  const more = left.length > 1 ? `など${String(left.length)}セル` : "";
  return [
    {
      code: "file.parts",
      path: left.map(({ place }) => place).join(","),
      message:
        `配布したときのままのセル(${first.place}${more})に、同じ課の「${names.join("」「")}」では記入があります。` +
        "記入のある方を使います。訂正して元に戻したセルがないか担当課に確かめ、あれば新しいファイルだけを選んで回収してください。",
    },
  ];
}

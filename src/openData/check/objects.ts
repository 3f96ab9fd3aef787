import type { ObjectKind } from "../description";
import { whole, type Finding } from "./finding";
import type { TableView } from "./tableView";

const NAMES: Readonly<Record<ObjectKind, string>> = {
  chart: "グラフ",
  picture: "画像",
  shape: "図形かテキストボックス",
  control: "ボタンなどのコントロール",
  embedded: "埋め込まれたファイル",
  comment: "メモかコメント",
};

/** 1-8; a note is no object, but what it says is lost on the way to a program. */
export function objects({ sheet }: TableView): Finding[] {
  return sheet.objects
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => ({
      ...whole(kind === "comment" ? "confirm" : "fail", `${NAMES[kind]}が ${count} 個あります。`),
      count,
    }));
}

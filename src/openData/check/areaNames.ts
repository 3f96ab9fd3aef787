import { at, counted, whole, type Finding } from "./finding";
import { blanksIn, textOf, type ColumnView, type TableView } from "./tableView";

const AREA = /地域|都道府県|市区町村|市町村|区市町村|地方公共団体|団体|自治体/u;
const FULL_NAME = /^.{1,9}[都道府県市区町村]$/u;
/** The 47 prefectures without 都, 府 and 県; 北海道 has no shorter form. */
const SHORT_PREFECTURES: ReadonlySet<string> = new Set(
  (
    "青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 " +
    "三重 滋賀 京都 大阪 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 " +
    "鹿児島 沖縄"
  ).split(" "),
);

/** 1-12: there is a column of areas, filled in every row, with codes or full names. */
export function areaNames(view: TableView): Finding[] {
  const areas = view.columns.filter(isArea);
  if (areas.length === 0) {
    return [whole("confirm", "どの地域のデータかを表す列が見つかりません。")];
  }
  const isCodes = ({ isCode, cells }: ColumnView) =>
    isCode || (cells.length > 0 && cells.every((cell) => /^\d+$/u.test(textOf(cell))));
  const codes = areas.filter(isCodes);
  const names = areas.filter((column) => !isCodes(column));
  return [
    ...counted(
      "fail",
      "地域の列が空欄です。",
      areas.map((column) => blanksIn(view, column, "top")),
    ),
    ...at(
      "fail",
      "地域コードの桁数か検査数字が正しくありません。",
      codes.flatMap(({ cells }) => cells.filter((cell) => !isAreaCode(textOf(cell).trim()))),
    ),
    ...at(
      "fail",
      "都道府県名が省略されています。",
      codes.length > 0
        ? []
        : names.flatMap(({ cells }) => cells.filter((cell) => SHORT_PREFECTURES.has(textOf(cell).trim()))),
    ),
  ];
}

function isArea({ header, cells, isNumeric }: ColumnView): boolean {
  const areCodes = cells.every((cell) => /^\d{1,6}$/u.test(textOf(cell)));
  if (AREA.test(header)) return !isNumeric || (areCodes && /^(?!.*(?:数|率|額)$)/u.test(header.trim()));
  return cells.length > 0 && cells.every((cell) => FULL_NAME.test(textOf(cell).trim()));
}

/**
 * 都道府県 with one or two digits, 市区町村 with five, or six with the check digit of 全国地方公共団体コード: 11 less the remainder by
 * 11 of the digits times 6, 5, 4, 3, 2, of which the last place counts. A number has lost its leading zero.
 */
function isAreaCode(code: string): boolean {
  if (/^\d{1,2}$/u.test(code)) return Number(code) <= 47;
  if (!/^\d{4,6}$/u.test(code)) return false;
  const isChecked = (digits: string) => {
    const sum = [...digits.slice(0, 5)].reduce(
      (total, digit, index) => total + Number(digit) * (6 - index),
      0,
    );
    return (11 - (sum % 11)) % 10 === Number(digits[5]);
  };
  if (code.length === 6) return isChecked(code);
  const prefecture = (digits: string) => Number(digits.slice(0, 2)) >= 1 && Number(digits.slice(0, 2)) <= 47;
  return code.length === 4 || prefecture(code) || isChecked(code.padStart(6, "0"));
}

import { answerSource, bundledPlan, indexPlan, itemsInOrder, weakestReading } from "../../src/plan";
import { plain } from "./codes";

const index = indexPlan(bundledPlan);

describe("answerSource", () => {
  it("gives value, reading, reason, file, lines, pages, total and footnotes", () => {
    const of = (item: string, year: string, indicator?: string): string =>
      plain(answerSource(index, item, year, indicator));
    const { file } = bundledPlan.source;
    expect(of("2-1-2", "R4")).toContain(
      "2-1-2 ふるさと納税の推進「寄附金額」R4: 180,000千円。読み方: 記載どおり。",
    );
    expect(of("2-1-2", "R4")).toContain(`出典: ${file} 344行(5ページ)。`);
    expect(of("バス", "R2")).toContain("R2: 目標なし。読み方: 推定。R2は比べる元の年度");
    // the same line also speaks for a target in R2
    for (const year of ["R2", "R3"])
      expect(of("バス", year)).toMatch(/434行は.*R2〜R6.*R2の100が抜け落ちた/u);
    expect(of("1-1-3", "R2")).toContain("要確認(出典の表示: 調整中が1セル、―が4セル)");
    expect(of("1-1-5", "R3", "児童クラブ")).toContain("合計: 5校、記載どおり、204行(3ページ)。");
    expect(of("3-1-3", "R2", "教室")).toContain(
      "合計: 5箇所、推定、629〜630行(9ページ)。合計の数字はありません。残るクラブの名前を数えると五つです。",
    );
    expect(of("1-1-4", "R2")).toContain("注: 制度改正により変わることがあります。");
    expect(of("3-1-3", "R2", "教室")).toContain("599〜600、604行(9ページ)");
    expect(of("1-1-2", "R2")).toContain("5年間での計画数の増減: -10%、推定、73行(1ページ)。73行は5年間で");
    expect(of("3-1-3", "R5", "利用料")).toContain("R5: 実施。");
  });

  it("always carries a reason where the reading is not as stated", () => {
    for (const { item } of itemsInOrder(bundledPlan)) {
      for (const indicator of item.indicators) {
        for (const [column, cell] of indicator.targets.entries()) {
          const year = bundledPlan.years[column];
          const answer = plain(answerSource(index, item.code, year, indicator.name));
          if (cell.reading !== "stated") expect(answer).toContain(cell.reason);
          expect(answer).not.toMatch(/undefined|null|NaN/u);
        }
      }
    }
  });

  it("leaves out pages that nobody knows", () => {
    const unpaged = { ...bundledPlan, source: { ...bundledPlan.source, pages: [] } };
    expect(plain(answerSource(indexPlan(unpaged), "2-1-2", "R4"))).toContain("344行。");
  });
});

describe("weakestReading", () => {
  it("is the least certain of a row", () => {
    const cells = (...readings: ("stated" | "inferred" | "unreadable")[]) =>
      readings.map((reading) => ({ reading, lines: [] }));
    expect(weakestReading(cells("stated", "stated"))).toBe("stated");
    expect(weakestReading(cells("stated", "inferred"))).toBe("inferred");
    expect(weakestReading(cells("inferred", "unreadable", "stated"))).toBe("unreadable");
    expect(weakestReading([])).toBe("stated");
  });
});

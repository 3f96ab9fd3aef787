import { MOST_CARDS } from "../../src/sheets";
import { cardsLeftOutInWords, newSheetsInWords } from "../../src/workflows";

describe("個票 in words", () => {
  it("are counted among the new sheets, not listed", () => {
    const made = ["個票 1-1-1", "個票 1-1-2 (2)"];
    expect(newSheetsInWords({ newSheets: ["設定"], cards: { made, updated: [], leftOut: 0 } })).toEqual([
      "設定",
      "個票 2枚",
    ]);
    expect(newSheetsInWords({ newSheets: ["設定"], cards: { made: [], updated: made, leftOut: 0 } })).toEqual(
      ["設定"],
    );
  });

  it("say how many are too many, how many there are, and what to do", () => {
    expect(cardsLeftOutInWords({ made: [], updated: [], leftOut: 0 })).toBeNull();
    const said = cardsLeftOutInWords({ made: [], updated: [], leftOut: 1_500 });
    for (const part of [`${String(MOST_CARDS)}件まで`, "1,500件", "重点項目か担当課を絞って"])
      expect(said).toContain(part);
  });
});

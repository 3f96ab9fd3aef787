import { DEFAULT_SETTINGS, METHOD_LABELS, footnotes } from "../../src/achievement";

const [one, two, three, four] = DEFAULT_SETTINGS.levels;

describe("footnotes", () => {
  const notes = footnotes(DEFAULT_SETTINGS);

  it("are whole Japanese sentences", () => {
    for (const note of Object.values(notes)) {
      expect(note).toMatch(/[ぁ-ん].*。$/u);
      expect(note).not.toMatch(/undefined|null|NaN/);
    }
  });

  it("name every method", () => {
    for (const label of Object.values(METHOD_LABELS)) expect(notes.method).toContain(label);
  });

  it("say the thresholds, each level from where to where", () => {
    expect(notes.grades).toBe(
      "判定は、「◎達成」100%以上、「○概ね達成」80%以上100%未満、「△やや遅れ」60%以上80%未満、「×遅れ」60%未満です。",
    );
    const levels = [{ ...one, min: 1.1 }, { ...two, min: 0.805 }, three, { ...four, word: "停滞" }] as const;
    expect(footnotes({ ...DEFAULT_SETTINGS, levels }).grades).toContain("80.5%以上110%未満");
    expect(footnotes({ ...DEFAULT_SETTINGS, levels }).stages).toContain("「×停滞」");
  });

  it("say the rounding as 設定 has it", () => {
    expect(notes.rounding).toBe("達成率(%)は、小数第2位を四捨五入し、丸めた率で判定しています。");
    expect(footnotes({ ...DEFAULT_SETTINGS, digits: 0 }).rounding).toContain("小数第1位を四捨五入");
    expect(footnotes({ ...DEFAULT_SETTINGS, gradeOn: "unrounded" }).rounding).toContain("丸めずに判定");
  });

  it("say what is in the denominator", () => {
    expect(notes.share).toContain("「◎達成」と「○概ね達成」の割合");
    for (const out of ["対象外", "算定不能", "目標なし", "未回答", "要確認"])
      expect(notes.share).toContain(out);
    const late = DEFAULT_SETTINGS.levels.map((level) => ({ ...level, standing: "offTrack" }));
    const levels = late as unknown as typeof DEFAULT_SETTINGS.levels;
    expect(footnotes({ ...DEFAULT_SETTINGS, levels }).share).toBe("「順調」とする区分はありません。");
  });

  it("say that an estimate is one", () => {
    expect(notes.estimates).toContain("実績ではなく推定");
  });
});

/** @jest-environment jsdom */
import { screen } from "@testing-library/react";
import { openPane } from "./openPane";

const selected = () => screen.getByRole("tab", { selected: true });

describe("tabs", () => {
  it("are short to see and whole to hear", () => {
    openPane();
    const tabs = screen.getAllByRole("tab");
    expect(tabs.map((tab) => tab.textContent)).toEqual(["書き込み", "配布", "回収", "遅れ", "監査", "関数"]);
    expect(screen.getByRole("tab", { name: "遅れの確認" }).textContent).toBe("遅れ");
    expect(screen.getByRole("tab", { name: "関数の挿入" }).textContent).toBe("関数");
  });

  it("leave out the views that a host does not have", () => {
    openPane({}, { without: ["insert"] });
    expect(screen.queryByRole("tab", { name: "関数の挿入" })).toBeNull();
    expect(screen.getAllByRole("tab")).toHaveLength(5);
  });

  it("go round with arrow keys and to the ends with Home and End", async () => {
    const { user } = openPane();
    await screen.findByText("新規 70行、変更 2セル、保持 31セル");
    await user.tab();
    expect(document.activeElement).toBe(selected());
    const walk = [];
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"]) {
      await user.keyboard(`{${key}}`);
      expect(document.activeElement).toBe(selected());
      walk.push(selected().textContent);
    }
    expect(walk).toEqual(["配布", "回収", "遅れ", "回収", "書き込み", "関数"]);
    await user.keyboard("{ArrowRight}");
    expect(selected().textContent).toBe("書き込み");
  });

  it("are one stop for the Tab key, and name their panel", async () => {
    openPane();
    await screen.findByText("新規 70行、変更 2セル、保持 31セル");
    const stops = screen.getAllByRole("tab").filter((tab) => tab.tabIndex === 0);
    expect(stops).toEqual([selected()]);
    const panel = screen.getByRole("tabpanel", { name: "書き込み" });
    expect(selected().getAttribute("aria-controls")).toBe(panel.id);
  });
});

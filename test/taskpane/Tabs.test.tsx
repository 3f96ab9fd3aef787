/** @jest-environment jsdom */
import { screen } from "@testing-library/react";
import { openPane } from "./openPane";

const selected = () => screen.getByRole("tab", { selected: true });

describe("tabs", () => {
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
    expect(walk).toEqual(["遅れの確認", "関数の挿入", "書き込み", "関数の挿入", "書き込み", "関数の挿入"]);
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

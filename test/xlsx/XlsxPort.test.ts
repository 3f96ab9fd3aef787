import type { CellChange, TableChange, WorkbookChange } from "../../src/workflows/port";
import { XlsxPort, writeWorkbookFile } from "../../src/xlsx";
import { relate } from "../../src/xlsx/package/relationships";
import { openWorkbook } from "../../src/xlsx/open";
import type { Workbook } from "../../src/xlsx/workbook/Workbook";
import { defineName, workbookNames } from "../../src/xlsx/workbook/names";
import { XmlElement } from "../../src/xlsx/xml/element";
import type { ColumnSpec, SheetSpec } from "../../src/sheets";
import { blankFile, blankSheet } from "./blankFile";
import { editFile, openPort } from "./fileHand";

const column = (header: string, more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  header,
  owner: "people",
  look: "inputText",
  width: 12,
  ...more,
});
const COLUMNS = [
  column("キー", { owner: "plan", look: "key" }),
  column("実績", {
    look: "inputNumber",
    validation: { type: "number", min: 0, error: { title: "数値", message: "数値を入力してください。" } },
    conditional: [{ formula: "[[実績]]>5", format: { fill: "#FF0000", bold: true } }],
  }),
  column("倍", { owner: "formula", look: "calculatedNumber", formula: "[[実績]]*2" }),
];

const SHEET: SheetSpec = {
  ...blankSheet("表 1"),
  isProtected: true,
  tables: [
    {
      name: "表",
      row: 2,
      column: 1,
      columns: COLUMNS,
      keyColumns: ["キー"],
      filter: true,
      rows: ["a", "b"].map((key, index) => ({
        key,
        cells: [{ content: key }, { content: index + 1 }, { content: null }],
      })),
    },
  ],
};

const file = () => writeWorkbookFile([SHEET]);

function change(table: Partial<TableChange>): WorkbookChange {
  const whole: TableChange = {
    table: "表",
    sheet: "表 1",
    row: 2,
    column: 1,
    bodyRows: 2,
    columns: COLUMNS,
    cells: [],
    addedRows: [],
    ...table,
  };
  return { createSheets: [], tables: [whole], sheets: [] };
}

const cell = (more: Partial<CellChange> = {}): CellChange => ({
  row: 3,
  column: 2,
  before: 1,
  content: 7,
  ...more,
});
const ROW = [{ content: "c" }, { content: 3 }, { content: { formula: "$C6*2" } }];

async function read(bytes: Uint8Array) {
  const { tables } = await (await openPort(bytes)).snapshot({ tables: ["表"], names: [] });
  return tables[0];
}

async function workbookOf(bytes: Uint8Array): Promise<Workbook> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  return opened.value;
}

describe("a change", () => {
  it("of a cell changes it and what is calculated from it", async () => {
    const port = await openPort(await file());
    await port.apply(change({ cells: [cell()] }));
    expect((await read(await port.save()))?.values).toEqual([
      ["a", 7, 14],
      ["b", 2, 4],
    ]);
  });

  it("of a row that is added brings its rules and a result", async () => {
    const port = await openPort(await file());
    await port.apply(change({ addedRows: [ROW] }));
    const bytes = await port.save();
    expect((await read(bytes))?.values[2]).toEqual(["c", 3, 6]);
    const { root } = (await workbookOf(bytes)).sheets[0] ?? {};
    expect(root?.first("dataValidations")?.first("dataValidation")?.attribute("sqref")).toBe("C4:C6");
    expect(root?.all("conditionalFormatting").map((list) => list.attribute("sqref"))).toEqual(["C4:C6"]);
    expect(root?.first("dimension")?.attribute("ref")).toBe("B3:D6");
  });

  it("of a row brings the rules that the file has lost", async () => {
    const bytes = await editFile(await file(), ({ sheets: [sheet] }) => {
      for (const name of ["dataValidations", "conditionalFormatting"]) {
        const found = sheet?.root.first(name);
        if (found) sheet?.root.remove(found);
      }
    });
    const port = await openPort(bytes);
    await port.apply(change({ addedRows: [ROW] }));
    const { root } = (await workbookOf(await port.save())).sheets[0] ?? {};
    expect(root?.first("dataValidations")?.first("dataValidation")?.attribute("sqref")).toBe("C6");
    expect(root?.first("conditionalFormatting")?.attribute("sqref")).toBe("C6");
  });

  it("forgets the results and the order of other formulas, so that every program calculates them", async () => {
    const bytes = await editFile(await file(), (workbook) => {
      const [sheet] = workbook.sheets;
      sheet?.cells.put(9, 0, XmlElement.parse('<c r="A10" t="str"><f>UPPER("a")</f><v>A</v></c>', "x"));
      workbook.file.setText("xl/calcChain.xml", "<calcChain/>");
      relate(workbook.file, workbook.part, "calcChain", "xl/calcChain.xml");
    });
    const filled = await workbookOf(bytes);
    filled.sheets[0]?.cells.get(9, 0)?.append("<v>old</v>");
    const port = await openPort(await filled.file.save());
    await port.apply(change({ cells: [cell()] }));
    const workbook = await workbookOf(await port.save());
    expect(workbook.file.names).not.toContain("xl/calcChain.xml");
    expect(workbook.root.first("calcPr")?.attribute("fullCalcOnLoad")).toBe("1");
    expect(workbook.sheets[0]?.cells.get(9, 0)?.toString()).toBe('<c r="A10"><f>UPPER("a")</f></c>');
  });

  it("continues the formula and the format of a column that people added", async () => {
    const bytes = await editFile(await file(), (workbook) => {
      const [table] = workbook.tables;
      table?.root.set("ref", "B3:E5").first("autoFilter")?.set("ref", "B3:E5");
      table?.root.first("tableColumns")?.append(XmlElement.create("tableColumn", { id: 9, name: "差" }));
      const put = (row: number, source: string) =>
        table?.sheet.cells.put(row, 4, XmlElement.parse(source, "x"));
      put(2, '<c r="E3" t="inlineStr"><is><t>差</t></is></c>');
      put(3, '<c r="E4" s="1"><f>C4-D$1</f></c>');
      put(4, '<c r="E5" s="1"><f>C5-D$1</f></c>');
    });
    const port = await openPort(bytes);
    await port.apply(change({ columns: [...COLUMNS, null], addedRows: [[...ROW, { content: null }]] }));
    const workbook = await workbookOf(await port.save());
    const added = workbook.sheets[0]?.cells.get(5, 4);
    expect([added?.attribute("s"), added?.first("f")?.text]).toEqual(["1", "C6-D$1"]);
  });

  it.each<[string, string, (workbook: Workbook) => void, WorkbookChange]>([
    [
      "something stands below the table",
      "workbook.tableBlocked",
      ({ sheets: [sheet] }) => sheet?.cells.put(5, 3, XmlElement.parse('<c r="D6"><v>1</v></c>', "x")),
      change({ addedRows: [ROW] }),
    ],
    [
      "cells below the table are merged",
      "workbook.tableBlocked",
      ({ sheets: [sheet] }) =>
        sheet?.add(sheet.make("mergeCells", { count: 1 }, [sheet.make("mergeCell", { ref: "A6:C7" })])),
      change({ addedRows: [ROW] }),
    ],
    [
      "the table has totals",
      "workbook.tableHasTotals",
      ({ tables: [table] }) => table?.root.set("totalsRowCount", 1).set("ref", "B3:D6"),
      change({ addedRows: [ROW] }),
    ],
    [
      "the sheet has a password",
      "workbook.protected",
      ({ sheets: [sheet] }) => sheet?.root.first("sheetProtection")?.set("hashValue", "x"),
      change({ cells: [cell()] }),
    ],
    [
      "the workbook's structure is protected",
      "workbook.structureProtected",
      ({ root }) => root.insert(0, XmlElement.create("workbookProtection", { lockStructure: 1 })),
      { createSheets: [blankSheet("新")], tables: [], sheets: [] },
    ],
    [
      "the file is signed",
      "workbook.signed",
      (workbook) => {
        workbook.file.setText("_xmlsignatures/origin.sigs", "");
        const kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin";
        relate(workbook.file, "", kind, "_xmlsignatures/origin.sigs");
      },
      change({ cells: [cell()] }),
    ],
    [
      "the file is Strict Open XML",
      "workbook.strict",
      ({ root }) => root.set("xmlns", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
      change({ cells: [cell()] }),
    ],
    [
      "a cell holds something else by now",
      "workbook.changed",
      () => undefined,
      change({ cells: [cell({ before: 2 })] }),
    ],
    [
      "the table is longer by now",
      "workbook.changed",
      () => undefined,
      change({ bodyRows: 1, cells: [cell()] }),
    ],
    ["the table is gone", "workbook.changed", () => undefined, change({ table: "別の表", cells: [cell()] })],
    [
      "a new sheet's name is taken",
      "workbook.changed",
      () => undefined,
      { createSheets: [blankSheet("表 1")], tables: [], sheets: [] },
    ],
    [
      "a text is too long for a cell",
      "workbook.textTooLong",
      () => undefined,
      change({ cells: [cell(), cell({ row: 4, before: 2, content: "あ".repeat(32_768) })] }),
    ],
  ])("is refused and leaves the file as it was when %s", async (_when, code, edit, wanted) => {
    const bytes = await editFile(await file(), edit);
    const port = await openPort(bytes);
    await expect(port.apply(wanted)).rejects.toMatchObject({
      name: "WorkbookError",
      code,
      state: "unchanged",
    });
    expect(await port.save()).toEqual(await (await openPort(bytes)).save());
  });

  it("of a new sheet gives its names their cells, also those that have lost theirs", async () => {
    const bytes = await editFile(await file(), (workbook) => defineName(workbook, "行革_対象年度", "#REF!"));
    const port = await openPort(bytes);
    const sheet = { ...blankSheet("設定"), names: [{ name: "行革_対象年度", row: 1, column: 1 }] };
    await port.apply({ createSheets: [sheet], tables: [], sheets: [] });
    const names = workbookNames(await workbookOf(await port.save()));
    expect(names).toEqual([{ name: "行革_対象年度", formula: "'設定'!$B$2" }]);
  });

  it("that overlaps with another is refused, and the other is whole", async () => {
    const port = await openPort(await file());
    const first = port.apply(change({ cells: [cell()] }));
    const second = port.apply(change({ cells: [cell({ row: 4, before: 2 })] }));
    await first;
    await expect(second).rejects.toMatchObject({ code: "workbook.busy", state: "unchanged" });
    expect((await read(await port.save()))?.values.map((row) => row[1])).toEqual([7, 2]);
  });

  it("says how far it is", async () => {
    const said: string[] = [];
    const port = await openPort(await file());
    await port.apply(change({ cells: [cell()] }), {
      onProgress: ({ done, total, doing }) => said.push(`${done}/${total} ${doing}`),
    });
    expect(said).toEqual([
      "0/6 「表 1」の表を更新しています",
      "2/6 計算の結果を整えています",
      "6/6 書き込みが終わりました",
    ]);
  });
});

describe("a note", () => {
  const noted = async (bytes: Uint8Array, note: string | null) => {
    const port = await openPort(bytes);
    const before = (await read(bytes))?.values[0]?.[1];
    await port.apply(change({ cells: [cell({ before: before ?? null, note })] }));
    return port.save();
  };
  const comments = async (bytes: Uint8Array) => {
    const { file } = await workbookOf(bytes);
    const part = file.names.find((name) => name.includes("comments"));
    const boxes = file.names.find((name) => name.endsWith(".vml"));
    return [
      part
        ? (file.xml(part).first("commentList")?.elements ?? []).map((comment) => comment.attribute("ref"))
        : [],
      boxes ? [...file.text(boxes).matchAll(/<v:shape /g)].length : 0,
    ];
  };

  it("is put on, put anew and taken off, its box with it", async () => {
    const first = await noted(await file(), "推定");
    expect(await comments(first)).toEqual([["C4"], 1]);
    const second = await noted(first, "推定。\n別の理由");
    expect(await comments(second)).toEqual([["C4"], 1]);
    expect(await comments(await noted(second, null))).toEqual([[], 0]);
  });

  it("is taken off a file whose program writes other prefixes", async () => {
    const bytes = await editFile(await noted(await file(), "推定"), (workbook) => {
      const part = workbook.file.names.find((name) => name.endsWith(".vml")) ?? "";
      workbook.file.setText(part, workbook.file.text(part).replace(/(?<=[</ :])([vx])(?=[:=])/g, "n$1"));
    });
    const vml = async (of: Uint8Array) => {
      const { file } = await workbookOf(of);
      return file.text(file.names.find((name) => name.endsWith(".vml")) ?? "");
    };
    expect(await vml(bytes)).toContain("<nx:Row>3</nx:Row>");
    expect(await vml(await noted(bytes, null))).not.toContain("Row>");
    const anew = await vml(await noted(bytes, "別の理由"));
    expect([...anew.matchAll(/Row>3</g)]).toHaveLength(1);
  });

  it("that Excel's version shows as an input message is taken off too, and the column's rule is back", async () => {
    const bytes = await editFile(await file(), ({ sheets: [sheet] }) => {
      const list = sheet?.root.first("dataValidations");
      list?.first("dataValidation")?.set("sqref", "C5");
      const rule = {
        type: "custom",
        sqref: "C4",
        promptTitle: "注記",
        prompt: "古い理由",
        showInputMessage: 1,
      };
      list?.append(XmlElement.create("dataValidation", rule, [XmlElement.create("formula1", {}, ["TRUE"])]));
    });
    const workbook = await workbookOf(await noted(bytes, "新しい理由"));
    const rules = workbook.sheets[0]?.root.first("dataValidations")?.elements ?? [];
    expect(
      rules.map((rule) => [rule.attribute("sqref"), rule.attribute("type"), rule.attribute("prompt")]),
    ).toEqual([
      ["C5", "decimal", undefined],
      ["C4", "decimal", undefined],
    ]);
  });
});

describe("the selected cell", () => {
  it("is the one in which the file was left", async () => {
    const port = await openPort(await file());
    expect(await port.activeCell()).toEqual({ address: "'表 1'!A1", content: "" });
    await port.select("表 1", 3, 3);
    const again = await openPort(await port.save());
    expect(await again.activeCell()).toEqual({ address: "'表 1'!D4", content: "=$C4*2" });
  });

  it("takes a formula, and listeners hear of it", async () => {
    const port = await openPort(await file());
    let heard = 0;
    const stop = await port.onChanged(() => {
      heard += 1;
    });
    await port.select("表 1", 3, 1);
    await expect(port.writeActiveCell("=1")).rejects.toMatchObject({ code: "workbook.protected" });
    await port.select("表 1", 3, 2);
    expect(heard).toBe(0);
    await port.writeActiveCell('=REFORM.TARGET("2-1-2","R4")');
    expect(heard).toBe(1);
    expect((await port.activeCell()).content).toBe('=REFORM.TARGET("2-1-2","R4")');
    const { file: parts } = await workbookOf(await port.save());
    expect(parts.text("xl/worksheets/sheet1.xml")).toContain("_xldudf_REFORM_TARGET(");
    await stop();
    await port.apply(change({ cells: [cell({ row: 4, before: 2 })] }));
    expect(heard).toBe(1);
  });

  it("on a sheet that is not there is refused", async () => {
    const port = await openPort(await file());
    await expect(port.select("ない", 0, 0)).rejects.toMatchObject({ code: "workbook.changed" });
  });
});

describe("a new workbook", () => {
  it("is no file until it has a sheet", async () => {
    const port = XlsxPort.create();
    expect((await port.snapshot({ tables: [], names: [] })).sheets).toEqual([]);
    await expect(port.save()).rejects.toMatchObject({ code: "workbook.empty" });
    await expect(port.activeCell()).rejects.toMatchObject({ code: "workbook.noActiveCell" });
    await port.apply({ createSheets: [SHEET], tables: [], sheets: [] });
    expect((await read(await port.save()))?.values).toHaveLength(2);
  });

  it("opens as Excel's own", async () => {
    const { sheets } = await (await openPort(await blankFile())).snapshot({ tables: [], names: [] });
    expect(sheets).toEqual([{ name: "Sheet1", isProtected: false }]);
  });
});

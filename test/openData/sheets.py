"""Makes small workbooks with openpyxl, in the folder named on the command line: a good one, and one for each way to be bad."""

import json
import sys
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

json.load(sys.stdin)
folder = Path(sys.argv[1])

HEADER = ["地域", "分野", "年度", "西暦", "件数", "単位", "備考"]
ROWS = [
    ["長野県", "窓口", "令和3年度", 2021, 120, "件", "郵送を含む"],
    ["長野県", "窓口", "令和4年度", 2022, 98.5, "件", "郵送を含む"],
    ["東京都", "窓口", "令和3年度", 2021, 0, "件", "特になし"],
    ["東京都", "催し", "令和4年度", 2022, 1300, "件", "特になし"],
]


def made(name, change=lambda sheet: None, rows=None, header=None):
    book = Workbook()
    sheet = book.active
    sheet.title = "表"
    for row in [HEADER if header is None else header, *(ROWS if rows is None else rows)]:
        sheet.append(row)
    change(sheet)
    book.save(folder / f"{name}.xlsx")


def put(cell, value):
    def change(sheet):
        sheet[cell] = value

    return change


def without(column):
    index = HEADER.index(column)
    return {
        "header": HEADER[:index] + HEADER[index + 1 :],
        "rows": [row[:index] + row[index + 1 :] for row in ROWS],
    }


def chart(sheet):
    drawn = BarChart()
    drawn.add_data(Reference(sheet, min_col=5, min_row=1, max_row=5), titles_from_data=True)
    sheet.add_chart(drawn, "J2")


def hide(sheet):
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["G"].hidden = True


def note(sheet):
    sheet["E2"].comment = Comment("暫定値", "作成者")


def second_below(sheet):
    for at, row in enumerate([["課名", "職員数(人)"], ["財政課", 12], ["総務課", 9]]):
        for column, value in enumerate(row):
            sheet.cell(8 + at, 1 + column, value)


def second_beside(sheet):
    for at, row in enumerate([["西暦", "件数"], [2021, 5]]):
        for column, value in enumerate(row):
            sheet.cell(1 + at, 9 + column, value)


def known_tables(sheet):
    for name, place in [("表1", "A1:C5"), ("表2", "D1:G5")]:
        sheet.add_table(Table(displayName=name, ref=place))


def formatted(sheet):
    sheet["E2"].number_format = '#,##0"件"'


def title_above(sheet):
    sheet.insert_rows(1, 2)
    sheet["A1"] = "窓口の件数"


def error(sheet):
    sheet["E3"] = "#DIV/0!"
    sheet["E3"].data_type = "e"


made("good")
made("formatted", formatted)
made("two numbers", put("G2", "男12、女13"))
made("bracketed", put("G2", "1,234(56.7%)"))
made("names together", put("B2", "窓口・催し"))
made("grouped text", put("E2", "1,200"))
made("unit in cell", put("E2", "120件"))
made("triangle", put("E2", "▲120"))
made("full width", put("E2", "１２０"))
made("text number", put("E2", "120"))
made("words in numbers", put("E2", "約束した数のとおり"))
made("merged", lambda sheet: sheet.merge_cells("G2:G3"))
made("leading space", put("G2", "　郵送を含む"))
made("line break", put("G2", "郵送を\n含む"))
made("spread", put("G2", "合　計"))
made("wide space", put("G2", "郵送分　窓口分"))
made("no heading", put("G1", None))
made("same heading", put("G1", "単位"))
made("number heading", put("G1", 15))
made("name left out", put("B3", None))
made("ditto", put("B3", "〃"))
made("formula", put("E2", "=100+20"))
made("error", error)
made("chart", chart)
made("note", note)
made("no unit", **without("単位"))
made("unit blank", put("F3", None))
made("unit in heading", header=["地域", "分野", "年度", "西暦", "件数(件)"], rows=[row[:5] for row in ROWS])
made("circled", put("G2", "①郵送を含む"))
made("roman", put("G2", "第Ⅲ期"))
made("own character", put("G2", "\ue000"))
made("rare kanji", put("G2", "髙橋分を含む"))
made("era only", **without("西暦"))
made("other year", put("D2", 2025))
made("era and western", **{**without("西暦"), "rows": [r[:2] + [f"{r[2]}({r[3]})"] + r[4:] for r in ROWS]})
made("era heading", header=["地域", "分野", "令和3年度(件)", "令和4年度(件)"], rows=[["長野県", "窓口", 1, 2]])
made("years as headings", header=["地域", "2021年", "2022年"], rows=[["長野県", 12, 98], ["東京都", 5, 6]])
made("counts with code in their name", header=["地域", "西暦", "レコード数"], rows=[["長野県", 2022, "12件"]])
made("far away", put("XFD1048576", 1))
made("no unit, no number", header=["地域", "分野", "単位", "西暦", "件数"], rows=[["長野県", "窓口", "件", 2022, 1], ["長野県", "催し", None, 2022, "***"]])
made("no time", header=["地域", "分野", "件数", "単位"], rows=[["長野県", "窓口", 1, "件"]])
made("short area", put("A2", "長野"))
made("area blank", put("A5", None))
made("wrong code", header=["地域コード", "西暦", "件数(件)"], rows=[["202184", 2022, 1], ["202185", 2022, 2]])
made("right code", header=["地域コード", "西暦", "件数(件)"], rows=[["202185", 2022, 1], ["13", 2022, 2]])
made("no area", **without("地域"))
made("dash", put("E3", "-"))
made("blank number", put("E3", None))
made("known signs", lambda sheet: (put("E2", "***")(sheet), put("E3", "X")(sheet)))
made("blank row", lambda sheet: sheet.insert_rows(4))
made("blank column", lambda sheet: sheet.insert_cols(3))
made("heading again", lambda sheet: [sheet.cell(6, 1 + at, name) for at, name in enumerate(HEADER)])
made("hidden", hide)
made("second below", second_below)
made("second beside", second_beside)
made("known tables", known_tables)
made("title above", title_above)
made("remark below", put("A8", "注 速報値です。"))
made("empty", rows=[], header=[])
json.dump(sorted(path.name for path in folder.iterdir()), sys.stdout)

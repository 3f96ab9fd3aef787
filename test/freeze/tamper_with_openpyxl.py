"""Does to a frozen workbook what people do. No code of the product.

argv[1]: the frozen workbook. argv[2]: a folder. stdin: names of deeds. Each makes <folder>/<name>.xlsx; printed is where each did it.
"""

import json
import os
import sys
from os.path import join

from openpyxl import load_workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.filters import FilterColumn, Filters


def at(book, table):
    sheet = next(one for one in book.worksheets if table in one.tables)
    return sheet, sheet.tables[table]


def corner(sheet, table, header, row=1):
    """The cell in the nth body row below the header."""
    first = sheet[table.ref.split(":")[0]]
    for column in range(first.column, sheet.max_column + 1):
        if sheet.cell(first.row, column).value == header:
            return sheet.cell(first.row + row, column)
    raise KeyError(header)


def actual(book, header, row=1):
    sheet, table = at(book, "実績入力表")
    return corner(sheet, table, header, row)


def saved(book):
    pass


def painted(book):
    cell = actual(book, "実績")
    cell.fill = PatternFill("solid", fgColor="FFFF0000")
    cell.number_format = "0.000"
    sheet = cell.parent
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[cell.row].height = 60


def filtered(book):
    sheet, table = at(book, "実績入力表")
    column = FilterColumn(colId=3)
    column.filters = Filters(filter=["総務課"])
    table.autoFilter.filterColumn.append(column)
    first, last = (sheet[corner].row for corner in table.ref.split(":"))
    for row in range(first + 1, last + 1):
        sheet.row_dimensions[row].hidden = row % 2 == 0


def number(book):
    cell = actual(book, "実績")
    cell.value = 123456
    return f"{cell.parent.title}!{cell.coordinate}"


def target(book):
    cell = actual(book, "目標")
    cell.value = 123456
    return f"{cell.parent.title}!{cell.coordinate}"


def rate(book):
    cell = actual(book, "達成率")
    cell.value = 0.9
    return f"{cell.parent.title}!{cell.coordinate}"


def formula(book):
    cell = actual(book, "取組状況")
    cell.value = "=1+1"
    return f"{cell.parent.title}!{cell.coordinate}"


def emptied(book):
    cell = actual(book, "指標")
    cell.value = None
    return f"{cell.parent.title}!{cell.coordinate}"


def sorted_rows(book):
    sheet, table = at(book, "実績入力表")
    first, last = (sheet[corner] for corner in table.ref.split(":"))
    rows = [
        [sheet.cell(row, column).value for column in range(first.column, last.column + 1)]
        for row in range(first.row + 1, last.row + 1)
    ]
    for row, values in enumerate(reversed(rows), first.row + 1):
        for column, value in enumerate(values, first.column):
            sheet.cell(row, column).value = value


def sheetAdded(book):
    book.create_sheet("追加")["A1"] = "あとから"


def sheetRemoved(book):
    del book["記入のしかた" if "記入のしかた" in book.sheetnames else "進捗集計"]


def sheetRenamed(book):
    book["設定"].title = "基準"


def sheetMoved(book):
    book.move_sheet("設定", -3)


def stampHash(book):
    sheet, table = at(book, "確定記録表")
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and len(cell.value) == 64 and sheet.cell(cell.row, 1).value == "ハッシュ値":
                cell.value = "0" * 64


def recordAltered(book):
    sheet, table = at(book, "確定内容表")
    sheet["D100"].value = "書き換え"


def recordRemoved(book):
    del book["行革プラン_確定内容"]


def stampRemoved(book):
    del book["確定"]


def stampRenamed(book):
    book["確定"].title = "控え"


def stampWords(book):
    book["確定"]["A2"].value = "この内容で議決されました。"


def emptySheet(book):
    book.create_sheet("空のシート")


def junkStamp(book):
    """Of a workbook that was never frozen."""
    sheet = book.create_sheet("メモ")
    for row, line in enumerate([("項目", "値"), ("a", "b")], 1):
        for column, value in enumerate(line, 1):
            sheet.cell(row, column).value = value
    sheet.add_table(Table(displayName="確定記録表", ref="A1:B2"))
    return counted(book, "進捗集計")


def counted(book, name):
    """Types a number over the first formula of a table on the sheet that gives a number."""
    sheet = book[name]
    shown = load_workbook(sys.argv[1], data_only=True)[name]
    first, last = next(iter(sheet.tables.values())).ref.split(":")
    for row in sheet[first:last][1:]:
        for cell in row:
            if isinstance(shown[cell.coordinate].value, int) and cell.column > 2:
                cell.value = 15
                return f"{name}!{cell.coordinate}"
    raise KeyError(name)


def summary(book):
    return counted(book, "進捗集計")


def unstamped(book):
    """As summary, and made to be frozen again."""
    place = counted(book, "進捗集計")
    del book["確定"], book["行革プラン_確定内容"]
    return place


def formulas(book):
    for row in (1, 2, 3):
        cell = actual(book, "取組状況", row)
        cell.value = "=1+1"
    return f"{cell.parent.title}!{actual(book, '取組状況').coordinate}"


json_out = {}
book = load_workbook(sys.argv[1])
for name in json.load(sys.stdin):
    # A process for each deed: loading the workbook takes as long as everything else.
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        place = globals()[name](book)
        os.write(writing, json.dumps(place).encode("utf-8"))
        book.save(join(sys.argv[2], f"{name}.xlsx"))
        os._exit(0)
    os.close(writing)
    assert os.waitpid(child, 0)[1] == 0, name
    with os.fdopen(reading, encoding="utf-8") as answer:
        json_out[name] = json.load(answer)
print(json.dumps(json_out))

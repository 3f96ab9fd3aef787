"""Opens a good workbook in LibreOffice Calc, does something to it as a person would, and saves it. No code of the product.

argv[1]: the good workbook. argv[2]: a folder.
stdin: {file: names of deeds}. Each makes <folder>/<file>.xlsx; printed is where each deed was done: {name: "sheet!A1"}.
"""

import json
import sys
from os.path import join

import uno
from com.sun.star.sheet import TableFilterField2

from calc import header_row, last_cell, open_book, running_calc, save_and_close, sort_descending

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Place:
    """A sheet by its name, the table on it by two of its headers."""

    def __init__(self, book, name, headers):
        self.sheet = book.Sheets.getByName(name)
        if self.sheet.isProtected():
            self.sheet.unprotect("")
        self.last_row, self.last_column = last_cell(self.sheet)
        self.top, self.columns = header_row(self.sheet, headers)
        while self.cell(self.last_row, headers[0]).String == "":
            self.last_row -= 1
        while self.sheet.getCellByPosition(self.last_column, self.top).String == "":
            self.last_column -= 1

    def cell(self, row, header):
        return self.sheet.getCellByPosition(self.columns[header], row)

    def numeric(self):
        """0-based row with a number for a target, an answer and a rate."""
        for row in range(self.top + 1, self.last_row + 1):
            if all(self.cell(row, header).Value > 0 for header in ("目標", "実績", "達成率")):
                return row
        raise KeyError("a row with numbers")

    def name(self, row, header):
        return f"{self.sheet.Name}!{LETTERS[self.columns[header]]}{row + 1}"


def actuals(book):
    return Place(book, "実績入力", ("キー", "達成率"))


def levels(book):
    return Place(book, "設定", ("区分", "下限"))


def target(book):
    place = actuals(book)
    row = place.numeric()
    cell = place.cell(row, "目標")
    cell.Value = cell.Value * 2
    return place.name(row, "目標")


def rate(book):
    place = actuals(book)
    row = place.numeric()
    place.cell(row, "達成率").Value = 1.5
    return place.name(row, "達成率")


def formula(book):
    place = actuals(book)
    row = place.numeric()
    cell = place.cell(row, "達成率")
    cell.Formula = f"={place.name(row, '実績').split('!')[1]}/{place.name(row, '目標').split('!')[1]}"
    return place.name(row, "達成率")


def threshold(book):
    place = levels(book)
    place.cell(place.top + 2, "下限").Value = 0.7
    # Until told to, Calc leaves the counts that stand beside the tables of other sheets as they were.
    book.calculateAll()
    return place.name(place.top + 2, "下限")


def hidden_row(book):
    place = actuals(book)
    row = place.numeric()
    place.sheet.Rows.getByIndex(row).IsVisible = False
    return place.name(row, "キー")


def hidden_column(book):
    place = actuals(book)
    place.sheet.Columns.getByIndex(place.columns["目標"]).IsVisible = False
    return place.name(place.top, "目標")


def hidden_sheet(book):
    book.Sheets.getByName("進捗一覧").IsVisible = False
    return "進捗一覧!"


def removed_row(book):
    place = actuals(book)
    place.sheet.Rows.removeByIndex(place.numeric(), 1)
    return place.name(place.top, "キー")


def name_redirected(book):
    place = levels(book)
    place.sheet.getCellRangeByName("H60").Value = 0.1
    book.NamedRanges.getByName("行革_下限2").setContent("$設定.$H$60")
    return place.name(place.top + 2, "下限")


def ordered(book):
    place = actuals(book)
    area = place.sheet.getCellRangeByPosition(0, place.top, place.last_column, place.last_row)
    sort_descending(area, place.columns["取組項目"])
    return ""


def filtered(book):
    place = actuals(book)
    ranges = book.DatabaseRanges
    table = ranges.getByName("実績入力表")
    field = TableFilterField2()
    field.Field = place.columns["取組項目"]
    field.Operator = 2  # com.sun.star.sheet.FilterOperator2.EQUAL
    field.IsNumeric = False
    field.StringValue = place.cell(place.numeric(), "取組項目").String
    descriptor = table.getFilterDescriptor()
    descriptor.ContainsHeader = True
    fields = uno.Any("[]com.sun.star.sheet.TableFilterField2", (field,))
    uno.invoke(descriptor, "setFilterFields2", (fields,))
    table.refresh()
    hidden = [row for row in range(place.top + 1, place.last_row + 1) if not place.sheet.Rows.getByIndex(row).IsVisible]
    assert hidden, "nothing was filtered"
    return ""


def column_inserted(book):
    place = actuals(book)
    at = place.columns["実績"]
    place.sheet.Columns.insertByIndex(at, 1)
    place.sheet.getCellByPosition(at, place.top).String = "課内メモ"
    place.sheet.getCellByPosition(at, place.top + 1).String = "確認済み"
    return ""


def answered(book):
    """A number in an empty cell of the last year: what the workbook is there for."""
    place = actuals(book)
    row = next(
        row
        for row in range(place.last_row, place.top, -1)
        if place.cell(row, "目標").Value > 0 and place.cell(row, "実績").String == ""
    )
    place.cell(row, "実績").Value = place.cell(row, "目標").Value
    return ""


def renamed(book):
    book.Sheets.getByName("実績入力").Name = "実績(令和5年度)"
    return ""


def targets_moved(book):
    """For workbooks with 監査, whose formulas point at the cells of 計画目標."""
    sheet = book.Sheets.getByName("計画目標")
    sheet.Columns.insertByIndex(2, 1)
    sheet.getCellByPosition(2, 3).String = "課内メモ"
    sheet.Name = "計画目標 (R6)"
    return ""


DEEDS = {
    "saved": lambda book: "",
    "sorted": ordered,
    "filtered": filtered,
    "columnInserted": column_inserted,
    "answered": answered,
    "renamed": renamed,
    "targetsMoved": targets_moved,
    "target": target,
    "rate": rate,
    "formula": formula,
    "threshold": threshold,
    "hiddenRow": hidden_row,
    "hiddenColumn": hidden_column,
    "hiddenSheet": hidden_sheet,
    "rowRemoved": removed_row,
    "nameRedirected": name_redirected,
}

said = {}
with running_calc() as desktop:
    for file, deeds in json.load(sys.stdin).items():
        book = open_book(desktop, sys.argv[1])
        for deed in deeds:
            said[deed] = DEEDS[deed](book)
        save_and_close(book, join(sys.argv[2], f"{file}.xlsx"))
json.dump(said, sys.stdout)

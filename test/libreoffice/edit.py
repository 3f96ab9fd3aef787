"""Edits 実績入力 in LibreOffice Calc as a person would, without any code of the product, and calculates everything anew.

stdin: [{"file", "sheet", "habit": "insertRow" | "moveRowToEnd" | "sort" | "filter" | "insertColumn" | "moveColumn" | null}]
Each file is changed in place. One LibreOffice for all of them.
"""

import json
import sys

# With it comes uno, without which Python finds nothing of com.sun.star.
from calc import header_row, last_cell, open_book, running_calc, save_and_close, sort_descending
from com.sun.star.table import CellRangeAddress


def edit(desktop, task):
    book = open_book(desktop, task["file"])
    sheet = book.Sheets.getByName(task["sheet"])
    last_row, last_column = last_cell(sheet)
    top, columns = header_row(sheet, ("キー", "判定"))
    while sheet.getCellByPosition(columns["キー"], last_row).String == "":
        last_row -= 1
    if sheet.isProtected():
        sheet.unprotect("")
    number = sheet.RangeAddress.Sheet
    middle = (top + last_row) // 2

    def cells(first_column, first_row, end_column, end_row):
        area = CellRangeAddress()
        area.Sheet, area.StartColumn, area.StartRow = number, first_column, first_row
        area.EndColumn, area.EndRow = end_column, end_row
        return area

    habit = task["habit"]
    if habit == "insertRow":
        sheet.Rows.insertByIndex(middle, 1)
        # Above the first one as well: it is still inside what the names stand for.
        sheet.Rows.insertByIndex(top + 1, 1)
    elif habit == "moveRowToEnd":
        at = sheet.getCellByPosition(0, last_row + 1).CellAddress
        sheet.moveRange(at, cells(0, middle, last_column, middle))
        sheet.Rows.removeByIndex(middle, 1)
    elif habit == "sort":
        area = sheet.getCellRangeByPosition(0, top, last_column, last_row)
        sort_descending(area, columns["取組項目"])
    elif habit == "filter":
        for row in range(top + 1, last_row + 1, 2):
            sheet.Rows.getByIndex(row).IsVisible = False
    elif habit == "insertColumn":
        sheet.Columns.insertByIndex(columns["判定"], 2)
        sheet.getCellByPosition(columns["判定"], top).String = "メモ1"
        sheet.getCellByPosition(columns["判定"] + 1, top).String = "メモ2"
    elif habit == "moveColumn":
        # Cut, and put in two columns further left.
        source, target = columns["判定"], columns["判定"] - 2
        sheet.Columns.insertByIndex(target, 1)
        source += 1
        end = sheet.Rows.Count - 1
        sheet.moveRange(sheet.getCellByPosition(target, 0).CellAddress, cells(source, 0, source, end))
        sheet.Columns.removeByIndex(source, 1)
    book.calculateAll()
    save_and_close(book, task["file"])


with running_calc() as desktop:
    for task in json.load(sys.stdin):
        edit(desktop, task)

"""Fills in departments' files in LibreOffice Calc as a person would, without any code of the product.

stdin: [{"file", "answers": [{"key", "header", "value"}], "habits": ["sort", "sortVisible", "insertColumn", "rename", "ods"]}]
Each file is changed in place. One LibreOffice for all of them.
"""

import json
import sys

from calc import header_row, last_cell, open_book, running_calc, save_and_close, sort_descending


def answer(desktop, task):
    book = open_book(desktop, task["file"])
    sheet = book.Sheets.getByName("実績入力")
    last_row, last_column = last_cell(sheet)
    top, columns = header_row(sheet, ("キー", "実績"))
    rows = {}
    for row in range(top + 1, last_row + 1):
        key = sheet.getCellByPosition(columns["キー"], row).String
        if key:
            rows[key] = row

    for one in task["answers"]:
        cell = sheet.getCellByPosition(columns[one["header"]], rows[one["key"]])
        assert not cell.CellProtection.IsLocked, one
        if one.get("formula"):
            cell.Formula = one["value"]
        elif isinstance(one["value"], (int, float)):
            cell.Value = one["value"]
        else:
            # As typed text: String never makes a formula.
            cell.String = one["value"]

    habits = task["habits"]
    if habits and sheet.isProtected():
        sheet.unprotect("")
    if "sort" in habits or "sortVisible" in habits:
        # What people see begins beside the hidden column of keys.
        first = 0 if "sort" in habits else columns["キー"] + 1
        area = sheet.getCellRangeByPosition(first, top, last_column, max(rows.values()))
        sort_descending(area, columns["取組項目"] - first)
    if "insertColumn" in habits:
        at = columns["実績"]
        sheet.Columns.insertByIndex(at, 1)
        sheet.getCellByPosition(at, top).String = "課内メモ"
        sheet.getCellByPosition(at, top + 1).String = "確認済み"
    if "rename" in habits:
        sheet.Name = "回答(提出用)"
    if "ods" in habits:
        through = task["file"] + ".ods"
        save_and_close(book, through, "calc8")
        book = open_book(desktop, through)
    save_and_close(book, task["file"])


with running_calc() as desktop:
    for task in json.load(sys.stdin):
        answer(desktop, task)

"""Fills in a department's file as a person would, without any code of the product.

stdin: {"answers": [{"key", "header", "value"}], "habits": ["sort", "filter", "rename", "dropTables"]}
argv[1]: the file, changed in place.
"""

import json
import sys

from openpyxl import load_workbook
from openpyxl.formula.translate import Translator
from openpyxl.worksheet.filters import FilterColumn, Filters

task = json.load(sys.stdin)
book = load_workbook(sys.argv[1])
sheet = book["実績入力"]
table = next(iter(sheet.tables.values()))
first, last = table.ref.split(":")
top = sheet[first].row
bottom = sheet[last].row
columns = {sheet.cell(top, column).value: column for column in range(sheet[first].column, sheet[last].column + 1)}
rows = {sheet.cell(row, columns["キー"]).value: row for row in range(top + 1, bottom + 1)}

for answer in task["answers"]:
    cell = sheet.cell(rows[answer["key"]], columns[answer["header"]])
    assert not cell.protection.locked, cell.coordinate
    cell.value = answer["value"]
    # What begins with = is text here, as after an apostrophe.
    if isinstance(answer["value"], str) and not answer.get("formula"):
        cell.data_type = "s"

if "sort" in task["habits"]:
    lines = [
        [(sheet.cell(row, column).value, sheet.cell(row, column).data_type, row) for column in columns.values()]
        for row in range(top + 1, bottom + 1)
    ]
    lines.sort(key=lambda line: str(line[columns["取組項目"] - 1][0]), reverse=True)
    for row, line in enumerate(lines, start=top + 1):
        for column, (value, kind, origin) in zip(columns.values(), line):
            cell = sheet.cell(row, column)
            if kind == "f":
                name = cell.column_letter
                value = Translator(value, origin=f"{name}{origin}").translate_formula(f"{name}{row}")
            cell.value = value
            if kind == "s":
                cell.data_type = "s"

if "filter" in task["habits"]:
    shown = sheet.cell(top + 1, columns["取組項目"]).value
    table.autoFilter.filterColumn.append(
        FilterColumn(colId=columns["取組項目"] - 1, filters=Filters(filter=[shown]))
    )
    for row in range(top + 1, bottom + 1):
        sheet.row_dimensions[row].hidden = sheet.cell(row, columns["取組項目"]).value != shown

if "rename" in task["habits"]:
    sheet.title = "回答(提出用)"

if "dropTables" in task["habits"]:
    # As a spreadsheet service on the web does: no tables, nothing very hidden.
    for one in book.worksheets:
        for name in list(one.tables):
            del one.tables[name]
        if one.sheet_state == "veryHidden":
            one.sheet_state = "hidden"

book.save(sys.argv[1])

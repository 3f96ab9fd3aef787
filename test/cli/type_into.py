"""Types values into a workbook as a person would, locked cells too: [{table, key, header, value}]. No code of the product."""

import json
import sys

from openpyxl import load_workbook

book = load_workbook(sys.argv[1])
for cell in json.load(sys.stdin):
    sheet = next(one for one in book.worksheets if cell["table"] in one.tables)
    header, *rows = sheet[sheet.tables[cell["table"]].ref]
    names = [one.value for one in header]
    row = next(one for one in rows if one[names.index("キー")].value == cell["key"])
    row[names.index(cell["header"])].value = cell["value"]
book.save(sys.argv[1])

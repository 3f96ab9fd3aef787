"""Prints {key: {header: value}} of a table, so that the merged workbook is read by a stranger's code."""

import json
import sys

from openpyxl import load_workbook

book = load_workbook(sys.argv[1])
wanted = json.load(sys.stdin)
found = {}
for sheet in book.worksheets:
    table = sheet.tables.get(wanted)
    if table is None:
        continue
    header, *rows = sheet[table.ref]
    names = [cell.value for cell in header]
    for row in rows:
        line = dict(zip(names, [cell.value for cell in row]))
        found[line[names[0]]] = line
print(json.dumps(found, ensure_ascii=False))

"""Types values into the workbook named on the command line, as a department would: [sheet, 1-based row, 1-based column, value]."""

import json
import sys

from openpyxl import load_workbook

book = load_workbook(sys.argv[1])
for sheet, row, column, value in json.load(sys.stdin):
    book[sheet].cell(row, column).value = value
book.save(sys.argv[1])

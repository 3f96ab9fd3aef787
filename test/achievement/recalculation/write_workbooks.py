"""Reads a list of {"sheets": {name: rows}, "names": {name: reference}} from stdin and writes each as the .xlsx file named
at its place on the command line.

A cell is null, a number, a text, or {"formula": "..."} without "=". No cached values are written, so whoever opens the
file has to calculate.
"""

import json
import sys

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName


def write(content, path):
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in content["sheets"].items():
        sheet = workbook.create_sheet(title)
        for row_number, row in enumerate(rows, 1):
            for column_number, value in enumerate(row, 1):
                if value is None:
                    continue
                cell = sheet.cell(row_number, column_number)
                if isinstance(value, dict):
                    cell.value = "=" + value["formula"]
                else:
                    cell.value = value
                    if isinstance(value, str):
                        cell.data_type = "s"
    for name, reference in content["names"].items():
        defined = DefinedName(name, attr_text=reference)
        if hasattr(workbook.defined_names, "append"):  # openpyxl before 3.1
            workbook.defined_names.append(defined)
        else:
            workbook.defined_names[name] = defined
    workbook.save(path)


for number, fixture in enumerate(json.load(sys.stdin), 1):
    write(fixture, sys.argv[number])

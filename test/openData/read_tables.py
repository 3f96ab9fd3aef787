"""Reads CSV texts and workbooks, both as base64 in JSON, with Python's csv module and openpyxl: a list of records for each."""

import base64
import csv
import io
import json
import sys

from openpyxl import load_workbook

asked = json.load(sys.stdin)
csv.field_size_limit(10_000_000)


def records(encoded):
    # utf-8-sig drops the byte order mark if there is one; newline="" leaves line ends to the csv module.
    text = io.StringIO(base64.b64decode(encoded).decode("utf-8-sig"), newline="")
    return list(csv.reader(text, strict=True))


def book(encoded):
    loaded = load_workbook(io.BytesIO(base64.b64decode(encoded)))
    (sheet,) = loaded.worksheets
    return {
        "rows": [[cell.value for cell in row] for row in sheet.iter_rows()],
        "kinds": sorted({cell.data_type for row in sheet.iter_rows() for cell in row}),
        "formats": sorted({cell.number_format for row in sheet.iter_rows() for cell in row}),
        "fills": sorted({str(cell.fill.fill_type) for row in sheet.iter_rows() for cell in row}),
        "first": sheet.dimensions.split(":")[0],
        "merges": len(sheet.merged_cells.ranges),
        "drawings": len(sheet._charts) + len(sheet._images),
        "tables": len(sheet.tables),
        "names": len(loaded.defined_names),
        "rules": len(sheet.conditional_formatting),
    }


json.dump(
    {
        "csv": [records(one) for one in asked.get("csv", [])],
        "books": [book(one) for one in asked.get("books", [])],
    },
    sys.stdout,
)

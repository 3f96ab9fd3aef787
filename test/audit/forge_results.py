"""Changes what a file says of a cell without calculating anything, as a text editor would. No code of the product.

argv[1]: the workbook, changed in place.
stdin: {"table", "where": {header: value} | null, "header", "value"}; `where` null takes the first row with a number as 実績.
Prints "sheet!A1".
"""

import json
import re
import sys
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook

task = json.load(sys.stdin)
book = load_workbook(sys.argv[1])
sheet = next(one for one in book.worksheets if task["table"] in one.tables)
header, *rows = sheet[sheet.tables[task["table"]].ref]
names = [cell.value for cell in header]


def fits(row):
    if task["where"] is None:
        return isinstance(row[names.index("目標")].value, (int, float)) and row[names.index("実績")].value
    return all(row[names.index(name)].value == value for name, value in task["where"].items())


cell = next(row for row in rows if fits(row))[names.index(task["header"])]
part = f"xl/worksheets/sheet{book.worksheets.index(sheet) + 1}.xml"

with ZipFile(sys.argv[1]) as archive:
    parts = {name: archive.read(name) for name in archive.namelist()}
text = parts[part].decode("utf-8")
before = re.search(rf'<c r="{cell.coordinate}"[^>]*>(?:(?!</c>).)*</c>', text, re.S).group(0)
after = re.sub(r"<v>[^<]*</v>", f"<v>{task['value']}</v>", before)
assert after != before, before
parts[part] = text.replace(before, after).encode("utf-8")
with ZipFile(sys.argv[1], "w", ZIP_DEFLATED) as archive:
    for name, content in parts.items():
        archive.writestr(name, content)
json.dump(f"{sheet.title}!{cell.coordinate}", sys.stdout)

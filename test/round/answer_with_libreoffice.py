"""Fills in departments' files in LibreOffice Calc as a person would, without any code of the product.

stdin: [{"file", "answers": [{"key", "header", "value"}], "habits": ["sort", "sortVisible", "insertColumn", "rename", "ods"]}]
Each file is changed in place. One LibreOffice for all of them.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table import TableSortField


def option(name, value):
    setting = PropertyValue()
    setting.Name = name
    setting.Value = value
    return setting


def start(profile):
    pipe = f"answer{os.getpid()}"
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while office.poll() is None:
        try:
            return office, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    sys.exit("LibreOffice did not start")


def header_row(sheet, last_row, last_column):
    for row in range(last_row + 1):
        names = [sheet.getCellByPosition(column, row).String for column in range(last_column + 1)]
        if "キー" in names and "実績" in names:
            return row, {name: column for column, name in enumerate(names) if name}
    sys.exit("no header row")


def answer(desktop, task):
    url = uno.systemPathToFileUrl(task["file"])
    book = desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", True),))
    sheet = book.Sheets.getByName("実績入力")
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last_row, last_column = cursor.RangeAddress.EndRow, cursor.RangeAddress.EndColumn
    top, columns = header_row(sheet, last_row, last_column)
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
        field = TableSortField()
        field.Field = columns["取組項目"] - first
        field.IsAscending = False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        uno.invoke(area, "sort", ((option("SortFields", fields), option("ContainsHeader", True)),))
    if "insertColumn" in habits:
        at = columns["実績"]
        sheet.Columns.insertByIndex(at, 1)
        sheet.getCellByPosition(at, top).String = "課内メモ"
        sheet.getCellByPosition(at, top + 1).String = "確認済み"
    if "rename" in habits:
        sheet.Name = "回答(提出用)"
    if "ods" in habits:
        through = task["file"] + ".ods"
        book.storeToURL(uno.systemPathToFileUrl(through), (option("FilterName", "calc8"),))
        book.close(True)
        book = desktop.loadComponentFromURL(uno.systemPathToFileUrl(through), "_blank", 0, (option("Hidden", True),))
    book.storeToURL(url, (option("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)


with tempfile.TemporaryDirectory() as profile:
    office, context = start(profile)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    try:
        for task in json.load(sys.stdin):
            answer(desktop, task)
    finally:
        desktop.terminate()
        office.wait()

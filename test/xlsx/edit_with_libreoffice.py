"""Edits 実績入力 in LibreOffice Calc as a person would, without any code of the product, and calculates everything anew.

stdin: [{"file", "sheet", "habit": "insertRow" | "moveRowToEnd" | "sort" | "filter" | "insertColumn" | "moveColumn" | null}]
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
from com.sun.star.table import CellRangeAddress, TableSortField


def option(name, value):
    setting = PropertyValue()
    setting.Name = name
    setting.Value = value
    return setting


def start(profile):
    pipe = f"edit{os.getpid()}"
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
        if "キー" in names and "判定" in names:
            return row, {name: column for column, name in enumerate(names) if name}
    sys.exit("no header row")


def edit(desktop, task):
    url = uno.systemPathToFileUrl(task["file"])
    book = desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", True),))
    sheet = book.Sheets.getByName(task["sheet"])
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last_row, last_column = cursor.RangeAddress.EndRow, cursor.RangeAddress.EndColumn
    top, columns = header_row(sheet, last_row, last_column)
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
        field = TableSortField()
        field.Field = columns["取組項目"]
        field.IsAscending = False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        uno.invoke(area, "sort", ((option("SortFields", fields), option("ContainsHeader", True)),))
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
    book.storeToURL(url, (option("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)


with tempfile.TemporaryDirectory() as profile:
    office, context = start(profile)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    try:
        for task in json.load(sys.stdin):
            edit(desktop, task)
    finally:
        desktop.terminate()
        office.wait()

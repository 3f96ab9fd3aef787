"""LibreOffice Calc in the hands of a script: one of it for all files, with a profile of its own. No code of the product."""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table import TableSortField


def option(name, value):
    setting = PropertyValue()
    setting.Name = name
    setting.Value = value
    return setting


@contextmanager
def running_calc():
    """What opens workbooks, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as profile:
        office, context = start(profile)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        try:
            yield desktop
        finally:
            desktop.terminate()
            office.wait()


def start(profile):
    pipe = f"reform{os.getpid()}"
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


def open_book(desktop, file):
    url = uno.systemPathToFileUrl(file)
    return desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", True),))


def save_and_close(book, file, format="Calc MS Excel 2007 XML"):
    book.storeToURL(uno.systemPathToFileUrl(file), (option("FilterName", format),))
    book.close(True)


def last_cell(sheet):
    """0-based row and column of the last cell that is used."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return cursor.RangeAddress.EndRow, cursor.RangeAddress.EndColumn


def header_row(sheet, headers):
    """The first row that has all of them, and the column of each header in it."""
    last_row, last_column = last_cell(sheet)
    for row in range(last_row + 1):
        names = [sheet.getCellByPosition(column, row).String for column in range(last_column + 1)]
        if all(header in names for header in headers):
            columns = {}
            for column, name in enumerate(names):
                columns.setdefault(name, column)
            return row, columns
    sys.exit("no header row")


def sort_descending(area, column):
    """An area with its headers, by one of its columns, 0-based in the area."""
    field = TableSortField()
    field.Field = column
    field.IsAscending = False
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    uno.invoke(area, "sort", ((option("SortFields", fields), option("ContainsHeader", True)),))

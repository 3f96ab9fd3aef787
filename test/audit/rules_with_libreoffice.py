"""Changes the rules of a good workbook in LibreOffice Calc, as a person would, and saves it. No code of the product.

argv[1]: the good workbook. argv[2]: a folder.
stdin: names of deeds. Each makes <folder>/<deed>.xlsx; printed is where each deed was done: {deed: ["sheet!A1", …]}.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from os.path import join

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet.ConditionOperator import EQUAL
from com.sun.star.sheet.ValidationType import ANY

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LATE = "×遅れ"


def option(name, value):
    setting = PropertyValue()
    setting.Name = name
    setting.Value = value
    return setting


def start(profile):
    pipe = f"rules{os.getpid()}"
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


class Column:
    """A column of 実績入力."""

    def __init__(self, book, header):
        self.sheet = book.Sheets.getByName("実績入力")
        self.sheet.unprotect("")
        cursor = self.sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        shown = self.sheet.getCellRangeByPosition(0, 0, cursor.RangeAddress.EndColumn, cursor.RangeAddress.EndRow).DataArray
        self.top = next(row for row, line in enumerate(shown) if "キー" in line and header in line)
        self.column = shown[self.top].index(header)
        self.values = [line[self.column] for line in shown[self.top + 1 :]]
        self.body = self.sheet.getCellRangeByPosition(
            self.column, self.top + 1, self.column, cursor.RangeAddress.EndRow
        )

    def name(self, index=0):
        return f"{self.sheet.Name}!{LETTERS[self.column]}{self.top + 2 + index}"


def deleted(book):
    grades = Column(book, "判定")
    rules = grades.body.ConditionalFormat
    rules.clear()
    grades.body.ConditionalFormat = rules
    states = Column(book, "状態")
    typing = states.body.Validation
    typing.Type = ANY
    states.body.Validation = typing
    return [grades.name(), states.name()]


def painted(book):
    """What is late gets the look of the first level, and nothing else any."""
    grades = Column(book, "判定")
    rules = grades.body.ConditionalFormat
    green = rules.getByIndex(0).StyleName
    rules.clear()
    rules.addNew((option("Operator", EQUAL), option("Formula1", f'"{LATE}"'), option("StyleName", green)))
    grades.body.ConditionalFormat = rules
    return [grades.name(grades.values.index(LATE))]


DEEDS = {"deleted": deleted, "painted": painted}

said = {}
with tempfile.TemporaryDirectory() as profile:
    office, context = start(profile)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    try:
        for deed in json.load(sys.stdin):
            url = uno.systemPathToFileUrl(sys.argv[1])
            book = desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", True),))
            said[deed] = DEEDS[deed](book)
            saved = uno.systemPathToFileUrl(join(sys.argv[2], f"{deed}.xlsx"))
            book.storeToURL(saved, (option("FilterName", "Calc MS Excel 2007 XML"),))
            book.close(True)
    finally:
        desktop.terminate()
        office.wait()
json.dump(said, sys.stdout)

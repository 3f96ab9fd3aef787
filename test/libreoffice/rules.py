"""Changes the rules of a good workbook in LibreOffice Calc, as a person would, and saves it. No code of the product.

argv[1]: the good workbook. argv[2]: a folder.
stdin: names of deeds. Each makes <folder>/<deed>.xlsx; printed is where each deed was done: {deed: ["sheet!A1", …]}.
"""

import json
import sys
from os.path import join

import uno  # makes com.sun.star importable
from com.sun.star.sheet.ConditionOperator import EQUAL
from com.sun.star.sheet.ValidationType import ANY

from calc import header_row, last_cell, open_book, option, running_calc, save_and_close

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LATE = "×遅れ"


class Column:
    """A column of 実績入力."""

    def __init__(self, book, header):
        self.sheet = book.Sheets.getByName("実績入力")
        self.sheet.unprotect("")
        bottom, _ = last_cell(self.sheet)
        self.top, columns = header_row(self.sheet, ("キー", header))
        self.column = columns[header]
        self.body = self.sheet.getCellRangeByPosition(self.column, self.top + 1, self.column, bottom)
        self.values = [line[0] for line in self.body.DataArray]

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
with running_calc() as desktop:
    for deed in json.load(sys.stdin):
        book = open_book(desktop, sys.argv[1])
        said[deed] = DEEDS[deed](book)
        save_and_close(book, join(sys.argv[2], f"{deed}.xlsx"))
json.dump(said, sys.stdout)

"""Changes the rules of a good workbook, its conditional formats and data validations. No code of the product.

argv[1]: the good workbook. argv[2]: a folder.
stdin: {file: names of deeds}. Each makes <folder>/<file>.xlsx; printed is where each deed was done: {name: "sheet!A1"}.
"""

import sys

from openpyxl import load_workbook
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import CellIsRule, FormulaRule, Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation

from deeds import make_files

GREEN, RED, WHITE = "FFB5E2D3", "FFC00000", "FFFFFFFF"
LATE, SLIGHTLY_LATE = "×遅れ", "△やや遅れ"


class Column:
    """A column of 実績入力."""

    def __init__(self, book, header):
        self.sheet = next(one for one in book.worksheets if "実績入力表" in one.tables)
        first, last = self.sheet.tables["実績入力表"].ref.split(":")
        self.top, self.bottom = self.sheet[first].row, self.sheet[last].row
        head = next(cell for cell in self.sheet[self.top] if cell.value == header)
        self.letter = head.column_letter
        self.body = f"{self.letter}{self.top + 1}:{self.letter}{self.bottom}"

    def first(self, rows=None):
        return f"{self.sheet.title}!{self.letter}{self.top + 1 if rows is None else min(rows)}"

    def graded(self, *labels):
        """Rows with one of these grades, as the file last showed them."""
        shown = next(one for one in SHOWN.worksheets if one.title == self.sheet.title)
        return [row for row in range(self.top + 1, self.bottom + 1) if shown[f"{self.letter}{row}"].value in labels]

    def colors(self, keep):
        """Puts the sheet's rules anew: of this column those for which `keep` gives one."""
        old, self.sheet.conditional_formatting = self.sheet.conditional_formatting, ConditionalFormattingList()
        for area in old:
            for rule in area.rules:
                kept = keep(rule) if str(area.sqref) == self.body else rule
                if kept:
                    self.sheet.conditional_formatting.add(str(area.sqref), kept)

    def paint_first(self, rule):
        """A rule that wins over all others."""
        for area in self.sheet.conditional_formatting:
            for own in area.rules:
                own.priority += 1
        self.sheet.conditional_formatting.add(self.body, rule)
        # What is added comes last.
        rule.priority = 1

    def typing(self):
        rules = self.sheet.data_validations.dataValidation
        return next(rule for rule in rules if self.body in str(rule.sqref).split())


def solid(color):
    return PatternFill(bgColor=color, fill_type="solid")


def colors_deleted(book):
    column = Column(book, "判定")
    column.colors(lambda rule: None)
    return column.first()


def colors_deleted_of_progress(book):
    """The column of 達成率 alone keeps no rule for the fourth level."""
    column = Column(book, "達成率")
    column.colors(lambda rule: None if rule.dxf.fill.bgColor.rgb == "FFA33208" else rule)
    grade = Column(book, "判定")
    return column.first(grade.graded(LATE))


def painted(rule_of, *labels):
    """A rule of somebody's own before all others."""

    def deed(book):
        column = Column(book, "判定")
        column.paint_first(rule_of(column))
        return column.first(column.graded(*labels))

    return deed


def by_formula(column):
    cell = f"${column.letter}{column.top + 1}"
    return FormulaRule(formula=[f'OR({cell}="{LATE}",{cell}="{SLIGHTLY_LATE}")'], fill=solid(GREEN), stopIfTrue=True)


def by_value(column):
    return CellIsRule(operator="equal", formula=[f'"{LATE}"'], fill=solid("FF00B050"), font=Font(color="FF000000"))


def by_text(column):
    style = DifferentialStyle(fill=solid(WHITE))
    cell = f"{column.letter}{column.top + 1}"
    return Rule(type="containsText", operator="containsText", text="やや", dxf=style, formula=[f'NOT(ISERROR(SEARCH("やや",{cell})))'])


def stopping(column):
    """No colour at all, but nothing behind it counts."""
    return FormulaRule(formula=[f'${column.letter}{column.top + 1}="{LATE}"'], font=Font(italic=True), stopIfTrue=True)


def ranking(column):
    return Rule(type="top10", rank=3, dxf=DifferentialStyle(fill=solid(GREEN)))


def recolored(color):
    """The rule of the fourth level in another colour."""

    def deed(book):
        column = Column(book, "判定")
        for area in column.sheet.conditional_formatting:
            for rule in area.rules:
                if str(area.sqref) == column.body and rule.dxf.fill.bgColor.rgb == "FFA33208":
                    rule.dxf = DifferentialStyle(fill=solid(color), font=rule.dxf.font)
        return column.first(column.graded(LATE))

    return deed


def harmless(book):
    """Rules that colour nothing of ours, or other cells."""
    column = Column(book, "判定")
    side = Side(style="medium", color="FF000000")
    column.paint_first(FormulaRule(formula=["TRUE"], font=Font(bold=True), border=Border(bottom=side)))
    column.sheet.conditional_formatting.add("AZ1:AZ500", FormulaRule(formula=["TRUE"], fill=solid(GREEN)))
    below = f"{column.letter}{column.bottom + 1}:{column.letter}{column.bottom + 50}"
    column.sheet.conditional_formatting.add(below, FormulaRule(formula=["TRUE"], fill=solid(GREEN)))
    # Behind all of ours, where one of ours holds.
    last = FormulaRule(formula=[f'${column.letter}{column.top + 1}="{LATE}"'], fill=solid(GREEN))
    column.sheet.conditional_formatting.add(column.body, last)
    note = DataValidation(type="list", formula1='"済,未"')
    note.add("AZ1:AZ500")
    column.sheet.add_data_validation(note)
    # The same words in another place.
    choices = Column(book, "状態").typing()
    choices.formula1 = '"未回答,速報,確定,算定不能,対象外"'
    return ""


def typing_deleted(header):
    def deed(book):
        column = Column(book, header)
        column.sheet.data_validations.dataValidation.remove(column.typing())
        return column.first()

    return deed


def typing_changed(header, **changes):
    def deed(book):
        column = Column(book, header)
        for name, value in changes.items():
            setattr(column.typing(), name, value)
        return column.first()

    return deed


def pasted(book):
    """A cell that was pasted from another workbook has lost its rule."""
    column = Column(book, "段階")
    row = column.top + 5
    rule = column.typing()
    others = [f"{column.letter}{column.top + 1}:{column.letter}{row - 1}", f"{column.letter}{row + 1}:{column.letter}{column.bottom}"]
    rule.sqref = type(rule.sqref)(" ".join(others))
    return column.first([row])


DEEDS = {
    "colorsDeleted": colors_deleted,
    "levelDeleted": colors_deleted_of_progress,
    "byFormula": painted(by_formula, LATE, SLIGHTLY_LATE),
    "byValue": painted(by_value, LATE),
    "byText": painted(by_text, SLIGHTLY_LATE),
    "stopping": painted(stopping, LATE),
    "ranking": painted(ranking, LATE),
    "recoloredGreen": recolored(GREEN),
    "recoloredRed": recolored(RED),
    "harmless": harmless,
    "noStates": typing_deleted("状態"),
    "otherStages": typing_changed("段階", formula1='"済,未済"'),
    "otherMethods": typing_changed("算定方法", showErrorMessage=False),
    "largerNumbers": typing_changed("実績", formula2="1e300"),
    "anyText": typing_changed("取組状況", errorStyle="warning"),
    "pasted": pasted,
}

SHOWN = load_workbook(sys.argv[1], data_only=True)
make_files(DEEDS)

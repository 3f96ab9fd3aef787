"""Makes a workbook with looks that only other programs write, at the path named on the command line."""

import sys

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.utils.datetime import from_excel

book = Workbook()
sheet = book.active
sheet.title = "見本"
sheet["A1"] = "濃い見出し"
sheet["A1"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=-0.25))
sheet["A1"].font = Font(bold=True, italic=True, underline="single", size=14, color=Color(theme=0))
sheet["B1"] = "読めない塗り"
sheet["B1"].fill = PatternFill("solid", fgColor=Color(indexed=22))
sheet["B1"].font = Font(color=Color(theme=0))
sheet["A2"] = from_excel(45383)
sheet["A2"].number_format = "mm-dd-yy"
sheet["B2"] = 0.125
sheet["B2"].number_format = "0.00%"
sheet["C2"] = 30
sheet["C2"].border = Border(bottom=Side("dotted"))
sheet["C3"] = 70
sheet["C4"] = 95
sheet["A3"] = "とても長い文章なので、狭い列では何行にもなります。高さは書かれていません。"
sheet["A3"].alignment = Alignment(wrap_text=True, horizontal="center", vertical="top")
sheet["A4"] = "=C2+C3"
sheet["B4"] = "=AVERAGE(C2:C4)"
sheet["B3"].comment = Comment("確かめてください", "総務課")
sheet.conditional_formatting.add("C2:C4", FormulaRule(formula=["C2>90"], fill=PatternFill(bgColor="FF00FF00")))
sheet.conditional_formatting.add(
    "C2:C4", CellIsRule(operator="lessThan", formula=["50"], fill=PatternFill(bgColor="FFFF0000"), font=Font(color="FFFFFFFF"))
)
sheet.row_dimensions[5].hidden = True
sheet["A5"] = "隠れた行"
sheet.row_dimensions[6].height = 30
sheet["A6"] = "高さを決めた行。" * 20
sheet["A6"].alignment = Alignment(wrap_text=True)
sheet.column_dimensions["A"].width = 12
sheet.column_dimensions["D"].hidden = True
sheet.freeze_panes = "B3"
sheet.sheet_view.selection[0].activeCell = "A1"
other = book.create_sheet("隠したシート")
other.sheet_state = "hidden"
book.create_sheet("空のシート")
book.save(sys.argv[1])

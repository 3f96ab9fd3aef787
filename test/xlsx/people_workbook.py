"""Adds to the workbook named on the command line what people add: sheets, charts, pictures, comments, rules, formats."""

import json
import sys

from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

place = json.load(sys.stdin)
book = load_workbook(sys.argv[1])
actuals = book[place["sheet"]]
letter = get_column_letter(place["column"])
body = f"${letter}${place['first']}:${letter}${place['last']}"

own = book.create_sheet("わたしの集計", 0)
own["A1"] = "合計"
own["B1"] = f"=SUM('{place['sheet']}'!{body})"
own["C1"] = f"=SUM('{place['sheet']}'!${letter}${place['first']}:${letter}${place['last'] - 1})"
own["A2"].font = Font(name="メイリオ", bold=True, color="FF336699")
own["A2"] = "=1+1 と書いた文字"
own["A2"].data_type = "s"
own["A2"].fill = PatternFill("solid", fgColor="FFEEDD99")
own.merge_cells("A4:C5")
own["A4"] = "結合"
own["A7"].hyperlink = "https://example.invalid/"
own["A7"] = "リンク"
own["D1"].comment = Comment("集計の根拠", "市役所 花子")
own.column_dimensions["E"].hidden = True
own.column_dimensions["F"].width = 33
own.row_dimensions[3].height = 40
own.conditional_formatting.add("B1:B9", ColorScaleRule("min", None, "FFFF0000", "max", None, "FF00FF00"))
rule = DataValidation(type="whole", operator="between", formula1="1", formula2="9")
rule.add("G1:G9")
own.add_data_validation(rule)
own.auto_filter.ref = "A1:C9"
own.freeze_panes = "B2"
chart = BarChart()
chart.add_data(Reference(actuals, min_col=place["column"], min_row=place["first"], max_row=place["last"]))
own.add_chart(chart, "J2")

book.create_sheet("控え").sheet_state = "hidden"
cell = actuals.cell(place["first"], place["column"])
cell.comment = Comment("ここは確認済み", "財政 太郎")
cell.fill = PatternFill("solid", fgColor="FFCCFFCC")
noted = book[place["noted"]["sheet"]].cell(place["noted"]["row"], place["noted"]["column"])
noted.comment = Comment("原本を見ました", "監査 次郎")
actuals.column_dimensions[letter].width = 44
actuals.row_dimensions[place["first"]].height = 50
name = DefinedName("わたしの範囲", attr_text=f"'{place['sheet']}'!{body}")
if hasattr(book.defined_names, "append"):
    book.defined_names.append(name)
else:
    book.defined_names["わたしの範囲"] = name
book.save(sys.argv[1])

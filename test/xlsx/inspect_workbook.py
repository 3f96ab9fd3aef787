"""Prints as JSON what openpyxl finds in the workbook named on the command line."""

import json
import sys
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel

# Every part is well-formed XML with all its prefixes declared; openpyxl does not look at each of them.
with ZipFile(sys.argv[1]) as archive:
    for part in archive.namelist():
        if part.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(archive.read(part))

book = load_workbook(sys.argv[1])
# openpyxl before 3.1 has a list of its own
NAMES = getattr(book.defined_names, "definedName", None) or list(book.defined_names.values())


def color(value):
    return None if value is None else value.rgb


def described(cell):
    value = cell.value
    return {
        "value": to_excel(value) if cell.data_type == "d" else value,
        "type": cell.data_type,
        "locked": cell.protection.locked,
        "quote": bool(cell.quotePrefix),
        "format": cell.number_format,
        "font": cell.font.name,
        "size": cell.font.sz,
        "bold": bool(cell.font.b),
        "italic": bool(cell.font.i),
        "ink": color(cell.font.color),
        "fill": color(cell.fill.fgColor) if cell.fill.fill_type else None,
        "wrap": bool(cell.alignment.wrap_text),
        "horizontal": cell.alignment.horizontal,
        "bottom": cell.border.bottom.style if cell.border.bottom else None,
        "note": cell.comment.text if cell.comment else None,
        "author": cell.comment.author if cell.comment else None,
    }


def sheet(ws):
    options = ws.protection
    return {
        "state": ws.sheet_state,
        "tab": color(ws.sheet_properties.tabColor),
        "tables": {
            table.name: {
                "ref": table.ref,
                "filter": table.autoFilter.ref if table.autoFilter else None,
                "columns": [column.name for column in table.tableColumns],
            }
            for table in ws.tables.values()
        },
        "validations": [
            {
                "cells": str(rule.sqref),
                "type": rule.type,
                "operator": rule.operator,
                "formulas": [f for f in (rule.formula1, rule.formula2) if f is not None],
                "error": [rule.errorTitle, rule.error],
                "prompt": [rule.promptTitle, rule.prompt],
            }
            for rule in ws.data_validations.dataValidation
        ],
        "conditional": [
            {
                "cells": str(area.sqref),
                "formula": rule.formula[0] if rule.formula else None,
                "priority": rule.priority,
                "fill": color(rule.dxf.fill.bgColor) if rule.dxf and rule.dxf.fill else None,
                "ink": color(rule.dxf.font.color) if rule.dxf and rule.dxf.font else None,
                "bold": rule.dxf.font.b if rule.dxf and rule.dxf.font else None,
            }
            for area in ws.conditional_formatting
            for rule in area.rules
        ],
        "protection": {
            "on": options.sheet,
            "refused": [
                name
                for name in (
                    "sort autoFilter formatCells formatColumns formatRows insertColumns insertRows deleteRows deleteColumns objects"
                ).split()
                if getattr(options, name)
            ],
        },
        "freeze": ws.freeze_panes,
        "print": {
            "titles": ws.print_title_rows,
            "orientation": ws.page_setup.orientation,
            "paper": ws.page_setup.paperSize,
            "fit": [ws.sheet_properties.pageSetUpPr.fitToPage, ws.page_setup.fitToWidth, ws.page_setup.fitToHeight]
            if ws.sheet_properties.pageSetUpPr
            else None,
            "footer": ws.oddFooter.center.text,
        },
        "hidden": [letter for letter, dimension in ws.column_dimensions.items() if dimension.hidden],
        "widths": {letter: dimension.width for letter, dimension in ws.column_dimensions.items()},
        "cells": {cell.coordinate: described(cell) for row in ws.iter_rows() for cell in row if cell.has_style or cell.value is not None or cell.comment},
    }


json.dump(
    {
        "sheets": {ws.title: sheet(ws) for ws in book.worksheets},
        "names": {name.name: name.attr_text for name in NAMES},
        "active": book.active.title,
        "title": book.properties.title,
        "creator": book.properties.creator,
    },
    sys.stdout,
)

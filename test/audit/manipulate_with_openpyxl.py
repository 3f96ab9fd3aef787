"""Tampers with a good workbook in the ways an auditor must find. No code of the product.

argv[1]: the good workbook. argv[2]: a folder.
stdin: {file: names of deeds}. Each makes <folder>/<file>.xlsx; printed is where each deed was done: {name: "sheet!A1"}.
"""

from openpyxl.formula.translate import Translator
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import FilterColumn, Filters

from deeds import make_files


class Place:
    """A table of the workbook, by header and key."""

    def __init__(self, book, name):
        self.sheet = next(one for one in book.worksheets if name in one.tables)
        self.table = self.sheet.tables[name]
        first, last = self.table.ref.split(":")
        self.top, self.left = self.sheet[first].row, self.sheet[first].column
        self.bottom, self.right = self.sheet[last].row, self.sheet[last].column

    def column(self, header):
        names = [self.sheet.cell(self.top, column).value for column in range(self.left, self.right + 1)]
        return self.left + names.index(header)

    def cell(self, row, header):
        return self.sheet.cell(row, self.column(header))

    def row(self, **wanted):
        for row in range(self.top + 1, self.bottom + 1):
            if all(self.cell(row, header).value == value for header, value in wanted.items()):
                return row
        raise KeyError(wanted)

    def numeric(self):
        """A row with a number for a target, an answer and a rate that is calculated."""
        for row in range(self.top + 1, self.bottom + 1):
            if isinstance(self.cell(row, "目標").value, (int, float)) and self.cell(row, "実績").value:
                return row
        raise KeyError("a row with numbers")

    def reach(self, bottom):
        self.table.ref = f"{self.sheet.cell(self.top, self.left).coordinate}:{self.sheet.cell(bottom, self.right).coordinate}"
        self.table.autoFilter.ref = self.table.ref

    def append_copy(self, row):
        for column in range(self.left, self.right + 1):
            source, copy = self.sheet.cell(row, column), self.sheet.cell(self.bottom + 1, column)
            value = source.value
            if source.data_type == "f":
                value = Translator(value, origin=source.coordinate).translate_formula(copy.coordinate)
            copy.value = value
        self.reach(self.bottom + 1)
        return self.bottom + 1


TARGETS, ACTUALS, SCALARS, LEVELS = "計画目標表", "実績入力表", "行革設定表", "判定基準表"


def change(table, find, header, make):
    """A deed that gives one cell another value, made from the one it has."""

    def deed(book):
        place = Place(book, table)
        cell = place.cell(find(place), header)
        cell.value = make(cell.value)
        return f"{place.sheet.title}!{cell.coordinate}"

    return deed


def numeric(place):
    return place.numeric()


def level(number):
    return lambda place: place.row(区分=number)


def first_row(place):
    return place.top + 1


def target_row(place):
    for row in range(place.top + 1, place.bottom + 1):
        if isinstance(place.cell(row, "目標 R4(2022)").value, int):
            return row
    raise KeyError("a target")


def show_as(table, find, header, code):
    """A deed that leaves a cell's number as it is and lets it look like another one."""

    def deed(book):
        place = Place(book, table)
        cell = place.cell(find(place), header)
        cell.number_format = code
        return f"{place.sheet.title}!{cell.coordinate}"

    return deed


def hide_row(book):
    place = Place(book, ACTUALS)
    row = place.numeric()
    place.sheet.row_dimensions[row].hidden = True
    return f"{place.sheet.title}!A{row}"


def hide_row_behind_filter(book):
    """The filter shows the rows of one item; one of them is hidden as well, by hand."""
    place = Place(book, ACTUALS)
    shown = place.cell(place.numeric(), "取組項目").value
    column = place.column("取組項目") - place.left
    place.table.autoFilter.filterColumn.append(FilterColumn(colId=column, filters=Filters(filter=[shown])))
    for row in range(place.top + 1, place.bottom + 1):
        place.sheet.row_dimensions[row].hidden = place.cell(row, "取組項目").value != shown
    place.sheet.row_dimensions[place.numeric()].hidden = True
    return f"{place.sheet.title}!A{place.numeric()}"


def hide_column(book):
    place = Place(book, ACTUALS)
    cell = place.cell(place.top, "目標")
    place.sheet.column_dimensions[cell.column_letter].hidden = True
    return f"{place.sheet.title}!{cell.coordinate}"


def hide_sheet(book):
    book["進捗一覧"].sheet_state = "hidden"
    return "進捗一覧!"


def hide_own_sheet(book):
    book.create_sheet("裏の計算").sheet_state = "veryHidden"
    return "裏の計算!"


def remove_last_row(book):
    place = Place(book, ACTUALS)
    for column in range(place.left, place.right + 1):
        place.sheet.cell(place.bottom, column).value = None
    place.reach(place.bottom - 1)
    return f"{place.sheet.title}!{place.sheet.cell(place.top, place.left).coordinate}"


def sort_rows(book, header="取組項目", backwards=True):
    place = Place(book, ACTUALS)
    columns = range(place.left, place.right + 1)
    lines = [
        [(place.sheet.cell(row, column).value, place.sheet.cell(row, column).data_type, row) for column in columns]
        for row in range(place.top + 1, place.bottom + 1)
    ]
    by = place.column(header) - place.left
    lines.sort(key=lambda line: str(line[by][0]), reverse=backwards)
    for row, line in enumerate(lines, start=place.top + 1):
        for column, (value, kind, origin) in zip(columns, line):
            cell = place.sheet.cell(row, column)
            if kind == "f":
                value = Translator(value, origin=f"{cell.column_letter}{origin}").translate_formula(cell.coordinate)
            cell.value = value
            if kind == "s":
                cell.data_type = "s"
    return ""


def filter_rows(book):
    place = Place(book, ACTUALS)
    shown = place.cell(place.numeric(), "取組項目").value
    column = place.column("取組項目") - place.left
    place.table.autoFilter.filterColumn.append(FilterColumn(colId=column, filters=Filters(filter=[shown])))
    for row in range(place.top + 1, place.bottom + 1):
        place.sheet.row_dimensions[row].hidden = place.cell(row, "取組項目").value != shown
    return ""


def remove_last_year(book):
    """All rows of the last year, from 実績入力: they are sorted to the end first, as a person would."""
    sort_rows(book, "西暦", False)
    place = Place(book, ACTUALS)
    last = place.cell(place.bottom, "西暦").value
    bottom = place.bottom
    while place.cell(bottom, "西暦").value == last:
        for column in range(place.left, place.right + 1):
            place.sheet.cell(bottom, column).value = None
        bottom -= 1
    place.reach(bottom)
    targets = Place(book, TARGETS)
    return f"{targets.sheet.title}!{targets.cell(targets.top, f'年度計画 R{last - 2018}').coordinate}"


def add_row(book):
    place = Place(book, ACTUALS)
    row = place.append_copy(place.numeric())
    place.cell(row, "キー").value = "9-9-9|9-9-9-1|2022"
    return f"{place.sheet.title}!A{row}"


def double_row(book):
    place = Place(book, ACTUALS)
    return f"{place.sheet.title}!A{place.append_copy(place.numeric())}"


def fake_chart(book):
    """A number in a cell that a chart of ダッシュボード draws: the first formula that counts grades."""
    sheet = book["ダッシュボード"]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f" and cell.value.startswith("=SUMPRODUCT("):
                cell.value = 100
                return f"{sheet.title}!{cell.coordinate}"
    raise KeyError("a chart's cells")


def change_hash(book):
    place = Place(book, "行革記録表")
    cell = place.cell(place.row(項目="planHash"), "値")
    cell.value = "f" * 64
    return f"{place.sheet.title}!{cell.coordinate}"


def drop_record(book):
    place = Place(book, "行革記録表")
    book.remove(place.sheet)
    return "!"


def names_of(book):
    names = book.defined_names
    # openpyxl before 3.1 has a list of its own
    return {one.name: one for one in names.definedName} if hasattr(names, "definedName") else names


def redirect_name(book):
    place = Place(book, LEVELS)
    was = place.cell(place.row(区分=2), "下限")
    place.sheet["H40"] = 0.1
    names_of(book)["行革_下限2"].attr_text = f"'{place.sheet.title}'!$H$40"
    return f"{place.sheet.title}!{was.coordinate}"


def constant_name(book):
    place = Place(book, LEVELS)
    was = place.cell(place.row(区分=2), "下限")
    names_of(book)["行革_下限2"].attr_text = "0.1"
    return f"{place.sheet.title}!{was.coordinate}"


def shadow_name(book):
    place = Place(book, ACTUALS)
    one = DefinedName("行革_下限2", attr_text="0.1", localSheetId=book.worksheets.index(place.sheet))
    if hasattr(book.defined_names, "append"):
        book.defined_names.append(one)
    else:
        place.sheet.defined_names["行革_下限2"] = DefinedName("行革_下限2", attr_text="0.1")
    return f"{place.sheet.title}!"


def drop_table(book):
    place = Place(book, LEVELS)
    del place.sheet.tables[LEVELS]
    return f"{place.sheet.title}!"


def drop_dashboard(book):
    book.remove(book["ダッシュボード"])
    return "!"


def rename_header(book):
    place = Place(book, ACTUALS)
    cell = place.cell(place.top, "状態")
    cell.value = "状況"
    next(one for one in place.table.tableColumns if one.name == "状態").name = "状況"
    return f"{place.sheet.title}!{place.sheet.cell(place.top, place.left).coordinate}"


DEEDS = {
    "target": change(TARGETS, target_row, "目標 R4(2022)", lambda value: value - 1),
    "targetOfRow": change(ACTUALS, numeric, "目標", lambda value: value * 0.9),
    "targetAsText": change(TARGETS, target_row, "目標 R4(2022)", lambda value: f"{value:,}"),
    "targetAsFormula": change(ACTUALS, numeric, "目標", lambda value: f"={value}+0"),
    "schedule": change(TARGETS, first_row, "年度計画 R4", lambda value: "検討" if value != "検討" else "実施"),
    "unit": change(ACTUALS, numeric, "単位", lambda value: f"千{value}"),
    "direction": change(ACTUALS, numeric, "向き", lambda value: "以下" if value == "以上" else "以上"),
    "kind": change(ACTUALS, numeric, "種類", lambda value: "水準" if value != "水準" else "年計"),
    "owner": change(TARGETS, first_row, "担当課", lambda value: "別の課"),
    "method": change(ACTUALS, numeric, "算定方法", lambda value: "達成・未達"),
    "unknownMethod": change(ACTUALS, numeric, "算定方法", lambda value: "独自の方法"),
    "rate": change(ACTUALS, numeric, "達成率", lambda value: 1.2),
    "grade": change(ACTUALS, numeric, "判定", lambda value: "◎達成"),
    "noFormula": change(ACTUALS, numeric, "判定", lambda value: None),
    "formula": change(ACTUALS, numeric, "達成率", lambda value: f"{value}*1.1"),
    "places": change(SCALARS, first_row, "丸め桁", lambda value: 1),
    "progressFormula": change("進捗一覧表", first_row, "実績", lambda value: 100),
    "threshold": change(LEVELS, level(2), "下限", lambda value: 0.7),
    "disorder": change(LEVELS, level(3), "下限", lambda value: 0.9),
    "standing": change(LEVELS, level(3), "扱い", lambda value: "順調"),
    "word": change(LEVELS, level(1), "語", lambda value: "良好"),
    "digits": change(SCALARS, first_row, "率の小数桁", lambda value: 0),
    "reviewYear": change(SCALARS, first_row, "対象年度", lambda value: 1999),
    "unitInCell": change(ACTUALS, numeric, "実績", lambda value: f"{value}件"),
    "textInCell": change(ACTUALS, numeric, "実績", lambda value: "調査中"),
    "error": change(ACTUALS, numeric, "実績", lambda value: "#DIV/0!"),
    "elsewhere": change(ACTUALS, numeric, "実績", lambda value: "=[1]表!A1"),
    "invisible": show_as(ACTUALS, numeric, "目標", ";;;"),
    "moreDigits": show_as(TARGETS, target_row, "目標 R4(2022)", '"1"#,##0'),
    "otherRate": show_as(ACTUALS, numeric, "達成率", '"100.0%"'),
    "otherUnit": show_as(ACTUALS, numeric, "実績", '#,##0"百万円"'),
    "hiddenRow": hide_row,
    "hiddenBehindFilter": hide_row_behind_filter,
    "hiddenColumn": hide_column,
    "hiddenSheet": hide_sheet,
    "ownSheet": hide_own_sheet,
    "rowRemoved": remove_last_row,
    "yearRemoved": remove_last_year,
    "rowAdded": add_row,
    "rowDoubled": double_row,
    "chart": fake_chart,
    "hash": change_hash,
    "record": drop_record,
    "nameRedirected": redirect_name,
    "nameConstant": constant_name,
    "nameShadowed": shadow_name,
    "tableDropped": drop_table,
    "dashboard": drop_dashboard,
    "header": rename_header,
    # No deed: what saving alone does.
    "untouched": lambda book: "",
    "sorted": sort_rows,
    "filtered": filter_rows,
}

make_files(DEEDS)

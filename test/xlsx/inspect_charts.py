"""Prints as JSON the charts and page breaks that openpyxl finds in the workbook named on the command line."""

import json
import sys

from openpyxl import load_workbook


def cached(reference):
    cache = getattr(reference, "numCache", None) or getattr(reference, "strCache", None)
    points = [[point.idx, point.v] for point in cache.pt] if cache else []
    return {"f": reference.f, "points": points}


def filled(properties):
    fill = properties.solidFill if properties else None
    color = fill.srgbClr if fill else None
    return getattr(color, "val", color)


def series(one):
    return {
        "name": cached(one.tx.strRef),
        "categories": cached(one.cat.strRef or one.cat.numRef),
        "values": cached(one.val.numRef),
        "fill": filled(one.spPr),
        "line": filled(one.spPr.ln) if one.spPr else None,
        "marker": one.marker.symbol if getattr(one, "marker", None) else None,
    }


def described(chart):
    place = chart.anchor
    text = chart.title.tx.rich if chart.title and chart.title.tx else None
    return {
        "kind": type(chart).__name__,
        "direction": getattr(chart, "barDir", None),
        "grouping": chart.grouping,
        "overlap": getattr(chart, "overlap", None),
        "title": "".join(run.t for p in text.p for run in (p.r or [])) if text else None,
        "from": [place._from.row, place._from.col],
        "to": [place.to.row, place.to.col],
        "legend": chart.legend.position if chart.legend else None,
        "hidden": chart.visible_cells_only is False,
        "blanks": chart.display_blanks,
        "upsideDown": chart.x_axis.scaling.orientation == "maxMin",
        "valueAxis": {
            "shown": not chart.y_axis.delete,
            "min": chart.y_axis.scaling.min,
            "format": chart.y_axis.numFmt.formatCode if chart.y_axis.numFmt else None,
        },
        "series": [series(one) for one in chart.series],
    }


book = load_workbook(sys.argv[1])
json.dump(
    {
        ws.title: {
            "charts": [described(chart) for chart in ws._charts],
            "breaks": [each.id for each in ws.row_breaks.brk],
            "tall": ws.page_setup.fitToHeight,
        }
        for ws in book.worksheets
    },
    sys.stdout,
)

"""The brief → a workbook: summary with a native chart, the grid, and the raw points."""

from io import BytesIO
from typing import Any

import xlsxwriter

from coaching.model import Section, Shared
from coaching.report.brief import Brief, Line, brief

_OPTIONS = {
    "in_memory": True,
    # What a person wrote is text, whatever it looks like.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LONGEST = 32_000  # a cell holds 32,767


def workbook(shared: Shared) -> bytes:
    """Three sheets; the numbers are those of the brief."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": "Brief for a 40-minute meeting", "author": shared.sharer})
        book.set_calc_mode("auto")
        b = brief(shared)
        _summary(book, b)
        _grid(book, b)
        _points(book, b)
    return out.getvalue()


def _write(sheet: Any, row: int, cells: list[object], style: Any = None) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(row, column, cell[:_LONGEST], style)
        else:
            sheet.write_number(row, column, cell, style)


def _summary(book: Any, b: Brief) -> None:
    sheet = book.add_worksheet("Summary")
    bold, wrap = (
        book.add_format({"bold": True}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 3, 12)
    sheet.set_column(4, 5, 60, wrap)
    _write(sheet, 0, ["Brief for a 40-minute meeting"], bold)
    about = [
        b.prepared,
        b.not_shared,
        f"Question: {b.question}",
        f"Known: {b.known}",
        b.floor,
        b.consent,
    ]
    for row, words in enumerate(filter(None, about), 1):
        _write(sheet, row, [words])
    row = 9
    _write(sheet, row, ["Theme", "As", "Interviews", "Of", "Latest words", "From"], bold)
    panels = (
        (Section.STRENGTHS, "strength", b.strengths),
        (Section.ASKED, "to work on", b.asked),
    )
    lines = [
        (as_, line) for section, as_, found in panels if section in b.sections for line in found
    ]
    for each, (as_, line) in enumerate(lines, row + 1):
        counts: list[object] = [line.interviews, line.of] if line.of else ["", ""]
        _write(sheet, each, [line.label, as_, *counts, line.quote, line.source])
    if b.enough and lines:
        _chart(book, sheet, row + 1, lines)
    below = row + len(lines) + 3
    notes = [f"Practised: {p.replace('**', '')}" for p in b.practised]
    notes += [f"Plan: {p}" for p in b.plans] + [
        f"Employers differ on: {d.label}" for d in b.differences
    ]
    for each, words in enumerate(notes, below):
        _write(sheet, each, [words])


def _chart(book: Any, sheet: Any, first: int, lines: list[tuple[str, Line]]) -> None:
    chart = book.add_chart({"type": "bar"})
    for as_, colour in (("strength", "#0A5C5F"), ("to work on", "#AB5700")):
        rows = [first + n for n, (kind, _) in enumerate(lines) if kind == as_]
        if rows:
            chart.add_series(
                {
                    "name": as_.capitalize(),
                    "categories": ["Summary", rows[0], 0, rows[-1], 0],
                    "values": ["Summary", rows[0], 2, rows[-1], 2],
                    "fill": {"color": colour},
                }
            )
    chart.set_title(
        {"name": f"Interviews that named a theme, of {lines[0][1].of}", "overlay": False}
    )
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"min": 0, "max": lines[0][1].of, "major_unit": 1})
    sheet.insert_chart(
        "H2", chart, {"description": "Bars: in how many interviews each theme was named."}
    )


def _grid(book: Any, b: Brief) -> None:
    if b.grid is None:
        return
    sheet = book.add_worksheet("Every theme")
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 1, 22)
    heads = [f"{c.head} {c.band}{'' if c.known else ' (not known)'}" for c in b.grid.columns]
    _write(sheet, 0, ["Can change", "Theme", *heads], bold)
    for number, row in enumerate(b.grid.rows, 1):
        _write(sheet, number, [row.lane, row.short, *row.cells])
    sheet.freeze_panes(1, 2)


def _points(book: Any, b: Brief) -> None:
    sheet = book.add_worksheet("Points")
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 3, 16)
    sheet.set_column(4, 4, 80)
    heads = ["Interview", "From", "Whose words", "As", "Words", "Themes"]
    _write(sheet, 0, list(heads), bold)
    for number, w in enumerate(b.words, 1):
        cells = [w.interview, w.source, w.origin, w.kind, w.text, ", ".join(w.themes)]
        _write(sheet, number, list(cells))
    sheet.autofilter(0, 0, max(len(b.words), 1), len(heads) - 1)
    sheet.freeze_panes(1, 0)

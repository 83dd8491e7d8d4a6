"""Counts and the grid → marks and a table, whose words are plain text."""

from html import escape

from coaching.report.grid import Grid, Row

_MARKS = {"strength": "●", "weakness": "◆"}
MOST = 15
"""Marks in one line; with more interviews each mark stands for several."""


def per_mark(of: int) -> int:
    """How many interviews one mark stands for, at most."""
    return max(1, -(-of // MOST))


def marks(count: int, of: int, sign: str) -> tuple[str, str]:
    """Marks for those who named it, and faint dots for the others; in proportion when many."""
    if of <= MOST:
        return sign * count, "·" * (of - count)
    named = max(1, round(count * MOST / of)) if count else 0
    return sign * named, "·" * (MOST - named)


def bars(count: int, of: int, kind: str) -> str:
    """
    One mark for each interview that named it, a faint dot for each of the others.

    Letters, not a picture: they look the same in the preview, which takes no pictures, print
    without colour and need no room of their own.
    """
    named, rest = marks(count, of, _MARKS[kind])
    return (
        f'<span class="marks {kind}" role="img" aria-label="{count} of {of}">{named}'
        f"<i>{rest}</i></span>"
    )


def matrix(grid: Grid) -> str:
    """The grid as a table, which a screen reader can walk."""
    head = "".join(
        f'<th scope="col"{"" if c.known else " class=x"}>{escape(c.head)}<br>{escape(c.band)}</th>'
        for c in grid.columns
    )
    rows, lane = [], ""
    for row in grid.rows:
        if row.lane != lane:
            lane = row.lane
            rows.append(
                f'<tr class="lane"><th colspan="{len(grid.columns) + 1}">{escape(lane)}</th></tr>'
            )
        rows.append(_row(row, grid))
    heads = f'<thead><tr><td class="l"></td>{head}</tr></thead>'
    return f"<table>{heads}<tbody>{''.join(rows)}</tbody></table>"


def _row(row: Row, grid: Grid) -> str:
    cells = "".join(
        f"<td{'' if column.known else ' class=x'}>{escape(cell)}</td>"
        for cell, column in zip(row.cells, grid.columns, strict=True)
    )
    return f'<tr><th scope="row">{escape(row.short)}</th>{cells}</tr>'

"""The brief → one A4 page as accessible PDF (PDF/UA-1), set by Typst from data alone."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from coaching.codebook import DATA
from coaching.model import Section, Shared
from coaching.printing import CannotPrint, everywhere, printed
from coaching.report.brief import Brief, Difference, Line, brief
from coaching.report.drawing import marks, per_mark
from coaching.report.grid import Grid, newest
from coaching.summary.sentences import numbered
from coaching.wire import plain

SOURCE = DATA / "report" / "brief.typ"


@dataclass(frozen=True, slots=True)
class _Size:
    """
    How much of everything is set, until it fits on one page.

    ``said`` are suggestions, reasons and own words, each; ``air`` the room in the rows of the
    grid, in points.
    """

    themes: int
    rows: int
    quote: int
    rules: int
    lines: int = 2
    said: int = 0
    air: float = 2


_SIZES = (
    _Size(6, 16, 400, 4, said=6, air=3),
    _Size(5, 14, 160, 4, said=2, air=3),
    _Size(5, 14, 160, 4, said=1),
    _Size(4, 13, 160, 4),
    _Size(4, 12, 120, 3),
    _Size(3, 8, 90, 2, 1),
    _Size(2, 5, 60, 2, 1),
)
_COLUMNS = 16
_LONGEST_QUESTION, _LONGEST_LINE = 260, 380


ELSEWHERE = "The page for a browser and the workbook"


def paper(shared: Shared) -> bytes:
    """
    The brief as PDF. What does not fit on a page is counted, and stands in the other forms.

    Raises:
        CannotPrint: If no font here can show all of it.
    """
    facts = brief(shared)
    for size in _SIZES:
        made = printed(SOURCE, _data(facts, shared, size), ELSEWHERE)
        if len(PdfReader(BytesIO(made)).pages) == 1:
            break
    return made


def prints(shared: Shared) -> bool:
    """Whether :func:`paper` can show all of it; quick for most alphabets of Europe."""
    if everywhere(json.dumps(plain(shared), ensure_ascii=False)):
        return True
    try:
        paper(shared)
    except CannotPrint:
        return False
    return True


def _data(b: Brief, shared: Shared, size: _Size) -> dict[str, Any]:
    cut = newest(b.grid, _COLUMNS, size.rows) if b.grid else None
    return {
        "prepared": f"{b.prepared} {b.not_shared}",
        "author": shared.sharer,
        "made": [shared.made_on.year, shared.made_on.month, shared.made_on.day],
        "question": _short(b.question, _LONGEST_QUESTION),
        "known": b.known,
        "floor": b.floor,
        "panels": [
            _panel(head, lines, glyph, said, size)
            for section, head, lines, glyph, said in (
                (Section.STRENGTHS, "What employers valued", b.strengths, "●", ()),
                (Section.ASKED, "What they asked for more of", b.asked, "◆", _asides(b)),
            )
            if section in b.sections
        ],
        "grid": _grid(cut) if cut else None,
        "differences": [_difference(d) for d in b.differences[:4]],
        "practised": [
            _short(p.replace("**", ""), _LONGEST_LINE) for p in b.practised[: size.lines]
        ],
        "plans": [_short(p, 220) for p in b.plans[: size.lines]],
        "own": _said([(w.glyph, w.text, w.source) for w in b.own][: size.said], size),
        "more_own": _more(len(b.own) - size.said, "more point" if size.said else "point"),
        "rules": size.rules,
        "air": size.air,
        "consent": b.consent,
    }


_Aside = tuple[str, str, str, tuple[tuple[str, str], ...]]


def _asides(b: Brief) -> tuple[_Aside, ...]:
    return (
        ("▲", "suggestion", "", b.suggestions),
        ("■", "reason", " given, not about the person", b.reasons),
    )


def _panel(
    head: str, lines: tuple[Line, ...], glyph: str, asides: tuple[_Aside, ...], size: _Size
) -> dict[str, Any]:
    shown = lines[: size.themes]
    what = "theme" if lines and lines[0].of else "point"
    told = [_more(len(lines) - len(shown), f"more {what}")]
    told += [
        f"{sign} {_more(len(words) - size.said, f'more {name}' if size.said else name, rest)}"
        for sign, name, rest, words in asides
        if len(words) > size.said
    ]
    if lines and (each_mark := per_mark(lines[0].of)) > 1:
        told.append(f"one mark: up to {each_mark} interviews")
    said = [(sign, *each) for sign, _, _, words in asides for each in words[: size.said]]
    return {
        "head": head,
        "glyph": glyph,
        "more": ", ".join(filter(None, told)),
        "said": _said(said, size),
        "lines": [
            {
                "label": line.label,
                "count": f"{line.interviews} of {line.of}" if line.of else "",
                "marks": marks(line.interviews, line.of, glyph)[0],
                "rest": marks(line.interviews, line.of, glyph)[1],
                "quote": _short(line.quote, size.quote),
                "source": line.source,
            }
            for line in shown
        ],
    }


def _said(said: Iterable[tuple[str, str, str]], size: _Size) -> list[dict[str, str]]:
    return [
        {"glyph": glyph, "quote": _short(text, size.quote), "source": source}
        for glyph, text, source in said
    ]


def _more(count: int, what: str, besides: str = "") -> str:
    """``2 more themes``; empty when there is nothing more."""
    return f"{numbered(count, what)}{besides}" if count > 0 else ""


def _grid(cut: Grid) -> dict[str, Any]:
    return {
        "columns": [[c.head, c.band, c.known] for c in cut.columns],
        "rows": [[row.lane, row.short, list(row.cells)] for row in cut.rows],
        "left_out": cut.left_out,
    }


def _difference(found: Difference) -> dict[str, Any]:
    return {"label": found.label, "valued_in": found.valued_in, "asked_in": found.asked_in}


def _short(text: str, longest: int) -> str:
    """One line; a longer one ends in an ellipsis, and stands whole in the other forms."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"

"""The brief → one A4 page as accessible PDF (PDF/UA-1), set by Typst from data alone."""

import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from coaching.codebook import DATA
from coaching.model import Section, Shared
from coaching.printing import CannotPrint, everywhere, printed
from coaching.report.brief import Brief, Difference, Line, brief
from coaching.report.grid import Grid, newest
from coaching.wire import plain

SOURCE = DATA / "report" / "brief.typ"


@dataclass(frozen=True, slots=True)
class _Size:
    """How much of everything is set, until it fits on one page."""

    themes: int
    rows: int
    quote: int
    rules: int
    lines: int = 2


_SIZES = (
    _Size(5, 14, 160, 6),
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
            _panel(head, lines, glyph, of, size)
            for section, head, lines, glyph, of in (
                (Section.STRENGTHS, "What employers valued", b.strengths, "●", 0),
                (Section.ASKED, "What they asked for more of", b.asked, "◆", len(b.reasons)),
            )
            if section in b.sections
        ],
        "grid": _grid(cut) if cut else None,
        "differences": [_difference(d) for d in b.differences[:4]],
        "practised": [
            _short(p.replace("**", ""), _LONGEST_LINE) for p in b.practised[: size.lines]
        ],
        "plans": [_short(p, 220) for p in b.plans[: size.lines]],
        "rules": size.rules,
        "consent": b.consent,
    }


def _panel(
    head: str, lines: tuple[Line, ...], glyph: str, reasons: int, size: _Size
) -> dict[str, Any]:
    shown = lines[: size.themes]
    more = len(lines) - len(shown)
    told = [f"{more} more {'theme' if more == 1 else 'themes'}"] if more and lines[0].of else []
    told = told or ([f"{more} more"] if more else [])
    if reasons:
        told.append(
            f"■ {reasons} {'reason' if reasons == 1 else 'reasons'} given, not about the person"
        )
    return {
        "head": head,
        "glyph": glyph,
        "more": ", ".join(told),
        "lines": [
            {
                "label": line.label,
                "count": f"{line.interviews} of {line.of}" if line.of else "",
                "marks": glyph * min(line.interviews, 12),
                "rest": "·" * min(line.of - line.interviews, 12) if line.of else "",
                "quote": _short(line.quote, size.quote),
                "source": line.source,
            }
            for line in shown
        ],
    }


def _grid(cut: Grid) -> dict[str, Any]:
    return {
        "columns": [[c.head, c.band, c.known] for c in cut.columns],
        "rows": [[row.lane, row.short, list(row.cells)] for row in cut.rows],
        "left_out": cut.left_out,
    }


def _difference(found: Difference) -> dict[str, str]:
    return {
        "label": found.label,
        "quote": f"{len(found.strengths)} × ●, {len(found.weaknesses)} × ◆",
    }


def _short(text: str, longest: int) -> str:
    """One line; a longer one ends in an ellipsis, and stands whole in the other forms."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"

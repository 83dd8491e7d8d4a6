"""
What is shared → the dashboard's own charts as SVG, to stand in the page for a browser.

They are drawn by the functions of the Trends page; only their colours are left to the page, so
that one file is light, dark or printed as its reader has it.
"""

import re
from dataclasses import dataclass, fields
from html import escape

import pandas as pd
import plotly.graph_objects as go

from coaching import charts, codebook, frames, summary
from coaching.model import Kind, PracticeLog, Practised, Section, Shared
from coaching.summary.practised import sides

MOST = 8
"""Themes drawn on each side; the lines below each picture have them all."""
COLUMNS = 24
"""Interviews drawn in the grid, the newest; its table has them all."""
_HALF, _WHOLE, _HEAD = 460, 740, 28
_KINDS = ("● strength", "◆ to work on", "▲ suggestion", "■ not about the person")
_HOLLOW = ("Filled: the employer", "Hollow: a mock interview (M)")
# The charts speak to the person whose interviews they are; this page is read by another.
_SAID = {
    "You can change soon": "Can change soon",
    "Partly yours": "Partly changeable",
    "Your practice": "Practice",
}
_COLOURS = {getattr(charts.LIGHT, f.name): f.name for f in fields(charts.LIGHT)}
_COLOUR = re.compile("|".join(map(re.escape, _COLOURS)))


@dataclass(frozen=True, slots=True)
class Pictures:
    """One SVG each; empty where there is nothing to draw."""

    coverage: str = ""
    strengths: str = ""
    asked: str = ""
    matrix: str = ""
    practised: tuple[str, ...] = ()


def colours(palette: charts.Palette) -> str:
    """The palette as CSS variables, which the pictures are painted with."""
    return ";".join(f"--{f.name}:{getattr(palette, f.name)}" for f in fields(palette))


def pictures(shared: Shared) -> Pictures:
    """Draw what the shared sections hold; themes are counted from three employers on."""
    book = codebook.of(shared.themes)
    points = frames.to_frame(shared.interviews, book)
    coverage = frames.to_coverage(shared.interviews)
    strip = charts.coverage_chart(coverage, charts.LIGHT, most=80)
    key = charts.plain_key(charts.KEY["coverage"])
    heard = summary.employers_with_feedback(coverage)
    found = Pictures(
        coverage=_svg(strip, "Interviews and feedback", key) if len(coverage) else "",
        practised=tuple(
            drawn
            for plan in shared.practised
            if (drawn := _before_after(plan, points, coverage, book))
        ),
    )
    if not heard.enough:
        return found
    sides_ = {
        kind: _themes(points, coverage, kind, title) if section in shared.sections else ""
        for kind, section, title in (
            (Kind.STRENGTH, Section.STRENGTHS, "What employers valued"),
            (Kind.WEAKNESS, Section.ASKED, "What they asked for more of"),
        )
    }
    return Pictures(
        coverage=found.coverage,
        strengths=sides_[Kind.STRENGTH],
        asked=sides_[Kind.WEAKNESS],
        matrix=_matrix(points, coverage, shared) if Section.MATRIX in shared.sections else "",
        practised=found.practised,
    )


def _themes(points: pd.DataFrame, coverage: pd.DataFrame, kind: Kind, title: str) -> str:
    counted = summary.by_theme(points, coverage, kind=kind).head(MOST)
    if counted.empty:
        return ""
    each = charts.themes_per_mark(counted)
    key = (f"One mark: up to {each} interviews",) if each > 1 else ("One mark: one interview",)
    return _headless(_svg(charts.themes_chart(counted, kind, charts.LIGHT), title, key, _HALF))


def _matrix(points: pd.DataFrame, coverage: pd.DataFrame, shared: Shared) -> str:
    marks = summary.theme_matrix(points, coverage)
    if marks.empty or not marks["remarks"].sum():
        return ""
    chart = charts.theme_matrix_chart(marks, charts.LIGHT, last=COLUMNS)
    drawn = _headless(_svg(chart, "Every theme, every interview", (*_KINDS, *_HOLLOW)))
    whose = escape(shared.sharer or "the person")
    return drawn.replace(">Not about you<", f">Not about {whose}<")


def _before_after(
    plan: Practised, points: pd.DataFrame, coverage: pd.DataFrame, book: codebook.Codebook
) -> str:
    if not plan.starts_on or not plan.sessions:
        return ""
    days = tuple(PracticeLog(0, day) for day in plan.days or (plan.starts_on,))
    begun = summary.Practised(plan.theme, days, frozenset(plan.prompted_by))
    lanes = summary.before_after(points, coverage, begun)
    known = sides(lanes, prompts=True)
    if not (known.of_before and known.of_after):
        return ""
    key = [e.replace("you practised", "of practice") for e in charts.KEY["practice"]]
    title = f"{book.label(plan.theme)}: before and after practice"
    chart = charts.before_after_chart(lanes, begun, charts.LIGHT)
    return _svg(chart, title, charts.plain_key(key))


def _svg(chart: go.Figure, title: str, key: tuple[str, ...], width: int = _WHOLE) -> str:
    """One picture whose colours are names; words of a person stand in it as escaped text."""
    drawn = charts.to_svg(chart, title, key, charts.LIGHT, width=width)
    for ours, theirs in _SAID.items():
        drawn = drawn.replace(f">{ours}<", f">{theirs}<")
    drawn = re.sub(r' width="\d+" height="\d+"(?= viewBox)', "", drawn, count=1)
    return _COLOUR.sub(lambda m: f"var(--{_COLOURS[m[0]]})", drawn)


def _headless(svg: str) -> str:
    """Without the title that the page's own heading says already; its name for readers stays."""
    svg = re.sub(r"<text [^>]*font-weight=\"600\">[^<]*</text>", "", svg, count=1)
    return re.sub(
        r'viewBox="0 0 (\d+) (\d+)"',
        lambda m: f'viewBox="0 {_HEAD} {m[1]} {int(m[2]) - _HEAD}"',
        svg,
        count=1,
    )

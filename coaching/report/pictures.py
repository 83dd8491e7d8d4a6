"""
What is shared → the dashboard's own charts, for the meeting view, and as SVG for the page.

They are drawn by the functions of the Trends page; in the SVG their colours are left to the page,
so that one file is light, dark or printed as its reader has it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields

import plotly.graph_objects as go

from coaching import charts, codebook, escapes, frames, summary
from coaching.model import Kind, PracticeLog, Practised, Section, Shared
from coaching.summary.practised import sides

MOST = 8
"""Themes drawn on each side; the lines below each picture have them all."""
COLUMNS, COLUMNS_COMPACT = 24, 11
"""Interviews drawn in the grid, the newest; its table has them all."""
_HALF, _WHOLE, _HEAD = 460, 740, 28
_KINDS = ("● strength", "◆ to work on", "▲ suggestion", "■ not about the person")
_HOLLOW = ("Filled: the employer", "Hollow: a mock interview (M)")
_COLOURS = {getattr(charts.LIGHT, f.name): f.name for f in fields(charts.LIGHT)}
_COLOUR = re.compile("|".join(map(re.escape, _COLOURS)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """One chart: its title, what its marks mean, what it shows in words, and its usual width."""

    figure: go.Figure
    title: str
    key: tuple[str, ...]
    alt: str
    width: int = _WHOLE


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


def drawn(
    shared: Shared, part: str, palette: charts.Palette, *, compact: bool = False
) -> tuple[Drawn, ...]:
    """The charts of one part of the brief, named as in the meeting view; themes from three on."""
    return tuple(_Artist(shared, palette, compact=compact).part(part))


def pictures(shared: Shared) -> Pictures:
    """Draw what the shared sections hold."""
    artist = _Artist(shared, charts.LIGHT, compact=False)
    one = {part: "".join(_svg(d) for d in artist.part(part)) for part in ("strengths", "asked")}
    return Pictures(
        coverage="".join(_svg(d, headed=True) for d in artist.part("whole")),
        strengths=one["strengths"],
        asked=one["asked"],
        matrix="".join(map(_svg, artist.part("matrix"))),
        practised=tuple(_svg(d, headed=True) for d in artist.part("practice")),
    )


class _Artist:
    def __init__(self, shared: Shared, palette: charts.Palette, *, compact: bool) -> None:
        self._shared, self._palette, self._compact = shared, palette, compact
        self._book = codebook.of(shared.themes)
        self._points = frames.to_frame(shared.interviews, self._book)
        self._coverage = frames.to_coverage(shared.interviews)
        self._heard = summary.employers_with_feedback(self._coverage)

    def part(self, part: str) -> Iterator[Drawn]:
        sections = self._shared.sections
        enough = self._heard.enough
        if part == "whole" and len(self._coverage):
            yield self._strip()
        elif part == "strengths" and enough and Section.STRENGTHS in sections:
            yield from self._themes(Kind.STRENGTH, "What employers valued")
        elif part == "asked" and enough and Section.ASKED in sections:
            yield from self._themes(Kind.WEAKNESS, "What they asked for more of")
        elif part == "matrix" and enough and Section.MATRIX in sections:
            yield from self._matrix()
        elif part == "practice":
            for plan in self._shared.practised:
                yield from self._before_after(plan)

    def _strip(self) -> Drawn:
        strip = charts.coverage_chart(
            self._coverage, self._palette, compact=self._compact, most=42 if self._compact else 80
        )
        alt = charts.coverage_alt(summary.coverage(self._coverage))
        return Drawn(strip, "Interviews and feedback", _key("coverage"), alt)

    def _themes(self, kind: Kind, title: str) -> Iterator[Drawn]:
        counted = summary.by_theme(self._points, self._coverage, kind=kind).head(MOST)
        if counted.empty:
            return
        each = charts.themes_per_mark(counted)
        key = f"One mark: up to {each} interviews" if each > 1 else "One mark: one interview"
        chart = charts.themes_chart(counted, kind, self._palette, compact=self._compact)
        alt = charts.themes_alt(counted, kind, self._heard)
        yield Drawn(self._said(chart), title, (key,), alt, _HALF)

    def _matrix(self) -> Iterator[Drawn]:
        marks = summary.theme_matrix(self._points, self._coverage)
        if marks.empty or not marks["remarks"].sum():
            return
        most = COLUMNS_COMPACT if self._compact else COLUMNS
        chart = charts.theme_matrix_chart(marks, self._palette, compact=self._compact, last=most)
        alt = charts.theme_matrix_alt(marks, self._heard)
        title = "Every theme, every interview"
        yield Drawn(self._said(chart), title, (*_KINDS, *_HOLLOW), alt)

    def _before_after(self, plan: Practised) -> Iterator[Drawn]:
        if not plan.starts_on or not plan.sessions:
            return
        days = tuple(PracticeLog(0, day) for day in plan.days or (plan.starts_on,))
        begun = summary.Practised(plan.theme, days, frozenset(plan.prompted_by))
        lanes = summary.before_after(self._points, self._coverage, begun)
        known = sides(lanes, prompts=True)
        if not (known.of_before and known.of_after):
            return
        key = (e.replace("you practised", "of practice") for e in _key("practice"))
        chart = charts.before_after_chart(lanes, begun, self._palette, compact=self._compact)
        title = f"{self._book.label(plan.theme)}: before and after practice"
        alt = charts.before_after_alt(lanes, begun)
        yield Drawn(self._said(chart), title, tuple(key), alt)

    def _said(self, figure: go.Figure) -> go.Figure:
        """The charts speak to the person whose interviews they are; this is read by another."""
        whose = escapes.plotly(self._shared.sharer or "the person")
        others = {
            "You can change soon": "Can change soon",
            "Partly yours": "Partly changeable",
            "Your practice": "Practice",
            "Not about you": f"Not about {whose}",
        }
        plain = figure.to_plotly_json()
        axis = plain["layout"]["yaxis"]
        axis["ticktext"] = [_replaced(text, others) for text in axis.get("ticktext") or ()]
        return go.Figure(plain)


def _key(chart: str) -> tuple[str, ...]:
    return charts.plain_key(charts.KEY[chart])


def _replaced(text: str, others: dict[str, str]) -> str:
    for ours, theirs in others.items():
        if text == ours or text.endswith(f">{ours}</span>"):
            return text.replace(ours, theirs)
    return text


def _svg(one: Drawn, *, headed: bool = False) -> str:
    """One picture whose colours are names; words of a person stand in it as escaped text."""
    made = charts.to_svg(one.figure, one.title, one.key, charts.LIGHT, width=one.width)
    made = re.sub(r' width="\d+" height="\d+"(?= viewBox)', "", made, count=1)
    made = _COLOUR.sub(lambda m: f"var(--{_COLOURS[m[0]]})", made)
    return made if headed else _headless(made)


def _headless(svg: str) -> str:
    """Without the title that the page's own heading says already; its name for readers stays."""
    svg = re.sub(r"<text [^>]*font-weight=\"600\">[^<]*</text>", "", svg, count=1)
    return re.sub(
        r'viewBox="0 0 (\d+) (\d+)"',
        lambda m: f'viewBox="0 {_HEAD} {m[1]} {int(m[2]) - _HEAD}"',
        svg,
        count=1,
    )

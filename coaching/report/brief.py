"""What is shared → the facts of the brief as plain text, counted as on the Trends page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from coaching import codebook, frames, summary
from coaching.codebook import Codebook
from coaching.frames import records
from coaching.model import Kind, Origin, PracticeLog, Practised, Section, Shared, Status
from coaching.report.grid import GLYPHS, HOLLOW, Grid, grid
from coaching.summary import Heard, Quote, claims, sentences
from coaching.summary.sentences import day, numbered

WORDS = {
    "strength": "strength",
    "weakness": "to work on",
    "suggestion": "suggestion",
    "reason": "reason given, not about the person",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One theme with its count and its latest words; ``of`` is 0 where nothing is counted."""

    theme: str
    label: str
    interviews: int
    of: int
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Difference:
    """
    One theme that was a strength in one interview and to work on in another.

    ``valued_in`` and ``asked_in`` count interviews, however often each of them said it.
    """

    theme: str
    label: str
    strengths: tuple[tuple[str, str], ...]
    weaknesses: tuple[tuple[str, str], ...]
    valued_in: int
    asked_in: int


@dataclass(frozen=True, slots=True)
class Words:
    """One shared point, word for word."""

    point: int
    glyph: str
    kind: str
    text: str
    source: str
    themes: tuple[str, ...]
    origin: str
    interview: int
    date: date | None
    employer: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief, ready to be set on paper or on a page; nothing in it is markup."""

    prepared: str
    consent: str
    not_shared: str
    question: str
    known: str
    floor: str
    enough: bool
    strengths: tuple[Line, ...]
    asked: tuple[Line, ...]
    suggestions: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str], ...]
    grid: Grid | None
    differences: tuple[Difference, ...]
    practised: tuple[str, ...]
    plans: tuple[str, ...]
    own: tuple[Words, ...]
    words: tuple[Words, ...]
    sections: tuple[Section, ...]


def brief(shared: Shared) -> Brief:
    """Count and choose; everything that is long is whole here, and cut where it is set."""
    book = codebook.of(shared.themes)
    points = frames.to_frame(shared.interviews, book)
    coverage = frames.to_coverage(shared.interviews)
    heard = summary.employers_with_feedback(coverage)
    when = _When(coarse=shared.coarse)
    every = tuple(_words(points, book, when))
    charts = heard.enough
    matrix = Section.MATRIX in shared.sections and charts
    return Brief(
        prepared=_prepared(shared),
        consent=shared.consent,
        not_shared=not_shared(shared),
        question=shared.question,
        known=_known(coverage),
        floor="" if charts else sentences.floor(heard),
        enough=charts,
        strengths=_lines(points, coverage, Kind.STRENGTH, when, heard),
        asked=_lines(points, coverage, Kind.WEAKNESS, when, heard),
        suggestions=_suggestions(points, when),
        reasons=tuple(_said(q, when) for q in summary.as_quotes(summary.reasons(points))),
        grid=grid(summary.theme_matrix(points, coverage), shared.sharer) if matrix else None,
        differences=_differences(points, when) if Section.DIFFERENCES in shared.sections else (),
        practised=tuple(
            _practised(p, points, coverage, book) for p in shared.practised if p.sessions
        ),
        plans=tuple(_plan(p, book) for p in shared.practised if p.status == "open"),
        own=tuple(w for w in every if w.origin == Origin.OWN),
        words=every,
        sections=shared.sections,
    )


def not_shared(shared: Shared) -> str:
    """``2 items not shared.``, and interviews beside; said also when there are none."""
    what = numbered(shared.not_shared, "item")
    if shared.interviews_not_shared:
        what += f" and {numbered(shared.interviews_not_shared, 'interview')}"
    return f"{what} not shared."


@dataclass(frozen=True, slots=True)
class _When:
    coarse: bool

    def __call__(self, day_: Any) -> str:
        if day_ is None or pd.isna(day_):
            return ""
        return f"{day_:%b %Y}" if self.coarse else f"{day_.day} {day_:%b %Y}"


def _prepared(shared: Shared) -> str:
    who = f" by {shared.sharer}" if shared.sharer else ""
    whom = f" for {shared.holder}" if shared.holder else ""
    when = _When(coarse=False)
    made = f"{shared.made_on:%B %Y}" if shared.coarse else when(shared.made_on)
    return f"Prepared{who}{whom}, {made}. May be kept until {when(shared.until)}."


def _known(coverage: pd.DataFrame) -> str:
    counted = summary.coverage(coverage)
    count = dict(zip(counted["status"].tolist(), counted["interviews"].tolist(), strict=True))
    total, given = sum(count.values()), count[Status.GIVEN.value]
    if not total:
        return "No interview is shared."
    asked = total - count[Status.NOT_ASKED.value]
    rest = total - given
    left = f" The other {rest} are not known." if rest > 1 else ""
    left = " The other one is not known." if rest == 1 else left
    return f"{numbered(total, 'interview')}, {asked} asked, {given} with feedback.{left}"


def _lines(
    points: pd.DataFrame, coverage: pd.DataFrame, kind: Kind, when: _When, heard: Heard
) -> tuple[Line, ...]:
    if not heard.enough:
        found = summary.as_quotes(summary.quotes(points, kinds=(kind,)))
        return tuple(Line("", "", 0, 0, *_said(q, when)) for q in found)
    table = summary.by_theme(points, coverage, kind=kind)
    return tuple(
        Line(row.theme, row.label, row.interviews, row.of, *_latest(points, row, kind, when))
        for row in records(table)
    )


def _suggestions(points: pd.DataFrame, when: _When) -> tuple[tuple[str, str], ...]:
    """Employers' suggestions word for word, newest first; they are read, not counted."""
    found = summary.as_quotes(summary.quotes(points, kinds=(Kind.SUGGESTION,)))
    apart = {q.point for q in summary.as_quotes(summary.reasons(points))}
    return tuple(_said(q, when) for q in reversed(found) if q.point not in apart)


def _latest(points: pd.DataFrame, row: Any, kind: Kind, when: _When) -> tuple[str, str]:
    said = summary.as_quotes(summary.quotes(points, kinds=(kind,), theme=row.theme))
    return _said([q for q in said if q.interview in row.who][-1], when)


def _said(quote: Quote, when: _When) -> tuple[str, str]:
    return quote.text, _source(quote, when)


def _source(row: Any, when: _When) -> str:
    who = "own view" if row.origin == Origin.OWN else ""
    mock = "mock" if row.mock else ""
    return ", ".join(p for p in (row.employer, who, mock, when(row.date), row.format.lower()) if p)


def _differences(points: pd.DataFrame, when: _When) -> tuple[Difference, ...]:
    return tuple(
        Difference(
            row.theme,
            row.label,
            tuple(_said(q, when) for q in row.strengths),
            tuple(_said(q, when) for q in row.weaknesses),
            len({q.interview for q in row.strengths}),
            len({q.interview for q in row.weaknesses}),
        )
        for row in records(summary.differences(points))
    )


def _words(points: pd.DataFrame, book: Codebook, when: _When) -> Iterable[Words]:
    seen: dict[int, Words] = {}
    for row in records(points):
        if row.point in seen:
            themes = (*seen[row.point].themes, book.label(row.theme))
            seen[row.point] = replace(seen[row.point], themes=themes)
            continue
        hollow = row.origin != Origin.EMPLOYER
        seen[row.point] = Words(
            point=row.point,
            glyph=(HOLLOW if hollow else GLYPHS).get(row.kind, "·"),
            kind=WORDS.get(row.kind, row.kind),
            text=row.text,
            source=_source(row, when),
            themes=(book.label(row.theme),) if isinstance(row.theme, str) else (),
            origin=row.origin,
            interview=row.interview,
            date=None if pd.isna(row.date) else row.date.date(),
            employer=row.employer,
        )
    return seen.values()


def _practised(
    plan: Practised, points: pd.DataFrame, coverage: pd.DataFrame, book: Codebook
) -> str:
    since = f" since {day(plan.starts_on)}" if plan.starts_on else ""
    times = {1: "once", 2: "twice"}.get(plan.sessions, f"{plan.sessions} times")
    said = [f"{book.label(plan.theme)}, {times}{since}."]
    if plan.confidence_before and plan.confidence_after:
        said.append(
            f"Confidence, own rating of 5: {plan.confidence_before} before, "
            f"{plan.confidence_after} after."
        )
    if plan.starts_on:
        days = tuple(PracticeLog(0, day) for day in plan.days or (plan.starts_on,))
        begun = summary.Practised(plan.theme, days, frozenset(plan.prompted_by))
        table = summary.before_after(points, coverage, begun)
        fewer = summary.fewer_since(points, coverage, [begun])
        said.append(claims.before_after(table, begun, fewer=fewer[plan.theme]))
    return " ".join(said)


def _plan(plan: Practised, book: Codebook) -> str:
    agreed = " Agreed with the consultant." if plan.agreed_with == "consultant" else ""
    words = plan.plan or plan.drill or "practise"
    due = f" By {day(plan.due_on)}." if plan.due_on else ""
    return f"{book.label(plan.theme)}: {words.rstrip('.')}.{due}{agreed}"

"""Interviews → one row per (interview, point, theme), and one row per interview."""

from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any
from weakref import ref

import numpy as np
import pandas as pd

from coaching.codebook import Codebook, built_in
from coaching.model import Feedback, Flag, Interview, Kind, Origin, Point, Status

ABOUT_INTERVIEW = {
    "interview": "int64",
    "number": "int64",
    "employer": "str",
    "employer_key": "str",
    "role": "str",
    "stage": "str",
    "format": "str",
    "date": "datetime64[s]",
    "mock": "bool",
}
COLUMNS = ABOUT_INTERVIEW | {
    "feedback": "int64",
    "point": "int64",
    "origin": "str",
    "kind": "str",
    "theme": "str",
    "lane": "str",
    "label": "str",
    "short": "str",
    "place": "int64",
    "text": "str",
    "private": "bool",
    "second_hand": "bool",
}
COVERAGE_COLUMNS = ABOUT_INTERVIEW | {"status": "str", "given": "bool"}

_SAID = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)


def to_frame(interviews: Iterable[Interview], book: Codebook | None = None) -> pd.DataFrame:
    """
    One row per (interview, point, theme), in the order given.

    A point with two confirmed themes has two rows; a point without has one, its ``theme``,
    ``lane``, ``label`` and ``short`` missing. Proposed themes are not here: nobody confirmed them.
    Themes are what they stand for in ``book`` (the person's; without one, the built-in): two that
    were merged are one, a hidden one is none, and ``label`` and ``short`` are the person's words,
    not escaped. ``place`` is the theme's in the order of the book, -1 without one. ``lane`` says
    how far the theme is in the person's hands (``yes``, ``partly``, ``no``; a theme of their own
    ``partly``). ``origin`` is ``mock`` for whatever was said in a mock interview except one's own
    view. Private points are here, marked; summaries leave them out. No interviews: no rows.
    """
    book = book or built_in()
    rows = []
    known: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
    for interview, about in _abouts(interviews):
        for feedback in interview.feedback:
            for point in feedback.points:
                themes = known.get(point.themes)
                if themes is None:  # the same few themes, thousands of times
                    named = book.about(point.themes) or (None,)
                    themes = known[point.themes] = [_theme(theme, book) for theme in named]
                said = _said(interview, feedback, point)
                rows += [(*about, *said[:4], *theme, *said[4:]) for theme in themes]
    return table(rows, COLUMNS)


def to_coverage(interviews: Iterable[Interview]) -> pd.DataFrame:
    """
    One row per interview, in the order given: how far the employer's feedback has come.

    ``number`` counts interviews from 1; mock interviews have 0. ``given`` is True when employer
    feedback counts for this interview: it was recorded as given, or holds a strength, weakness
    or suggestion whatever was recorded, so that a count can never exceed its denominator.
    ``status`` follows. Always False for mock interviews. No interviews: no rows.
    """
    rows = []
    for interview, about in _abouts(interviews):
        given = not interview.mock and _was_given(interview)
        status = Status.GIVEN if given else interview.status
        rows.append((*about, status.value, given))
    return table(rows, COVERAGE_COLUMNS)


def table(rows: Sequence[tuple[object, ...]], dtypes: Mapping[str, str]) -> pd.DataFrame:
    """
    Rows → a table with exactly these columns, also when there are no rows.

    One array per column, of its dtype: a DataFrame of rows and ``astype`` costs three times that.
    """
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(dtypes)
    pairs = zip(dtypes.items(), columns, strict=True)
    return pd.DataFrame({name: _array(values, dtype) for (name, dtype), values in pairs})


def records(table: pd.DataFrame) -> list[Any]:
    """
    The rows of a table as named tuples; ``itertuples`` at a fifth of its cost.

    A table is read once, however many questions are asked of it in a run: what was read lives as
    long as the table does. Tables are values here; nobody changes one after it was made.
    """
    known = _READ.get(id(table))
    if known is None or known[0]() is not table:
        columns = [table[name].tolist() for name in table.columns]
        rows = [*map(_record(tuple(table.columns))._make, zip(*columns, strict=True))]
        known = _READ[id(table)] = (ref(table, partial(_forget, id(table))), rows)
    return list(known[1])


_READ: dict[int, tuple[ref[pd.DataFrame], list[Any]]] = {}


def _forget(number: int, gone: ref[pd.DataFrame]) -> None:
    if number in _READ and _READ[number][0] is gone:
        del _READ[number]


def employer_key(name: str) -> str:
    """The same for two spellings of one employer that differ in case or spaces only."""
    return " ".join(name.casefold().split())


def _abouts(interviews: Iterable[Interview]) -> Iterator[tuple[Interview, tuple[object, ...]]]:
    number = 0
    for position, interview in enumerate(interviews, start=1):
        number += not interview.mock
        last = interview.last_round
        yield (
            interview,
            (
                # One that is not stored yet has no id: minus its place tells it from the others.
                -position if interview.id is None else interview.id,
                0 if interview.mock else number,
                interview.employer,
                employer_key(interview.employer),
                interview.role,
                last.stage,
                last.format,
                last.held_on,
                interview.mock,
            ),
        )


def _said(interview: Interview, feedback: Feedback, point: Point) -> tuple[object, ...]:
    practised = interview.mock and feedback.origin is Origin.EMPLOYER
    return (
        feedback.id or 0,
        point.id or 0,
        (Origin.MOCK if practised else feedback.origin).value,
        point.kind.value,
        point.text,
        Flag.PRIVATE in point.flags,
        Flag.SECOND_HAND in point.flags,
    )


def _was_given(interview: Interview) -> bool:
    return interview.status is Status.GIVEN or any(
        point.kind in _SAID
        for feedback in interview.feedback
        if feedback.origin is Origin.EMPLOYER
        for point in feedback.points
    )


def _theme(theme: str | None, book: Codebook) -> tuple[object, ...]:
    """Theme, lane, label, short and place."""
    if theme is None:
        return None, None, None, None, -1
    return theme, book.lane(theme), book.label(theme), book.short(theme), book.place(theme)


def _array(values: Sequence[object], dtype: str) -> Any:
    if dtype == "object":
        return pd.Series(values, dtype="object")
    if dtype == "str":
        return pd.array(values, dtype="str")  # type: ignore[call-overload]
    if dtype.startswith("datetime64"):  # numpy knows None, not NaT
        values = [None if value is pd.NaT else value for value in values]
    return np.array(values, dtype=dtype)


@cache
def _record(columns: tuple[str, ...]) -> Any:
    return namedtuple("Record", columns)

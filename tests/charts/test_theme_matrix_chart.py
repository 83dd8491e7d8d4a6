"""The grid of themes and interviews."""

from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from coaching import charts, frames, summary
from coaching.charts import LIGHT
from coaching.model import Interview, Kind, Origin, Round
from tests.build import a_feedback, a_point, an_interview
from tests.charts.drawn import marks, parts, texts
from tests.charts.test_every_chart import journal_of
from tests.summary.journal import journal

ALL = tuple(Origin)


def matrix(interviews: tuple[Interview, ...], **options: Any) -> pd.DataFrame:
    return summary.theme_matrix(*parts(interviews), **options)


def test_filled_marks_are_employers_and_hollow_ones_others() -> None:
    table = matrix(journal(own=True), origins=ALL)
    found = marks(charts.theme_matrix_chart(table, LIGHT))
    hollow = {(m["custom"][1], m["custom"][2]) for m in found if m["symbol"].endswith("-open")}

    assert hollow == {
        ("structure_concision", 101),
        ("teamwork_conflict", 101),
        ("structure_concision", 102),
        ("results_contribution", 102),
        ("composure_nerves", 2),
        ("structure_concision", 12),
        ("job_knowledge", 4),
    }
    assert len(found) == len(table[table["remarks"] > 0])


def test_a_shape_for_each_kind() -> None:
    interview = an_interview(
        *(a_point("job_knowledge", kind=kind) for kind in Kind if kind is not Kind.REMARK), id=1
    )
    found = marks(charts.theme_matrix_chart(matrix((interview,)), LIGHT))

    assert [mark["symbol"] for mark in found] == ["circle", "diamond", "triangle-up", "square"]
    assert [mark["y"] for mark in found] == sorted(mark["y"] for mark in found)


def test_columns_are_numbered_and_mocks_are_m() -> None:
    written = texts(charts.theme_matrix_chart(matrix(journal()), LIGHT))

    assert written[:14] == [
        *map(str, range(1, 8)), "M", "8", "9", "10", "11", "M", "12",
    ]  # fmt: skip
    assert written[14:20] == ["Feb", "Mar", "Apr", "May", "Jun", "Jul"]


def test_lanes_head_the_rows() -> None:
    written = " ".join(texts(charts.theme_matrix_chart(matrix(journal()), LIGHT)))

    assert "You can change soon" in written
    assert "Partly yours" in written
    assert "Not about you" in written


def test_what_is_not_known_is_shaded() -> None:
    figure = charts.theme_matrix_chart(matrix(journal(), origins=(Origin.EMPLOYER,)), LIGHT)

    middles = [(shape.x0 + shape.x1) / 2 for shape in figure.layout.shapes]
    assert middles == [0, 3, 6, 8, 10]


def test_neighbours_that_are_not_known_are_one_shade() -> None:
    interviews = (an_interview(id=1), an_interview(id=2), an_interview(a_point(), id=3))
    figure = charts.theme_matrix_chart(matrix(interviews), LIGHT)

    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes] == [(-0.5, 1.5)]


def test_rows_grow_with_the_marks_in_a_cell() -> None:
    kinds = [Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION]
    points = [a_point("job_knowledge", kind=kind) for kind in kinds]
    feedback = (a_feedback(*points), a_feedback(*points, origin=Origin.OWN))
    table = matrix((an_interview(feedback=feedback, id=1),), origins=ALL)
    found = marks(charts.theme_matrix_chart(table, LIGHT))
    heights = sorted(mark["y"] for mark in found)

    assert len(found) == 6
    assert min(b - a for a, b in pairwise(heights)) >= 13


def test_hovering_shows_who_what_and_the_words() -> None:
    feedback = a_feedback(a_point(text="One."), a_point(text="Two."), origin=Origin.OWN)
    table = matrix((an_interview(feedback=(feedback,), id=1),), origins=ALL)
    [mark] = marks(charts.theme_matrix_chart(table, LIGHT))

    assert mark["hover"] == (
        "<b>Northgate Council</b>, 3 Mar · your own view<br>Concrete examples: to work on"
        "<br>“One.”<br>and 1 more"
    )


def test_only_the_newest_columns() -> None:
    figure = charts.theme_matrix_chart(matrix(journal()), LIGHT, last=3)

    assert texts(figure)[:3] == ["11", "M", "12"]
    assert {mark["custom"][2] for mark in marks(figure)} == {102, 12}


@pytest.mark.parametrize(("unknown", "lines"), [(True, 2), (False, 1)])
def test_numbers_that_would_touch_take_turns_on_two_lines(unknown: bool, lines: int) -> None:
    table = matrix(journal(), unknown=unknown)
    figure = charts.theme_matrix_chart(table, LIGHT, compact=True)
    numbers = next(trace for trace in figure.data if trace.mode == "text")

    assert len(set(numbers.y)) == lines


def test_formats_do_not_run_into_each_other() -> None:
    formats = [
        "One-to-one",
        "Panel",
        "Technical or practical test",
        "Presentation or teaching demo",
    ]
    interviews = tuple(
        an_interview(a_point(), id=i, rounds=(Round(format=name),))
        for i, name in enumerate(formats, 1)
    )
    table = matrix(interviews, order="format")
    figure = charts.theme_matrix_chart(table, LIGHT, compact=True)
    _numbers, trace = (trace for trace in figure.data if trace.mode == "text")
    bands = list(zip(trace.text, trace.y, trace.textposition, strict=True))

    assert [text for text, _, _ in bands] == [
        "One-to-one",
        "Panel",
        "Technical or practica…",
        "Presentation or teach…",
    ]
    assert len({y for _, y, _ in bands}) >= 3
    assert bands[-1][2] == "middle left"


def test_years_stand_over_the_months_when_there_are_two() -> None:
    one = texts(charts.theme_matrix_chart(matrix(journal()), LIGHT))
    two = texts(charts.theme_matrix_chart(matrix(journal_of(45)), LIGHT))

    assert "2026" not in one
    assert {"2026", "2027"} <= set(two)


@pytest.mark.parametrize(("columns", "compact", "room"), [(40, False, 868), (11, True, 284)])
def test_columns_are_wide_enough(columns: int, compact: bool, room: int) -> None:
    table = matrix(journal_of(60), origins=ALL)
    figure = charts.theme_matrix_chart(table, LIGHT, compact=compact, last=columns)

    assert charts.least_width(figure) <= room


def test_nothing_to_show_draws_nothing() -> None:
    assert marks(charts.theme_matrix_chart(matrix(()), LIGHT)) == []
    assert marks(charts.theme_matrix_chart(matrix((an_interview(id=1),)), LIGHT)) == []


def test_alt_says_how_much_is_known() -> None:
    heard = summary.employers_with_feedback(frames.to_coverage(journal()))

    assert charts.theme_matrix_alt(matrix(journal()), heard) == (
        "Grid of 12 themes by 12 interviews and 2 mock interviews; 7 with employer feedback. "
        "The same facts are in the table below."
    )


def test_the_same_facts_as_a_table() -> None:
    facts = charts.theme_matrix_facts(matrix(journal(own=True), origins=ALL))
    first = facts.iloc[0].to_dict()

    assert list(facts.columns) == [
        "Theme",
        "Can change",
        "Strength",
        "To work on",
        "Suggestion",
        "Not about you",
        "Strength, mock",
        "To work on, mock",
        "Suggestion, mock",
        "Strength, own view",
        "To work on, own view",
    ]
    assert first["Strength"] == "Alder Credit Union (12 May), Tamarack Insurance (7 Jul)"
    assert first["Strength, own view"] == "Tamarack Insurance (7 Jul)"
    assert facts.iloc[-1]["Can change"] == "not yours"
    assert list(charts.theme_matrix_facts(matrix(())).columns) == ["Theme", "Can change"]


def test_does_not_change_its_input() -> None:
    table = matrix(journal())
    before = table.copy(deep=True)

    charts.theme_matrix_chart(table, LIGHT, last=5)
    charts.theme_matrix_facts(table)

    assert table.equals(before)

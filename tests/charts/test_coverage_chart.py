"""The strip of interviews."""

import pandas as pd
import pytest

from coaching import charts, frames, summary
from coaching.charts import LIGHT
from coaching.model import Interview, Round, Status
from tests.build import a_feedback, an_interview
from tests.charts.drawn import marks, texts
from tests.charts.test_every_chart import journal_of
from tests.summary.journal import journal


def coverage(interviews: tuple[Interview, ...]) -> pd.DataFrame:
    return frames.to_coverage(interviews)


def test_one_mark_per_interview_in_order() -> None:
    found = marks(charts.coverage_chart(coverage(journal()), LIGHT))

    assert [mark["custom"] for mark in found] == [["interview", i] for i in range(1, 13)]
    assert [mark["x"] for mark in found] == list(range(1, 13))


@pytest.mark.parametrize(
    ("status", "symbol", "words"),
    [
        (Status.GIVEN, "square", "feedback given"),
        (Status.ASKED, "square-open", "asked and waiting"),
        (Status.PROMISED, "square-open", "promised, not here yet"),
        (Status.NOT_ASKED, "circle-open", "not asked yet"),
        (Status.DECLINED, "line-ew-open", "employer gives none"),
        (Status.NO_ANSWER, "line-ew-open", "no answer"),
    ],
)
def test_a_shape_for_each_state(status: Status, symbol: str, words: str) -> None:
    interview = an_interview(feedback=(a_feedback(status=status),), id=1)

    [mark] = marks(charts.coverage_chart(coverage((interview,)), LIGHT))

    assert mark["symbol"] == symbol
    assert (
        mark["hover"] == f"<b>Northgate Council</b><br>Project support officer<br>3 Mar · {words}"
    )


def test_months_are_written_where_they_begin() -> None:
    assert texts(charts.coverage_chart(coverage(journal()), LIGHT))[:4] == [
        "3<br><b>Feb</b>",
        "17",
        "3<br><b>Mar</b>",
        "12",
    ]


def test_years_are_written_only_when_there_are_two() -> None:
    later = journal_of(40)
    written = " ".join(texts(charts.coverage_chart(coverage(later), LIGHT)))

    assert "2026" in written
    assert "2026" not in " ".join(texts(charts.coverage_chart(coverage(journal()), LIGHT)))


def test_many_interviews_go_on_below() -> None:
    wide = charts.coverage_chart(coverage(journal_of(40)), LIGHT)
    narrow = charts.coverage_chart(coverage(journal_of(40)), LIGHT, compact=True)

    assert len({mark["y"] for mark in marks(wide)}) == 1
    assert len({mark["y"] for mark in marks(narrow)}) == 3
    assert max(mark["x"] for mark in marks(narrow)) <= 14


def test_an_undated_interview_has_a_dash_for_a_date() -> None:
    figure = charts.coverage_chart(coverage((an_interview(rounds=(Round(),), id=1),)), LIGHT)

    assert texts(figure) == ["–"]
    assert marks(figure)[0]["hover"].endswith("officer<br>not asked yet")


def test_no_interviews_draw_nothing() -> None:
    assert marks(charts.coverage_chart(coverage(()), LIGHT)) == []


def test_alt_says_the_numbers() -> None:
    assert charts.coverage_alt(summary.coverage(coverage(journal()))) == (
        "Strip of 12 interviews in order of date; feedback given: 7, asked and waiting: 2, "
        "not asked yet: 1, employer gives none: 1, no answer: 1."
    )
    assert charts.coverage_alt(summary.coverage(coverage(()))) == (
        "Strip of interviews; there are none yet."
    )


def test_the_same_facts_as_a_table() -> None:
    facts = charts.coverage_facts(coverage(journal()))

    assert list(facts.columns) == ["Date", "Employer", "Role", "Feedback"]
    assert facts.iloc[10].tolist() == [
        "23 Jun 2026",
        "Birch & Lane",
        "Project support officer",
        "not asked yet",
    ]
    assert list(charts.coverage_facts(coverage(())).columns) == list(facts.columns)


def test_does_not_change_its_input() -> None:
    table = coverage(journal())
    before = table.copy(deep=True)

    charts.coverage_chart(table, LIGHT)
    charts.coverage_facts(table)

    assert table.equals(before)


def test_only_the_newest_of_very_many_are_drawn() -> None:
    sixty = coverage(journal_of(60))
    figure = charts.coverage_chart(sixty, LIGHT, most=20)
    real = [row.interview for row in frames.records(sixty) if not row.mock]

    assert [mark["custom"][1] for mark in marks(figure)] == real[-20:]

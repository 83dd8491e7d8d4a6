"""How much is known, before anything is counted."""

import pytest

from coaching import frames, summary
from coaching.model import Status
from coaching.summary.coverage import COLUMNS, ORDER
from tests.build import a_feedback, a_point, an_interview
from tests.summary.journal import journal


def test_counts_every_status_in_a_fixed_order() -> None:
    counted = summary.coverage(frames.to_coverage(journal()))

    assert counted["status"].tolist() == [status.value for status in ORDER]
    assert counted["interviews"].tolist() == [7, 2, 0, 1, 1, 1]
    assert counted["of"].tolist() == [12] * 6
    assert counted["who"].tolist()[1] == (7, 9)


def test_no_interviews_have_the_same_columns() -> None:
    counted = summary.coverage(frames.to_coverage([]))

    assert list(counted.columns) == list(COLUMNS)
    assert counted["interviews"].sum() == 0
    assert len(counted) == len(Status)


def test_does_not_change_its_input() -> None:
    coverage = frames.to_coverage(journal())
    before = coverage.copy(deep=True)

    summary.coverage(coverage)
    summary.employers_with_feedback(coverage)

    assert coverage.equals(before)


@pytest.mark.parametrize(
    ("employers", "heard", "enough"),
    [
        ([], (0, 0), False),
        (["A"], (1, 1), False),
        (["A", "a ", " A"], (1, 3), False),
        (["A", "B", "b"], (2, 3), False),
        (["A", "B", "C"], (3, 3), True),
    ],
)
def test_charts_begin_with_the_third_employer(
    employers: list[str], heard: tuple[int, int], enough: bool
) -> None:
    interviews = [an_interview(a_point(), employer=name) for name in employers]

    found = summary.employers_with_feedback(frames.to_coverage(interviews))

    assert (found.employers, found.interviews) == heard
    assert found.enough is enough


def test_an_employer_who_only_was_asked_has_not_been_heard() -> None:
    asked = an_interview(feedback=(a_feedback(status=Status.ASKED),))

    assert summary.employers_with_feedback(frames.to_coverage([asked])).employers == 0


def test_the_unit_is_interviews_when_one_employer_gave_feedback_twice() -> None:
    names = ["A", "B", "C", "C"]
    coverage = frames.to_coverage([an_interview(a_point(), employer=n) for n in names])

    assert summary.employers_with_feedback(coverage).unit == "interviews with feedback"
    assert summary.employers_with_feedback(coverage.head(3)).unit == "employers"

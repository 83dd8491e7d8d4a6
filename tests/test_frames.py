"""Interviews become one row per (interview, point, theme)."""

from datetime import date

import pandas as pd
import pytest

from coaching import frames
from coaching.model import Flag, Interview, Kind, Origin, Point, Round, Status
from tests.build import a_feedback, a_point, an_interview


def dtypes(table: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in table.dtypes.items()}


@pytest.mark.parametrize("interviews", [[], [an_interview()], [an_interview(a_point(), id=1)]])
def test_columns_are_the_same_with_and_without_rows(interviews: list[Interview]) -> None:
    assert dtypes(frames.to_frame(interviews)) == frames.COLUMNS
    assert dtypes(frames.to_coverage(interviews)) == frames.COVERAGE_COLUMNS


def test_a_point_with_two_themes_has_two_rows() -> None:
    point = Point(text="Both.", kind=Kind.WEAKNESS, themes=("specific_examples", "job_knowledge"))

    points = frames.to_frame([an_interview(point)])

    assert points["theme"].tolist() == ["specific_examples", "job_knowledge"]
    assert points["lane"].tolist() == ["yes", "partly"]


def test_a_point_without_theme_has_one_row_and_no_theme() -> None:
    points = frames.to_frame([an_interview(a_point(None))])

    assert points["theme"].isna().tolist() == [True]
    assert points["lane"].isna().tolist() == [True]


def test_proposed_themes_are_not_rows() -> None:
    points = frames.to_frame([an_interview(a_point(None, proposed=("job_knowledge",)))])

    assert points["theme"].isna().all()


def test_a_theme_of_ones_own_is_partly_ones_own() -> None:
    points = frames.to_frame([an_interview(a_point("my_theme"))])

    assert points["lane"].tolist() == ["partly"]


def test_private_and_second_hand_points_are_marked() -> None:
    flags = frozenset({Flag.PRIVATE, Flag.SECOND_HAND})

    points = frames.to_frame([an_interview(a_point(flags=flags), a_point())])

    assert points["private"].tolist() == [True, False]
    assert points["second_hand"].tolist() == [True, False]


def test_what_is_said_in_a_mock_interview_is_not_an_employers() -> None:
    own = a_feedback(a_point(), origin=Origin.OWN)
    mock = an_interview(mock=True, feedback=(a_feedback(a_point()), own))

    points = frames.to_frame([mock])

    assert points["origin"].tolist() == ["mock", "own"]
    assert points["mock"].all()


def test_numbers_count_interviews_and_pass_over_mocks() -> None:
    interviews = [an_interview(id=7), an_interview(id=8, mock=True), an_interview(id=9)]

    coverage = frames.to_coverage(interviews)

    assert coverage["number"].tolist() == [1, 0, 2]


def test_interviews_that_are_not_stored_yet_are_told_apart() -> None:
    points = frames.to_frame([an_interview(a_point()), an_interview(a_point())])

    assert points["interview"].nunique() == 2


def test_the_last_round_is_what_feedback_is_about() -> None:
    rounds = (Round("First interview", "Phone", date(2026, 1, 2)), Round("Case", "Panel", None))

    row = frames.to_coverage([an_interview(rounds=rounds)]).iloc[0]

    assert (row["stage"], row["format"]) == ("Case", "Panel")
    assert pd.isna(row["date"])


def test_an_interview_without_rounds_has_no_date() -> None:
    assert frames.to_coverage([an_interview(rounds=())])["date"].isna().all()


@pytest.mark.parametrize("status", list(Status))
def test_status_is_the_employers(status: Status) -> None:
    asked = a_feedback(status=status)
    own = a_feedback(a_point(), origin=Origin.OWN)

    coverage = frames.to_coverage([an_interview(feedback=(asked, own))])

    assert coverage["status"].tolist() == [status.value]
    assert coverage["given"].tolist() == [status is Status.GIVEN]


def test_a_strength_is_feedback_whatever_the_status_says() -> None:
    feedback = a_feedback(a_point(kind=Kind.STRENGTH), status=Status.DECLINED)

    coverage = frames.to_coverage([an_interview(feedback=(feedback,))])

    assert coverage["given"].tolist() == [True]
    assert coverage["status"].tolist() == ["given"]


def test_a_reason_with_a_refusal_stays_a_refusal() -> None:
    feedback = a_feedback(a_point(kind=Kind.REASON), status=Status.DECLINED)

    coverage = frames.to_coverage([an_interview(feedback=(feedback,))])

    assert coverage["status"].tolist() == ["declined"]


def test_feedback_in_a_mock_interview_is_not_given() -> None:
    coverage = frames.to_coverage([an_interview(a_point(), mock=True)])

    assert coverage["given"].tolist() == [False]


def test_one_employer_is_known_by_case_and_spaces() -> None:
    assert frames.employer_key("  NORTHGATE  council\n") == frames.employer_key("Northgate Council")


def test_records_are_the_rows() -> None:
    table = frames.table([(1, "a"), (2, None)], {"n": "int64", "text": "str"})

    first, second = frames.records(table)

    assert (first.n, first.text) == (1, "a")
    assert pd.isna(second.text)
    assert frames.records(table.head(0)) == []

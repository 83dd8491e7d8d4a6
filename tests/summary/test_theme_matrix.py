"""Every theme in every interview."""

from typing import Any

import pandas as pd

from coaching import frames, summary
from coaching.model import Flag, Interview, Kind, Origin
from coaching.summary.theme_matrix import COLUMNS
from tests.build import a_point, an_interview
from tests.summary.journal import journal

ALL = tuple(Origin)


def matrix(interviews: tuple[Interview, ...], **options: Any) -> pd.DataFrame:
    points, coverage = frames.to_frame(interviews), frames.to_coverage(interviews)
    return summary.theme_matrix(points, coverage, **options)


def cells(table: pd.DataFrame) -> set[tuple[str, int, str]]:
    return {(r.theme, r.interview, r.kind) for r in frames.records(table) if r.remarks}


def columns(table: pd.DataFrame) -> list[int]:
    by_column = {row.column: row.interview for row in frames.records(table)}
    return [by_column[i] for i in range(len(by_column))]


def test_marks_of_one_theme() -> None:
    found = cells(matrix(journal(), origins=(Origin.EMPLOYER,)))

    assert {cell for cell in found if cell[0] == "structure_concision"} == {
        ("structure_concision", 2, "weakness"),
        ("structure_concision", 2, "suggestion"),
        ("structure_concision", 3, "weakness"),
        ("structure_concision", 6, "weakness"),
        ("structure_concision", 8, "strength"),
        ("structure_concision", 12, "strength"),
    }


def test_rows_go_by_lane_then_by_how_many_named_it_then_by_codebook() -> None:
    table = matrix(journal())

    assert table["theme"].dropna().drop_duplicates().tolist() == [
        "structure_concision",
        "results_contribution",
        "preparation_research",
        "teamwork_conflict",
        "specific_examples",
        "questions_asked",
        "rapport_interpersonal",
        "job_knowledge",
        "problem_solving",
        "composure_nerves",
        "experience_depth",
        "other_candidate",
    ]


def test_columns_by_date_with_mocks_between() -> None:
    assert columns(matrix(journal())) == [1, 2, 3, 4, 5, 6, 7, 101, 8, 9, 10, 11, 102, 12]


def test_columns_by_format_in_the_vocabularys_order_mocks_last() -> None:
    table = matrix(journal(), order="format")

    assert columns(table) == [4, 8, 2, 3, 5, 9, 12, 1, 11, 6, 7, 10, 101, 102]
    assert set(table[table["mock"]]["band"]) == {"Mock"}


def test_without_mocks() -> None:
    table = matrix(journal(), origins=(Origin.EMPLOYER,))

    assert columns(table) == list(range(1, 13))
    assert set(table["origin"].dropna()) == {"employer"}


def test_without_interviews_of_which_nothing_is_known() -> None:
    assert columns(matrix(journal(), origins=(Origin.EMPLOYER,), unknown=False)) == [
        2, 3, 5, 6, 8, 10, 12,
    ]  # fmt: skip


def test_an_own_view_keeps_its_column_and_the_employers_stays_unknown() -> None:
    table = matrix(journal(own=True), origins=ALL, unknown=False)

    assert 4 in columns(table)
    assert not table[table["interview"] == 4]["given"].any()


def test_own_views_are_rows_of_their_own_and_never_summed() -> None:
    table = matrix(journal(own=True), origins=ALL)
    row = table[(table["theme"] == "structure_concision") & (table["interview"] == 12)]

    assert row["origin"].tolist() == ["employer", "own"]
    assert row["remarks"].tolist() == [1, 1]


def test_own_views_and_mocks_do_not_move_a_row_up() -> None:
    interviews = (
        an_interview(a_point("job_knowledge"), id=1),
        an_interview(a_point("composure_nerves"), id=2, mock=True),
        an_interview(a_point("composure_nerves"), id=3, mock=True),
    )

    assert matrix(interviews)["theme"].drop_duplicates().tolist()[0] == "job_knowledge"


def test_a_column_without_marks_is_there_once() -> None:
    table = matrix(journal())
    empty = table[table["interview"] == 7]

    assert empty["theme"].isna().tolist() == [True]
    assert empty["remarks"].tolist() == [0]


def test_what_nobody_can_change_is_a_reason_whatever_its_kind() -> None:
    found = cells(matrix((an_interview(a_point("other_candidate", kind=Kind.WEAKNESS), id=1),)))

    assert found == {("other_candidate", 1, "reason")}


def test_private_points_and_remarks_leave_no_mark() -> None:
    private = a_point(flags=frozenset({Flag.PRIVATE}))
    remark = a_point(kind=Kind.REMARK)

    table = matrix((an_interview(private, remark, id=1),))

    assert cells(table) == set()
    assert columns(table) == [1]


def test_several_remarks_are_one_mark() -> None:
    table = matrix((an_interview(a_point(text="One."), a_point(text="Two."), id=1),))

    assert table["remarks"].tolist() == [2]
    assert table["words"].tolist() == ["One."]


def test_bands_are_months_with_their_year() -> None:
    table = matrix(journal()).drop_duplicates("column").sort_values("column")

    assert table["band"].tolist()[:4] == ["Feb", "Feb", "Mar", "Mar"]
    assert set(table["year"]) == {2026}


def test_an_undated_interview_is_last() -> None:
    table = matrix((an_interview(a_point(), id=1, rounds=()), an_interview(a_point(), id=2)))

    assert columns(table) == [2, 1]
    assert table["band"].tolist() == ["Mar", "No date"]


def test_no_interviews_have_the_same_columns() -> None:
    table = matrix(())

    assert {str(name): str(dtype) for name, dtype in table.dtypes.items()} == COLUMNS
    assert table.empty


def test_does_not_change_its_input() -> None:
    points, coverage = frames.to_frame(journal()), frames.to_coverage(journal())
    before = points.copy(deep=True), coverage.copy(deep=True)

    summary.theme_matrix(points, coverage, order="format", unknown=False)

    assert points.equals(before[0])
    assert coverage.equals(before[1])

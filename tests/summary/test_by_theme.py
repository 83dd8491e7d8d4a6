"""Which themes employers named, and how often."""

import pytest

from coaching import frames, summary
from coaching.model import Flag, Interview, Kind, Origin
from coaching.summary.themes import COLUMNS
from tests.build import a_feedback, a_point, an_interview
from tests.summary.journal import journal


def counted(interviews: list[Interview], kind: Kind = Kind.WEAKNESS) -> dict[str, int]:
    table = summary.by_theme(frames.to_frame(interviews), frames.to_coverage(interviews), kind)
    return dict(zip(table["theme"], table["interviews"], strict=True))


def test_strengths_of_the_journal() -> None:
    assert counted([*journal(own=True)], Kind.STRENGTH) == {
        "preparation_research": 3,
        "teamwork_conflict": 3,
        "structure_concision": 2,
        "problem_solving": 2,
        "rapport_interpersonal": 2,
        "questions_asked": 1,
    }


def test_weaknesses_of_the_journal_most_first_ties_in_codebook_order() -> None:
    found = counted([*journal(own=True)])

    assert list(found.items()) == [
        ("results_contribution", 3),
        ("structure_concision", 3),
        ("specific_examples", 2),
        ("job_knowledge", 2),
        ("questions_asked", 1),
        ("rapport_interpersonal", 1),
        ("composure_nerves", 1),
    ]


def test_says_of_how_many_and_who() -> None:
    table = summary.by_theme(frames.to_frame(journal()), frames.to_coverage(journal()))
    row = frames.records(table)[0]

    assert (row.interviews, row.of, row.who) == (3, 7, (2, 5, 10))
    assert row.employers == ("Northgate Council", "Calder Health", "Meridian Data")
    assert row.words[0] == "We could not tell which part of the work was yours."
    assert (row.label, row.short, row.lane) == ("Result and own part", "Result, own part", "yes")
    assert [d.isoformat()[:10] for d in row.dates] == ["2026-02-17", "2026-03-24", "2026-06-09"]


def test_counts_interviews_not_remarks() -> None:
    assert counted([an_interview(a_point(), a_point(text="Again."))]) == {"specific_examples": 1}


def test_counts_interviews_not_employers() -> None:
    twice = [an_interview(a_point(), employer="A"), an_interview(a_point(), employer="A")]

    assert counted(twice) == {"specific_examples": 2}


@pytest.mark.parametrize("origin", [Origin.MOCK, Origin.OWN])
def test_counts_only_employers(origin: Origin) -> None:
    assert counted([an_interview(feedback=(a_feedback(a_point(), origin=origin),))]) == {}


def test_a_mock_interview_is_not_counted() -> None:
    assert counted([an_interview(a_point(), mock=True)]) == {}


def test_a_private_point_is_not_counted() -> None:
    private = a_point(flags=frozenset({Flag.PRIVATE, Flag.SENSITIVE}))

    assert counted([an_interview(private)]) == {}


@pytest.mark.parametrize("theme", ["other_candidate", "position_changed", "fit_unspecified"])
def test_what_nobody_can_change_is_never_a_weakness(theme: str) -> None:
    assert counted([an_interview(a_point(theme))]) == {}


@pytest.mark.parametrize("kind", [Kind.REASON, Kind.REMARK])
def test_reasons_and_remarks_are_never_a_weakness(kind: Kind) -> None:
    assert counted([an_interview(a_point("experience_depth", kind=kind))]) == {}


def test_a_point_without_theme_is_not_counted() -> None:
    assert counted([an_interview(a_point(None))]) == {}


def test_an_unknown_theme_follows_the_codebook() -> None:
    interview = an_interview(a_point("zebra"), a_point("my_theme"), a_point("written_materials"))

    assert list(counted([interview])) == ["written_materials", "my_theme", "zebra"]


def test_nothing_named_has_the_same_columns() -> None:
    table = summary.by_theme(frames.to_frame([]), frames.to_coverage([]))

    assert {str(name): str(dtype) for name, dtype in table.dtypes.items()} == COLUMNS
    assert table.empty


def test_does_not_change_its_input() -> None:
    points, coverage = frames.to_frame(journal()), frames.to_coverage(journal())
    before = points.copy(deep=True), coverage.copy(deep=True)

    summary.by_theme(points, coverage, Kind.STRENGTH)

    assert points.equals(before[0])
    assert coverage.equals(before[1])

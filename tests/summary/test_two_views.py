"""One's own view beside the employer's, inside the same interview."""

from coaching import frames, summary
from coaching.frames import records
from coaching.summary.two_views import COLUMNS
from tests.summary.said import interviews

THREE = """
    Alder 2026-01-05: +team -nerves ~structure | -nerves -structure +problem
    Birch 2026-01-12: +team -knowledge | +knowledge
    Cedar 2026-01-19: +team -result | +rapport
    Dunlin 2026-01-26: +team          # no own view
    Elm 2026-02-02: asked | -nerves
    Mock 2026-02-03: +team | -team
"""


def views(text: str) -> list[tuple[str, str, str, int]]:
    found = interviews(text)
    table = summary.two_views(frames.to_frame(found), frames.to_coverage(found))
    return [(r.kind, r.short, r.place, r.interview) for r in records(table)]


def both(text: str) -> tuple[int, ...]:
    found = interviews(text)
    return summary.with_both(frames.to_frame(found), frames.to_coverage(found))


def test_lays_both_views_of_an_interview_side_by_side() -> None:
    assert views(THREE) == [
        ("strength", "Working with others", "employer", 1),
        ("strength", "Working with others", "employer", 2),
        ("strength", "Working with others", "employer", 3),
        ("strength", "Reasoning", "you", 1),
        ("strength", "Rapport and warmth", "you", 3),
        ("weakness", "Result, own part", "employer", 3),
        ("weakness", "Structure and length", "both", 1),
        ("weakness", "Job knowledge", "different", 2),
        ("weakness", "Composure", "both", 1),
    ]


def test_counts_interviews_with_both_views() -> None:
    assert both(THREE) == (1, 2, 3)


def test_what_both_said_is_there_word_for_word() -> None:
    found = interviews("Alder 2026-01-05: -nerves +team | +nerves")
    rows = records(summary.two_views(frames.to_frame(found), frames.to_coverage(found)))

    assert [r.words for r in rows] == ["Good on team.", "More on nerves, please."]
    assert rows[1].own_words == "Good on nerves."
    assert not isinstance(rows[0].own_words, str)
    assert {r.of for r in rows} == {1}


def test_praise_and_criticism_of_one_side_meet_what_the_other_says_of_either() -> None:
    assert views("Alder 2026-01-05: +team -team | +team") == [
        ("strength", "Working with others", "both", 1),
        ("weakness", "Working with others", "employer", 1),
    ]


def test_private_points_and_what_is_nobodys_to_change_are_left_out() -> None:
    assert views("Alder 2026-01-05: !+team +other | !-team -nerves") == [
        ("weakness", "Composure", "you", 1)
    ]
    assert both("Alder 2026-01-05: +team | !-nerves") == ()


def test_no_interviews_have_the_same_columns() -> None:
    empty = summary.two_views(frames.to_frame([]), frames.to_coverage([]))

    assert list(empty.columns) == list(COLUMNS)
    assert empty.empty


def test_does_not_change_its_input() -> None:
    points, coverage = frames.to_frame(interviews(THREE)), frames.to_coverage(interviews(THREE))
    before = points.copy(deep=True), coverage.copy(deep=True)

    summary.two_views(points, coverage)

    assert points.equals(before[0])
    assert coverage.equals(before[1])

"""Before and since practice."""

from datetime import date, timedelta

import pytest

from coaching import charts, evidence, frames, summary
from coaching.codebook import built_in, of
from coaching.evidence import Sides
from coaching.frames import records
from coaching.model import OwnTheme, PracticeLog, PracticePlan
from coaching.summary import Practised, claims
from coaching.summary.practised import COLUMNS, sides
from tests.summary.journal import journal
from tests.summary.said import interviews

BEGAN = date(2026, 4, 30)
PRACTISED = Practised(
    "structure_concision", (PracticeLog(1, BEGAN, 20, 2, 3), PracticeLog(1, date(2026, 5, 9)))
)
IN_MAY = Practised("structure_concision", (PracticeLog(1, date(2026, 5, 20)),))
PROMPTED = Practised("structure_concision", PRACTISED.days, frozenset({2, 6}))


def laid_out(practised: Practised = PRACTISED) -> list[tuple[str, str, bool]]:
    points, coverage = frames.to_frame(journal()), frames.to_coverage(journal())
    rows = records(summary.before_after(points, coverage, practised))
    return [(r.employer, r.lane, r.after) for r in rows]


def said(text: str, practised: Practised) -> str:
    found = interviews(text)
    points, coverage = frames.to_frame(found), frames.to_coverage(found)
    fewer = summary.fewer_since(points, coverage, [practised])
    table = summary.before_after(points, coverage, practised)
    return claims.before_after(table, practised, fewer=fewer[practised.theme])


def month(first: int, words: list[str], year: int = 2026) -> str:
    """One interview a month."""
    return "\n".join(f"E{first + i} {year}-{first + i:02}-03: {w}" for i, w in enumerate(words))


def test_the_day_practice_began_has_its_year_where_the_interviews_are_of_several() -> None:
    of_two_years = f"{month(11, ['-structure'] * 2, 2025)}\n{month(1, ['-structure'] * 7)}"

    assert "Before 30 Apr, " in said(month(1, ["-structure"] * 8), PRACTISED)
    assert "Before 30 Apr 2026, " in said(of_two_years, PRACTISED)


def test_the_chart_tells_when_it_draws_only_the_newest_of_a_side() -> None:
    def left_out(count: int) -> bool:
        days = (date(2026, 1, 1) + timedelta(days=n) for n in range(count))
        said = interviews("\n".join(f"E{n} {d}: -structure" for n, d in enumerate(days)))
        points, coverage = frames.to_frame(said), frames.to_coverage(said)
        return charts.before_after_left_out(summary.before_after(points, coverage, PRACTISED))

    assert not left_out(charts.BEFORE_AFTER_DRAWN)
    assert left_out(charts.BEFORE_AFTER_DRAWN + 1)


def test_lanes_of_the_journal_by_date() -> None:
    assert laid_out() == [
        ("Northgate Council", "work", False),
        ("Linden Library Trust", "work", False),
        ("Calder Health", "silent", False),
        ("Osprey Energy", "work", False),
        ("Career centre", "mock_work", False),
        ("Alder Credit Union", "strength", True),
        ("Meridian Data", "silent", True),
        ("Career centre", "mock_strength", True),
        ("Tamarack Insurance", "strength", True),
    ]


def test_counts_interviews_on_both_sides_and_mocks_on_none() -> None:
    points, coverage = frames.to_frame(journal()), frames.to_coverage(journal())

    assert sides(summary.before_after(points, coverage, PRACTISED)) == Sides(3, 4, 0, 3)
    assert sides(summary.before_after(points, coverage, PROMPTED)) == Sides(1, 2, 0, 3)


def test_the_sentence_of_the_journal() -> None:
    points, coverage = frames.to_frame(journal()), frames.to_coverage(journal())
    table = summary.before_after(points, coverage, PRACTISED)

    assert claims.before_after(table, PRACTISED, fewer=False) == (
        "Before 30 Apr, 3 of 4 interviews with feedback had it to work on. Since then none of 3 "
        "interviews with feedback did, and 2 named it as a strength. That is few interviews, so "
        "it may be chance."
    )


def test_what_prompted_the_practice_is_named_and_left_out() -> None:
    points, coverage = frames.to_frame(journal()), frames.to_coverage(journal())
    table = summary.before_after(points, coverage, PROMPTED)

    assert (
        "3 of 4 interviews with feedback had it to work on; 2 of these prompted the practice and "
        "are no evidence, which leaves 1 of 2. Since then none of 3"
    ) in claims.before_after(table, PROMPTED, fewer=False)


def test_a_clear_fall_is_said_and_promises_nothing() -> None:
    text = month(1, ["-structure"] * 5) + "\n" + month(6, ["+team"] * 5)

    assert said(text, IN_MAY) == (
        "Before 20 May, 5 of 5 interviews with feedback had it to work on. Since then none of 5 "
        "interviews with feedback did. That is fewer than chance alone would easily give; it does "
        "not prove that practice was the reason."
    )


@pytest.mark.parametrize(
    ("before", "after", "end"),
    [
        (["-structure"] * 3, ["+team"] * 3, "That is few interviews, so it may be chance."),
        (["-structure", "+team"] * 2, ["+team"] * 4, "The difference may be chance."),
        (["+team"] * 4, ["-structure"] * 4, "No fall can be seen in that."),
    ],
)
def test_says_no_more_than_can_be_known(before: list[str], after: list[str], end: str) -> None:
    text = month(1, before) + "\n" + month(6, after)

    assert said(
        text, Practised("structure_concision", (PracticeLog(1, date(2026, 5, 20)),))
    ).endswith(end)


def test_leaving_out_what_prompted_it_can_take_the_claim_away() -> None:
    text = month(1, ["-structure"] * 5) + "\n" + month(6, ["+team"] * 5)
    prompted = Practised(
        "structure_concision", (PracticeLog(1, date(2026, 5, 20)),), frozenset({4, 5})
    )

    assert said(text, prompted).endswith("That is few interviews, so it may be chance.")


def test_practised_themes_are_judged_together() -> None:
    counts = {"one": Sides(4, 5, 0, 5), **{str(i): Sides(2, 5, 2, 5) for i in range(9)}}

    assert evidence.fewer({"one": counts["one"]})["one"]
    assert not evidence.fewer(counts)["one"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("A 2026-01-03: -structure", "no interview with feedback since 30 Apr yet"),
        ("A 2026-06-03: -structure", "no interview with feedback from before 30 Apr yet"),
        ("A 2026-06-03: asked", "no interview with feedback from before 30 Apr or since yet"),
        ("A ?: -structure", "no interview with feedback from before 30 Apr or since yet"),
    ],
)
def test_one_side_missing_is_said_calmly(text: str, missing: str) -> None:
    assert missing in said(text, PRACTISED)
    assert said(text, PRACTISED).endswith("Practice counts all the same.")


def test_the_first_day_of_practice_is_before() -> None:
    found = interviews("A 2026-04-30: -structure\nB 2026-05-01: -structure")
    table = summary.before_after(frames.to_frame(found), frames.to_coverage(found), PRACTISED)

    assert [r.after for r in records(table)] == [False, True]


def test_private_points_count_as_not_mentioned_and_undated_ones_are_counted_apart() -> None:
    found = interviews("A 2026-01-03: !-structure\nB ?: -structure")
    points, coverage = frames.to_frame(found), frames.to_coverage(found)

    assert [r.lane for r in records(summary.before_after(points, coverage, PRACTISED))] == [
        "silent"
    ]
    assert summary.undated(coverage) == 1


def test_no_interviews_have_the_same_columns() -> None:
    empty = summary.before_after(frames.to_frame([]), frames.to_coverage([]), PRACTISED)

    assert list(empty.columns) == list(COLUMNS)
    assert empty.empty


def test_does_not_change_its_input() -> None:
    points, coverage = frames.to_frame(journal()), frames.to_coverage(journal())
    before = points.copy(deep=True), coverage.copy(deep=True)

    summary.before_after(points, coverage, PRACTISED)

    assert points.equals(before[0])
    assert coverage.equals(before[1])


def test_a_plan_without_a_log_is_no_practice_and_plans_on_one_theme_are_one() -> None:
    plans = [
        PracticePlan("structure_concision", BEGAN, prompted_by=(2,), id=1),
        PracticePlan("questions_asked", BEGAN, id=2),
        PracticePlan("structure_concision", BEGAN, prompted_by=(3,), id=3),
        PracticePlan("job_knowledge", BEGAN, id=4),
    ]
    logs = [
        PracticeLog(3, date(2026, 6, 1)),
        PracticeLog(1, date(2026, 5, 1)),
        PracticeLog(4, date(2026, 7, 1)),
    ]
    latest, other = summary.practised(plans, logs, built_in())

    assert latest.theme == "job_knowledge"
    assert other == Practised("structure_concision", (logs[1], logs[0]), frozenset({2, 3}))
    assert other.began == date(2026, 5, 1)


def test_merged_themes_were_practised_as_one_and_hidden_ones_not() -> None:
    plans = [PracticePlan(t, BEGAN, id=i) for i, t in enumerate(("job_knowledge", "mine"), 1)]
    logs = [PracticeLog(1, BEGAN), PracticeLog(2, BEGAN)]
    merged = of([OwnTheme("mine", "Mine", merged_into="job_knowledge")])
    hidden = of([OwnTheme("mine", "Mine", hidden=True)])

    assert [p.theme for p in summary.practised(plans, logs, merged)] == ["job_knowledge"]
    assert len(summary.practised(plans, logs, merged)[0].days) == 2
    assert [p.theme for p in summary.practised(plans, logs, hidden)] == ["job_knowledge"]

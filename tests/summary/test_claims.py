"""No sentence claims more than so few interviews can prove, whatever the journal."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching import evidence, frames, summary
from coaching.frames import records
from coaching.model import Interview, Kind, PracticeLog
from coaching.summary import Practised, claims
from coaching.summary.practised import sides
from tests.summary.said import interviews

THEMES = ("structure_concision", "teamwork_conflict")
NAMES = {"structure_concision": "structure", "teamwork_conflict": "team"}
DAYS = tuple(f"{year}-{month:02}-05" for year in (2025, 2026) for month in (1, 4, 7, 10))
point = st.builds(
    lambda sign, theme: sign + NAMES[theme], st.sampled_from("+-~"), st.sampled_from(THEMES)
)
side = st.lists(point, max_size=3).map(" ".join)
line = st.builds(
    lambda name, day, theirs, mine: f"{name} {day}: {theirs or 'asked'} | {mine}",
    st.sampled_from(["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "Mock"]),
    st.sampled_from([*DAYS, "?"]),
    side,
    side,
)
journals = st.lists(line, max_size=24).map("\n".join).map(interviews)
practised = st.builds(
    lambda theme, day, prompted: Practised(theme, (PracticeLog(1, day),), prompted),
    st.sampled_from(THEMES),
    st.sampled_from([date.fromisoformat(day) for day in DAYS]),
    st.frozensets(st.integers(1, 24), max_size=4),
)
slow = settings(deadline=None, max_examples=150)  # a busy machine is not a wrong sentence


def counts_hold(text: str) -> bool:
    pairs = re.findall(r"(\d+) of (?:the )?(\d+)", text)
    return all(int(count) <= int(of) for count, of in pairs)


def calm(text: str) -> bool:
    return not re.search(r"pattern|prove[sn]|!|\b1 (interviews|employers)\b|\bnan\b", text, re.I)


@slow
@given(journals)
def test_two_views_claim_nothing_but_counts(found: tuple[Interview, ...]) -> None:
    points, coverage = frames.to_frame(found), frames.to_coverage(found)
    both = len(summary.with_both(points, coverage))
    text = claims.two_views(summary.two_views(points, coverage), both)

    assert "%" not in text
    assert calm(text)
    assert counts_hold(text)
    assert both >= 3 or not re.search("Hidden|Blind|Agreed", text)


@slow
@given(journals, practised)
def test_fewer_since_practice_takes_four_on_each_side(
    found: tuple[Interview, ...], theme: Practised
) -> None:
    points, coverage = frames.to_frame(found), frames.to_coverage(found)
    table = summary.before_after(points, coverage, theme)
    fewer = summary.fewer_since(points, coverage, [theme])[theme.theme]
    text = claims.before_after(table, theme, fewer=fewer)
    left = sides(table)

    assert "%" not in text
    assert calm(text)
    assert counts_hold(text)
    assert ("fewer than chance" in text) <= (min(left.of_before, left.of_after) >= 4)
    assert ("may be chance" in text or "nothing to compare" in text) or left.enough


@slow
@given(journals)
def test_recurring_only_by_its_bound_and_no_percentage_under_three_employers(
    found: tuple[Interview, ...],
) -> None:
    points, coverage = frames.to_frame(found), frames.to_coverage(found)
    heard = summary.employers_with_feedback(coverage)
    for kind in (Kind.STRENGTH, Kind.WEAKNESS):
        table = summary.by_theme(points, coverage, kind)
        text = claims.how_sure(table, heard)
        recurs = any(evidence.recurring(r.interviews, r.of) for r in records(table))

        assert ("%" in text) <= (heard.employers >= 3)
        assert ("Recurring: " in text) == (recurs and heard.employers >= 3)
        assert calm(text)
        assert counts_hold(text)


@slow
@given(journals, st.sampled_from(THEMES))
def test_no_share_and_no_trend_under_eight_employers(
    found: tuple[Interview, ...], theme: str
) -> None:
    points, coverage = frames.to_frame(found), frames.to_coverage(found)
    employers = summary.employers_over_time(coverage)
    trends = summary.themes_over_time(points, coverage)
    table = summary.over_time(points, coverage, theme)
    text = claims.over_time(table, trends.get(theme, evidence.Trend.UNKNOWN), employers)

    assert bool(re.search(r"%|recurring|\brises\b|\bfalls\b", text)) <= (employers >= 8)
    assert calm(text)
    assert counts_hold(text)


@pytest.mark.parametrize(
    ("count", "of", "text"),
    [
        (4, 6, "4 of 6 interviews (plausible 30–90 %)"),
        (0, 1, "0 of 1 interview (plausible 0–79 %)"),
    ],
)
def test_a_share_says_its_count_and_its_range(count: int, of: int, text: str) -> None:
    assert claims.plausible(count, of) == text


def test_the_sentence_of_two_views() -> None:
    found = interviews("""
        Alder 2026-01-05: +team -nerves | -nerves
        Birch 2026-01-12: +team -knowledge | +knowledge
        Cedar 2026-01-19: +team -result | +rapport
    """)
    points, coverage = frames.to_frame(found), frames.to_coverage(found)

    assert claims.two_views(summary.two_views(points, coverage), 3) == (
        "**3 interviews have both views.** Agreed: **Composure and nerves**, noted by both of you "
        "in 1 of the 3. Hidden strength: **Working with others**, named by the employer in 3 of "
        "the 3 where you had not written it down. Blind spot: **Result and own part**, asked for "
        "in 1 of the 3 where your notes do not have it. Only you noted **Rapport and warmth**, in "
        "1 of the 3. You and the employer saw **Job and technical knowledge** differently in 1 of "
        "the 3."
    )


@pytest.mark.parametrize(
    ("both", "begins"), [(0, "No interview has"), (1, "1 interview has"), (2, "2 interviews have")]
)
def test_too_few_interviews_with_both_views(both: int, begins: str) -> None:
    empty = summary.two_views(frames.to_frame([]), frames.to_coverage([]))

    assert claims.two_views(empty, both).startswith(f"{begins} both your own view and")


def test_none_of_many_recurs() -> None:
    themes = ["team"] * 4 + ["rapport"] * 3 + ["problem"] * 3
    found = interviews("\n".join(f"E{i} 2026-01-05: +{t}" for i, t in enumerate(themes)))
    points, coverage = frames.to_frame(found), frames.to_coverage(found)
    table = summary.by_theme(points, coverage, Kind.STRENGTH)

    assert claims.how_sure(table, summary.employers_with_feedback(coverage)) == (
        "4 of 10 interviews (plausible 17–69 %). No theme comes back so often that it is recurring."
    )

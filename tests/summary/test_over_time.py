"""A theme's share of interviews by quarter."""

from coaching import frames, summary
from coaching.evidence import Trend
from coaching.frames import records
from coaching.model import Kind
from coaching.summary import claims
from coaching.summary.over_time import COLUMNS
from tests.summary.said import interviews

EIGHT = """
    A 2026-01-05: -structure
    B 2026-02-05: -structure -nerves
    C 2026-03-31: -structure
    D 2026-04-01: -structure !-nerves
    E 2026-07-05: +structure
    F 2026-08-05: +team
    G 2026-09-05: +team
    H 2026-09-06: -nerves
    I ?: -structure
    Mock 2026-09-07: -structure
    J 2026-09-08: asked
"""


def shares(
    text: str, theme: str = "structure_concision"
) -> list[tuple[str, int, int, tuple[int, ...]]]:
    found = interviews(text)
    table = summary.over_time(frames.to_frame(found), frames.to_coverage(found), theme)
    return [(r.period, r.named, r.of, r.who) for r in records(table)]


def test_counts_by_quarter_and_keeps_nobody_without_a_day() -> None:
    assert shares(EIGHT) == [
        ("Jan–Mar", 3, 3, (1, 2, 3)),
        ("Apr–Jun", 1, 1, (4,)),
        ("Jul–Sep", 0, 4, ()),
    ]


def test_a_quarter_without_interviews_stays() -> None:
    assert shares("A 2026-01-05: -structure\nB 2026-07-05: +team")[1] == ("Apr–Jun", 0, 0, ())


def test_more_than_eight_quarters_become_years() -> None:
    found = shares("A 2024-01-05: -structure\nB 2026-01-05: +team")

    assert found == [("2024", 1, 1, (1,)), ("2025", 0, 0, ()), ("2026", 0, 1, ())]
    assert len(shares("A 2024-01-05: -structure\nB 2025-12-31: +team")) == 8


def sentence(text: str, theme: str = "structure_concision") -> str:
    found = interviews(text)
    points, coverage = frames.to_frame(found), frames.to_coverage(found)
    trends = summary.themes_over_time(points, coverage, Kind.WEAKNESS)
    table = summary.over_time(points, coverage, theme)
    return claims.over_time(table, trends[theme], summary.employers_over_time(coverage))


def test_a_fall_is_said_with_its_counts() -> None:
    assert sentence(EIGHT) == (
        "**Structure and length** was to work on in 4 of 8 interviews (plausible 22–78 %). 3 of 3 "
        "in Jan–Mar 2026, 0 of 4 in Jul–Sep 2026. The share falls, by more than chance would "
        "easily give."
    )


def test_what_is_named_here_and_there_is_no_trend() -> None:
    assert sentence(EIGHT, "composure_nerves").endswith(
        "Whether the share rises or falls cannot be told from chance."
    )


def test_seven_employers_have_no_trend_and_no_share() -> None:
    seven = "\n".join(line for line in EIGHT.splitlines() if " H " not in f" {line.strip()} ")
    found = interviews(seven)
    points, coverage = frames.to_frame(found), frames.to_coverage(found)

    assert set(summary.themes_over_time(points, coverage).values()) == {Trend.UNKNOWN}
    assert sentence(seven) == (
        "Shares over time begin with the eighth employer; 7 have given feedback with a known day "
        "so far. Until then the other views say all there is to say."
    )


def test_eight_interviews_with_seven_employers_are_not_enough() -> None:
    assert sentence(EIGHT.replace("H 2026", "G 2026")).startswith("Shares over time begin")


def test_recurring_is_said_when_it_is() -> None:
    often = "\n".join(f"E{i} 2026-0{i}-05: -structure" for i in range(1, 9))

    assert "(plausible 68–100 %). That is recurring. " in sentence(often)


def test_no_interviews_have_the_same_columns() -> None:
    empty = summary.over_time(frames.to_frame([]), frames.to_coverage([]), "structure_concision")

    assert list(empty.columns) == list(COLUMNS)
    assert empty.empty
    assert summary.themes_over_time(frames.to_frame([]), frames.to_coverage([])) == {}


def test_does_not_change_its_input() -> None:
    points, coverage = (f(interviews(EIGHT)) for f in (frames.to_frame, frames.to_coverage))
    before = points.copy(deep=True), coverage.copy(deep=True)

    summary.over_time(points, coverage, "structure_concision")
    summary.themes_over_time(points, coverage)

    assert points.equals(before[0])
    assert coverage.equals(before[1])

"""Three journals, counted by hand: every answer, every sentence, every table of facts."""

from collections import Counter
from typing import Any

import pandas as pd
import pytest

from coaching import charts, frames, summary
from coaching.frames import records
from coaching.model import Kind
from coaching.summary import claims, sentences
from tests.data.journals import EXPECTED, NAMES, journal, practised
from tests.summary.said import THEMES

SHORT = {theme: name for name, theme in THEMES.items()}
EVERY = pytest.mark.parametrize("name", NAMES)
PRACTISED = pytest.mark.parametrize("name", [name for name in NAMES if practised(name)])


def read(name: str) -> tuple[pd.DataFrame, pd.DataFrame, summary.Heard]:
    found = journal(name)
    coverage = frames.to_coverage(found)
    return frames.to_frame(found), coverage, summary.employers_with_feedback(coverage)


@EVERY
@pytest.mark.parametrize("kind", [Kind.STRENGTH, Kind.WEAKNESS])
def test_themes_and_of_how_many(name: str, kind: Kind) -> None:
    points, coverage, heard = read(name)
    table = summary.by_theme(points, coverage, kind)
    expected = dict(EXPECTED[name][kind.value])
    of = expected.pop("of")

    assert {SHORT[row.theme]: row.interviews for row in records(table)} == expected
    assert set(table["of"]) == {of}
    facts = charts.themes_facts(table, kind, heard)
    assert facts.iloc[:, 1].tolist() == [f"{n} of {of}" for n in table["interviews"]]


@EVERY
def test_coverage_and_what_counts_can_mean(name: str) -> None:
    points, coverage, heard = read(name)
    strengths = summary.by_theme(points, coverage, Kind.STRENGTH)

    assert sentences.coverage(summary.coverage(coverage)) == EXPECTED[name]["coverage"]
    assert claims.how_sure(strengths, heard) == EXPECTED[name]["how_sure"]
    if heard.enough:
        assert sentences.themes(strengths, Kind.STRENGTH, heard) == EXPECTED[name]["sentence"]
    else:
        assert sentences.floor(heard).startswith(EXPECTED[name]["sentence"])


@EVERY
def test_where_employers_differ(name: str) -> None:
    found = summary.differences(read(name)[0])

    assert [SHORT[theme] for theme in found["theme"]] == EXPECTED[name]["differ"]


@EVERY
def test_two_views(name: str) -> None:
    points, coverage, _ = read(name)
    views, both = summary.two_views(points, coverage), len(summary.with_both(points, coverage))

    assert both == EXPECTED[name]["both"]
    assert claims.two_views(views, both).startswith(EXPECTED[name]["two_views"])
    if "places" in EXPECTED[name]:
        found: dict[str, Any] = {}
        for row in records(views):
            at = found.setdefault(f"{row.kind}_{row.place}", Counter())
            at[SHORT[row.theme]] += 1
        assert found == EXPECTED[name]["places"]
        assert len(charts.two_views_facts(views)) == sum(map(len, found.values()))


@PRACTISED
def test_before_and_since_practice(name: str) -> None:
    points, coverage, _ = read(name)
    theme = practised(name)
    assert theme
    lanes = summary.before_after(points, coverage, theme)
    fewer = summary.fewer_since(points, coverage, [theme])[theme.theme]
    found = {
        side: Counter(row.lane for row in records(lanes) if row.after == after)
        for side, after in (("before", False), ("after", True))
    }

    assert found == EXPECTED[name]["lanes"]
    assert claims.before_after(lanes, theme, fewer=fewer) == EXPECTED[name]["before_after"]
    facts = charts.before_after_facts(lanes, theme)
    assert len(facts) == len(lanes) + len(theme.days)


@EVERY
def test_over_time(name: str) -> None:
    points, coverage, _ = read(name)
    trends = summary.themes_over_time(points, coverage)
    table = summary.over_time(points, coverage, THEMES["structure"])
    employers = summary.employers_over_time(coverage)
    said = claims.over_time(table, trends[THEMES["structure"]], employers)

    assert said.startswith(EXPECTED[name]["over_time"])

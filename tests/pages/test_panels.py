"""A chart draws what was named most and says what it leaves out; its table leaves out nothing."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from coaching import codebook
from coaching.model import Kind
from coaching.screen.panels import MOST
from tests.build import a_point, an_interview
from tests.pages.conftest import App, said

WITHIN_REACH = [t for t, known in codebook.themes().items() if known.controllable != "no"]
LEFT_OUT = re.compile(r"\d+ more themes? w\w+ named no more often; the table has them all\.")


def trends(app: App, kind: Kind, themes: list[str]) -> AppTest:
    """The trends after the first theme was named by three employers, every other by one."""
    employers = ((themes, "Fenwick"), (themes[:1], "Calder Health"), (themes[:1], "Osprey Energy"))
    for named, employer in employers:
        app.add(an_interview(*(a_point(t, kind=kind) for t in named), employer=employer))
    return app.open("trends")


def drawn(tab: AppTest, kind: Kind) -> list[str]:
    """Every theme with a mark on the chart of this kind, each once."""
    (chart,) = (c for c in tab.get("plotly_chart") if f"units_{kind}_chart" in c.proto.id)
    traces = json.loads(chart.proto.spec)["data"]
    marks = [mark for trace in traces for mark in trace.get("customdata", ())]
    return list(dict.fromkeys(theme for _, theme, _ in marks))


@pytest.mark.parametrize("kind", [Kind.STRENGTH, Kind.WEAKNESS])
def test_eight_themes_are_drawn_and_the_table_has_all(kind: Kind, app: App) -> None:
    themes = WITHIN_REACH[: MOST + 3]

    tab = trends(app, kind, themes)
    assert MOST == 8
    assert len(drawn(tab, kind)) == MOST
    assert drawn(tab, kind)[0] == themes[0]
    assert "3 more themes were named no more often; the table has them all." in said(tab)

    tab.session_state[f"units_{kind}_facts"] = True
    (table,) = tab.run().table
    assert len(table.value) == len(themes)


def test_every_theme_can_be_read_by_keyboard_also_one_that_is_not_drawn(app: App) -> None:
    themes = WITHIN_REACH[: MOST + 1]

    tab = trends(app, Kind.WEAKNESS, themes)

    labels = [codebook.built_in().label(theme) for theme in themes]
    assert tab.selectbox(key=f"units_{Kind.WEAKNESS}_words").options == labels
    assert "1 more theme was named no more often; the table has them all." in said(tab)


def test_nothing_is_said_to_be_left_out_when_eight_were_named(app: App) -> None:
    tab = trends(app, Kind.WEAKNESS, WITHIN_REACH[:MOST])

    assert len(drawn(tab, Kind.WEAKNESS)) == MOST
    assert not LEFT_OUT.search(said(tab))


def test_the_latest_four_reasons_are_shown_and_the_earlier_ones_when_opened(app: App) -> None:
    for n in range(6):
        reason = a_point(text=f"Reason number {n}.", kind=Kind.REASON)
        app.add(an_interview(reason, employer=f"Employer {n}"))

    tab = app.open("trends")
    assert [n for n in range(6) if f"Reason number {n}." in said(tab)] == [2, 3, 4, 5]

    tab.session_state["more_reasons"] = True
    tab = tab.run()
    assert all(f"Reason number {n}." in said(tab) for n in range(6))


def test_five_themes_that_differ_are_shown_and_the_others_when_opened(app: App) -> None:
    for kind in (Kind.STRENGTH, Kind.WEAKNESS, Kind.WEAKNESS):
        points = [a_point(theme, kind=kind) for theme in WITHIN_REACH[:7]]
        app.add(
            an_interview(*points, employer=f"An employer {kind} {len(app.journal.interviews())}")
        )

    tab = app.open("trends")
    assert sides_shown(tab) == 5

    tab.session_state["more_differences"] = True
    assert sides_shown(tab.run()) == 7


def sides_shown(tab: AppTest) -> int:
    return sum(block.proto.body.count('class="sides"') for block in tab.get("html"))

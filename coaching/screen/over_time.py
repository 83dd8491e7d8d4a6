"""A theme's share of interviews by quarter, once there are employers enough to speak of shares."""

import pandas as pd
import streamlit as st

from coaching import charts, screen, summary
from coaching.model import Kind
from coaching.screen import figures
from coaching.summary import claims
from coaching.summary.over_time import FLOOR

KINDS = {Kind.WEAKNESS.value: "To work on", Kind.STRENGTH.value: "A strength"}


def over_time(points: pd.DataFrame, coverage: pd.DataFrame) -> None:
    """One theme, chosen by the reader; under eight employers only a sentence."""
    employers = summary.employers_over_time(coverage)
    with st.container(border=True, key="over_time"):
        st.subheader("Over time", anchor=False)
        if employers < FLOOR:
            st.markdown(claims.over_time_missing(employers))
            return
        kind = Kind(screen.switch("Named as", KINDS, "as"))
        trends = summary.themes_over_time(points, coverage, kind)
        if not trends:
            st.markdown("No theme was named so yet.")
            return
        theme = _theme(list(trends))
        shares = summary.over_time(points, coverage, theme, kind)
        st.markdown(claims.over_time(shares, trends[theme], employers))
        figures.key_line(charts.KEY["over_time"])
        chart = charts.over_time_chart(shares, figures.ink(), compact=screen.phone())
        figures.figure(chart, "over_time", charts.over_time_alt(shares))
        figures.by_keyboard("over_time", [theme])
        title = f"{screen.codebook().label(theme)}: {KINDS[kind].lower()}, over time"
        picture = figures.Picture(chart, title, charts.KEY["over_time"])
        figures.facts("over_time", charts.over_time_facts(shares), picture)


def _theme(themes: list[str]) -> str:
    book = screen.codebook()
    chosen = st.selectbox(
        "Theme",
        themes,
        format_func=book.label,
        key="trend",
        bind="query-params" if book.in_our_words(themes) else None,
    )
    return chosen if chosen in themes else themes[0]

"""The person's own view beside the employer's, inside the same interview."""

import pandas as pd
import streamlit as st

from coaching import charts, screen, summary
from coaching.screen import figures
from coaching.summary import claims
from coaching.summary.two_views import FLOOR

TITLE = "Your view and the employer’s, in the same interview"
MOST = 8
"""Themes of each kind that are drawn; the table has them all."""


def two_views(points: pd.DataFrame, coverage: pd.DataFrame) -> None:
    """What both noted, what only one side did; under three such interviews, only a sentence."""
    views = summary.two_views(points, coverage)
    both = len(summary.with_both(points, coverage))
    with st.container(border=True, key="two_views"):
        st.subheader(TITLE, anchor=False)
        st.markdown(claims.two_views(views, both))
        if both < FLOOR or views.empty:
            return
        figures.key_line(charts.KEY["two_views"])
        compact = screen.phone()
        chart = charts.two_views_chart(views, figures.ink(), compact=compact, most=MOST)
        figures.figure(chart, "two", charts.two_views_alt(views, both))
        if more := charts.two_views_left_out(views, MOST):
            rows = screen.plural(more, "more row was", "more rows were")
            screen.small(f"{rows} named no more often; the table has them all.")
        picture = figures.Picture(chart, TITLE, charts.KEY["two_views"])
        figures.by_keyboard("two", views["theme"])
        figures.facts("two", charts.two_views_facts(views), picture)

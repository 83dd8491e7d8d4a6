"""What the usual way costs: pandas, plotly.express and a table, on two pages, with 300 points."""

import pandas as pd
import plotly.express as px
import streamlit as st

THEMES = [f"theme {n}" for n in range(12)]
KINDS = ["strength", "weakness", "suggestion"]


def points() -> pd.DataFrame:
    """300 points of 30 interviews, read anew on each run as from a database."""
    return pd.DataFrame(
        {
            "interview": [n % 30 for n in range(300)],
            "theme": [THEMES[n * 7 % 12] for n in range(300)],
            "kind": [KINDS[n % 3] for n in range(300)],
            "day": pd.date_range("2026-01-01", periods=300),
            "text": [f"They said something about point {n}." for n in range(300)],
        }
    )


def charts() -> None:
    """Three charts over the themes."""
    st.title("Trends")
    found = points()
    counted = found.groupby(["theme", "kind"], as_index=False)["interview"].nunique()
    st.plotly_chart(px.bar(counted, x="interview", y="theme", color="kind"), key="bar")
    st.plotly_chart(px.scatter(found, x="day", y="theme", color="kind"), key="scatter")
    crossed = pd.crosstab(found["theme"], found["interview"])
    st.plotly_chart(px.imshow(crossed), key="matrix")


def table() -> None:
    """The words behind them."""
    st.title("Quotes")
    st.pills("Kind", KINDS)
    st.dataframe(points())


st.navigation([st.Page(charts, default=True), st.Page(table)]).run()

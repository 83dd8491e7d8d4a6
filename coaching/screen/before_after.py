"""What employers said of a theme before it was practised, and since."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from coaching import charts, screen, summary
from coaching.screen import figures
from coaching.summary import Practised, claims
from coaching.summary.practised import sides

TITLE = "Before and after practice"


def before_after(points: pd.DataFrame, coverage: pd.DataFrame) -> None:
    """One practised theme, chosen by the reader; without practice or a side, only a sentence."""
    practice, book = screen.journal().practice, screen.codebook()
    themes = summary.practised(practice.plans(), practice.logs(), book)
    with st.container(border=True, key="before_after"):
        st.subheader(TITLE, anchor=False)
        if not themes:
            st.markdown(claims.NO_PRACTICE)
            return
        chosen = _chosen(themes)
        lanes = summary.before_after(points, coverage, chosen)
        fewer = summary.fewer_since(points, coverage, themes)[chosen.theme]
        st.markdown(claims.before_after(lanes, chosen, fewer=fewer))
        if without := summary.undated(coverage):
            count = screen.plural(without, "interview")
            screen.small(f"{count} with feedback but without a day is on neither side.")
        found = sides(lanes, prompts=True)
        if not (found.of_before and found.of_after):
            return
        _drawn(lanes, chosen, book.label(chosen.theme))


def _drawn(lanes: pd.DataFrame, chosen: Practised, label: str) -> None:
    figures.key_line(charts.KEY["practice"])
    chart = charts.before_after_chart(lanes, chosen, figures.ink(), compact=screen.phone())
    figures.figure(chart, "practice", charts.before_after_alt(lanes, chosen))
    if charts.before_after_left_out(lanes):
        screen.small(
            f"Drawn are the newest {charts.BEFORE_AFTER_DRAWN} interviews on each side, so a gap "
            "in between is no pause; the table has them all."
        )
    figures.by_keyboard("practice", [chosen.theme])
    picture = figures.Picture(chart, f"{label}: before and after practice", charts.KEY["practice"])
    figures.facts("practice", charts.before_after_facts(lanes, chosen), picture)


def _chosen(themes: Sequence[Practised]) -> Practised:
    book = screen.codebook()
    by_theme = {practised.theme: practised for practised in themes}
    theme = st.pills(
        "Theme you practised",
        list(by_theme),
        default=themes[0].theme,
        required=True,
        format_func=lambda t: screen.safe(book.label(t)),
        key="practised",
        bind="query-params" if book.in_our_words(by_theme) else None,
        wrap=True,
    )
    return by_theme.get(theme or "", themes[0])

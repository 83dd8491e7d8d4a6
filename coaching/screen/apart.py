"""What the person noted and what mock interviews said: by themes too, and never with employers'."""

import pandas as pd
import streamlit as st

from coaching import charts, screen, summary
from coaching.model import Kind, Origin
from coaching.screen import figures
from coaching.summary import claims
from coaching.summary.coverage import FLOOR

WHOSE = {
    Origin.EMPLOYER.value: "Employers",
    Origin.OWN.value: "My own view",
    Origin.MOCK.value: "Practice interviews",
}
TITLES = {
    Origin.OWN: {
        Kind.STRENGTH: "What went well, as you saw it",
        Kind.WEAKNESS: "What you want more of",
    },
    Origin.MOCK: {
        Kind.STRENGTH: "What mock interviews valued",
        Kind.WEAKNESS: "What they asked for more of",
    },
}
MOST = 8


def whose(points: pd.DataFrame) -> Origin:
    """Whose words the summary is about; only asked when there are others than employers'."""
    there = {name: label for name, label in WHOSE.items() if _speaks(points, Origin(name))}
    if len(there) < 2:
        return Origin.EMPLOYER
    return Origin(screen.switch("Whose words", there, "from"))


def _speaks(points: pd.DataFrame, origin: Origin) -> bool:
    return origin is Origin.EMPLOYER or summary.spoken_of(points, origin).enough


def panels(points: pd.DataFrame, table: pd.DataFrame, origin: Origin) -> None:
    """Two panels like those of employers, with hollow marks; from three interviews on."""
    heard = summary.spoken_of(points, origin)
    if heard.interviews < FLOOR:
        return
    screen.small("Kept apart from what employers said, and never added to it.")
    for column, (kind, title) in zip(
        st.columns(2, border=True, gap="small"), TITLES[origin].items(), strict=True
    ):
        with column:
            st.subheader(f"{screen.HOLLOW[kind]} {title}", anchor=False)
            counted = summary.by_theme(points, table, kind, origin)
            st.markdown(claims.apart(counted, kind, heard))
            if counted.empty:
                continue
            drawn, key = counted.head(MOST), f"{origin}_{kind}"
            chart = charts.themes_chart(
                drawn, kind, figures.ink(), compact=screen.phone(), hollow=True
            )
            figures.figure(chart, key, charts.themes_alt(drawn, kind, heard))
            figures.by_keyboard(key, counted["theme"])
            picture = figures.Picture(chart, title, width=480)
            figures.facts(key, charts.themes_facts(counted, kind, heard), picture)

"""What makes a meeting view of a page: nothing around it, and charts where words do not do."""

import streamlit as st

from coaching import charts, report, screen
from coaching.model import Shared

# While two people look at one screen, the rest of the app is nobody's business.
_DRAWN = ("whole", "matrix", "practice")  # the other parts have their marks beside the words
_ALONE = (
    "<style>[data-testid=stSidebar],[data-testid=stExpandSidebarButton]{display:none}"
    "[data-testid=stMainBlockContainer]{max-width:80rem;padding-top:4.75rem}</style>"
)


def alone() -> None:
    """Hide what is beside the meeting."""
    st.html(_ALONE)


def pictures(shared: Shared, part: str) -> None:
    """The charts of this part; the words below say the same and more."""
    if part not in _DRAWN:
        return
    found = report.drawn(
        shared, part, charts.palette(st.context.theme.type), compact=screen.phone()
    )
    columns = st.columns(len(found), gap="medium") if len(found) > 1 else [st.container()]
    for number, (one, place) in enumerate(zip(found, columns, strict=False)):
        with place:
            if part == "practice":
                st.markdown(f"**{screen.safe(one.title)}**")
            st.plotly_chart(
                one.figure,
                key=f"meeting_{part}_{number}",
                config=charts.CONFIG,
                alt=one.alt,
                theme=None,
            )
            screen.small("\u2003".join(one.key))

"""The views of the Trends page, one at a time; switching redraws only this block."""

import streamlit as st

from coaching import frames, screen
from coaching.model import Origin
from coaching.screen import apart, filters, panels, words
from coaching.screen.before_after import before_after
from coaching.screen.over_time import over_time
from coaching.screen.two_views import two_views

VIEWS = {
    "summary": "Summary",
    "interviews": "Interviews",
    "two": "Two views",
    "practice": "Practice",
    "time": "Over time",
}


@st.fragment
def views() -> None:
    """One view, chosen by the reader and kept in the URL; read anew on every switch."""
    screen.same_journal()
    interviews = filters.kept(screen.journal().interviews())
    points, coverage = (
        frames.to_frame(interviews, screen.codebook()),
        frames.to_coverage(interviews),
    )
    match screen.switch("View", VIEWS, "view"):
        case "two":
            two_views(points, coverage)
        case "practice":
            before_after(points, coverage)
        case "time":
            over_time(points, coverage)
        case "interviews":
            panels.matrix()
        case _ if (origin := apart.whose(points)) is not Origin.EMPLOYER:
            apart.panels(points, coverage, origin)
        case _:
            panels.valued_and_asked_for(points, coverage)
            panels.differences(points)
            panels.not_about_you(points, coverage)
    words.drawer()

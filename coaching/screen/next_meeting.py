"""The reader's own next meeting with a consultant: its day, and whether all is ready for it."""

from datetime import date

import streamlit as st

from coaching import screen

DAY, READY = "meeting", "meeting_ready"


def day() -> date | None:
    """The day of the next meeting; None when none is noted, or it is over."""
    noted = _noted(DAY)
    return noted if noted and noted >= screen.today() else None


def to_prepare() -> date | None:
    """The day of a meeting for which nothing was called ready yet."""
    coming = day()
    return coming if coming != _noted(READY) else None


def ready() -> None:
    """Remember that the reader has what they need for this one."""
    if coming := day():
        screen.journal().set_preference(READY, coming.isoformat())


def ask() -> None:
    """Ask for the day; it comes up on the first page, with what to bring."""
    screen.shows("next_meeting", day())
    st.date_input(
        "Your next meeting",
        value=None,
        min_value=screen.today(),
        format="YYYY-MM-DD",
        key="next_meeting",
        help="The day before, the first page reminds you to bring your brief.",
        on_change=screen.act,
        args=(_keep,),
    )


def _keep() -> None:
    chosen = st.session_state["next_meeting"]
    screen.journal().set_preference(DAY, chosen.isoformat() if chosen else None)


def _noted(name: str) -> date | None:
    kept = screen.journal().preference(name)
    return date.fromisoformat(kept) if isinstance(kept, str) else None

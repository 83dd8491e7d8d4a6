"""Whether something may still be read → a page that empties itself when it may not."""

from collections.abc import Callable

import streamlit as st

from coaching.store import StoreFailed

EVERY_SECONDS = 2


@st.fragment(run_every=EVERY_SECONDS)
def watch(stands: Callable[[], bool]) -> None:
    """Ask every two seconds; when it may not be read any more, the whole page runs and says so."""
    try:
        still = stands()
    except StoreFailed:  # a database that is away for a moment takes nothing back
        return
    if not still:
        st.rerun()

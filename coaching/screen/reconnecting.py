"""A tab that lost its server → a run of the whole page as soon as it is connected again."""

import streamlit as st

A_DAY = 86_400


@st.fragment(run_every=A_DAY)
def whole_run_after_a_break() -> None:
    """
    Make the browser ask for a whole run whenever it is connected again.

    Streamlit asks for one only when something was running as the connection broke, or when a
    fragment of the page runs by itself, as this one does. Without it a server that was started
    anew knows none of the tab's fragments and skips what they send without a word: what is typed
    then would wait in the browser until somebody reloads the page.
    """

"""The person comes to record an interview, correct it, or note how far its feedback has come."""

import streamlit as st

from coaching import screen
from coaching.screen import records, words

screen.title("Interviews")
screen.invented("What you add here is taken away together with it.")
interviews = screen.journal().interviews()

if st.button("Add an interview", type="primary", icon=":material/add:", key="interviews_add"):
    records.edit_in_dialog(None)

if not interviews:
    screen.nothing_yet(
        "**No interviews yet.** Record one to keep its feedback with it; the employer's name is "
        "enough."
    )

records.listed(interviews)
words.drawer()

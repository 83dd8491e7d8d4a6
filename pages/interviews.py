"""The person comes to record an interview, correct it, or note how far its feedback has come."""

import streamlit as st

from coaching import screen
from coaching.screen import bringing, forms, record, record_form, records, words

screen.title("Interviews")
screen.invented("What you add here is taken away together with it.")

if key := st.query_params.get("record"):
    if forms.opened(key):
        record_form.form(key)
        st.stop()
    screen.go("interviews", interview=str(forms.about(key) or ""))

if "bring" in st.query_params:
    bringing.bring()
    st.stop()

chosen = st.query_params.get("interview", "")
if chosen.isdecimal():
    record.shown(int(chosen))
    words.drawer()
    st.stop()

interviews = screen.journal().interviews()
records.unfinished()
if st.button("Add an interview", type="primary", icon=":material/add:", key="interviews_add"):
    forms.begin()
bringing.offered()

if not interviews:
    screen.nothing_yet(
        "**No interviews yet.** Record one to keep its feedback with it; the employer's name is "
        "enough.",
        first=False,
    )

records.listed(interviews)
words.drawer()
records.marked()

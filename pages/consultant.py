"""The person comes to choose what a consultant sees, to hand it over, and to read the answer."""

import streamlit as st

from coaching import screen
from coaching.screen import answers, handing, meeting, mending, next_meeting, picking, sharing

record = sharing.record()
if st.query_params.get("view") == "meeting" and record.interviews:
    together = sharing.together(record)
    if meeting.show(together):
        screen.go("consultant")
    st.stop()

screen.title("Consultant meeting")
screen.invented("A brief of it shows nobody anything real.")
if not record.interviews:
    st.markdown("**Nothing to bring yet.** One interview is enough; your own view counts too.")
    if st.button(
        "Add your first feedback", type="primary", icon=":material/add_comment:", key="first_add"
    ):
        screen.go("add_feedback")
else:
    left, right = st.columns([2, 5], gap="medium")
    with left:
        next_meeting.ask()
        choice = picking.choice(record)
        mending.replaced(record, choice)
        handing.ways(record, choice)
    with right:
        handing.preview(record, choice)
        answers.answers()

with st.container(horizontal=True, vertical_alignment="center"):
    screen.small("Are you the consultant?")
    if st.button("Open a file somebody shared", type="tertiary", icon=":material/lock_open:"):
        screen.go("caseload")

"""A consultant reads what somebody shares with their account, comments on it and sets a task."""

import streamlit as st

from coaching import screen
from coaching.screen import consulting, meeting, tasking, visiting

here = visiting.desk()
if here is None:
    visiting.closed()
    st.stop()

visiting.watch()
screen.notice()
if meeting.show(meeting.Meeting(here.shared, here.comments, here.tasks)):
    screen.go("caseload")
visiting.head(here)
slide = meeting.slide(meeting.Meeting(here.shared))
visiting.review(here)
consulting.comment(here, slide)
tasking.set_task(here)
visiting.said(here, slide)
consulting.notes(here.client)

"""A consultant reads what somebody shares with their account, comments on it and sets a task."""

import streamlit as st

from coaching import screen
from coaching.screen import consulting, meeting, tasking, visiting, watching

here = visiting.desk()
if here is None:
    visiting.closed()
    st.stop()

watching.watch(visiting.stands)
screen.notice()
if meeting.show(meeting.Meeting(here.shared, here.comments, here.tasks)):
    screen.go("caseload")
visiting.head(here)
slide = meeting.slide(meeting.Meeting(here.shared))
visiting.review(here)
consulting.comment(here, slide)
tasking.set_task(here)
consulting.said(here, slide)
consulting.notes(here.client)

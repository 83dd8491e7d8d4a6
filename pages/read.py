"""Whoever opened a link reads what was shared, in large if they wish, and may comment on it."""

import streamlit as st

from coaching import report, screen
from coaching.screen import consulting, linked, meeting, tasking, watching

here = linked.desk()
if here is None:
    linked.closed()
    st.stop()

watching.watch(linked.stands)
with st.container(key="reading"):
    view = linked.head(here)
    screen.notice()
    together = meeting.Meeting(here.shared, *here.heard)
    if view == "parts":
        meeting.show(together, closes=False)
        slide = meeting.slide(together)
    else:
        linked.whole(here)
        slide = report.slides(here.shared)[0]
        meeting.all_heard(together)
    if here.link.may_comment:
        consulting.signature(here)
        consulting.comment(here, slide, everything=view != "parts")
        tasking.set_task(here)
        consulting.said(here, slide)

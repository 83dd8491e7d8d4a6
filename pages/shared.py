"""A consultant reads what one person shared, in large, comments on it and sets a task."""

import streamlit as st

from coaching import screen
from coaching.screen import clients, consulting, desk, meeting, tasking

opened = screen.journal().caseload.opened(screen.today())
wanted = st.query_params.get("opened", "")
found = next((o for o in opened if str(o.id) == wanted), None)
screen.notice()
if found is None:
    st.markdown("**This is not open any more.** It may have reached its last day.")
    if st.button("Back to who shared", icon=":material/arrow_back:"):
        screen.go("caseload")
    st.stop()

together = meeting.Meeting(found.shared, found.comments, found.tasks)
if meeting.show(together):
    screen.go("caseload")
slide = meeting.slide(together)
here = desk.FileDesk(found)
clients.review(found.shared, [o for o in opened if o.client == found.client and o is not found])
consulting.comment(here, slide)
tasking.set_task(here)
consulting.answer(here, slide)
consulting.notes(found.client)
screen.undo()

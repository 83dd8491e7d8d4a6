"""An administrator comes to say who is a consultant, and to take accounts away."""

import streamlit as st

from coaching import screen
from coaching.model import CoachingError
from coaching.screen import people

try:
    people.administrator()
except CoachingError as refused:
    st.title("People", anchor=False)
    st.info(str(refused), icon=":material/lock:")
    st.stop()

st.title("People", anchor=False)
screen.notice()
everybody = screen.store().accounts.everybody()
screen.small(
    f"{screen.plural(len(everybody), 'account')}. Somebody new signs in once and stands here as a "
    "job seeker; then you can make them a consultant. Nothing of what people keep is shown here."
)
found = people.searched(everybody)
people.one(found)
people.listed(found)

"""Where things stand: the one next thing, what was valued, what is coming, what is waiting."""

import streamlit as st

from coaching import screen
from coaching.screen import answers, half_done, overview, steps

screen.title("Where things stand")
interviews = screen.journal().interviews()
if not interviews and not half_done.keys():
    overview.doors()
    st.stop()

answers.news()
with st.container(border=True, key="next"):
    steps.show(interviews)

valued, ahead, waiting = st.columns(3, border=True, gap="small")
with valued:
    overview.valued(interviews)
with ahead:
    overview.pipeline(interviews)
with waiting:
    overview.waiting(interviews)

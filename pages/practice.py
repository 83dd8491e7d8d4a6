"""The person comes to practise one thing: choose it, plan it, do it, and note how it went."""

import streamlit as st

from coaching import screen
from coaching.screen import practising, questions, stories, words

VIEWS = {"plan": "Plan", "stories": "Stories", "questions": "Questions asked"}

screen.title("Practice plan")
screen.invented("What you add here is taken away together with it.")
interviews = screen.journal().interviews()

match screen.switch("View", VIEWS, "view"):
    case "stories":
        stories.show(interviews)
    case "questions":
        questions.show(interviews)
    case _:
        practising.show(interviews)

with st.container(horizontal=True, vertical_alignment="center", key="practice_mock"):
    screen.small("A mock interview is entered like any other feedback, and kept apart.")
    if st.button("Add a mock interview", type="tertiary", key="practice_mock_add"):
        screen.go("add_feedback", mode="Practice interview")
    if interviews and st.button(
        "Take this to a consultant",
        type="tertiary",
        icon=":material/forum:",
        key="practice_consultant",
    ):
        screen.go("consultant")
words.drawer()

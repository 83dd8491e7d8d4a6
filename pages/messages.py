"""The person comes to write what is due after an interview, and to see what was written."""

import streamlit as st

from coaching import screen
from coaching.model import Topic
from coaching.screen import help as centre_help
from coaching.screen import letter_editor, letter_list, letter_log, letters

screen.title("Messages")
screen.invented("What you add here is taken away together with it.")

open_letter = letters.opened()
if open_letter and open_letter.version:
    letter_editor.editor(open_letter.key)
    st.stop()

record = letters.record()
if open_letter:
    letter_list.recorded(open_letter.key, record)
if not record.interviews:
    screen.nothing_yet(
        "**No messages yet.** Once an interview is recorded, its thank-you letter waits here with "
        "its clock; later the question for feedback, and what became of it."
    )

letter_list.waiting(record)
letter_list.how_it_went(record)
letter_list.another(record)
letter_log.log(record)
centre_help.folded(Topic.LETTERS)

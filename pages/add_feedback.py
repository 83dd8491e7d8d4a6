"""The person comes with somebody's words and leaves with them sorted, corrected and kept."""

import streamlit as st

from coaching import screen
from coaching.entry import Mode
from coaching.screen import after, entries
from coaching.screen.board import board
from coaching.screen.paste import paste

now = entries.opened()

screen.title("Add feedback")
screen.invented("What you add here is taken away together with it.")

kept = entries.saved(now.draft)
if kept:
    after.saved(*kept)
    st.stop()

if now.entry.cards:
    entries.heading(now)
    board(now.draft.key)
    st.stop()

begun_as = now.entry.mode if now.entry.begun else Mode.MESSAGE
ways = {mode: mode.label for mode in Mode}
mode = Mode(screen.switch("How did the words come?", ways, "mode", begun_as))
paste(now.draft.key, mode, begun=now.entry.begun)
entries.other_entries(now)

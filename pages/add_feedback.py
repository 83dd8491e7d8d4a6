"""The person comes with somebody's words and leaves with them sorted, corrected and kept."""

import streamlit as st

from coaching import screen
from coaching.entry import Mode
from coaching.screen import after, entries
from coaching.screen.board import board
from coaching.screen.paste import paste

now = entries.opened()
if now.entry.begun and "mode" not in st.query_params:
    st.session_state.setdefault("mode", now.entry.mode)

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

mode = Mode(screen.switch("How did the words come?", {mode: mode.label for mode in Mode}, "mode"))
paste(now.draft.key, mode, begun=now.entry.begun)
entries.other_entries(now)

"""What an employer decided, noted in one step; it is never counted, and undo takes it back."""

from dataclasses import replace

import streamlit as st

from coaching import screen
from coaching.model import Interview, Outcome

HEARD = {
    Outcome.NOT_SELECTED: "They said no",
    Outcome.OFFER: "They made an offer",
    Outcome.RESERVE: "They keep me in reserve",
    Outcome.WAITING: "Still deciding",
    Outcome.NO_REPLY: "No word: let it rest",
    Outcome.WITHDREW: "I withdrew",
}


def menu(interview: Interview, key: str, primary: bool = False) -> None:
    """Choose what they said; nothing when something is noted that ends it."""
    if interview.mock or not interview.outcome.open:
        return
    choices = {o: said for o, said in HEARD.items() if o is not interview.outcome}
    widget = f"{key}_{interview.id}_{interview.version}"
    st.menu_button(
        "I heard from them",
        list(choices),
        format_func=choices.__getitem__,
        type="primary" if primary else "tertiary",
        icon=":material/mark_email_read:",
        key=widget,
        on_click=lambda: screen.act(_note, interview, st.session_state[widget]),
    )


def _note(interview: Interview, outcome: Outcome) -> None:
    """Keep what they decided; everything else of the record stays as it is."""
    screen.journal().edit_interview(
        replace(interview, outcome=Outcome(outcome)), request=screen.request(), now=screen.now()
    )

"""What an employer decided and when it was heard, noted in one step; it is never counted."""

from dataclasses import replace
from datetime import date

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


def menu(
    interview: Interview, key: str, *, primary: bool = False, heard_on: date | None = None
) -> None:
    """
    Choose what they said and when; nothing when something is noted that ends it.

    ``heard_on`` is the day to propose, today when it is not known.
    """
    if interview.mock or not interview.outcome.open:
        return
    choices = [o for o in HEARD if o is not interview.outcome]
    widget = f"{key}_{interview.id}_{interview.version}"
    with st.popover(
        "I heard from them",
        type="primary" if primary else "tertiary",
        icon=":material/mark_email_read:",
        key=widget,
    ):
        said = st.radio(
            "What did they say?",
            choices,
            index=None,
            format_func=HEARD.__getitem__,
            key=f"{widget}_said",
        )
        today = screen.today()
        day = st.date_input(
            "When did you hear?",
            min(heard_on or today, today),
            max_value=today,
            format="YYYY-MM-DD",
            key=f"{widget}_day",
        )
        if st.button("Note it", key=f"{widget}_note", disabled=said is None) and said is not None:
            screen.act(_note, interview, said, day)
            st.rerun()


def _note(interview: Interview, outcome: Outcome, day: date | None) -> None:
    """Keep what they decided and when; everything else of the record stays as it is."""
    screen.journal().edit_interview(
        replace(interview, outcome=outcome, decided_on=None if outcome.open else day),
        request=f"heard:{interview.id}:{interview.version}",
        now=screen.now(),
    )

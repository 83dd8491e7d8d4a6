"""Into the invented journal and out of it, and what says that one is inside."""

import streamlit as st

from coaching.demo import demo_person, load
from coaching.screen import door
from coaching.screen.blocks import small
from coaching.screen.notices import act
from coaching.screen.whose import looking_around, now, own_journal, person, store, today


def sidebar() -> None:
    """Below the pages: in the invented journal, the way back; at a hosted site, who is there."""
    st.session_state["_around"] = looking_around()
    if st.session_state["_around"]:
        with st.sidebar:
            small("Invented data. Nothing here is yours.")
            st.button(
                "Leave the invented journal", on_click=act, args=(leave_demo,), key="leave_demo"
            )
    door.who()


def enter_demo() -> None:
    """Lay out the invented journal beside the reader's own, which is not touched."""
    at = now()
    load(store().journal(demo_person(person())), today=today(), now=at)
    own_journal().set_preference("looking_around", at.isoformat())


def leave_demo() -> None:
    """Take the invented journal away, whole, and go back to one's own."""
    if looking_around():
        store().journal(demo_person(person())).erase()
        own_journal().set_preference("looking_around", None)


def invented(consequence: str) -> None:
    """Say on a page that writes that the journal on the screen is the invented one."""
    if looking_around():
        st.info(
            f"You are looking at invented data. {consequence} To work in your own journal, leave "
            "the invented one (button in the sidebar).",
            icon=":material/info:",
        )

"""The ways a finished letter takes: mail program, clipboard, files; and the note that it went."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from coaching import letters, screen
from coaching.letters import Finished, Unfinished
from coaching.letters.draft import Writing
from coaching.letters.mail import BadAddress, address
from coaching.letters.paper import prints
from coaching.model import Draft, Interview
from coaching.screen import clock, letter_ended
from coaching.screen import letters as desk
from coaching.screen.copy_button import copy_button

CHANNELS = ("E-mail", "On paper", "LinkedIn or chat", "Online form")
LIKED = {"Letter": "On paper", "Chat message": "LinkedIn or chat", "Their portal": "Online form"}
"""How a letter goes out first, by how they like to be contacted; all others by e-mail."""
SAID = {
    "On paper": "as a letter on paper",
    "LinkedIn or chat": "as a chat message",
    "Online form": "through their portal",
}


def ways_out(shown: Draft, writing: Writing, interview: Interview) -> None:
    """Everything that can be done with a finished letter; before that, what is missing."""
    with st.container(border=True, key="letter_out"):
        try:
            _address(shown, writing)
            ready = letters.finished(
                writing.subject, writing.body, to=writing.to, address=address(writing.address)
            )
        except Unfinished as missing:
            if not missing.gaps:
                st.markdown(f":material/lock: {screen.safe(str(missing))}")
            screen.small("The ways to send it appear here once nothing is left to fill in.")
        except BadAddress as wrong:
            st.markdown(f":material/alternate_email: {screen.safe(str(wrong))}")
        else:
            liked = LIKED.get(interview.preferred_channel, CHANNELS[0])
            _ways(ready, liked)
            _went(shown, liked)
    with st.container(horizontal=True):
        if st.button("All messages", icon=":material/arrow_back:", type="tertiary", key="back"):
            screen.go("messages")
        st.button(
            "No letter needed here",
            type="tertiary",
            icon=":material/inventory_2:",
            key="letter_aside",
            on_click=screen.act,
            args=(letter_ended.set_aside, shown),
        )
        st.button(
            "Discard this draft",
            type="tertiary",
            icon=":material/delete:",
            key="letter_discard",
            on_click=screen.act,
            args=(desk.put_away, shown.key),
        )


def _address(shown: Draft, writing: Writing) -> None:
    widget = f"letter_to{shown.key}"
    screen.shows(widget, writing.address)
    st.text_input(
        "Their e-mail address, if you have it",
        max_chars=320,
        key=widget,
        live=True,
        on_change=lambda: screen.act(
            desk.change, shown, desk.with_address, st.session_state[widget] or ""
        ),
    )


def _ways(ready: Finished, liked: str) -> None:
    """Every way, the one they like first."""
    link, whole = letters.mailto(ready)
    kind: Literal["primary", "secondary"] = "primary" if liked == CHANNELS[0] else "secondary"
    ways: dict[str, Callable[[], object]] = {
        "E-mail": lambda: st.link_button(
            "Open in my mail program", link, type=kind, icon=":material/mail:", key="mail"
        ),
        "LinkedIn or chat": lambda: copy_button("Copy the text", ready.body, key="letter_copy"),
        "On paper": lambda: _files(ready),
    }
    before = "LinkedIn or chat" if liked == "Online form" else liked
    if liked != CHANNELS[0]:
        screen.small(f"They like it {SAID[liked]}, so that comes first.")
    with st.container(horizontal=True, vertical_alignment="center"):
        for name in sorted(ways, key=before.__ne__):
            ways[name]()
    if not whole:
        screen.small(
            "This letter is too long for a mail link. The link opens an empty message: copy the "
            "text and paste it there, or take the e-mail file."
        )


def _files(ready: Finished) -> None:
    english, today, sender = desk.english(), screen.today(), desk.sender()
    with st.popover("As a file", icon=":material/download:"):
        st.download_button(
            "E-mail file (.eml)",
            lambda: letters.eml(ready),
            file_name="letter.eml",
            mime="message/rfc822",
            key="letter_eml",
            on_click="ignore",
        )
        if prints(ready, today, english):
            st.download_button(
                "For paper (.pdf)",
                lambda: letters.pdf(ready, today, english, sender),
                file_name="letter.pdf",
                mime="application/pdf",
                key="letter_pdf",
                on_click="ignore",
            )
        else:
            screen.small(
                "No PDF: no font on this machine has every letter of this text. The other two "
                "files hold all of it."
            )
        st.download_button(
            "Word file (.docx)",
            lambda: letters.docx(ready, today, english, sender),
            file_name="letter.docx",
            mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            key="letter_docx",
            on_click="ignore",
        )


def _went(shown: Draft, liked: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "How did it go out?",
            CHANNELS,
            index=CHANNELS.index(liked),
            key=f"letter_channel{shown.key}",
            width=220,
        )
        with st.container(width=160):
            clock.day_of_it("When?", f"letter_day{shown.key}")
        st.button(
            "I sent it",
            icon=":material/check:",
            key="letter_sent",
            on_click=lambda: screen.act(
                letter_ended.sent,
                shown,
                st.session_state[f"letter_channel{shown.key}"],
                st.session_state[f"letter_day{shown.key}"],
            ),
        )
    screen.small("Afterword sends nothing itself: you send it, and say here that you did.")

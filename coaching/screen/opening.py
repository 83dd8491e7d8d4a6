"""A message in a file → the paste area, with who wrote it and when proposed; not saved yet."""

import re
from dataclasses import replace
from hashlib import sha256

import streamlit as st

from coaching import screen
from coaching.entry import Entry
from coaching.intake import message
from coaching.intake.guard import NotReadable
from coaching.intake.message import Message
from coaching.screen import entries
from coaching.screen.entries import Open

ENDINGS = ["eml", "msg", "docx", "pdf", "txt", "html", "htm"]
_QUOTES = re.compile(
    r"^[ \t]*>|^-{2,} ?(?:Original|Forwarded) Message|\bwrote:[ \t]*$|^From: ?\S", re.M | re.I
)


def offered(now: Open) -> None:
    """Open a file, and leave what a message quotes aside."""
    if _QUOTES.search(now.entry.text) and not now.entry.quoted:
        st.button(
            "Leave out the messages it quotes",
            type="tertiary",
            icon=":material/format_quote:",
            key="add_newest",
            on_click=screen.act,
            args=(_newest, now),
        )
    if now.entry.quoted:
        with st.expander("What it quotes (not sorted)", type="compact", key="add_quoted"):
            st.text(now.entry.quoted)
            screen.small("It is kept with the message, and neither sorted nor shared.")
    shown = st.expander(
        "Open a file",
        icon=":material/upload_file:",
        type="compact",
        key="add_open",
        on_change="rerun",
    )
    if shown.open:
        with shown:
            _file(now)


def _file(now: Open) -> None:
    handed = st.file_uploader(
        "An e-mail, a letter or a text (.eml, .msg, .docx, .pdf, .txt)",
        type=ENDINGS,
        max_upload_size=10,
        key=f"add_file{now.draft.key}",
    )
    if handed is None:
        return
    data = handed.getvalue()
    mark, taken = sha256(data).hexdigest(), f"add_file_taken{now.draft.key}"
    if st.session_state.get(taken) == mark:
        screen.small(
            "Its words are above, as a draft. They count nowhere before you sort and keep them."
        )
        return
    try:
        found = message.opened(handed.name, data)
    except NotReadable as error:
        st.warning(str(error), icon=":material/info:")
        return
    with screen.told():
        entries.change(now.draft, _with, found)
        st.session_state[taken] = mark
        _show_the_stored()
    st.rerun()


def _with(e: Entry, found: Message) -> Entry:
    """Its words below those that are there."""
    words = f"{e.text.rstrip()}\n\n{found.text}" if e.text.strip() else found.text
    quoted = "\n\n".join(part for part in (e.quoted, found.rest) if part)
    return replace(
        e,
        text=words,
        quoted=quoted,
        giver=e.giver or found.giver,
        received_on=e.received_on or found.received_on,
    )


def _newest(now: Open) -> None:
    found = message.newest(now.entry.text)
    entries.change(now.draft, _split, now.entry.text, found)
    _show_the_stored()


def _split(e: Entry, of: str, found: Message) -> Entry:
    """What was typed meanwhile stays as it is."""
    return replace(e, text=found.text, quoted=found.rest) if e.text == of else e


def _show_the_stored() -> None:
    st.session_state["add_epoch"] = st.session_state.get("add_epoch", 0) + 1

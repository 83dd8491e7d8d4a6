"""What the text area sends → the draft, or two texts to choose from when another tab wrote too."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from coaching import entry, screen
from coaching.entry import Mode
from coaching.model import CoachingError, Draft, Stale
from coaching.screen import entries


def in_browser(key: str) -> str:
    """A draft's name in the browser: in the other journal the same key means another draft."""
    return f"{key}@{screen.owner()}"


def typed(draft: Draft, mode: Mode, widget: str) -> None:
    """
    Keep what the text area sent.

    When another tab wrote in between, both texts are kept for the page to show side by side.
    """
    sent = st.session_state[widget]["typed"]
    if not sent or sent["id"] != in_browser(draft.key):
        return
    sent = {**sent, "text": whole(sent["text"])}
    stored = screen.journal().draft(draft.key)
    before = entry.of(stored) if stored else entry.of(draft)
    # The fields beside the words are written by this session: its own step is no other tab's.
    own = stored is not None and stored.writer == screen.writer()
    screen.written_by(sent["tab"])
    if sent["text"] == before.text:
        return
    try:
        screen.journal().save_draft(
            draft.key,
            entry.KIND,
            entry.body(replace(before, text=sent["text"], mode=mode)),
            version=stored.version if stored and own else sent["base"],
            writer=screen.writer(),
            now=screen.now(),
        )
    except Stale:
        st.session_state["add_conflict"] = {**sent, "theirs": before.text}
    except CoachingError as error:
        st.session_state["_notice"] = error


def whole(text: str) -> str:
    """Text without halves of characters, which a browser can hold and nothing else can show."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def choice(key: str) -> None:
    """Two tabs wrote different words: show both and let the reader choose."""
    mine = st.session_state.get("add_conflict")
    if mine is None:
        return
    st.warning(
        "These words were changed in another tab. Both are here; nothing is lost. Which one stays?",
        icon=":material/tab_duplicate:",
    )
    sides: tuple[tuple[str, str, Callable[..., None], tuple[str, ...]], ...] = (
        ("In this tab", mine["text"], keep_mine, (key,)),
        ("In the other tab", mine["theirs"], keep_theirs, ()),
    )
    for number, (column, (whose, text, keep, args)) in enumerate(
        zip(st.columns(2, border=True), sides, strict=True)
    ):
        with column:
            st.markdown(f"**{whose}**")
            st.text(text)
            st.button(
                "Keep this one", key=f"conflict{number}", on_click=screen.act, args=(keep, *args)
            )


def keep_mine(key: str) -> None:
    """Settle a conflict for this tab's text."""
    mine = st.session_state["add_conflict"]
    stored = screen.journal().draft(key)
    if stored is None:  # saved or put away in the other tab: this text becomes an entry of its own
        stored = Draft(screen.request(), entry.KIND)
        st.query_params["draft"] = stored.key
    entries.keep(stored, replace(entry.of(stored), text=mine["text"], cards=()))
    del st.session_state["add_conflict"]
    _forget_local()


def keep_theirs() -> None:
    """Settle a conflict for the text the other tab stored."""
    del st.session_state["add_conflict"]
    _forget_local()


def _forget_local() -> None:
    st.session_state["add_epoch"] = st.session_state.get("add_epoch", 0) + 1

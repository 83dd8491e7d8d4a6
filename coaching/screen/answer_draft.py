"""A field of an answer or a note → its words, kept under a name as they are typed."""

import streamlit as st

from coaching import screen
from coaching.screen.draft_area import draft_area
from coaching.screen.typed import in_browser, whole

LONGEST = 5000


def stored(key: str) -> str:
    """The words as they are kept; empty when there are none."""
    kept = screen.journal().draft(key)
    return str(kept.body.get("text", "")) if kept else ""


def put(key: str, text: str) -> None:
    """Keep the words."""
    before = screen.journal().draft(key)
    screen.journal().save_draft(
        key,
        "answer",
        {"text": text[:LONGEST]},
        version=before.version if before else 0,
        writer=screen.writer(),
        now=screen.now(),
    )


def area(label: str, key: str, height: str = "5rem", placeholder: str = "") -> str:
    """The field; what is in it."""
    kept = screen.journal().draft(key)
    text = stored(key)
    draft_area(
        label,
        key=f"area {key}",
        data={
            "id": in_browser(key),
            "owner": screen.owner(),
            "text": text,
            "version": kept.version if kept else 0,
            "placeholder": placeholder,
            "epoch": st.session_state.get(f"epoch {key}", 0),
            "height": height,
        },
        on_typed=lambda: screen.act(_typed, key),
    )
    return text


def _typed(key: str) -> None:
    sent = st.session_state[f"area {key}"]["typed"]
    if not sent or sent["id"] != in_browser(key):
        return
    put(key, whole(sent["text"]))


def done(key: str) -> str:
    """The words of a draft, which ends."""
    text = stored(key)
    if screen.journal().draft(key) is not None:
        screen.journal().discard_draft(key, request=screen.request(), now=screen.now())
    anew(key)
    return text.strip()


def anew(key: str) -> None:
    """Let the field show what is kept now instead of what the browser has."""
    st.session_state[f"epoch {key}"] = st.session_state.get(f"epoch {key}", 0) + 1

"""A field of an answer or a note → its words, kept under a name as they are typed."""

from typing import Protocol

import streamlit as st

from coaching import screen
from coaching.screen.draft_area import draft_area
from coaching.screen.typed import whole

LONGEST = 5000


class Words(Protocol):
    """Where unfinished words are kept; ``owner`` keeps texts in the browser apart."""

    @property
    def owner(self) -> str: ...  # noqa: D102

    def stored(self, key: str) -> str:
        """The words as they are kept; empty when there are none."""

    def put(self, key: str, text: str) -> None:
        """Keep the words."""

    def drop(self, key: str) -> None:
        """Keep them no longer."""


class OwnWords:
    """Unfinished words in the drafts of the journal on the screen."""

    @property
    def owner(self) -> str:
        """The journal's name in the browser."""
        return screen.owner()

    def stored(self, key: str) -> str:
        """The words as they are kept; empty when there are none."""
        kept = screen.journal().draft(key)
        return str(kept.body.get("text", "")) if kept else ""

    def put(self, key: str, text: str) -> None:
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

    def drop(self, key: str) -> None:
        """Discard the draft."""
        if screen.journal().draft(key) is not None:
            screen.journal().discard_draft(key, request=screen.request(), now=screen.now())


def area(words: Words, label: str, key: str, height: str = "5rem", placeholder: str = "") -> str:
    """The field; what is in it."""
    text = words.stored(key)
    draft_area(
        label,
        key=f"area {key}",
        data={
            "id": f"{key}@{words.owner}",
            "owner": words.owner,
            "text": text,
            "version": 0,
            "placeholder": placeholder,
            "epoch": st.session_state.get(f"epoch {key}", 0),
            "height": height,
        },
        on_typed=lambda: screen.act(_typed, words, key),
    )
    return text


def _typed(words: Words, key: str) -> None:
    sent = st.session_state[f"area {key}"]["typed"]
    if sent and sent["id"] == f"{key}@{words.owner}":
        words.put(key, whole(sent["text"]))


def done(words: Words, key: str) -> str:
    """The words of a draft, which ends."""
    text = words.stored(key)
    words.drop(key)
    anew(key)
    return text.strip()


def anew(key: str) -> None:
    """Let the field show what is kept now instead of what the browser has."""
    st.session_state[f"epoch {key}"] = st.session_state.get(f"epoch {key}", 0) + 1

"""Messages with their points, and what can be done with each, as one element."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from coaching import screen
from coaching.codebook import Codebook
from coaching.model import Feedback, Flag, Interview, Origin, Point
from coaching.screen import found_words, highlighting, kept, words
from coaching.screen.marks import FILLED, OPEN
from coaching.seeking import Sought

HERE = Path(__file__).parent
KEY = "quotes_messages"
ICONS = {"Correct": "edit", "Highlight": "ink_highlighter", "Delete": "delete"}
HINTS = {
    "Highlight": "Give part of a quote a theme of its own.",
    "Delete": "The whole message, with all its points. Can be undone.",
}

_list = st.components.v2.component(
    "afterword_messages",
    html='<div class="messages"></div>',
    css=(HERE / "message_list.css").read_text(encoding="utf-8"),
    js=(HERE / "message_list.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)

Said = tuple[Interview, Feedback, Sequence[Point]]


def messages(found: Sequence[Said], book: Codebook, wanted: Sought) -> None:
    """
    Some messages with some of their points, each with the way back to its cards.

    What was looked for is marked; a message without points shows where it stands in the whole.
    """
    every = {given.id: (interview, given) for interview, given, _ in found}
    asked = _list(
        key=KEY,
        data={"messages": [_message(*said, book, wanted) for said in found]},
        on_asked_change=lambda: _deleted(every),
    ).asked
    if not asked or asked["id"] not in every:
        return
    interview, given = every[asked["id"]]
    if asked["act"] == "Correct":
        kept.correct(interview, given)
    elif asked["act"] == "Highlight":
        highlighting.ask(given)


def _deleted(every: Mapping[int | None, tuple[Interview, Feedback]]) -> None:
    """Before the page reads the journal: what is taken away is not shown again."""
    asked = st.session_state[KEY]["asked"]
    if asked and asked["act"] == "Delete" and asked["id"] in every:
        screen.act(kept.delete, every[asked["id"]][1])


def _message(
    interview: Interview, given: Feedback, points: Sequence[Point], book: Codebook, wanted: Sought
) -> dict[str, Any]:
    acts = [act for act in ICONS if given.points or act != "Highlight"]
    elsewhere = {"parts": found_words.around(given.raw, wanted), "below": "in the message"}
    who, beside = _who(interview, given)
    return {
        "id": given.id,
        "who": who,
        "beside": beside,
        "source": words.about(interview, str) + words.how(given, str),
        "said": [_quote(given, p, book, wanted) for p in points] or [elsewhere],
        "quoted": given.quoted,
        "acts": [{"act": act, "icon": ICONS[act], "hint": HINTS.get(act, "")} for act in acts],
    }


def _quote(given: Feedback, point: Point, book: Codebook, wanted: Sought) -> dict[str, Any]:
    marks = [mark for flag, mark in words.MARKS.items() if flag in point.flags]
    themes = [book.label(theme) for theme in book.about(point.themes)]
    return {
        "glyph": (FILLED if given.origin is Origin.EMPLOYER else OPEN)[point.kind],
        "kind": screen.WORD[point.kind],
        "tone": point.kind.value,
        "parts": found_words.parts(point.text, wanted),
        "below": " · ".join([*themes, *marks]) or "no theme chosen",
        "locked": Flag.PRIVATE in point.flags,
    }


def _who(interview: Interview, given: Feedback) -> tuple[str, str]:
    if given.origin is Origin.OWN:
        return "Your own view", f"· {interview.employer}"
    return interview.employer, "(practice interview)" if given.origin is Origin.MOCK else ""

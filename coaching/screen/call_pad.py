"""Three one-line boxes for a call: filed on Enter, kept in the browser until the server has it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from coaching.screen import keeping

HERE = Path(__file__).parent

_pad = st.components.v2.component(
    "afterword_call_pad",
    html='<div class="pad"><div class="top"><strong>Write. Do not explain. Say thank you.</strong>'
    '<span class="clock" role="timer" aria-label="Time on the call">0:00</span></div>'
    '<div class="who"><label for="who">Who is speaking?</label><input id="who" type="text" '
    'maxlength="200" autocomplete="off" placeholder="Name, if they give it" dir="auto"></div>'
    '<div class="boxes"></div><p class="state" role="status"></p><div class="earlier"></div>'
    '<button class="end" type="button">Call ended: check the cards <kbd>Ctrl + Enter</kbd></button>'
    "</div>",
    css=(HERE / "call_pad.css").read_text(encoding="utf-8"),
    js=keeping.script("call_pad.js"),
)


def call_pad(*, key: str, data: dict[str, Any], on_filed: Callable[[], None]) -> None:
    """
    Show the boxes; ``st.session_state[key]["filed"]`` is what arrived last.

    Args:
        key: Widget key.
        data: ``id`` and ``owner`` name the call in this browser, ``lines`` are those the store
            holds, ``giver`` and ``ended`` what it holds of who is speaking and of the end of the
            call, ``boxes`` the three boxes with kind, glyph, heading and what each asks.
        on_filed: Called when something arrives, as ``{"id", "lines", "who", "ended", "tab"}``:
            every line the store has not confirmed yet, in the order they were filed, and the name
            and the press that ended the call, None when they are confirmed.
    """
    _pad(key=key, data=data, on_filed_change=on_filed)

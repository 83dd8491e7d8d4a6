"""Three one-line boxes for a call: filed on Enter, kept in the browser until the server has it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent

_pad = st.components.v2.component(
    "afterword_call_pad",
    html='<div class="pad"><div class="top"><strong>Write. Do not explain. Say thank you.</strong>'
    '<span class="clock" role="timer" aria-label="Time on the call">0:00</span></div>'
    '<div class="boxes"></div><p class="state" role="status"></p></div>',
    css=(HERE / "call_pad.css").read_text(encoding="utf-8"),
    js=(HERE / "call_pad.js").read_text(encoding="utf-8"),
)


def call_pad(*, key: str, data: dict[str, Any], on_filed: Callable[[], None]) -> None:
    """
    Show the boxes; ``st.session_state[key]["filed"]`` is what arrived last.

    Args:
        key: Widget key.
        data: ``id`` and ``owner`` name the call in this browser, ``lines`` are those the store
            holds, ``boxes`` the three boxes with kind, glyph, heading and what each asks.
        on_filed: Called when lines arrive, as ``{"id", "lines", "tab"}``: every line the store
            has not confirmed yet, in the order they were filed.
    """
    _pad(key=key, data=data, on_filed_change=on_filed)

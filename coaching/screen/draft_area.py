"""A text area whose words survive a reload, a closed tab, a killed server and a second tab."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from coaching.screen import keeping

HERE = Path(__file__).parent

_area = st.components.v2.component(
    "afterword_draft_area",
    html='<label for="words"></label>'
    '<textarea id="words" spellcheck="false" dir="auto"></textarea>',
    css=(HERE / "draft_area.css").read_text(encoding="utf-8"),
    js=keeping.script("draft_words.js", "draft_area.js"),
)


def draft_area(
    label: str,
    *,
    key: str,
    data: dict[str, Any],
    on_typed: Callable[[], None],
) -> None:
    """
    Show the area; ``st.session_state[key]["typed"]`` is what arrived last.

    Args:
        label: Shown above the area and read out with it.
        key: Widget key.
        data: ``id`` and ``owner`` name the draft in this browser, ``text`` and ``version`` are
            what the store holds, ``placeholder`` the hint, ``height`` its least height (CSS) if
            not the usual one, ``epoch`` rises when the reader chooses the stored text over this
            tab's.
        on_typed: Called when text arrives, as ``{"text", "base", "id", "tab"}``; ``base`` is the
            version the text grew from and ``tab`` names the browser tab.
    """
    _area(key=key, data={"label": label, **data}, on_typed_change=on_typed)

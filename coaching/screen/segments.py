"""One of a few views, as one element: a row of Streamlit's own costs the browser 10 ms."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent

_row = st.components.v2.component(
    "afterword_segments",
    html='<div class="segments" role="radiogroup"></div>',
    css=(HERE / "segments.css").read_text(encoding="utf-8"),
    js=(HERE / "segments.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def switch(label: str, options: Mapping[Any, str], key: str, first: Any = None) -> str:
    """
    One of a few views, kept in the address by its label under ``key``; values → labels.

    ``first``, else the first of them, is what an address without it means.
    """
    values = {name: value for value, name in options.items()}
    usual = options[next(iter(options)) if first is None else first]
    asked = st.query_params.get(key, usual)
    chosen = asked if asked in values else usual
    widget = f"{key}_switch"
    _row(
        key=widget,
        data={"label": label, "options": list(values), "chosen": chosen},
        on_chosen_change=lambda: _chosen(widget, key, usual),
    )
    return str(values[chosen])


def _chosen(widget: str, key: str, usual: str) -> None:
    name = st.session_state[widget]["chosen"]
    if name is None:
        return
    if name == usual:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = name

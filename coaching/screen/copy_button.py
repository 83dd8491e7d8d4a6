"""A button that puts a text on the clipboard, and says so."""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent

_button = st.components.v2.component(
    "afterword_copy_button",
    html='<button type="button"></button><span role="status"></span>',
    css=(HERE / "copy_button.css").read_text(encoding="utf-8"),
    js=(HERE / "copy_button.js").read_text(encoding="utf-8"),
)


def copy_button(label: str, text: str, *, key: str) -> None:
    """Show the button; the text goes from the page to the clipboard and nowhere else."""
    _button(key=key, data={"label": label, "text": text}, width="content")

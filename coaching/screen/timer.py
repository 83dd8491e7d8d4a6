"""A countdown for a drill that runs in the browser, through reruns, reloads and other pages."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from coaching import screen
from coaching.screen import keeping

HERE = Path(__file__).parent
LENGTHS = (2, 5, 10, 15, 20, 25, 30, 40, 45, 60, 90)

_timer = st.components.v2.component(
    "afterword_timer",
    html='<div class="timer"><span class="left" role="timer" aria-label="Time left"></span>'
    '<button class="go" type="button"></button>'
    '<select class="length" aria-label="How long"></select>'
    '<button class="again" type="button">Start over</button>'
    '<button class="note" type="button"></button>'
    '<label><input class="sound" type="checkbox">A soft tone at the end</label>'
    '<p class="said" role="status"></p></div>',
    css=(HERE / "timer.css").read_text(encoding="utf-8"),
    js=keeping.script("timer.js"),
)


def timer(
    name: str, minutes: int, *, note: str = "", on_noted: Callable[[int], None] | None = None
) -> None:
    """
    Show the countdown called ``name``; the same name goes on where it was.

    With ``note``, a button of that label hands the minutes that were practised to ``on_noted``.
    """
    widget = f"timer_{name}"

    def noted() -> None:
        sent = st.session_state[widget]["noted"]
        if sent and on_noted and sent["id"] == name:
            on_noted(max(1, min(24 * 60, int(sent["minutes"]))))

    _timer(
        key=widget,
        data={
            "id": name,
            "owner": screen.owner(),
            "minutes": max(1, minutes),
            "lengths": LENGTHS,
            "note": note,
        },
        on_noted_change=noted,
    )

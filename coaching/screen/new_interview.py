"""The fields of an interview that is not recorded yet; each is kept in the draft as it is left."""

from dataclasses import replace
from typing import Any

import streamlit as st

from coaching import codebook, screen
from coaching.entry import Entry, Mode
from coaching.screen import entries
from coaching.screen.entries import Open


def fields(now: Open, mode: Mode) -> None:
    """Who it was with, for what, at which stage and when; the first is enough."""
    first, second = st.columns(2, gap="small")
    who = "Who did it with you?" if mode is Mode.MOCK else "Employer"
    with first:
        _text(now, "employer", who)
        _choice(now, "stage", "Stage", codebook.vocabulary("stages"))
        _day(now)
    with second:
        _text(now, "role", "Role")
        _choice(now, "format", "Format", codebook.vocabulary("formats"))
        _choice(now, "sector", "Sector", codebook.vocabulary("sectors"))


def _text(now: Open, name: str, label: str) -> None:
    widget = f"new_{name}{now.draft.key}"
    screen.shows(widget, getattr(now.entry.new, name))
    st.text_input(
        label, max_chars=200, key=widget, on_change=_filled, args=(now, name, widget), live=True
    )


def _choice(now: Open, name: str, label: str, options: tuple[str, ...]) -> None:
    widget = f"new_{name}{now.draft.key}"
    screen.shows(widget, getattr(now.entry.new, name) or None)
    st.selectbox(
        label,
        options,
        index=None,
        placeholder="Choose, or leave it",
        key=widget,
        on_change=_filled,
        args=(now, name, widget),
    )


def _day(now: Open) -> None:
    widget = f"new_held_on{now.draft.key}"
    screen.shows(widget, now.entry.new.held_on)
    st.date_input(
        "Date",
        value=None,
        format="YYYY-MM-DD",
        key=widget,
        on_change=_filled,
        args=(now, "held_on", widget),
    )


def _filled(now: Open, name: str, widget: str) -> None:
    screen.act(entries.change, now.draft, _with_new, name, st.session_state[widget])


def _with_new(e: Entry, name: str, value: Any) -> Entry:
    empty: Any = None if name == "held_on" else ""
    return replace(e, new=replace(e.new, **{name: value or empty}))

"""The widgets of a record's form: each shows the draft's value and keeps what is typed there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

import streamlit as st

from coaching import screen
from coaching.recording import Meeting, Met, Recording
from coaching.screen import forms
from coaching.screen.forms import Open

Row = tuple[str, int]
Said = tuple[str, dict[str, Any]]
"""The key of a widget, and its further arguments."""


def add(now: Open, label: str, rows: str, new: Callable[[Recording], Meeting | Met]) -> None:
    """A button that puts one more row in the form."""
    st.button(
        label,
        icon=":material/add:",
        type="tertiary",
        key=f"record_add_{rows}",
        on_click=screen.act,
        args=(
            forms.change,
            now,
            lambda f: replace(f, **{rows: (*getattr(f, rows), new(f))}),
        ),
    )


def take_out(now: Open, rows: str, at: int, label: str) -> None:
    """A button that takes one row out of the form."""
    st.button(
        label,
        icon=":material/close:",
        type="tertiary",
        key=f"record_out_{rows}{at}",
        on_click=screen.act,
        args=(
            forms.change,
            now,
            lambda f: replace(
                f, **{rows: tuple(r for n, r in enumerate(getattr(f, rows)) if n != at)}
            ),
        ),
    )


def text(now: Open, name: str, label: str, row: Row | None = None, limit: int = 200) -> None:
    """A line of text, kept as it is typed."""
    kept(
        now,
        name,
        lambda w: st.text_input(label, max_chars=limit, key=w[0], live=True, **w[1]),
        _value(now, name, row),
        row,
    )


def choice(
    now: Open,
    name: str,
    label: str,
    options: Sequence[Any],
    row: Row | None = None,
    *,
    names: dict[Any, str] | None = None,
    empty: Any = "",
) -> None:
    """One of some options, or one that was stored before; none is ``empty``."""
    value = _value(now, name, row)
    every = list(dict.fromkeys((*options, *([value] if value else []))))
    kept(
        now,
        name,
        lambda w: st.selectbox(
            label,
            every,
            index=None,
            format_func=lambda o: (names or {}).get(o, str(o)),
            placeholder="Choose, or leave it",
            key=w[0],
            **w[1],
        ),
        value or None,
        row,
        empty,
    )


def day(now: Open, name: str, label: str, row: Row | None = None) -> None:
    """A day, or none."""
    value = _value(now, name, row)
    kept(
        now,
        name,
        lambda w: st.date_input(label, None, format="YYYY-MM-DD", key=w[0], **w[1]),
        date.fromisoformat(value) if value else None,
        row,
    )


def _value(now: Open, name: str, row: Row | None) -> Any:
    return getattr(getattr(now.form, row[0])[row[1]] if row else now.form, name)


def kept(
    now: Open,
    name: str,
    widget: Callable[[Said], object],
    value: Any,
    row: Row | None = None,
    empty: Any = "",
) -> None:
    """A widget that shows the draft's value and keeps in the draft what is chosen."""
    key = f"form_{now.draft.key}_{'_'.join(map(str, (*(row or ()), name)))}"
    screen.shows(key, value)
    blank = None if name == "phone_welcome" else False if name == "mock" else empty
    widget((key, {"on_change": _changed, "args": (now, name, key, row, blank)}))


def _changed(now: Open, name: str, key: str, row: Row | None, blank: Any) -> None:
    value = st.session_state[key]
    if isinstance(value, time):
        value = value.strftime("%H:%M")
    elif isinstance(value, date):
        value = value.isoformat()
    value = blank if value is None or value == "" else value
    step = forms.within(*row, name, value) if row else forms.one(name, value)
    screen.act(forms.change, now, step)

"""The small blocks every page is made of: a quiet line, a switch of views, the empty page."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from coaching.screen.whose import today

_SHOWN, _SHOWN_BEFORE = "_shown", "_shown_before"


def shows(widget: str, value: object) -> None:
    """
    Let the widget with this key show what is stored.

    One that shows it already is left alone: setting it again would take back what the reader has
    chosen there while this run was on its way. One that was not on the page before is told again:
    the browser may have forgotten what this session remembers.
    """
    now = st.session_state.setdefault(_SHOWN, set())
    new = widget not in now and widget not in st.session_state.get(_SHOWN_BEFORE, ())
    now.add(widget)
    if new or widget not in st.session_state or st.session_state[widget] != value:
        st.session_state[widget] = value


def begin_run() -> None:
    """Call at the start of each run of the whole page, for :func:`shows`."""
    st.session_state[_SHOWN_BEFORE] = st.session_state.pop(_SHOWN, set())


def small(text: str) -> None:
    """A quiet line. ``text`` is Markdown; a person's words in it go through ``safe``."""
    st.markdown(f":small[:gray[{text}]]")


def plural(count: int, one: str, many: str | None = None) -> str:
    """``1 interview``, ``2 interviews``, ``0 interviews``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def day(when: date | None) -> str:
    """``7 Jul``, with the year when it is not this one."""
    if when is None:
        return "no date"
    written = f"{when.day} {when:%b}"
    return written if when.year == today().year else f"{written} {when.year}"


def hour(moment: datetime, zone: str) -> str:
    """``14:30 (Europe/Dublin)``: the hour where it was agreed."""
    try:
        local = moment.astimezone(ZoneInfo(zone or "UTC"))
    except (KeyError, ValueError, OSError):
        local, zone = moment.astimezone(UTC), "UTC"
    return f"{local:%H:%M} ({zone or 'UTC'})"


def phone() -> bool:
    """Whether the browser calls itself mobile: no width reaches the server."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def nothing_yet(sentence: str, *, first: bool = True) -> None:
    """
    The empty page: a sentence, a next step, and no expectation; ends the run.

    Adding feedback is not ``first`` where the page has a main button of its own.
    """
    with st.container(border=True, key="nothing"):
        st.markdown(sentence)
        with st.container(horizontal=True):
            if st.button(
                "Add your first feedback",
                type="primary" if first else "secondary",
                icon=":material/add_comment:",
                key="first_add",
            ):
                go("add_feedback")
            if st.button("Note your own view", icon=":material/edit_note:", key="first_own"):
                go("add_feedback", mode="My own view")
    st.stop()


def go(page: str, **query: str) -> None:
    """Open another page by the name of its file."""
    st.switch_page(f"../pages/{page}.py", query_params=query)

"""What the last action had to say, and the way to take it back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import streamlit as st

from coaching.escapes import markdown
from coaching.model import CoachingError, Stale
from coaching.screen.blocks import small
from coaching.screen.whose import entered, journal, now

FRESH = timedelta(minutes=30)
"""How long a change is offered to be undone."""


@contextmanager
def told() -> Iterator[None]:
    """Turn an error the reader can act on into a notice on the next run; all else is ours."""
    try:
        yield
    except CoachingError as error:
        st.session_state["_notice"] = error


def act(action: Callable[..., object], *args: Any, **kwargs: Any) -> None:
    """Run a widget's action as a callback; what the reader can act on becomes a notice."""
    with told():
        action(*args, **kwargs)


def noticed() -> bool:
    """Whether the last action has something to say that is not shown yet."""
    return "_notice" in st.session_state


def notice() -> None:
    """Show and forget what the last action had to say."""
    error = st.session_state.pop("_notice", None)
    if isinstance(error, Stale):
        st.warning(str(error), icon=":material/tab_duplicate:")
    elif error is not None:
        st.warning(str(error), icon=":material/info:")


def title(text: str) -> None:
    """The page's title, and below it what the last action had to say and the way to undo it."""
    st.title(text, anchor=False)
    notice()
    undo()


def undo() -> None:
    """Offer to take the last change back, for as long as it is fresh."""
    last = journal().last_change()
    if last is None or now() - last.at > FRESH:
        return
    if (since := entered()) is not None and last.at <= since:
        return  # the invented journal's own making is not the reader's doing
    with st.container(horizontal=True, vertical_alignment="center", key="last_change"):
        small(f"Last change: {markdown(last.what)}")
        st.button(
            "Undo",
            icon=":material/undo:",
            type="tertiary",
            key="undo",
            on_click=act,
            args=(_undo, last.id),
        )


def _undo(change: int) -> None:
    undone = journal().undo(change, now=now())
    st.session_state["_toast"] = f"Undone: {markdown(undone.what)}"


def toast() -> None:
    """Say once what was done."""
    if said := st.session_state.pop("_toast", None):
        st.toast(said)

"""Which interviews the Trends page is about: a small filter in the URL, cleared by a click."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from coaching import screen
from coaching.model import Interview
from coaching.summary import chosen
from coaching.summary.chosen import Chosen

LABELS = {"stages": "Stage", "formats": "Format", "sectors": "Sector"}
KEYS = {"stages": "stage", "formats": "format", "sectors": "sector"}
SINCE, UNTIL = "since", "until"


def wanted() -> Chosen:
    """What the reader has chosen, also inside a fragment."""
    lists = {name: tuple(st.session_state.get(key) or ()) for name, key in KEYS.items()}
    return Chosen(**lists, since=_day(SINCE), until=_day(UNTIL))


def held(interviews: Sequence[Interview]) -> tuple[Interview, ...]:
    """Without those still to come: nobody can have said anything about them."""
    return tuple(i for i in interviews if not i.ahead(screen.today()))


def kept(interviews: Sequence[Interview]) -> tuple[Interview, ...]:
    """The interviews the page is about."""
    return chosen.chosen(held(interviews), wanted())


def show(interviews: Sequence[Interview]) -> tuple[Interview, ...]:
    """
    The filter in one line; the interviews that are left.

    Ends the run with a sentence and the way back when none is.
    """
    choices = {name: found for name in KEYS if (found := chosen.choices(interviews, name))}
    days = [i.held_on for i in interviews if i.held_on]
    if not choices and len(set(days)) < 2:
        return tuple(interviews)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        with st.popover("Filter", icon=":material/filter_list:", type="tertiary"):
            _choose(choices, days)
        look = wanted()
        left = chosen.chosen(interviews, look)
        if not look.everything:
            st.markdown(chosen.sentence(look, left, interviews), width="content")
            st.button(
                "Clear", type="tertiary", icon=":material/close:", key="clear", on_click=clear
            )
    if not left:
        st.markdown(chosen.nothing_fits(interviews))
        st.stop()
    return left


def clear() -> None:
    """Look at everything again."""
    for key in KEYS.values():
        st.session_state[key] = []
    for key in (SINCE, UNTIL):
        st.session_state[key] = None


def _choose(choices: Mapping[str, Sequence[str]], days: Sequence[date]) -> None:
    for name, words in choices.items():
        _forget_others(KEYS[name], words)
        st.multiselect(
            LABELS[name], words, key=KEYS[name], bind="query-params", placeholder="Every one"
        )
    if days:
        with st.container(horizontal=True):
            for key, label in ((SINCE, "From"), (UNTIL, "Until")):
                st.date_input(label, value=None, key=key, bind="query-params", format="YYYY-MM-DD")


def _forget_others(key: str, words: Sequence[str]) -> None:
    """Drop what was chosen and is not there any more, after an interview was changed."""
    known = st.session_state.get(key)
    if known and not set(known) <= set(words):
        st.session_state[key] = [word for word in known if word in words]


def _day(key: str) -> date | None:
    day = st.session_state.get(key)
    return day if isinstance(day, date) else None

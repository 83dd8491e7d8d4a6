"""The choice: the question, for whom, names, what is included, and point by point."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from coaching import screen, sharing
from coaching.model import Choice, Flag, Interview, Section
from coaching.screen.draft_area import draft_area
from coaching.screen.sharing import chosen, keep
from coaching.screen.typed import in_browser, whole

SECTIONS = {
    Section.STRENGTHS: "Strengths",
    Section.ASKED: "To work on",
    Section.MATRIX: "Every theme",
    Section.DIFFERENCES: "Differences",
    Section.OWN: "My own view",
    Section.PRACTICE: "Practice",
}
NAMES = {True: "Hidden", False: "Shown"}
DAYS = {
    1: "a day",
    3: "three days",
    7: "a week",
    14: "two weeks",
    30: "a month",
    90: "three months",
}
LONGEST = 1000


def choice(found: sharing.Record) -> Choice:
    """Show the widgets; what is stored is the only truth, and is stored at every change."""
    now = chosen()
    st.subheader("What you share", anchor=False)
    draft_area(
        "Your question",
        key="share_question",
        data={
            "id": in_browser("share_question"),
            "owner": screen.owner(),
            "text": now.question,
            "version": 0,
            "placeholder": "What would you like to leave the meeting with?",
            "epoch": 0,
            "height": "5rem",
        },
        on_typed=_asked,
    )
    _text("Your name, as they know you", "sharer", now.sharer)
    _text("Who it is for", "holder", now.holder)
    _names(now)
    _included(now)
    _days(now)
    _interviews(found, now)
    return chosen()


def _asked() -> None:
    sent = st.session_state["share_question"]["typed"]
    if sent and sent["id"] == in_browser("share_question"):
        screen.act(keep, question=whole(sent["text"])[:LONGEST])


def _text(label: str, field: str, stored: str) -> None:
    widget = f"share_{field}"
    screen.shows(widget, stored)
    st.text_input(label, key=widget, max_chars=80, on_change=kept, args=(widget, field))


def kept(widget: str, field: str, to: Callable[[Any], Any] = lambda value: value) -> None:
    """Remember what a widget says now as a field of the choice."""
    screen.act(keep, **{field: to(st.session_state[widget])})


def _names(now: Choice) -> None:
    screen.shows("share_names", now.hide_names)
    st.segmented_control(
        "Employer names",
        list(NAMES),
        format_func=NAMES.__getitem__,
        required=True,
        key="share_names",
        on_change=kept,
        args=("share_names", "hide_names", bool),
        help="Hidden: also people, places, addresses, numbers and links in the quoted words.",
    )


def _included(now: Choice) -> None:
    screen.shows("share_sections", list(now.sections))
    st.pills(
        "Include",
        list(SECTIONS),
        selection_mode="multi",
        format_func=SECTIONS.__getitem__,
        key="share_sections",
        wrap=True,
        on_change=kept,
        args=("share_sections", "sections", _ordered),
    )


def _ordered(picked: list[Section]) -> tuple[Section, ...]:
    return tuple(section for section in Section if section in picked)


def _days(now: Choice) -> None:
    screen.shows("share_days", now.days if now.days in DAYS else 14)
    st.selectbox(
        "May be kept for",
        list(DAYS),
        format_func=DAYS.__getitem__,
        key="share_days",
        on_change=kept,
        args=("share_days", "days"),
    )


def _interviews(found: sharing.Record, now: Choice) -> None:
    offered = {i.id: i for i in found.interviews if i.id is not None}
    names = {i: f"{n}. {named(one)}" for n, (i, one) in enumerate(offered.items(), 1)}
    with st.expander(
        "Choose interviews and points", icon=":material/checklist:", key="share_items"
    ):
        shown = [i for i in offered if i not in now.without_interviews]
        screen.shows("share_without", [i for i in offered if i not in shown])
        st.multiselect(
            f"Interviews to leave out, of {len(offered)}",
            list(offered),
            format_func=names.__getitem__,
            placeholder="None is left out",
            key="share_without",
            on_change=kept,
            args=("share_without", "without_interviews", tuple),
        )
        some = {i: one for i, one in offered.items() if i in shown and sharing.offered(one)}
        of = st.selectbox(
            "Points of",
            list(some),
            index=None,
            format_func=names.__getitem__,
            placeholder="Choose an interview",
            key="share_points_of",
        )
        if of in some:
            _points(some[of], now)
        _private(found)


def named(interview: Interview) -> str:
    """An interview in a list; plain text for a select box, which shows it as it is."""
    day = screen.day(interview.held_on)
    return f"{interview.employer}, {day}{' (mock)' if interview.mock else ''}"


def _points(interview: Interview, now: Choice) -> None:
    for _, point in sharing.offered(interview):
        private = Flag.PRIVATE in point.flags
        widget = f"share_point{point.id}"
        on = point.id in now.picked if private else point.id not in now.without_points
        screen.shows(widget, on)
        lock = ":material/lock: " if private else ""
        st.checkbox(
            f"{lock}{screen.GLYPH[point.kind]} “{screen.safe(point.text)}”",
            key=widget,
            on_change=_point,
            args=(widget, point.id, private),
        )


def _point(widget: str, point: int, private: bool) -> None:
    on, now = st.session_state[widget], chosen()
    if private:
        screen.act(keep, picked=_with(now.picked, point, present=on))
    else:
        screen.act(keep, without_points=_with(now.without_points, point, present=not on))


def _with(among: tuple[int, ...], point: int, *, present: bool) -> tuple[int, ...]:
    left = tuple(each for each in among if each != point)
    return (*left, point) if present else left


def _private(found: sharing.Record) -> None:
    count = sum(Flag.PRIVATE in p.flags for i in found.interviews for _, p in sharing.offered(i))
    if count:
        screen.small(
            f":material/lock: {screen.plural(count, 'private point')}: with you alone, unless you "
            "pick them one by one."
        )

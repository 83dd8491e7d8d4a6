"""Whose words, about which interview, and the words themselves: what comes before the cards."""

from dataclasses import replace

import streamlit as st

from coaching import codebook, entry, screen
from coaching.entry import Entry, Mode
from coaching.model import Draft, Interview, Status
from coaching.screen import (
    clock,
    entries,
    kept,
    live_call,
    naming,
    new_interview,
    opening,
    reflect,
    typed,
)
from coaching.screen.draft_area import draft_area
from coaching.screen.entries import Open

NONE = {
    Status.NO_ANSWER: "No answer",
    Status.DECLINED: "Their policy: none is given",
    Status.PROMISED: "Promised, not given yet",
    Status.ASKED: "Asked, waiting",
}
WORDS = {
    Mode.MESSAGE: ("Their words", "Paste the message here, or type what was said. "),
    Mode.OWN: (
        "Your own view",
        "Anything else, or all of it in one go.",
    ),
    Mode.MOCK: ("Their words", "Paste or type what was said after the practice interview. "),
}
NEW = 0


@st.fragment
def paste(key: str, mode: Mode, *, begun: bool) -> None:
    """
    Show the entry named ``key`` before it is sorted; every step is kept as a draft.

    ``begun`` is whether the page around knows already that there is something in it.
    """
    screen.same_journal()
    now = entries.opened()
    if now.entry.cards:
        st.rerun()  # a call that is over: the page around shows its cards
    with st.container(key="paste_notice"):
        # A place of its own: what is said and gone again must not move the fields that have focus.
        screen.notice()
    with st.container(border=True, key="paste"):
        left, right = st.columns([3, 2], gap="small")
        with left:
            chosen = _which(now, mode)
        with right:
            if mode is Mode.MESSAGE:
                _channel(now)
        if chosen == NEW:
            new_interview.fields(now, mode)
        if mode is Mode.NONE:
            _none(now)
        elif mode is Mode.CALL:
            live_call.script(now)
            live_call.pad(now)
        else:
            _words(now, mode)
    typed.choice(key)
    # Last, or a press of Sort that came with the words would be lost.
    if now.entry.begun and not begun:
        st.rerun()  # the whole page: what can be done with an entry shows from its first word on


def _choices(mode: Mode) -> dict[int, Interview]:
    every = reversed(screen.journal().interviews())
    return {i.id: i for i in every if i.id is not None and i.mock is (mode is Mode.MOCK)}


def _which(now: Open, mode: Mode) -> int:
    """Let the reader choose the interview; its id, or NEW."""
    found = _choices(mode)
    widget = f"which{mode}{now.draft.key}"
    chosen = now.entry.interview if now.entry.interview in found else NEW
    screen.shows(widget, chosen)
    st.selectbox(
        "Which practice interview?" if mode is Mode.MOCK else "Which interview?",
        [NEW, *found],
        format_func=lambda i: _named(found[i]) if i else "A new one",
        key=widget,
        on_change=_chose,
        args=(now, widget),
    )
    return chosen


def _named(interview: Interview) -> str:
    parts = [interview.employer, interview.role, screen.day(interview.held_on)]
    return ", ".join(p for p in parts if p)


def _chose(now: Open, widget: str) -> None:
    screen.act(entries.change, now.draft, _with_interview, st.session_state[widget] or None)


def _with_interview(e: Entry, interview: int | None) -> Entry:
    return replace(e, interview=interview)


def _channel(now: Open) -> None:
    widget = f"channel{now.draft.key}"
    channels = sorted(codebook.vocabulary("feedback_channels"), key="E-mail".__ne__)
    offered = dict.fromkeys((*channels, now.entry.channel))
    screen.shows(widget, now.entry.channel)
    st.selectbox(
        "How did it come?",
        list(offered),
        key=widget,
        on_change=_came,
        args=(now, widget),
    )


def _came(now: Open, widget: str) -> None:
    screen.act(entries.change, now.draft, _with_channel, st.session_state[widget])


def _with_channel(e: Entry, channel: str) -> Entry:
    return replace(e, channel=channel)


def _words(now: Open, mode: Mode) -> None:
    label, hint = WORDS[mode]
    if mode is Mode.OWN:
        reflect.asked(now)
    widget = f"words{now.draft.key}"
    if "add_conflict" not in st.session_state:
        draft_area(
            label,
            key=widget,
            data={
                "id": typed.in_browser(now.draft.key),
                "owner": screen.owner(),
                "text": now.entry.text,
                "version": now.draft.version,
                "epoch": st.session_state.get("add_epoch", 0),
                "height": "6rem" if mode is Mode.OWN else "",
                "placeholder": hint if mode is Mode.OWN else hint + "The exact words are kept.",
            },
            on_typed=lambda: typed.typed(now.draft, mode, widget),
        )
    if mode is Mode.MESSAGE:
        opening.offered(now)
    if mode is Mode.OWN:
        screen.small("○ Shown hollow in every chart and never added to employers' feedback.")
    with st.container(horizontal=True, vertical_alignment="center"):
        # Not as a callback: those of the fields typed into just before have run by now.
        if st.button(
            "Sort into cards", type="primary", icon=":material/view_column:", key="add_sort"
        ):
            screen.act(entries.sort, now.draft, mode)
            st.rerun()
        if mode is Mode.OWN:
            reflect.keep_button(now)
        if st.button("Not today: keep it unread", type="tertiary", key="add_later"):
            screen.go("today")


def _none(now: Open) -> None:
    status = st.pills(
        "What happened?",
        list(NONE),
        format_func=NONE.__getitem__,
        default=Status.NO_ANSWER,
        required=True,
        key="add_none",
    )
    day = clock.day_of_it("Since when, or on which day?", f"none_day{now.draft.key}")
    screen.small("Recorded as *not known*. It is never counted as something to work on.")
    if st.button("Record it", type="primary", icon=":material/check:", key="add_record"):
        _record(now.draft.key, status, day)


def _record(key: str, status: Status | None, day: clock.Day) -> None:
    with screen.told():
        stored = screen.journal().draft(key)
        e = replace(entry.of(stored or Draft(key, entry.KIND)), mode=Mode.NONE)
        if status:
            interview = naming.interview_of(key, e)
            done_with = None if e.begun else key
            kept.record_none(interview, status, f"{key}:none", draft=done_with, on=clock.on(day))
            screen.go("interviews")
    st.rerun()

"""Whose words, about which interview, and the words themselves: what comes before the cards."""

from dataclasses import replace
from typing import Any

import streamlit as st

from coaching import entry, screen
from coaching.entry import Mode
from coaching.model import Draft, Status
from coaching.screen import (
    clock,
    entries,
    kept,
    live_call,
    naming,
    opening,
    particulars,
    reflect,
    typed,
)
from coaching.screen.draft_area import draft_area
from coaching.screen.entries import Open
from coaching.screen.sheet import sheet

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
        _sheet(now, mode)
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


def _sheet(now: Open, mode: Mode) -> None:
    """Which interview, and an employer's or a mentor's words; of one's own view they come last."""
    key = f"sheet{now.draft.key}"
    with_words = mode in (Mode.MESSAGE, Mode.MOCK) and "add_conflict" not in st.session_state
    sheet(
        particulars.fields(now, mode),
        key=key,
        draft=now.draft,
        words=_area(now, mode) if with_words else None,
        on_filled=lambda values, base: particulars.keep(now, values, base),
        on_typed=lambda: typed.typed(now.draft, mode, key),
    )


def _area(now: Open, mode: Mode) -> dict[str, Any]:
    label, hint = WORDS[mode]
    return {
        "label": label,
        "id": typed.in_browser(now.draft.key),
        "owner": screen.owner(),
        "text": now.entry.text,
        "version": now.draft.version,
        "epoch": st.session_state.get("add_epoch", 0),
        "height": "6rem" if mode is Mode.OWN else "",
        "placeholder": hint if mode is Mode.OWN else hint + "The exact words are kept.",
    }


def _words(now: Open, mode: Mode) -> None:
    if mode is Mode.OWN:
        reflect.asked(now)
        widget = f"words{now.draft.key}"
        if "add_conflict" not in st.session_state:
            data = _area(now, mode)
            draft_area(
                data["label"],
                key=widget,
                data=data,
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

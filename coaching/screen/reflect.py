"""One's own view right after an interview: three questions first, then the rest if wished."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from coaching import entry, reflecting, screen
from coaching.entry import Entry, Mode
from coaching.model import CoachingError, Feeling
from coaching.reflecting import Asked
from coaching.screen import entries, naming, typed
from coaching.screen.draft_area import draft_area
from coaching.screen.entries import Open

FEELING = {
    Feeling.GOOD: "Good",
    Feeling.ALL_RIGHT: "All right",
    Feeling.MIXED: "Mixed",
    Feeling.LOW: "Low",
}
CONFIDENCE = {1: "1 none", 2: "2", 3: "3", 4: "4", 5: "5 full"}
HINT = {
    "went_well": "One thing is enough.",
    "differently": "What you would do, not who you are.",
    "surprised": "A question, a person, a format.",
    "went_badly": "Only if it helps to have it written down.",
    "forgotten": "One a line. Each can go into your thank-you letter.",
}


def asked(now: Open) -> None:
    """The three questions, and behind one line the rest."""
    screen.small("About five minutes, and every line can stay empty. Every key is kept.")
    for name in reflecting.FIRST:
        _area(now, name, reflecting.ASKED[name])
    _area(now, "forgotten", "What I forgot to mention")
    with st.expander("More, if you wish", type="compact", key="reflect_more"):
        _area(now, "went_badly", reflecting.ASKED["went_badly"])
        _questions(now)
        _pills(now, "feeling", "How did it feel?", FEELING, "")
        before, after = st.columns(2, gap="small")
        with before:
            _pills(now, "confidence_before", "Confidence before", CONFIDENCE, None)
        with after:
            _pills(now, "confidence_after", "Confidence after", CONFIDENCE, None)


def keep_button(now: Open) -> None:
    """Keep the notes without sorting them."""
    if st.button("Keep my notes", icon=":material/check:", key="reflect_keep"):
        screen.act(_keep, now)
        if about := st.session_state.pop("reflect_kept", None):
            screen.go("interviews", interview=str(about))
        st.rerun()


def _keep(now: Open) -> None:
    stored = screen.journal().draft(now.draft.key)
    done = replace(entry.of(stored or now.draft), mode=Mode.OWN)
    if not done.begun:
        raise CoachingError("There are no words yet. One line is enough.")
    about = naming.interview_of(now.draft.key, done)
    entries.keep_answers(now.draft.key, done, about, None)
    st.session_state["reflect_kept"] = about


def _area(now: Open, name: str, label: str) -> None:
    widget = f"{name}{now.draft.key}"
    draft_area(
        label,
        key=widget,
        data={
            "id": typed.in_browser(now.draft.key, name),
            "owner": screen.owner(),
            "text": getattr(now.entry.answers, name),
            "version": now.draft.version,
            "epoch": st.session_state.get("add_epoch", 0),
            "placeholder": HINT[name],
            "height": "4.2rem",
        },
        on_typed=lambda: typed.typed(now.draft, Mode.OWN, widget, name),
    )


def _questions(now: Open) -> None:
    st.markdown("Questions they asked, and how answering felt")
    for at, question in enumerate(now.entry.answers.questions):
        left, right = st.columns([3, 2], gap="small", vertical_alignment="bottom")
        with left:
            widget = f"question{at}{now.draft.key}"
            screen.shows(widget, question.text)
            st.text_input(
                f"Question {at + 1}",
                max_chars=500,
                key=widget,
                live=True,
                on_change=_set_question,
                args=(now, at, "text", widget),
            )
        with right:
            widget = f"rating{at}{now.draft.key}"
            screen.shows(widget, question.rating)
            st.pills(
                f"How did answering question {at + 1} feel? 1 hard, 5 easy",
                range(1, 6),
                key=widget,
                on_change=_set_question,
                args=(now, at, "rating", widget),
            )
    st.button(
        "Note a question",
        icon=":material/add:",
        type="tertiary",
        key="reflect_question",
        on_click=screen.act,
        args=(entries.change, now.draft, _one_more),
    )


def _one_more(e: Entry) -> Entry:
    return _answered(e, "questions", (*e.answers.questions, Asked()))


def _set_question(now: Open, at: int, name: str, widget: str) -> None:
    value = st.session_state[widget]

    def step(e: Entry) -> Entry:
        every = list(e.answers.questions)
        if at < len(every):
            said: dict[str, Any] = {name: value}
            every[at] = replace(every[at], **said)
        return _answered(e, "questions", tuple(every))

    screen.act(entries.change, now.draft, step)


def _pills(now: Open, name: str, label: str, options: dict[Any, str], empty: Any) -> None:
    widget = f"{name}{now.draft.key}"
    screen.shows(widget, getattr(now.entry.answers, name) or None)
    named: Callable[[Any], str] = options.__getitem__
    st.pills(
        label,
        list(options),
        format_func=named,
        key=widget,
        on_change=_picked,
        args=(now, name, widget, empty),
    )


def _picked(now: Open, name: str, widget: str, empty: Any) -> None:
    value = st.session_state[widget]
    chosen = empty if value is None else value.value if isinstance(value, Feeling) else value
    screen.act(entries.change, now.draft, _answered, name, chosen)


def _answered(e: Entry, name: str, value: Any) -> Entry:
    said: dict[str, Any] = {name: value}
    return replace(e, mode=Mode.OWN, answers=replace(e.answers, **said))

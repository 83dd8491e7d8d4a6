"""One next step → the buttons that do it."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from coaching import screen
from coaching.model import Interview, Letter, Status
from coaching.next_step import Do, Step
from coaching.screen import (
    by_phone,
    clock,
    half_done,
    hearing,
    kept,
    letters,
    low_notes,
    next_meeting,
)


def ways(step: Step) -> None:
    """The buttons that do it; none for a rest."""
    match step.do:
        case Do.TALK:
            # A key of its own: the button of the step that follows must not count as pressed.
            st.button(
                "Thank you, I go on",
                key="step_go_on",
                on_click=screen.act,
                args=(low_notes.go_on, step),
            )
        case Do.WRITE:
            if step.letter and step.letter.kind is Letter.FOLLOW_UP:
                _how_it_stands(step)
            else:
                _write(step, "Write the letter", key="step")
        case Do.HEAR if step.interview:
            hearing.menu(step.interview, "step_heard", primary=True)
        case Do.ASK | Do.REMIND:
            _asking(step)
        case Do.MEET:
            _meet(step)
        case _ if step.do in GO:
            label, icon, do = GO[step.do]
            if st.button(label, type="primary", icon=f":material/{icon}:", key="step"):
                do(step)


def asks_if_heard(step: Step) -> bool:
    """Whether its buttons hold the menu for what the employer decided."""
    standing = step.letter is not None and step.letter.kind is Letter.FOLLOW_UP
    return step.do is Do.HEAR or (step.do is Do.WRITE and standing)


def _reflect(step: Step) -> None:
    assert step.interview is not None  # noqa: S101 - this step is about one
    kept.reflect_on(step.interview)


GO: dict[Do, tuple[str, str, Callable[[Step], None]]] = {
    Do.FINISH: (
        "Go on with it",
        "edit",
        lambda step: half_done.go_on(step.draft),
    ),
    Do.REFLECT: ("Reflect", "edit_note", _reflect),
    Do.PRACTISE: ("Practise", "checklist", lambda _: screen.go("practice")),
    Do.TAKE_ON: ("Read the task", "checklist", lambda _: screen.go("practice")),
    Do.MEET: ("Choose what to bring", "groups", lambda _: screen.go("consultant")),
    Do.LOOK: ("See trends", "grid_view", lambda _: screen.go("trends")),
}


def _meet(step: Step) -> None:
    label, icon, do = GO[step.do]
    if st.button(label, type="primary", icon=f":material/{icon}:", key="step"):
        do(step)
    st.button(
        "I have what I need",
        icon=":material/check:",
        key="step_ready",
        on_click=screen.act,
        args=(next_meeting.ready,),
    )


def _how_it_stands(step: Step) -> None:
    assert step.interview is not None  # noqa: S101 - every letter is about one
    call = by_phone.first(step.interview)
    if call:
        by_phone.how_things_stand(step.interview, 0, primary=True)
    label = "Write instead" if call else "Write the letter"
    _write(step, label, key="step", primary=not call)
    if not call:
        by_phone.how_things_stand(step.interview, 0)
    by_phone.noted(step.interview, 0)
    hearing.menu(step.interview, "step_heard")


def _write(step: Step, label: str, key: str, *, primary: bool = True) -> None:
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    if st.button(label, type=kind, icon=":material/mail:", key=key):
        assert step.interview is not None  # noqa: S101 - every letter is about one
        assert step.letter is not None  # noqa: S101 - nothing else is written here
        letters.begin(letters.record(), step.letter.kind, step.interview, step.letter.contact)


def _asking(step: Step) -> None:
    assert step.interview is not None  # noqa: S101 - these two steps are about one
    again, call = step.do is Do.REMIND, by_phone.first(step.interview)
    if call:
        by_phone.ask_by_phone(step.interview, 0, primary=True)
    label = "Write the reminder" if again else "Write the request"
    _write(step, "Write instead" if call else label, key="step_write", primary=not call)
    if not again and not call:
        by_phone.ask_by_phone(step.interview, 0)
    label = "I reminded them" if again else "I have asked them"
    with st.popover(label, icon=":material/check:", key=f"asked_{step.interview.id}_{again}"):
        day = clock.day_of_it("When was it?", f"asked_day{step.interview.id}_{again}")
        if st.button("Note it", key="step_asked"):
            screen.act(asked, step.interview, day)
            st.rerun()


def asked(interview: Interview, day: clock.Day) -> None:
    """Record that the employer was asked (again)."""
    number = len(interview.feedback)
    kept.record_none(
        interview.id or 0,
        Status.ASKED,
        f"asked:{interview.id}:{interview.version}:{number}",
        on=clock.on(day),
    )

"""Calling an employer: the script, what came of the call, and asking on another day."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Literal

import streamlit as st

from coaching import screen
from coaching.centre import centre
from coaching.follow_up import Way, way
from coaching.letters.wordings import FOLDER
from coaching.model import (
    Approach,
    Feedback,
    FollowUp,
    Interview,
    Letter,
    Message,
    MessageStatus,
    Status,
)
from coaching.screen import answer_draft, clock, kept
from coaching.screen import letters as desk

CALLED = {
    Approach.CALL: "Call",
    Approach.LETTER: "Letter",
    Approach.MESSAGE: "Message",
    Approach.VISIT: "Visit",
}
CAME_OF_IT = {
    Status.GIVEN: "They told me: write it down now",
    Status.PROMISED: "They promised to",
    Status.DECLINED: "Their policy: none is given",
    Status.ASKED: "They will think about it",
    Status.NO_ANSWER: "Nobody answered",
}


def first(interview: Interview) -> bool:
    """Whether a call is offered before a letter."""
    return way(interview) is Way.CALL


def ask_by_phone(interview: Interview, number: int, *, primary: bool = False) -> None:
    """The script and what came of it; only a word when they would rather not be called."""
    if interview.phone_welcome is False:
        screen.small("They would rather not be called.")
        return
    with _popover("Ask by phone", primary):
        _is_it_welcome(interview)
        st.markdown(_script("asking", interview))
        if st.button(
            "Open the page for the call",
            icon=":material/phone_in_talk:",
            key=f"call_open{number}_{interview.id}",
            help="The script, and three boxes that lose nothing.",
        ):
            kept.call(interview)
        came = st.radio(
            "What came of it?",
            list(CAME_OF_IT),
            format_func=CAME_OF_IT.__getitem__,
            index=None,
            key=f"call_came{number}_{interview.id}",
        )
        day = clock.day_of_it("When was it?", f"call_day{number}_{interview.id}")
        if st.button("Note the call", key=f"call_note{number}", disabled=came is None) and came:
            screen.act(_called, interview, came, day)
            if came is Status.GIVEN:
                kept.call(interview)
            st.rerun()


def how_things_stand(interview: Interview, number: int, *, primary: bool = False) -> None:
    """What to say when calling to ask how things stand, and the note that one called."""
    if interview.phone_welcome is False:
        return
    with _popover("Ask by phone", primary):
        _is_it_welcome(interview)
        st.markdown(_script("standing", interview))
        said = f"stood_{interview.id}"
        answer_draft.area(answer_draft.OwnWords(), "What they said", said, "3rem")
        day = clock.day_of_it("When was it?", f"stand_day{number}_{interview.id}")
        if st.button("Note the call", key=f"stand_note{number}"):
            screen.act(_stood, interview, day, said)
            st.rerun()


def _stood(interview: Interview, day: clock.Day, said: str) -> None:
    """Note the call with the words kept of it."""
    words = answer_draft.done(answer_draft.OwnWords(), said)
    _note(interview, Approach.CALL, day, " ".join(words.split()))


def _popover(label: str, primary: bool) -> "st.delta_generator.DeltaGenerator":
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    return st.popover(label, icon=":material/call:", type=kind)


def _is_it_welcome(interview: Interview) -> None:
    if interview.phone_welcome is None and not first(interview):
        screen.small("You have not noted whether a call is welcome: ask that first.")


def _script(name: str, interview: Interview) -> str:
    known = {
        "name": "…",
        "sender": screen.safe(desk.sender()) or "…",
        "role": f"the {screen.safe(interview.role)} role" if interview.role else "your decision",
        "position": f"the {screen.safe(interview.role)} role" if interview.role else "the position",
        "met": f" on {screen.day(interview.held_on)}" if interview.held_on else "",
    }
    return "\n".join(
        f"{n}. “{step['say'].format(**known)}”  \n   :small[:gray[{step['do']}]]"
        for n, step in enumerate(_steps()[name], 1)
    )


@cache
def _steps() -> Mapping[str, Sequence[Mapping[str, str]]]:
    return tomllib.loads((FOLDER / "phone.toml").read_text(encoding="utf-8"))


def _called(interview: Interview, came: Status, day: clock.Day) -> None:
    """Note the call; feedback that was given is kept with its words, which come next."""
    status = None if came is Status.GIVEN else came
    assert interview.id is not None  # noqa: S101 - it was read from the store
    screen.journal().follow_ups.add(
        FollowUp(interview.id, Approach.CALL, done_at=clock.at(day), answer=CAME_OF_IT[came]),
        request=f"called:{interview.id}:{len(interview.feedback)}:{came}:{screen.today()}",
        now=screen.now(),
        feedback=Feedback(status=status, received_on=clock.on(day), channel="Phone call")
        if status
        else None,
    )


def later(interview: Interview, number: int) -> None:
    """Ask on another day, or not at all."""
    days = centre().timings.put_off
    choices = {
        str(days): "Tomorrow" if days == 1 else f"In {days} days",
        "7": "In a week",
        "": "Not for this one",
    }
    widget = f"later{number}_{interview.id}"
    st.menu_button(
        "Not today",
        list(choices),
        format_func=choices.__getitem__,
        type="tertiary",
        key=widget,
        on_click=lambda: screen.act(_put_off, interview, st.session_state[widget]),
    )


def _put_off(interview: Interview, days: str) -> None:
    assert interview.id is not None  # noqa: S101 - it was read from the store
    journal, now = screen.journal(), screen.now()
    if not days:
        journal.messages.add(
            Message(interview.id, Letter.FEEDBACK_REQUEST, status=MessageStatus.SET_ASIDE),
            request=screen.request(),
            now=now,
        )
        return
    journal.follow_ups.add(
        FollowUp(interview.id, Approach.LETTER, due_on=screen.today() + timedelta(days=int(days))),
        request=screen.request(),
        now=now,
    )


def noted(interview: Interview, number: int) -> None:
    """Note that one wrote elsewhere or went there to ask how things stand."""
    widget = f"noted{number}_{interview.id}"
    st.menu_button(
        "I asked another way",
        [Approach.MESSAGE, Approach.VISIT],
        format_func=CALLED.__getitem__,
        type="tertiary",
        key=widget,
        on_click=lambda: screen.act(_note, interview, st.session_state[widget]),
    )


def _note(
    interview: Interview, approach: Approach, day: clock.Day = None, answer: str = ""
) -> None:
    assert interview.id is not None  # noqa: S101 - it was read from the store
    screen.journal().follow_ups.add(
        FollowUp(interview.id, Approach(approach), done_at=clock.at(day), answer=answer),
        request=screen.request(),
        now=screen.now(),
    )

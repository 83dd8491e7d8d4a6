"""Asking by phone: the script, what came of the call, and asking on another day."""

import tomllib
from datetime import timedelta
from functools import cache

import streamlit as st

from coaching import screen
from coaching.centre import centre
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
from coaching.screen import kept
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


def ask_by_phone(interview: Interview, number: int) -> None:
    """The script and what came of it; only a word when they would rather not be called."""
    if interview.phone_welcome is False:
        screen.small("They would rather not be called.")
        return
    with st.popover("Ask by phone", icon=":material/call:"):
        if interview.phone_welcome is None:
            screen.small("You have not noted whether a call is welcome: ask that first.")
        st.markdown(_script(interview))
        came = st.radio(
            "What came of it?",
            list(CAME_OF_IT),
            format_func=CAME_OF_IT.__getitem__,
            index=None,
            key=f"call_came{number}_{interview.id}",
        )
        if st.button("Note the call", key=f"call_note{number}", disabled=came is None) and came:
            screen.act(_called, interview, came)
            if came is Status.GIVEN:
                kept.begin_for(interview)
            st.rerun()


def _script(interview: Interview) -> str:
    known = {
        "name": "…",
        "sender": screen.safe(desk.sender()) or "…",
        "role": f"the {screen.safe(interview.role)} role" if interview.role else "your decision",
    }
    return "\n".join(
        f"{n}. “{step['say'].format(**known)}”  \n   :small[:gray[{step['do']}]]"
        for n, step in enumerate(_steps(), 1)
    )


@cache
def _steps() -> tuple[dict[str, str], ...]:
    table = tomllib.loads((FOLDER / "phone.toml").read_text(encoding="utf-8"))
    return tuple(table["step"])


def _called(interview: Interview, came: Status) -> None:
    """Note the call; feedback that was given is kept with its words, which come next."""
    status = None if came is Status.GIVEN else came
    assert interview.id is not None  # noqa: S101 - it was read from the store
    screen.journal().follow_ups.add(
        FollowUp(interview.id, Approach.CALL, done_at=screen.now(), answer=CAME_OF_IT[came]),
        request=f"called:{interview.id}:{len(interview.feedback)}:{came}:{screen.today()}",
        now=screen.now(),
        feedback=Feedback(status=status, received_on=screen.today(), channel="Phone call")
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
    """Note that one called or wrote elsewhere to ask how things stand."""
    welcome = interview.phone_welcome is not False
    ways = [Approach.MESSAGE, *([Approach.CALL] if welcome else []), Approach.VISIT]
    widget = f"noted{number}_{interview.id}"
    st.menu_button(
        "I asked another way",
        ways,
        format_func=CALLED.__getitem__,
        type="tertiary",
        key=widget,
        on_click=lambda: screen.act(_note, interview, st.session_state[widget]),
    )


def _note(interview: Interview, way: Approach) -> None:
    assert interview.id is not None  # noqa: S101 - it was read from the store
    screen.journal().follow_ups.add(
        FollowUp(interview.id, Approach(way), done_at=screen.now()),
        request=screen.request(),
        now=screen.now(),
    )

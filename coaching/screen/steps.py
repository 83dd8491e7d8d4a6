"""The one next step as a sentence and buttons that do it."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from coaching import entry, screen
from coaching.model import Interview, Letter, Status
from coaching.next_step import Do, Step, next_step
from coaching.screen import kept, letters


def unfinished() -> list[str]:
    """Keys of unfinished entries, newest first."""
    drafts = screen.journal().drafts(entry.KIND)
    return [d.key for d in drafts if entry.of(d).begun]


def waived() -> date | None:
    """The day on which the reader last said "not today"."""
    said = screen.journal().preference("not_today")
    return date.fromisoformat(said) if isinstance(said, str) else None


def not_today() -> None:
    """Leave the reader in peace until tomorrow."""
    screen.journal().set_preference("not_today", screen.today().isoformat())


def show(interviews: Sequence[Interview]) -> None:
    """Exactly one next step."""
    step = next_step(interviews, unfinished(), screen.today(), waived())
    st.markdown(f"**Next:** {_sentence(step)}")
    with st.container(horizontal=True):
        _buttons(step)
        if step.do not in (Do.REST, Do.BEGIN):
            st.button(
                "Not today",
                type="tertiary",
                key="not_today",
                on_click=screen.act,
                args=(not_today,),
            )


def _sentence(step: Step) -> str:
    who = f"*{screen.safe(step.interview.employer)}*" if step.interview else ""
    return {
        Do.BEGIN: "add what an employer said, or your own view of one interview.",
        Do.FINISH: "an entry is half done. It is kept as you left it.",
        Do.ASK: f"{who} has not been asked for feedback yet. A short, friendly request is "
        "enough; they may say no.",
        Do.REMIND: f"{who} was asked a week ago or more. One reminder is fair, then let it rest.",
        Do.LOOK: "see what comes back, and choose one thing to practise or to discuss.",
        Do.REST: "nothing is due. Rest counts too.",
    }[step.do]


def _buttons(step: Step) -> None:
    match step.do:
        case Do.FINISH:
            if st.button("Go on with it", type="primary", icon=":material/edit:", key="step"):
                screen.go("add_feedback", draft=step.draft or "")
        case Do.ASK | Do.REMIND:
            _asking(step)
        case Do.LOOK:
            if st.button("See trends", type="primary", icon=":material/grid_view:", key="step"):
                screen.go("trends")
        case _:
            pass
    if st.button(
        "Add feedback",
        type="primary" if step.do is Do.BEGIN else "secondary",
        icon=":material/add_comment:",
        key="step_add",
    ):
        screen.go("add_feedback", draft=screen.request())


def _asking(step: Step) -> None:
    assert step.interview is not None  # noqa: S101 - these two steps are about one
    again = step.do is Do.REMIND
    if st.button(
        "Write the reminder" if again else "Write the request",
        type="primary",
        icon=":material/mail:",
        key="step_write",
    ):
        kind = Letter.REMINDER if again else Letter.FEEDBACK_REQUEST
        letters.begin(letters.record(), kind, step.interview, None)
    st.button(
        "I reminded them" if again else "I have asked them",
        icon=":material/check:",
        key="step",
        on_click=screen.act,
        args=(asked, step.interview),
    )


def asked(interview: Interview) -> None:
    """Record that the employer was asked (again)."""
    number = len(interview.feedback)
    kept.record_none(
        interview.id or 0, Status.ASKED, f"asked:{interview.id}:{interview.version}:{number}"
    )

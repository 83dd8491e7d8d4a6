"""The one next step as a sentence and buttons that do it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

import streamlit as st

from coaching import follow_up, screen
from coaching.centre import centre
from coaching.follow_up import Due
from coaching.model import Interview, Letter, Status, Topic
from coaching.next_step import Do, Standing, Step, next_step
from coaching.screen import by_phone, half_done, hearing, kept, letters, next_meeting
from coaching.screen import help as centre_help


def waived() -> date | None:
    """The day on which the reader last said "not today"."""
    said = screen.journal().preference("not_today")
    return date.fromisoformat(said) if isinstance(said, str) else None


def not_today() -> None:
    """Leave the reader in peace until tomorrow."""
    screen.journal().set_preference("not_today", screen.today().isoformat())


def standing(interviews: Sequence[Interview]) -> Standing:
    """What the rules look at, read from the journal on the screen."""
    journal = screen.journal()
    record = letters.record(interviews)
    heard = journal.preference("heard")
    return Standing(
        interviews=interviews,
        unfinished=half_done.keys(),
        letters=follow_up.due(
            record, screen.now(), screen.today(), centre().timings, letters.cap()
        ),
        reflections=journal.reflections.all(),
        plan=journal.practice.open_plan(),
        logs=journal.practice.logs(),
        tasks=[task for task, plan in journal.sharing.tasks() if plan is None],
        waived=waived(),
        meeting=next_meeting.to_prepare(),
        heard=heard if isinstance(heard, int) else None,
        timings=centre().timings,
    )


def show(interviews: Sequence[Interview]) -> None:
    """Exactly one next step."""
    step = next_step(standing(interviews), screen.now(), screen.today())
    st.markdown(f"**Next:** {_sentence(step)}")
    if step.do is Do.TALK:
        centre_help.shown(Topic.LOW_MOOD)
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
    if step.letter and step.do is Do.WRITE:
        return _about(step.letter, who)
    return {
        Do.BEGIN: "add what an employer said, or your own view of one interview.",
        Do.TALK: "it sounded hard. A person comes before any task: your consultant, a friend, or "
        "one of these. Nothing else is urgent.",
        Do.FINISH: f"{half_done.called(step.draft)} is half done. It is kept as you left it.",
        Do.REFLECT: f"five minutes on {who} while it is fresh: what went well, what you would do "
        "differently, what surprised you. It helps the letter too.",
        Do.WRITE: "",
        Do.ASK: f"{_reach(step)} {who} and ask for advice. It is easy to refuse, and worth asking.",
        Do.HEAR: f"have you heard from {who}? Note what they said, or that no word came and it "
        "may rest.",
        Do.REMIND: f"{who} was asked a while ago. One reminder is fair, then let it rest.",
        Do.PRACTISE: "the practice session you planned. Stop when it is done.",
        Do.TAKE_ON: "your consultant set a task for practice. Read it, and take it on if it fits.",
        Do.MEET: f"your meeting with the consultant is {_meeting_day()}. Choose what to bring; one "
        "page is enough.",
        Do.LOOK: "see what comes back, and choose one thing to practise or to discuss.",
        Do.REST: "nothing is due. Rest counts too.",
    }[step.do]


def _meeting_day() -> str:
    return "today" if next_meeting.day() == screen.today() else "tomorrow"


def _reach(step: Step) -> str:
    call = step.interview is not None and by_phone.first(step.interview)
    return "call" if call else "write to"


def _about(letter: Due, who: str) -> str:
    person = f"*{screen.safe(letter.contact.name)}* at {who}" if letter.contact else who
    return {
        Letter.THANK_YOU: f"thank {person} for the interview, in a few sentences of your own.",
        Letter.FEEDBACK_THANKS: f"thank {who} for the feedback. It leaves the door open.",
        Letter.NO_FEEDBACK_THANKS: f"thank {who} all the same; they cannot give feedback.",
        Letter.FOLLOW_UP: f"{'call' if by_phone.first(letter.interview) else 'write to'} {who} and "
        "ask how things stand. Once is enough.",
    }.get(letter.kind, f"write to {who}.")


def _buttons(step: Step) -> None:
    match step.do:
        case Do.TALK:
            st.button("Thank you, I go on", key="step", on_click=screen.act, args=(_heard, step))
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
    if st.button(
        "Add feedback",
        type="primary" if step.do is Do.BEGIN else "secondary",
        icon=":material/add_comment:",
        key="step_add",
    ):
        screen.go("add_feedback", draft=screen.request())


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


def _heard(step: Step) -> None:
    """Remember that the reader went on after a low reflection."""
    if step.reflection:
        screen.journal().set_preference("heard", step.reflection.id)


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

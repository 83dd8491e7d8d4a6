"""Where a search stands → the one next step, as a sentence with its buttons."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from coaching import follow_up, screen
from coaching.centre import centre
from coaching.follow_up import Due
from coaching.model import Interview, Letter, Topic
from coaching.next_step import Do, Standing, Step, next_step
from coaching.screen import by_phone, half_done, letters, low_notes, next_meeting, step_ways
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
    return Standing(
        interviews=interviews,
        unfinished=half_done.keys(),
        letters=follow_up.due(
            record, screen.now(), screen.today(), centre().timings, letters.cap()
        ),
        reflections=journal.reflections.all(),
        noting=half_done.noting(),
        plan=journal.practice.open_plan(),
        logs=journal.practice.logs(),
        tasks=[task for task, plan in journal.sharing.tasks() if plan is None],
        waived=waived(),
        meeting=next_meeting.to_prepare(),
        heard=low_notes.heard(),
        timings=centre().timings,
    )


def show(interviews: Sequence[Interview]) -> None:
    """Exactly one next step."""
    step = next_step(standing(interviews), screen.now(), screen.today())
    st.markdown(f"**Next:** {sentence(step)}")
    if step.do is Do.TALK:
        centre_help.shown(Topic.LOW_MOOD)
    with st.container(horizontal=True):
        step_ways.ways(step)
        _add(step)
        if step.do not in (Do.REST, Do.BEGIN):
            st.button(
                "Not today",
                type="tertiary",
                key="not_today",
                on_click=screen.act,
                args=(not_today,),
            )


def of_one(interview: Interview) -> Step:
    """The next step of one interview by itself, by the same rules as of all."""
    journal = screen.journal()
    record = letters.record()
    timings, now, today = centre().timings, screen.now(), screen.today()
    one = Standing(
        interviews=[interview],
        letters=[
            due
            for due in follow_up.due(record, now, today, timings, letters.cap())
            if due.interview.id == interview.id
        ],
        reflections=journal.reflections.all(interview.id),
        waived=waived(),
        heard=low_notes.heard(),
        timings=timings,
    )
    return next_step(one, now, today)


def sentence(step: Step) -> str:
    """What to do next, as Markdown that goes on after “Next:”."""
    who = f"**{screen.safe(step.interview.employer)}**" if step.interview else ""
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
    person = f"**{screen.safe(letter.contact.name)}** at {who}" if letter.contact else who
    return {
        Letter.THANK_YOU: f"thank {person} for the interview, in a few sentences of your own.",
        Letter.FEEDBACK_THANKS: f"thank {who} for the feedback. It leaves the door open.",
        Letter.NO_FEEDBACK_THANKS: f"thank {who} all the same; they cannot give feedback.",
        Letter.FOLLOW_UP: f"{'call' if by_phone.first(letter.interview) else 'write to'} {who} and "
        "ask how things stand. Once is enough.",
    }.get(letter.kind, f"write to {who}.")


def _add(step: Step) -> None:
    if st.button(
        "Add feedback",
        type="primary" if step.do is Do.BEGIN else "secondary",
        icon=":material/add_comment:",
        key="step_add",
    ):
        screen.go("add_feedback", draft=screen.request())

"""The blocks of the first page: two doors when it is empty; what was valued; what is waiting."""

from collections.abc import Sequence

import streamlit as st

from coaching import screen
from coaching.model import Flag, Interview, Kind, Origin, Round, Status
from coaching.next_step import coming
from coaching.screen import forms, next_meeting

WAITING = {
    Status.ASKED: "asked",
    Status.PROMISED: "feedback promised",
    Status.NOT_ASKED: "not asked yet",
}


def doors() -> None:
    """An empty journal: begin with one's own, or look around in an invented one."""
    with st.container(border=True, key="doors"):
        st.markdown(
            "After an interview, and above all after a “no”, the words of an employer are worth "
            "keeping. Paste them here; they are sorted into **strengths, weaknesses and "
            "suggestions**, you correct the sorting, and after a few interviews you see what "
            "comes back."
        )
        with st.container(horizontal=True):
            if st.button(
                "Add your first feedback",
                type="primary",
                icon=":material/add_comment:",
                key="door_add",
            ):
                screen.go("add_feedback")
            st.button(
                "Look around with an invented journal",
                icon=":material/visibility:",
                key="door_demo",
                on_click=screen.act,
                args=(screen.enter_demo,),
            )
        screen.small(
            "Everything stays on this machine. No account, and nothing is sent anywhere. The "
            "invented journal is kept apart from yours and is gone with one click."
            if screen.local()
            else "Only you see what you add, until you choose to share it."
        )


def valued(interviews: Sequence[Interview]) -> None:
    """The latest strengths employers named, in their words."""
    st.subheader("What employers valued", anchor=False)
    said = [
        (i, p)
        for i in reversed(interviews)
        for f in i.feedback
        if f.origin is Origin.EMPLOYER
        for p in f.points
        if p.kind is Kind.STRENGTH and Flag.PRIVATE not in p.flags
    ]
    latest = list({i.id: (i, p) for i, p in reversed(said)}.values())[::-1][:3]
    # One element for all words: each costs the browser more than what is in it.
    told = [
        f"{screen.GLYPH[point.kind]} “{screen.safe(point.text)}”  \n"
        f":small[:gray[{screen.safe(interview.employer)}]]"
        for interview, point in latest
    ]
    if told:
        st.markdown("\n\n".join(told))
    else:
        screen.small("Nothing recorded here yet. Your own view of what went well is a good start.")


def waiting(interviews: Sequence[Interview]) -> None:
    """Employers who were asked, have promised, or were not asked yet; latest first."""
    st.subheader("Waiting on others", anchor=False)
    today = screen.today()
    found = [
        i
        for i in reversed(interviews)
        if not i.mock and i.status in WAITING and (i.held_on is None or i.held_on <= today)
    ]
    told = []
    for i in found[:4]:
        last = next((f for f in reversed(i.feedback) if f.status is i.status), None)
        when = f" {screen.day(last.received_on)}" if last and last.received_on else ""
        undecided = i.status is Status.NOT_ASKED and i.outcome.open
        what = "not heard yet" if undecided else WAITING[i.status]
        told.append(f"**{screen.safe(i.employer)}**, {what}{when}")
    if len(found) > 4:
        told.append(f":small[:gray[and {len(found) - 4} more on the Interviews page]]")
    st.markdown("\n\n".join(told) or ":small[:gray[Nobody is being waited for.]]")
    if found and st.button("Open interviews", icon=":material/event_note:", key="waiting_open"):
        screen.go("interviews")


def pipeline(interviews: Sequence[Interview]) -> None:
    """What lies ahead, nearest first: the search goes on beside the feedback."""
    st.subheader("Coming up", anchor=False)
    ahead = coming(interviews, screen.now(), screen.today())
    lines = [f"- {_ahead(interview, held)}" for interview, held in ahead[:4]]
    if meeting := next_meeting.day():
        lines.append(f"- **Your consultant**  \n  :small[:gray[{screen.day(meeting)}]]")
    told = "\n".join(lines) or ":gray[No interview is planned yet.]"
    if len(ahead) > 4:
        told += f"\n\n:small[:gray[and {len(ahead) - 4} more on the Interviews page]]"
    st.markdown(told)
    if st.button("Plan an interview", icon=":material/event:", key="pipeline_add"):
        forms.begin()


def _ahead(interview: Interview, held: Round) -> str:
    stage = f", {screen.safe(held.stage.lower())}" if held.stage else ""
    practice = " (practice)" if interview.mock else ""
    hour = f" {screen.hour(held.starts_at, held.time_zone)}" if held.starts_at else ""
    name = screen.safe(interview.employer)
    return f"**{name}**{practice}{stage}  \n  :small[:gray[{screen.day(held.held_on)}{hour}]]"

"""One interview by itself: what is known, who was met, what happened, and what can be done."""

import streamlit as st

from coaching import screen, vcard
from coaching.model import Contact, Interview, NotFound, Outcome, Reflection, Round, Topic
from coaching.next_step import Do, Step
from coaching.screen import after, clock, forms, hearing, kept, own_notes, step_ways, steps
from coaching.screen import help as centre_help
from coaching.screen.record_form import OUTCOME
from coaching.screen.records import STATUS
from coaching.timeline import About, Event, timeline

ICON = {
    About.ROUND: "groups",
    About.NOTES: "edit_note",
    About.LETTER: "mail",
    About.CONTACT: "call",
    About.FEEDBACK: "forum",
    About.DECISION: "event",
    About.PRACTICE: "checklist",
}
OWN_STEPS = {Do.TALK, Do.REFLECT, Do.WRITE, Do.ASK, Do.REMIND, Do.HEAR}
"""Next steps that are about one interview."""


def shown(interview_id: int) -> None:
    """Everything about one interview; a sentence when it is not here any more."""
    journal = screen.journal()
    try:
        interview = journal.interview(interview_id)
    except NotFound as gone:
        st.info(str(gone), icon=":material/info:")
        return
    people = journal.contacts.all(interview_id)
    notes = journal.reflections.all(interview_id)
    _heading(interview)
    step = steps.of_one(interview)
    _next(step, notes)
    _doing(interview, step)
    facts, happened = st.columns([3, 2], gap="small")
    with facts, st.container(border=True, key="record_facts"):
        _facts(interview)
        _people(people, interview.employer)
        _posting(interview)
    with happened, st.container(border=True, key="record_timeline"):
        st.subheader("What happened", anchor=False)
        events = timeline(
            interview,
            notes,
            journal.messages.all(interview_id),
            journal.follow_ups.all(interview_id),
            journal.practice.plans(),
            journal.practice.logs(),
        )
        st.markdown("\n".join(map(_line, events)) or ":gray[Nothing with a date yet.]")
    own_notes.shown(notes)


def _heading(interview: Interview) -> None:
    if st.button("All interviews", type="tertiary", icon=":material/arrow_back:", key="record_all"):
        screen.go("interviews")
    role = f", {screen.safe(interview.role)}" if interview.role else ""
    mock = " (practice interview)" if interview.mock else ""
    st.subheader(f"{screen.safe(interview.employer)}{role}{mock}", anchor=False)


def _next(step: Step, notes: tuple[Reflection, ...]) -> None:
    """What comes next for this interview, and on the day of one's notes what does one good."""
    reflected = any(clock.local_day(n.written_at) == screen.today() for n in notes)
    if step.do not in OWN_STEPS and not reflected:
        return
    with st.container(border=True, key="record_next"):
        if reflected and step.do is not Do.TALK:
            st.markdown(f"Your notes are kept. First, if you like: {after.REWARD}")
        if step.do not in OWN_STEPS:
            return
        st.markdown(f"**Next:** {steps.sentence(step)}")
        if step.do is Do.TALK:
            centre_help.shown(Topic.LOW_MOOD)
        with st.container(horizontal=True):
            step_ways.ways(step)


def _doing(interview: Interview, step: Step) -> None:
    with st.container(horizontal=True, key="record_doing"):
        if step.do is not Do.REFLECT and st.button(
            "Reflect, five minutes", icon=":material/edit_note:", key="record_reflect"
        ):
            kept.reflect_on(interview)
        if st.button("Add feedback", icon=":material/add_comment:", key="record_feedback"):
            kept.begin_for(interview)
        if st.button("Edit", icon=":material/edit:", key="record_edit"):
            forms.begin(interview)
        if not step_ways.asks_if_heard(step):
            hearing.menu(interview, "record_heard")


def _facts(interview: Interview) -> None:
    welcome = {None: "", True: "A phone call is welcome", False: "Please no phone calls"}
    lines = [
        *(_round(r) for r in interview.rounds if r != Round(id=r.id)),
        screen.safe(interview.sector),
        _outcome(interview),
        f"Decision promised by {screen.day(interview.decision_on)}"
        if interview.decision_on
        else "",
        f"Likes to be contacted by {screen.safe(interview.preferred_channel.lower())}"
        if interview.preferred_channel
        else "",
        welcome[interview.phone_welcome],
        "" if interview.mock else f"Feedback: {STATUS[interview.status]}",
        screen.safe(interview.notes),
    ]
    said = [line for line in lines if line]
    st.markdown("\n".join(f"- {line}" for line in said) or ":gray[Only the name so far.]")


def _outcome(interview: Interview) -> str:
    if interview.outcome is Outcome.UNKNOWN:
        return ""
    heard = f", heard {screen.day(interview.decided_on)}" if interview.decided_on else ""
    return OUTCOME[interview.outcome] + heard


def _round(held: Round) -> str:
    parts = [held.stage, held.format.lower(), screen.day(held.held_on) if held.held_on else ""]
    if held.starts_at is not None:
        parts.append(screen.hour(held.starts_at, held.time_zone))
    parts += [held.place, held.notes]
    return " · ".join(screen.safe(part) for part in parts if part)


def _people(people: tuple[Contact, ...], employer: str) -> None:
    if not people:
        return
    st.markdown("**People met**")
    st.markdown("\n".join(f"- {_person(person)}" for person in people))
    cards = [vcard.Card(c.name, c.title, employer, c.email, c.phone, c.notes) for c in people]
    st.download_button(
        "Take away as vCard",
        vcard.written(cards),
        file_name="people-met.vcf",
        mime="text/vcard",
        icon=":material/contact_page:",
        type="tertiary",
        key="record_vcards",
        on_click="ignore",
    )


def _person(person: Contact) -> str:
    first = " · ".join(
        screen.safe(part) for part in (person.title, person.email, person.phone) if part
    )
    notes = f"  \n  :small[:gray[{screen.safe(person.notes)}]]" if person.notes else ""
    return f"**{screen.safe(person.name) or 'No name'}** {first}{notes}"


def _posting(interview: Interview) -> None:
    if interview.posting_url.startswith(("https://", "http://")):
        # Nothing of it is loaded before the reader follows it.
        st.link_button(
            "Open the posting",
            interview.posting_url,
            icon=":material/open_in_new:",
            type="tertiary",
            help=screen.safe(interview.posting_url),
        )
    if interview.posting_text:
        with st.expander("The posting, as pasted", type="compact", key="record_posting"):
            st.text(interview.posting_text)


def _line(event: Event) -> str:
    when = screen.day(event.on)
    words_said = f": {screen.safe(_short(event.words))}" if event.words else ""
    return f"- :material/{ICON[event.about]}: **{when}** {screen.safe(event.what)}{words_said}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"

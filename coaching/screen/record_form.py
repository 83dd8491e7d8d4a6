"""The form of one interview's record: what, when, who, and how they like to be reached."""

from dataclasses import replace
from datetime import time
from zoneinfo import available_timezones

import streamlit as st

from coaching import codebook, recording, screen, vcard
from coaching.model import CoachingError, Interview, Outcome, Stale
from coaching.recording import Meeting, Met, Recording
from coaching.screen import forms, inputs
from coaching.screen.forms import Open

OUTCOME = {
    Outcome.UNKNOWN: "Not said",
    Outcome.WAITING: "Waiting to hear",
    Outcome.NOT_SELECTED: "Not selected",
    Outcome.NO_REPLY: "No reply after the promised date",
    Outcome.OFFER: "Offer",
    Outcome.WITHDREW: "Withdrew",
    Outcome.CANCELLED: "Position cancelled",
    Outcome.RESERVE: "On reserve",
}
CHANNELS = ("E-mail", "Phone", "Video call", "Chat message", "Letter", "Their portal")
WELCOME = {True: "Yes", False: "No"}


@st.fragment
def form(key: str) -> None:
    """Show the form named ``key``; every step is kept as a draft until it is saved."""
    screen.same_journal()
    now = forms.opened(key)
    if now is None:
        st.rerun()
    screen.notice()
    if _in_conflict(now) or forms.choice(now):
        return
    with st.container(border=True, key="record_what"):
        _what(now)
    for at, meeting in enumerate(now.form.rounds):
        with st.container(border=True, key=f"record_round{at}"):
            _round(now, at, meeting)
    inputs.add(now, "Another round", "rounds", lambda f: Meeting(zone=_zone_before(f)))
    with st.container(border=True, key="record_people"):
        _people(now)
    with st.container(border=True, key="record_after"):
        _after(now)
    _finish(now)


def _what(now: Open) -> None:
    left, right = st.columns(2, gap="small")
    with left:
        inputs.text(now, "employer", "Employer")
        inputs.choice(now, "sector", "Sector", codebook.vocabulary("sectors"))
    with right:
        inputs.text(now, "role", "Role")
        inputs.text(now, "posting_url", "Link to the posting", limit=2000)
    forms.area(now, "posting_text", "The posting", "Paste it: postings vanish from the web.")
    inputs.kept(
        now,
        "mock",
        lambda w: st.toggle("A practice interview, not an employer's", key=w[0], **w[1]),
        now.form.mock,
    )


def _round(now: Open, at: int, meeting: Meeting) -> None:
    many = len(now.form.rounds) > 1
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**Round {at + 1}**" if many else "**When and how**", width="stretch")
        if many:
            inputs.take_out(now, "rounds", at, f"Take out round {at + 1}")
    columns = st.columns(3, gap="small")
    row = ("rounds", at)
    with columns[0]:
        inputs.choice(now, "stage", "Stage", codebook.vocabulary("stages"), row)
        inputs.choice(now, "format", "Format", codebook.vocabulary("formats"), row)
    with columns[1]:
        inputs.day(now, "day", "Date", row)
        inputs.kept(
            now,
            "clock",
            lambda w: st.time_input("Hour", None, key=w[0], step=300, **w[1]),
            time.fromisoformat(meeting.clock) if meeting.clock else None,
            row,
        )
    with columns[2]:
        inputs.choice(now, "zone", "Time zone", sorted(available_timezones()), row)
        inputs.text(now, "place", "Place, or how to join", row)
    inputs.text(now, "notes", "Notes on this round", row, limit=2000)


def _people(now: Open) -> None:
    st.markdown("**People met**")
    screen.small("From their business cards. Each can get a letter of their own.")
    for at, met in enumerate(now.form.people):
        row = ("people", at)
        with st.container(border=True, key=f"record_person{at}"):
            left, right = st.columns(2, gap="small")
            with left:
                inputs.text(now, "name", "Name", row)
                inputs.text(now, "email", "E-mail", row)
            with right:
                inputs.text(now, "title", "Title", row)
                inputs.text(now, "phone", "Phone", row)
            inputs.text(now, "notes", "What you talked about", row, limit=2000)
            _met_where(now, at)
            inputs.take_out(now, "people", at, f"Take out {screen.safe(met.name) or 'this person'}")
    inputs.add(now, "Add a person", "people", lambda _: Met())
    with st.expander("Take in a vCard (.vcf)", type="compact", key="record_vcard"):
        widget = f"vcard{now.draft.key}_{len(now.form.people)}"
        st.file_uploader(
            "A vCard, version 3 or 4",
            type=["vcf", "vcard"],
            key=widget,
            max_upload_size=2,
            on_change=screen.act,
            args=(_take_in, now, widget),
        )


def _met_where(now: Open, at: int) -> None:
    rounds = {r.id: r.stage or r.day or "A round" for r in now.form.rounds if r.id}
    if len(rounds) > 1:
        inputs.choice(
            now, "round", "Met in", list(rounds), ("people", at), names=rounds, empty=None
        )


def _take_in(now: Open, widget: str) -> None:
    file = st.session_state[widget]
    if file is None:
        return
    cards = vcard.read(file.getvalue())
    people = tuple(Met(c.name, c.title, c.email, c.phone, c.notes) for c in cards)
    forms.change(now, lambda f: replace(f, people=(*f.people, *people)))


def _after(now: Open) -> None:
    st.markdown("**Keeping in touch**")
    left, right = st.columns(2, gap="small")
    with left:
        inputs.choice(now, "preferred_channel", "How they like to be contacted", CHANNELS)
        inputs.day(now, "decision_on", "Decision promised by")
    with right:
        outcomes = {o.value: OUTCOME[o] for o in Outcome}
        inputs.choice(now, "outcome", "Where it stands", list(outcomes)[1:], names=outcomes)
        if not Outcome(now.form.outcome).open:
            inputs.day(now, "decided_on", "The day you heard")
        inputs.kept(
            now,
            "phone_welcome",
            lambda w: st.pills(
                "Is a phone call welcome?", list(WELCOME), format_func=_welcome, key=w[0], **w[1]
            ),
            now.form.phone_welcome,
        )
    forms.area(now, "notes", "Notes")


def _welcome(said: bool) -> str:
    return WELCOME[said]


def _finish(now: Open) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Keep it", type="primary", icon=":material/check:", key="record_keep"):
            _save(now)
        if st.button("Go on later", type="tertiary", key="record_later"):
            screen.go("interviews")
        if now.draft.version and st.button(
            "Put these changes away", type="tertiary", key="record_away"
        ):
            with screen.told():
                screen.journal().discard_draft(
                    now.draft.key, request=screen.request(), now=screen.now()
                )
            screen.go("interviews")
        screen.small("Every key is kept as a draft until then.")


def _save(now: Open) -> None:
    try:
        kept = forms.save(now)
    except Stale as stale:
        st.session_state["record_conflict"] = stale
        st.rerun(scope="fragment")
    except CoachingError as error:
        st.warning(str(error), icon=":material/info:")
        return
    screen.go("interviews", interview=str(kept))


def _in_conflict(now: Open) -> bool:
    """Another tab kept the interview meanwhile: both are shown, and the reader chooses."""
    stale = st.session_state.get("record_conflict")
    if stale is None:
        return False
    theirs = stale.theirs
    if not isinstance(theirs, Interview):
        st.warning(str(stale), icon=":material/tab_duplicate:")
        del st.session_state["record_conflict"]
        return False
    st.warning(
        "This interview was changed in another tab. Both are here; nothing is lost. Which stays?",
        icon=":material/tab_duplicate:",
    )
    people = screen.journal().contacts.all(theirs.id)
    ours, other = st.columns(2, border=True)
    with ours:
        st.markdown(f"**In this tab**  \n{_particulars(now.form)}")
        if st.button("Keep this one", key="record_mine"):
            del st.session_state["record_conflict"]
            versions = {c.id: c.version for c in people}
            screen.act(forms.change, now, lambda f: _onto(f, theirs.version, versions))
            again = forms.opened(now.draft.key)
            if again is not None:
                _save(again)
    with other:
        st.markdown(f"**Stored now**  \n{_particulars(recording.filled(theirs, people))}")
        if st.button("Keep what is stored", key="record_theirs"):
            del st.session_state["record_conflict"]
            screen.act(
                screen.journal().discard_draft,
                now.draft.key,
                request=screen.request(),
                now=screen.now(),
            )
            screen.go("interviews", interview=str(now.form.interview or ""))
    return True


def _particulars(form: Recording) -> str:
    rounds = (f"{r.stage} {r.day} {r.clock}".strip() for r in form.rounds)
    people = ", ".join(m.name for m in form.people if m.name)
    parts = (form.employer, form.role, form.sector, *rounds, people, form.outcome, form.notes[:200])
    return "  \n".join(screen.safe(part) for part in parts if part)


def _onto(form: Recording, version: int, people: dict[int | None, int]) -> Recording:
    """The form as one over the newest version; people taken away meanwhile are new again."""
    met = (
        replace(m, version=people[m.id]) if m.id in people else replace(m, id=None, version=1)
        for m in form.people
    )
    return replace(form, version=version, people=tuple(met))


def _zone_before(form: Recording) -> str:
    return form.rounds[-1].zone if form.rounds else screen.zone()

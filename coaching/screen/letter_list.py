"""All messages: what is due to whom, what became of asking, any other letter, and the log."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from coaching import follow_up, letters, screen
from coaching.centre import centre
from coaching.follow_up import Due, Record
from coaching.letters import draft
from coaching.model import (
    Contact,
    Interview,
    Letter,
    MessageStatus,
)
from coaching.screen import by_phone, clock, hearing, steps
from coaching.screen import letters as desk
from coaching.screen.letter_log import named

SHOWN = 6
BY_PHONE = (Letter.FEEDBACK_REQUEST, Letter.REMINDER, Letter.FOLLOW_UP)
"""What can be done by a call as well."""
WHY = {
    Letter.THANK_YOU: "Thank them for the interview",
    Letter.FEEDBACK_THANKS: "They gave feedback, which is worth a thank-you",
    Letter.NO_FEEDBACK_THANKS: "They cannot give feedback; thank them all the same",
    Letter.FEEDBACK_REQUEST: "They said no; ask for advice",
    Letter.REMINDER: "No answer yet; one reminder is fair, then it may rest",
    Letter.FOLLOW_UP: "Time has passed; ask how things stand",
}


def recorded(key: str, record: Record) -> None:
    """What was recorded last, and that it can be undone; nothing for a draft put away."""
    made = screen.journal().saved(key)
    found = next((m for m in record.messages if m.id == made), None)
    if found is None:
        return
    done = "recorded as sent" if found.status is MessageStatus.SENT else "set aside"
    title = letters.wording(found.kind).title
    st.success(
        f"{title}: {done}. *Undo* stands below the title. One thing done is enough for a day.",
        icon=":material/check_circle:",
    )


def waiting(record: Record) -> None:
    """What is due; behind one line on a day on which the reader said "not today"."""
    if steps.waived() != screen.today():
        due(record)
        soon(record)
        unheard(record)
        return
    with st.container(border=True, key="letters_rest"):
        st.markdown("**Not today,** as you said. It all waits here until tomorrow.")
        with st.expander("See it all the same", type="compact", key="letters_anyway"):
            due(record)
            unheard(record)


def due(record: Record) -> None:
    """What is due, the most pressing first, each with a way to do it."""
    now, today = screen.now(), screen.today()
    found = follow_up.due(record, now, today, centre().timings, desk.cap())
    begun = _begun(record, found)
    if not found and not begun:
        with st.container(border=True, key="letters_due"):
            st.markdown("**Nothing is due.** What was promised to you will come up here by itself.")
        return
    for number, one in enumerate(found[:SHOWN]):
        with st.container(border=True, gap="small", key=f"due{number}"):
            _due(record, one, number, now)
    if len(found) > SHOWN:
        screen.small("More will come up once one of these is done. There is no hurry.")
    with st.container(horizontal=True, key="letters_begun"):
        clock.calendar_button(found, "letters_ics")
        for shown, name in begun:
            if st.button(
                f"Go on: {name}", icon=":material/draft:", type="tertiary", key=f"go{shown}"
            ):
                screen.go("messages", letter=shown)


def _due(record: Record, one: Due, number: int, now: datetime) -> None:
    first = number == 0
    said = f"**{named(one.interview, one.contact)}**  \n{WHY[one.kind]}.{_when(one, now)}"
    if one.kind not in BY_PHONE:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(said, width="stretch")
            _write(record, one, number, first=first)
    else:
        st.markdown(said)
        with st.container(horizontal=True, vertical_alignment="center"):
            _by_letter_or_phone(record, one, number, first=first)
    if first and one.window and now <= one.window.latest:
        clock.bar(one.window, now)


def _by_letter_or_phone(record: Record, one: Due, number: int, *, first: bool) -> None:
    """Both ways, the one they like first, and what else can be said of it."""
    call, about = by_phone.first(one.interview), one.interview
    if not call:
        _write(record, one, number, first=first)
    if one.kind is Letter.FOLLOW_UP:
        by_phone.how_things_stand(about, number, primary=first and call)
    elif call or one.kind is Letter.FEEDBACK_REQUEST:
        by_phone.ask_by_phone(about, number, primary=first and call)
    if call:
        _write(record, one, number, first=False)
    if one.kind is Letter.FEEDBACK_REQUEST:
        by_phone.later(about, number)
    if one.kind is Letter.FOLLOW_UP:
        by_phone.noted(about, number)
        hearing.menu(about, "heard")


def _write(record: Record, one: Due, number: int, *, first: bool) -> None:
    if st.button(
        "Write the letter",
        type="primary" if first else "secondary",
        icon=":material/edit:",
        key=f"write{number}",
    ):
        desk.begin(record, one.kind, one.interview, one.contact)


def soon(record: Record) -> None:
    """Whom to ask for advice on a later day, in one line, and that it need not wait."""
    today, timings = screen.today(), centre().timings
    days = [(i, follow_up.asks_from(record, i, today, timings)) for i in record.interviews]
    later = [(i, day) for i, day in days if day and day > today and not i.mock][-3:]
    if later:
        listed = ", ".join(f"{screen.safe(i.employer)} from {screen.day(day)}" for i, day in later)
        screen.small(
            f"Asking for advice comes up later: {listed}. A night in between does no harm; if you "
            "would rather ask now, choose it under “Write something else”."
        )


def unheard(record: Record) -> None:
    """Whether they were heard from, the latest; asking for feedback waits for a no."""
    now, today = screen.now(), screen.today()
    timings = centre().timings
    found = follow_up.due(record, now, today, timings, desk.cap())
    about = {one.interview.id for one in found}
    untold = [
        i for i in record.interviews if follow_up.unheard(i, today, timings) and i.id not in about
    ]
    if not untold:
        return
    with (
        st.container(border=True, key="unheard"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        st.markdown(
            f"**{screen.safe(untold[-1].employer)}**  \nHave you heard from them? Asking for "
            "advice comes after a no.",
            width="stretch",
        )
        hearing.menu(untold[-1], "unheard_menu")


def _when(one: Due, now: datetime) -> str:
    return _how(one) + _until(one, now)


def _how(one: Due) -> str:
    """How they like to be contacted, as they said; not said, nothing."""
    channel = one.interview.preferred_channel
    said = f"They like to be contacted by {screen.safe(channel.lower())}." if channel else ""
    return f"  \n:small[{said}]" if said and one.kind is not Letter.THANK_YOU else ""


def _until(one: Due, now: datetime) -> str:
    if one.window:
        return f"  \n:small[It {clock.sentence(one.window, now)}.]"
    said = {
        Letter.FEEDBACK_REQUEST: "You heard",
        Letter.REMINDER: "Asked",
        Letter.FOLLOW_UP: "They promised word by",
    }.get(one.kind)
    return f"  \n:small[:gray[{said} {screen.day(one.since)}]]" if said and one.since else ""


def _begun(record: Record, found: Sequence[Due]) -> list[tuple[str, str]]:
    """Letters begun that are not among those due: keys and names."""
    listed = {(d.kind, d.interview.id, d.contact.id if d.contact else None) for d in found[:SHOWN]}
    employers = {i.id: i.employer for i in record.interviews}
    open_ = (d for d in screen.journal().drafts(draft.KIND) if draft.is_key(d.key))
    rows = [(d.key, draft.of(d)) for d in open_]
    return [
        (key, f"{letters.wording(w.kind).title}, {screen.safe(employers.get(w.interview, '…'))}")
        for key, w in rows
        if (w.kind, w.interview, w.contact) not in listed
    ][:4]


def how_it_went(record: Record) -> None:
    """Two counts of interviews, without judgement."""
    done, held = follow_up.followed_up(record, screen.now(), screen.today())
    said = follow_up.answers(record.interviews)
    lines = []
    if held:
        lines.append(
            f"Followed up: **{done} of {screen.plural(held, 'interview')}**. :gray[The often-"
            "quoted “only 20 % do” is an estimate by 100 Canadian executives, 2007.]"
        )
    if said.asked:
        parts = (
            ("given", said.given), ("promised", said.promised), ("waiting", said.waiting),
            ("declined", said.declined), ("silent", said.silent),
        )  # fmt: skip
        listed = ", ".join(f"{name} {count}" for name, count in parts if count)
        lines.append(f"Feedback: **asked {said.asked}**, {listed}.")
    if lines:
        st.markdown("  \n".join(f":small[{line}]" for line in lines))


def another(record: Record) -> None:
    """Any kind of letter to anybody met; how often is fair."""
    with st.expander("Write something else", type="compact", icon=":material/edit_note:"):
        real = [i for i in reversed(record.interviews) if not i.mock]
        if not real:
            screen.small("Letters are about an employer’s interview; none is recorded yet.")
            return
        kind = st.selectbox(
            "What for?",
            list(Letter),
            format_func=lambda k: letters.wording(k).title,
            key="another_kind",
        )
        names = dict(enumerate(real))
        at = st.selectbox(
            "About which interview?", list(names), format_func=lambda n: _listed(names[n]),
            key="another_about",
        )  # fmt: skip
        interview = names[at or 0]
        people: list[Contact | None] = [*record.met(interview), None]
        to = st.selectbox(
            "To whom?", range(len(people)), format_func=lambda n: _called(people[n]),
            key=f"another_to{interview.id}",
        )  # fmt: skip
        if st.button("Begin", key="another_begin"):
            desk.begin(record, kind or Letter.THANK_YOU, interview, people[to or 0])
        screen.shows("contacts_cap", desk.cap())
        st.number_input(
            "How often is it fair to write or call after the thank-you letter?",
            min_value=0,
            max_value=20,
            key="contacts_cap",
            on_change=lambda: screen.act(
                screen.journal().set_preference, "contacts_cap", st.session_state["contacts_cap"]
            ),
        )


def _listed(interview: Interview) -> str:
    return ", ".join(
        screen.safe(p)
        for p in (interview.employer, interview.role, screen.day(interview.held_on))
        if p
    )


def _called(contact: Contact | None) -> str:
    return (screen.safe(contact.name) or "Somebody met there") if contact else "The hiring team"

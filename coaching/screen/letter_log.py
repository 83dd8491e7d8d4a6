"""What was sent, called and set aside: read again, or taken away."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from coaching import letters, screen
from coaching.follow_up import Record
from coaching.model import Contact, FollowUp, Interview, Message
from coaching.screen import by_phone, clock

LOGGED = 20


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the log, and the letter behind it."""

    on: date
    text: str
    of: Message | FollowUp


def log(record: Record) -> None:
    """What was sent, called and set aside, latest first; each can be read again or taken away."""
    lines = sorted(_lines(record), key=lambda line: (line.on, line.of.id or 0), reverse=True)
    if not lines:
        return
    st.subheader("Sent and noted", anchor=False)
    st.markdown("\n".join(f"- {line.text}" for line in lines[:LOGGED]))
    if len(lines) > LOGGED:
        screen.small(f"and {len(lines) - LOGGED} earlier")
    by_number = dict(enumerate(lines))
    chosen = st.selectbox(
        "Read or take away",
        list(by_number),
        index=None,
        format_func=lambda n: by_number[n].text.replace("**", ""),
        placeholder="Choose one",
        key="log_read",
    )
    if chosen is not None and chosen in by_number:
        _read(by_number[chosen].of)


def _lines(record: Record) -> list[_Line]:
    employers = {i.id: i for i in record.interviews}
    people = {c.id: c for c in record.contacts}
    found = []
    for m in record.messages:
        when = clock.local_day(m.sent_at) if m.sent_at else date.min
        done = screen.day(when) if m.sent_at else "set aside"
        to = named(employers[m.interview], people.get(m.contact))
        channel = f", {screen.safe(m.channel.lower())}" if m.channel else ""
        text = f"**{letters.wording(m.kind).title}** · {to} · {done}{channel}"
        found.append(_Line(when, text, m))
    for f in record.follow_ups:
        if f.done_at:
            when = clock.local_day(f.done_at)
            to = named(employers[f.interview], people.get(f.contact))
            answer = f": {screen.safe(f.answer)}" if f.answer else ""
            name = by_phone.CALLED[f.kind]
            found.append(_Line(when, f"**{name}** · {to} · {screen.day(when)}{answer}", f))
    return found


def _read(of: Message | FollowUp) -> None:
    with st.container(border=True, key="log_one"):
        if isinstance(of, Message):
            st.markdown(f"**{screen.safe(of.subject)}**")
            st.text(of.body)
        elif of.notes:
            st.text(of.notes)
        st.button(
            "Take it away (can be undone)",
            type="tertiary",
            icon=":material/delete:",
            key="log_delete",
            on_click=screen.act,
            args=(_delete, of),
        )


def _delete(of: Message | FollowUp) -> None:
    journal = screen.journal()
    part = journal.messages if isinstance(of, Message) else journal.follow_ups
    part.delete(of.id or 0, version=of.version, request=screen.request(), now=screen.now())
    st.session_state["log_read"] = None


def named(interview: Interview, contact: Contact | None) -> str:
    """Whom a letter is for, as Markdown."""
    person = f"{screen.safe(contact.name)}, " if contact and contact.name else ""
    return f"{person}{screen.safe(interview.employer)}"

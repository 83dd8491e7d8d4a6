"""The letter being written: begun, opened from the URL, kept after every step, recorded once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from coaching import follow_up, letters, screen
from coaching.centre import centre
from coaching.follow_up import Record
from coaching.letters import English, Facts, Own, draft
from coaching.letters.draft import Writing
from coaching.model import (
    Contact,
    Draft,
    Interview,
    Letter,
    NotFound,
    Stale,
)
from coaching.screen.autosave import Words

ELSEWHERE = "This letter was changed in another tab. You see its newest state; your step was not."
ASKS = (Letter.FEEDBACK_REQUEST, Letter.REMINDER)
_ENGLISH_OF = {"CA": English.CANADIAN, "US": English.AMERICAN, "AU": English.AUSTRALIAN,
               "NZ": English.AUSTRALIAN, "GB": English.BRITISH, "IE": English.BRITISH}  # fmt: skip

WORDS = Words(
    "letter",
    draft.KIND,
    "letter",
    lambda d: draft.of(d).body,
    lambda d, text: draft.body(replace(draft.of(d), body=text)),
    lambda d, text: draft.body(replace(draft.of(d), body=text)),
    draft.again,
)


def record(interviews: Sequence[Interview] | None = None) -> Record:
    """What the journal on the screen says about following up; interviews that are read already."""
    journal = screen.journal()
    return Record(
        journal.interviews() if interviews is None else interviews,
        journal.contacts.all(),
        journal.messages.all(),
        journal.follow_ups.all(),
    )


def cap() -> int:
    """How often is fair: the reader's own number, else the centre's."""
    own = screen.journal().preference("contacts_cap")
    return own if isinstance(own, int) else centre().contacts


def english() -> English:
    """The reader's English: chosen, else that of their browser's region, else Canadian."""
    chosen = screen.journal().preference("english")
    if isinstance(chosen, str) and chosen in set(English):
        return English(chosen)
    region = str(st.context.locale or "").rpartition("-")[2]
    return _ENGLISH_OF.get(region, English.CANADIAN)


def sender() -> str:
    """The reader's name, as they sign."""
    name = screen.journal().preference("signature")
    return name if isinstance(name, str) else ""


def opened() -> Draft | None:
    """The draft named in the address, which may have been saved; None for none of ours."""
    key = st.query_params.get("letter", "")
    if not draft.is_key(key):
        return None
    return screen.journal().draft(key) or Draft(key, draft.KIND)


def begin(known: Record, kind: Letter, interview: Interview, contact: Contact | None) -> None:
    """Open a letter: the one begun before, or a new one put together from the record."""
    assert interview.id is not None  # noqa: S101 - it was read from the store
    person = contact.id if contact else None
    earlier = sum(
        m.kind is kind and m.interview == interview.id and m.contact == person
        for m in known.messages
    )
    key = draft.key(kind, interview.id, person, earlier)
    if screen.journal().draft(key) is None:
        people = [c.id for c in known.met(interview)]
        own = Own(wording=people.index(person) if person in people else earlier)
        made = letters.composed(kind, facts(interview, contact), own)
        keep(
            Draft(key, draft.KIND),
            Writing(
                kind,
                interview.id,
                person,
                made.subject,
                made.body,
                own,
                contact.name if contact else "",
                contact.email if contact else "",
            ),
        )
    screen.go("messages", letter=key)


def facts(interview: Interview, contact: Contact | None) -> Facts:
    """What the record knows for a letter."""
    held = follow_up.held_round(interview, screen.now(), screen.today()) or interview.last_round
    return Facts(
        employer=interview.employer,
        role=interview.role,
        to=" ".join(contact.name.split()) if contact else "",
        sender=sender(),
        met_on=held.held_on,
        format=held.format,
        decision_on=interview.decision_on,
        asked_on=follow_up.asked_on(interview),
        english=english(),
    )


def about(writing: Writing, known: Record) -> tuple[Interview, Contact | None]:
    """
    The interview and the person a letter is about.

    Raises:
        NotFound: If the interview was deleted since.
    """
    found = next((i for i in known.interviews if i.id == writing.interview), None)
    if found is None:
        raise NotFound("The interview this letter is about was deleted. Its words are kept below.")
    return found, next((c for c in known.contacts if c.id == writing.contact), None)


def change(shown: Draft, step: Callable[..., Writing], *args: Any) -> None:
    """
    Apply one step to the letter as it is stored now.

    Raises:
        Stale: If another tab changed it since this one was shown.
    """
    stored = screen.journal().draft(shown.key)
    if stored is None:
        raise NotFound("This letter is no longer being written: it was recorded or put away.")
    if stored.version != shown.version and stored.writer != screen.writer():
        raise Stale(ELSEWHERE, theirs=stored)
    keep(stored, step(draft.of(stored), *args))


def keep(stored: Draft, writing: Writing) -> None:
    """Store what a letter became."""
    screen.journal().save_draft(
        stored.key,
        draft.KIND,
        draft.body(writing),
        version=stored.version,
        writer=screen.writer(),
        now=screen.now(),
    )


def with_subject(writing: Writing, subject: str) -> Writing:
    """The letter under another subject."""
    return replace(writing, subject=subject)


def with_address(writing: Writing, address: str) -> Writing:
    """The letter to another address."""
    return replace(writing, address=address.strip())


def with_body(writing: Writing, change_: Callable[..., str], *args: Any) -> Writing:
    """The letter with its text changed by a function of it."""
    return replace(writing, body=change_(writing.body, *args))


def whole(writing: Writing) -> str:
    """The subject and, a line below, the text, as both are proofread."""
    return f"{writing.subject}\n\n{writing.body}"


def with_whole(writing: Writing, change_: Callable[..., str], *args: Any) -> Writing:
    """The letter with subject and text changed by a function of both, as :func:`whole` has them."""
    subject, _, text = change_(whole(writing), *args).partition("\n\n")
    return replace(writing, subject=subject, body=text)


def with_own(writing: Writing, known: Facts, own: Own) -> Writing:
    """The letter with other words of the writer's own; what they changed by hand stays."""
    body = letters.revised(writing.body, writing.kind, known, writing.own, own)
    return replace(writing, own=own, body=body)


def anew(writing: Writing, known: Facts) -> Writing:
    """The letter put together once more from the answers, in the next wording."""
    own = replace(writing.own, wording=writing.own.wording + 1)
    made = letters.composed(writing.kind, known, own)
    return replace(writing, subject=made.subject, body=made.body, own=own, earlier=writing.body)


def back(writing: Writing) -> Writing:
    """The text as it was before it was put another way; that one can be had again too."""
    return replace(writing, body=writing.earlier, earlier=writing.body)


def put_away(key: str) -> None:
    """Throw a draft away; undo brings it back."""
    screen.journal().discard_draft(key, request=screen.request(), now=screen.now())


def others_named(writing: Writing, known: Record) -> tuple[str, ...]:
    """Employers and people that do not belong in this letter."""
    here = {i.employer.casefold() for i in known.interviews if i.id == writing.interview}
    names: Iterable[str] = (
        *(i.employer for i in known.interviews if i.id != writing.interview),
        *(c.name for c in known.contacts if c.interview != writing.interview),
    )
    return tuple(n for n in names if n.casefold() not in here)


def twin(writing: Writing, known: Record) -> str | None:
    """The name of another person at this interview whose letter reads like this one."""
    names = {c.id: c.name for c in known.contacts}
    drafts = (draft.of(d) for d in screen.journal().drafts(draft.KIND) if draft.is_key(d.key))
    written = [
        *((w.contact, w.kind, w.interview, w.body) for w in drafts),
        *((m.contact, m.kind, m.interview, m.body) for m in known.messages),
    ]
    for contact, kind, interview, body in written:
        same = (kind, interview) == (writing.kind, writing.interview)
        if same and contact != writing.contact and letters.alike(writing.body, body):
            return names.get(contact, "somebody else") if contact else "the whole team"
    return None

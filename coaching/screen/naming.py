"""Which interview an entry's words belong to: a known one, one made for them, or asked again."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from coaching import screen
from coaching.entry import Entry, Mode
from coaching.model import CoachingError, Draft, Interview, Round

Change = Callable[[Draft, Callable[..., Entry], str], None]


def recorded(key: str, e: Entry) -> Entry:
    """
    The entry with its interview, which is recorded first when it is a new one.

    One that was recorded for this entry before, and holds nothing yet, takes the new particulars:
    an employer mistyped at first would otherwise stay behind.

    Raises:
        CoachingError: If the new one has no employer yet.
    """
    interview = interview_of(key, e)
    if interview == e.interview:
        return e
    version = next(i.version for i in screen.journal().interviews() if i.id == interview)
    return replace(e, interview=interview, made=interview, made_version=version)


def interview_of(key: str, e: Entry) -> int:
    """
    The id of the entry's interview, which is recorded first when it is a new one.

    Raises:
        CoachingError: If the new one has no employer yet.
    """
    journal = screen.journal()
    known = {i.id: i for i in journal.interviews()}
    mock = e.mode is Mode.MOCK
    # One that was deleted since, or is of the other sort, is not what these words are about.
    if e.interview is not None and e.interview in known and known[e.interview].mock is mock:
        return e.interview
    new = _new(e)
    made = known.get(e.made)
    if made and made.id and made.version == e.made_version and not made.feedback:
        changed = replace(made, **{name: getattr(new, name) for name in _NAMED})
        journal.edit_interview(
            changed, request=_request(key, f"made{made.version}", new), now=screen.now()
        )
        return made.id
    request = _request(key, "interview", new)
    if journal.saved(request) not in (None, *known):  # made for this entry before, deleted since
        request = screen.request()
    return journal.add_interview(new, request=request, now=screen.now())


_NAMED = ("employer", "role", "sector", "rounds", "mock")


def _new(e: Entry) -> Interview:
    mock = e.mode is Mode.MOCK
    if not e.new.employer.strip():
        who = "who did the practice interview with you" if mock else "the employer"
        raise CoachingError(f"Please name {who}, so that the words can be kept with it.")
    return Interview(
        employer=e.new.employer.strip(),
        role=e.new.role.strip(),
        sector=e.new.sector,
        rounds=(Round(e.new.stage, e.new.format, e.new.held_on),),
        mock=mock,
    )


def _request(key: str, what: str, new: Interview) -> str:
    return f"{key}:{what}:{hashlib.sha256(repr(new).encode()).hexdigest()}"


def ask_again(draft: Draft, e: Entry, change: Change) -> None:
    """The interview was deleted meanwhile: whose words these are is asked anew."""
    widget = f"again{draft.key}"
    st.session_state[widget] = e.new.employer
    st.text_input(
        "Employer",
        max_chars=200,
        key=widget,
        on_change=lambda: screen.act(change, draft, _named, st.session_state[widget]),
    )


def _named(e: Entry, employer: str) -> Entry:
    return replace(e, interview=None, new=replace(e.new, employer=employer))

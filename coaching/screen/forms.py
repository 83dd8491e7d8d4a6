"""The record of an interview on the screen: opened from the URL, written after every key, kept."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from coaching import recording, screen
from coaching.model import Draft, Interview, NotFound, Stale
from coaching.recording import KIND, Meeting, Recording
from coaching.screen import autosave
from coaching.screen.autosave import Body, Words
from coaching.screen.draft_area import draft_area

ELSEWHERE = (
    "This record was changed in another tab. You see its newest state now; "
    "your last step was not applied."
)
_EDITED = re.compile(r"record-(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Open:
    """The form on the screen, with the draft (and so the version) it was read from."""

    draft: Draft
    form: Recording


def begin(interview: Interview | None = None) -> None:
    """Open the form for a new interview, or for one that is kept."""
    key = f"record-{interview.id}-{interview.version}" if interview else screen.request()
    screen.go("interviews", record=key)


def opened(key: str) -> Open | None:
    """The form named so; None when it was kept, or what it is about is not there as it was."""
    found = screen.journal().draft(key)
    if found is not None and found.kind == KIND:
        return Open(found, recording.of(found.body))
    edited = _EDITED.fullmatch(key)
    if found is not None or (edited is None and screen.journal().saved(key)):
        return None
    if edited is None:
        form = Recording(rounds=(Meeting(zone=screen.zone()),))
        return Open(Draft(key, KIND), form)
    try:
        whole = screen.journal().interview(int(edited[1]))
    except NotFound:
        return None
    if whole.version != int(edited[2]):
        return None
    return Open(Draft(key, KIND), recording.filled(whole, screen.journal().contacts.all(whole.id)))


def about(key: str) -> int | None:
    """The interview a form that is not open any more was about, or made."""
    edited = _EDITED.fullmatch(key)
    return int(edited[1]) if edited else screen.journal().saved(key)


def change(now: Open, step: Callable[[Recording], Recording]) -> None:
    """
    Apply one step to the form as it is stored now.

    Raises:
        Stale: If another tab changed it since this one was shown.
    """
    stored = screen.journal().draft(now.draft.key)
    if stored is None:
        stored = replace(now.draft, version=0, body=recording.body(now.form))
    elif stored.version != now.draft.version and stored.writer != screen.writer():
        raise Stale(ELSEWHERE, theirs=stored)
    keep(stored, step(recording.of(stored.body)))


def keep(stored: Draft, form: Recording) -> None:
    """Store the form as a draft."""
    screen.journal().save_draft(
        stored.key,
        KIND,
        recording.body(form),
        version=stored.version,
        writer=screen.writer(),
        now=screen.now(),
    )


def one(name: str, value: Any) -> Callable[[Recording], Recording]:
    """The step that sets one field."""
    return lambda form: replace(form, **{name: value})


def within(rows: str, at: int, name: str, value: Any) -> Callable[[Recording], Recording]:
    """The step that sets one field of one row (``rounds`` or ``people``)."""

    def step(form: Recording) -> Recording:
        every = list(getattr(form, rows))
        if at < len(every):
            every[at] = replace(every[at], **{name: value})
        changed: dict[str, Any] = {rows: tuple(every)}
        return replace(form, **changed)

    return step


def save(now: Open) -> int | None:
    """
    Keep the form, once, however often it is pressed; the interview's id.

    Raises:
        CoachingError: If something in it cannot be kept, or it was changed in another window.
    """
    journal = screen.journal()
    stored = journal.draft(now.draft.key)
    form = recording.of(stored.body) if stored else now.form
    kept = recording.kept(form, screen.today())
    return journal.keep_record(
        kept.interview, kept.people, request=now.draft.key, now=screen.now(), draft=now.draft.key
    )


def area(now: Open, name: str, label: str, hint: str = "", height: str = "6rem") -> None:
    """A long text of the form, kept as it is typed, also while the server is away."""
    widget = f"form_{name}_{now.draft.key}"
    words = _words(now, name)
    draft_area(
        label,
        key=widget,
        data={
            "id": autosave.in_browser(now.draft.key, name),
            "owner": screen.owner(),
            "text": getattr(now.form, name),
            "version": now.draft.version,
            "epoch": autosave.epoch(words),
            "placeholder": hint,
            "height": height,
        },
        on_typed=lambda: autosave.arrived(now.draft, words, widget),
    )


def choice(now: Open) -> bool:
    """Two tabs wrote different words into one text: let the reader choose; whether they must."""
    name = autosave.disputed(KIND)
    if name is None:
        return False
    autosave.choice(now.draft.key, _words(now, name))
    return True


def _words(now: Open, name: str) -> Words:
    def form(draft: Draft) -> Recording:
        return recording.of(draft.body) if draft.version else now.form

    def read(draft: Draft) -> str:
        return str(getattr(form(draft), name))

    def put(draft: Draft, text: str) -> Body:
        return recording.body(one(name, text)(form(draft)))

    return Words(KIND, KIND, KIND, read, put, put, field=name)

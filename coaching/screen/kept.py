"""Feedback in the journal: opened as cards again, taken away, begun, or recorded as none."""

from datetime import date

from coaching import entry, screen
from coaching.entry import Entry, Mode
from coaching.model import Draft, Feedback, Interview, Status
from coaching.screen.entries import CORRECTION, keep


def correct(interview: Interview, given: Feedback) -> None:
    """Open saved feedback as cards again."""
    mode = {"own": Mode.OWN, "mock": Mode.MOCK}.get(given.origin, Mode.MESSAGE)
    assert interview.id is not None  # noqa: S101 - it was read from the store
    draft = Draft(f"{CORRECTION}{given.id}-{given.version}", entry.KIND)
    if screen.journal().draft(draft.key) is None:
        keep(draft, entry.correction(mode, interview.id, given))
    screen.go("add_feedback", draft=draft.key, mode=mode.label)


def delete(given: Feedback) -> None:
    """Take one message away with its points; undo brings it back."""
    screen.journal().delete_feedback(
        given.id or 0, version=given.version, request=screen.request(), now=screen.now()
    )


def record_none(
    interview: int, status: Status, key: str, draft: str | None = None, *, on: date | None = None
) -> None:
    """
    Record that the employer gave no feedback, or none yet. It is never counted against you.

    ``on`` is the day it was asked, promised or refused; none means today.
    """
    screen.journal().add_feedback(
        interview,
        Feedback(status=status, received_on=on or screen.today()),
        request=key,
        now=screen.now(),
        draft=draft,
    )


def begin_for(interview: Interview) -> None:
    """Open a new entry for one interview."""
    mode = Mode.MOCK if interview.mock else Mode.MESSAGE
    draft = keep(Draft(screen.request(), entry.KIND), Entry(mode=mode, interview=interview.id))
    screen.go("add_feedback", draft=draft.key, mode=mode.label)


def call(interview: Interview) -> None:
    """Open the page for a call with one employer: the script and the three boxes."""
    draft = keep(Draft(screen.request(), entry.KIND), Entry(mode=Mode.CALL, interview=interview.id))
    screen.go("add_feedback", draft=draft.key, mode=Mode.CALL.label)


def reflect_on(interview: Interview) -> None:
    """Open a new entry of one's own view of one interview."""
    draft = keep(Draft(screen.request(), entry.KIND), Entry(mode=Mode.OWN, interview=interview.id))
    screen.go("add_feedback", draft=draft.key, mode=Mode.OWN.label)

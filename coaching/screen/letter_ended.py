"""A letter that was written → recorded once, as sent or set aside, with the status it changes."""

from datetime import datetime

from coaching import follow_up, letters, screen
from coaching.centre import centre
from coaching.letters import draft
from coaching.letters.draft import Writing
from coaching.model import (
    CoachingError,
    Draft,
    Feedback,
    Letter,
    Message,
    MessageStatus,
    Stale,
    Status,
)
from coaching.screen import clock
from coaching.screen import letters as desk


def sent(shown: Draft, channel: str, day: clock.Day = None) -> None:
    """
    Record a letter as sent, once; asking for feedback is recorded with it.

    ``day`` is when it went out, today when it is not said.

    Raises:
        CoachingError: If it has a gap, or another tab changed it.
    """
    writing = _newest(shown)
    if writing is None:
        return
    letters.finished(writing.subject, writing.body)
    asked = Feedback(status=Status.ASKED, received_on=clock.on(day), channel=channel)
    _record(
        shown.key,
        writing,
        MessageStatus.SENT,
        channel,
        asked if writing.kind in desk.ASKS else None,
        clock.at(day),
    )


def set_aside(shown: Draft) -> None:
    """Record that no letter is needed; its words are kept."""
    writing = _newest(shown)
    if writing is not None:
        _record(shown.key, writing, MessageStatus.SET_ASIDE, "", None)


def _newest(shown: Draft) -> Writing | None:
    stored = screen.journal().draft(shown.key)
    if stored is None:
        if screen.journal().saved(shown.key) is None:
            raise CoachingError("This letter is no longer here. It was put away in another tab.")
        return None
    if stored.version != shown.version and stored.writer != screen.writer():
        raise Stale(desk.ELSEWHERE, theirs=stored)
    return draft.of(stored)


def _record(
    key: str,
    writing: Writing,
    status: MessageStatus,
    channel: str,
    feedback: Feedback | None,
    sent_at: datetime | None = None,
) -> None:
    known = desk.record()
    interview, contact = desk.about(writing, known)
    held = follow_up.held_round(interview, screen.now(), screen.today())
    window = follow_up.window(held, centre().timings) if held else None
    screen.journal().messages.add(
        Message(
            writing.interview,
            writing.kind,
            contact.id if contact else None,
            status,
            channel,
            writing.subject,
            writing.body,
            window.latest if window and writing.kind is Letter.THANK_YOU else None,
            sent_at,
        ),
        request=key,
        now=screen.now(),
        draft=key,
        feedback=feedback,
    )

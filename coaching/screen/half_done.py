"""What the reader left half done, of whichever sort, and the way back to it."""

from datetime import datetime

from coaching import entry, recording, reflecting, screen
from coaching.model import Draft, Reflection
from coaching.screen import own_notes


def keys() -> list[str]:
    """Keys of entries, records and notes that were begun and not kept yet, newest first."""
    journal = screen.journal()
    begun = [
        *(d for d in journal.drafts(entry.KIND) if entry.of(d).begun),
        *journal.drafts(recording.KIND),
        *own_notes.unfinished(),
    ]
    return [d.key for d in sorted(begun, key=_written, reverse=True)]


def noting() -> tuple[str, Reflection] | None:
    """Notes of one's own that are not kept yet but say how it felt, newest first; their key."""
    for draft in screen.journal().drafts(entry.KIND):
        said = entry.of(draft).answers
        if said.feeling or said.confidence_after:
            return draft.key, reflecting.reflection(said, "", 0, None, _written(draft))
    return None


def called(key: str | None) -> str:
    """What it is, as Markdown at the start of a sentence."""
    draft = screen.journal().draft(key or "")
    if draft is None or draft.kind == entry.KIND:
        return "an entry"
    if draft.kind == own_notes.KIND:
        return "a change of your own notes"
    employer = recording.of(draft.body).employer.strip()
    whose = f"**{screen.safe(employer)}**" if employer else "an interview"
    return f"the record of {whose}"


def go_on(key: str | None) -> None:
    """Open it where it was left."""
    draft = screen.journal().draft(key or "")
    if draft is not None and draft.kind == recording.KIND:
        screen.go("interviews", record=draft.key)
    if draft is not None and (about := own_notes.about(draft)):
        screen.go("interviews", interview=str(about))
    screen.go("add_feedback", draft=key or "")


def _written(draft: Draft) -> datetime:
    return draft.updated_at or screen.now()

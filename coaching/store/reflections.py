"""Reflections ⇄ their rows."""

from typing import Any

from coaching.model import Feeling, Reflection
from coaching.store.noted import Notes
from coaching.store.tables import reflection

_OWN = (
    "written_at",
    "went_well",
    "differently",
    "surprised",
    "went_badly",
    "questions",
    "confidence_before",
    "confidence_after",
    "notes",
)


class Reflections(Notes[Reflection]):
    """What one person noted right after their interviews."""

    _table = reflection
    _called = "Notes on"

    def _row(self, note: Reflection) -> dict[str, Any]:
        own = {name: getattr(note, name) for name in _OWN}
        return own | {"feeling": note.feeling.value, "forgotten": _lines(note.forgotten)}

    def _value(self, row: Any) -> Reflection:
        return Reflection(
            interview=row["interview_id"],
            round=row["round_id"],
            feeling=_feeling(row["feeling"]),
            forgotten=tuple(row["forgotten"].split("\n")) if row["forgotten"] else (),
            id=row["id"],
            version=row["version"],
            **{name: row[name] for name in _OWN},
        )


def _lines(items: tuple[str, ...]) -> str:
    """One item a line, so that an item's own line breaks become spaces; empty ones are left out."""
    whole = (" ".join(item.splitlines()).strip() for item in items)
    return "\n".join(item for item in whole if item)


def _feeling(stored: str) -> Feeling:
    """A word of a later release is not said in this one's."""
    return Feeling(stored) if stored in set(Feeling) else Feeling.UNSAID

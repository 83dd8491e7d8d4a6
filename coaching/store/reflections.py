"""Reflections ⇄ their rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from coaching.model import Feedback, Feeling, Question, Reflection
from coaching.store.feedback_writes import insert_feedback
from coaching.store.noted import Notes
from coaching.store.recorder import Recorder
from coaching.store.stories import QUESTION
from coaching.store.tables import interview, reflection

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

    def keep(
        self,
        new: Reflection,
        questions: Sequence[Question],
        own: Feedback | None,
        *,
        request: str,
        now: datetime,
        draft: str,
    ) -> int:
        """
        Keep a reflection with the questions asked and, when it was sorted, its own points.

        One step, undone as one; the draft ends with it. The id is the feedback's when there is
        one, else the reflection's.
        """

        def write(recorder: Recorder) -> tuple[str, int]:
            about = recorder.row(interview, new.interview)
            made = recorder.take_id()
            row = {**self._whole_row(recorder, new), "id": made, "version": 1}
            recorder.insert(self._table, [row])
            for question in questions:
                QUESTION.add(recorder, question)
            if own is not None:
                made = insert_feedback(recorder, new.interview, own)
            return self._ended(recorder, about, "added", draft), made

        return self._made(request, now, write, 2 + len(questions))

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

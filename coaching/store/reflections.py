"""Reflections ⇄ their rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from coaching.model import Feedback, Feeling, Question, Reflection
from coaching.store import rows
from coaching.store.drafts import remove_draft
from coaching.store.feedback_writes import insert_feedback
from coaching.store.noted import Notes, fields_of
from coaching.store.recorder import Recorder
from coaching.store.stories import QUESTION
from coaching.store.tables import interview, reflection, round_


class Reflections(Notes[Reflection]):
    """What one person noted right after their interviews."""

    _table, _place, _tied = reflection, round_, "round"
    _stranger = "This round is part of another interview."

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
            employer = recorder.row(interview, new.interview)["employer"]
            made = self._insert(recorder, new)
            for question in questions:
                QUESTION.add(recorder, question)
            if own is not None:
                made = insert_feedback(recorder, new.interview, own)
            remove_draft(recorder, draft)
            return self._told("added", rows.short(employer), new), made

        return self._made(request, now, write, 2 + len(questions))

    def _told(self, done: str, employer: str, _note: Reflection) -> str:
        return f"Notes on {employer} {done}"

    def _row(self, note: Reflection) -> dict[str, Any]:
        return super()._row(note) | {"forgotten": _lines(note.forgotten)}

    def _value(self, row: Any) -> Reflection:
        forgotten = tuple(row["forgotten"].split("\n")) if row["forgotten"] else ()
        read = {"feeling": _feeling(row["feeling"]), "forgotten": forgotten}
        return Reflection(**fields_of(Reflection, row) | read)


def _lines(items: tuple[str, ...]) -> str:
    """One item a line, so that an item's own line breaks become spaces; empty ones are left out."""
    whole = (" ".join(item.splitlines()).strip() for item in items)
    return "\n".join(item for item in whole if item)


def _feeling(stored: str) -> Feeling:
    """A word of a later release is not said in this one's."""
    return Feeling(stored) if stored in set(Feeling) else Feeling.UNSAID

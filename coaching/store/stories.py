"""One person's stories and the questions really asked of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coaching.model import Question, Story
from coaching.store.drafts import remove_draft
from coaching.store.part import Part
from coaching.store.recorder import Recorder
from coaching.store.rows import short
from coaching.store.rowwise import Shape
from coaching.store.tables import interview, question, story


def _story_row(new: Story) -> dict[str, Any]:
    return {
        "title": new.title,
        "situation": new.situation,
        "task": new.task,
        "action": new.action,
        "result": new.result,
        "shows": new.shows,
        "themes": list(new.themes),
    }


def _to_story(row: Mapping[str, Any]) -> Story:
    return Story(**{**row, "themes": tuple(row["themes"])})


def _question_row(new: Question) -> dict[str, Any]:
    return {
        "interview_id": new.interview,
        "story_id": new.story,
        "text": new.text,
        "rating": new.rating,
        "notes": new.notes,
        "practised_on": new.practised_on,
    }


def _to_question(row: Mapping[str, Any]) -> Question:
    found = dict(row)
    return Question(interview=found.pop("interview_id"), story=found.pop("story_id"), **found)


STORY: Shape[Story] = Shape(story, _story_row, _to_story, lambda s: f"Story “{short(s.title)}”")
QUESTION: Shape[Question] = Shape(question, _question_row, _to_question, lambda _: "Question")
_STORIES, _QUESTIONS = STORY.all_of_a_person(), QUESTION.all_of_a_person()


class Stories(Part):
    """A person's own episodes to tell. How writes behave: :class:`Part`."""

    def all(self) -> tuple[Story, ...]:
        """Every story, by title, then id."""
        with self._database.read() as connection:
            found = STORY.values(_STORIES.all(connection, {"person": self._person}))
        return tuple(sorted(found, key=lambda s: s.title.casefold()))

    def add(self, new: Story, *, request: str, now: datetime, draft: str | None = None) -> int:
        """Store a new story; its id. The draft it was written in ends with it."""

        def write(recorder: Recorder) -> tuple[str, int]:
            _end(recorder, draft)
            return STORY.add(recorder, new)

        return self._made(request, now, write, new_rows=1)

    def edit(self, new: Story, *, request: str, now: datetime, draft: str | None = None) -> None:
        """Store a story, by its id; the draft it was rewritten in ends with it."""

        def write(recorder: Recorder) -> tuple[str, None]:
            STORY.edit(recorder, new, new.id, new.version)
            _end(recorder, draft)
            return f"{STORY.named(new)} changed", None

        self._record(request, now, write)

    def delete(self, story_id: int, *, version: int, request: str, now: datetime) -> None:
        """Take a story away; questions it answered stay, without it."""
        self._record(request, now, lambda r: STORY.delete(r, story_id, version))


class Questions(Part):
    """The questions really asked of a person. How writes behave: :class:`Part`."""

    def all(self) -> tuple[Question, ...]:
        """Every question, in the order they were noted."""
        with self._database.read() as connection:
            return tuple(QUESTION.values(_QUESTIONS.all(connection, {"person": self._person})))

    def add(self, *new: Question, request: str, now: datetime, draft: str | None = None) -> int:
        """Store questions in this order, as one change; the id of the last. The draft ends."""

        def write(recorder: Recorder) -> tuple[str, int]:
            made = 0
            _end(recorder, draft)
            for one in new:
                _refers(recorder, one)
                _, made = QUESTION.add(recorder, one)
            return "Question added" if len(new) == 1 else f"{len(new)} questions added", made

        return self._made(request, now, write, new_rows=len(new))

    def edit(self, new: Question, *, request: str, now: datetime, draft: str | None = None) -> None:
        """Store a question, by its id; the draft it was rewritten in ends with it."""

        def write(recorder: Recorder) -> tuple[str, None]:
            _refers(recorder, new)
            QUESTION.edit(recorder, new, new.id, new.version)
            _end(recorder, draft)
            return "Question changed", None

        self._record(request, now, write)

    def delete(self, question_id: int, *, version: int, request: str, now: datetime) -> None:
        """Take a question away."""
        self._record(request, now, lambda r: QUESTION.delete(r, question_id, version))


def _refers(recorder: Recorder, new: Question) -> None:
    """See that the interview and the story a question names are in this journal."""
    for table, row_id in ((interview, new.interview), (story, new.story)):
        if row_id is not None:
            recorder.row(table, row_id)


def _end(recorder: Recorder, draft: str | None) -> None:
    if draft is not None:
        remove_draft(recorder, draft)

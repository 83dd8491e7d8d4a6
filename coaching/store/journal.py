"""One person's journal: everything that is read or written goes through here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from coaching.model import Change, Contact, Draft, Feedback, Interview, NotFound, Point, Status
from coaching.store import drafts, feedback_writes, history, interview_writes, reading, word_index
from coaching.store.caseload import Caseload
from coaching.store.codebook import OwnCodebook
from coaching.store.contacts import Contacts
from coaching.store.entrusted import Entrusted
from coaching.store.letters import FollowUps, Messages
from coaching.store.links import Links
from coaching.store.part import Part
from coaching.store.practice import Practice
from coaching.store.recorder import GONE
from coaching.store.reflections import Reflections
from coaching.store.sharing import Sharing
from coaching.store.stories import Questions, Stories
from coaching.store.tables import person
from coaching.store.whole import Whole
from coaching.store.word_search import WordSearch


class Journal(Part):
    """What belongs to one person, and nothing else. How writes behave: :class:`Part`."""

    # Parts

    @property
    def codebook(self) -> OwnCodebook:
        """The person's own themes, and what they changed about the built-in ones."""
        return OwnCodebook(self._database, self._person)

    @property
    def caseload(self) -> Caseload:
        """As a consultant: who shared something, what was said back, and private notes."""
        return Caseload(self._database, self._person)

    @property
    def entrusted(self) -> Entrusted:
        """What is shared with consultants of the centre, by account, and its consents."""
        return Entrusted(self._database, self._person)

    @property
    def links(self) -> Links:
        """Links to what is shared, who looked when, and the way to take one back."""
        return Links(self._database, self._person)

    @property
    def practice(self) -> Practice:
        """Practice plans and their logs."""
        return Practice(self._database, self._person)

    @property
    def sharing(self) -> Sharing:
        """What was handed over to others, and what they said back."""
        return Sharing(self._database, self._person)

    @property
    def stories(self) -> Stories:
        """One's own episodes to tell."""
        return Stories(self._database, self._person)

    @property
    def questions(self) -> Questions:
        """The questions really asked."""
        return Questions(self._database, self._person)

    @property
    def whole(self) -> Whole:
        """Everything at once, to take away and to bring back."""
        return Whole(self._database, self._person)

    @property
    def words(self) -> WordSearch:
        """The full-text index over points and messages."""
        return WordSearch(self._database, self._person)

    # Reading

    def interviews(self) -> tuple[Interview, ...]:
        """
        Every interview with its rounds, feedback and points, mock ones included.

        By day of the last round (those without a day last), then id. Rounds are in order of date,
        feedback in the order it was added.
        """
        with self._database.read() as connection:
            return reading.read_interviews(connection, self._person)

    def interview(self, interview_id: int) -> Interview:
        """One interview."""
        with self._database.read() as connection:
            return reading.read_interview(connection, self._person, interview_id)

    def drafts(self, kind: str | None = None) -> tuple[Draft, ...]:
        """Unfinished work, of one kind or all; the one written last comes first."""
        with self._database.read() as connection:
            return drafts.read_drafts(connection, self._person, kind)

    def draft(self, key: str) -> Draft | None:
        """The draft with this key, or None."""
        with self._database.read() as connection:
            return drafts.read_draft(connection, self._person, key)

    def last_change(self) -> Change | None:
        """The newest change that is not undone and can be, or None."""
        with self._database.read() as connection:
            return history.last_change(connection, self._person)

    def saved(self, request: str) -> int | None:
        """The id that an earlier write with this request made, if it stands."""
        with self._database.read() as connection:
            done = history.latest(connection, self._person, request)
        return None if done is None or done.undone else done.result

    def preference(self, name: str) -> object | None:
        """A value kept by :meth:`set_preference`, or None."""
        with self._database.read() as connection:
            kept: dict[str, object] = connection.execute(self._preferences()).scalar() or {}
        return kept.get(name)

    # Parts

    @property
    def messages(self) -> Messages:
        """Letters, drafted in drafts, kept when they are sent or set aside."""
        return Messages(self._database, self._person)

    @property
    def follow_ups(self) -> FollowUps:
        """The log of calls, visits and messages beside letters."""
        return FollowUps(self._database, self._person)

    @property
    def contacts(self) -> Contacts:
        """The people met, each at one interview."""
        return Contacts(self._database, self._person)

    @property
    def reflections(self) -> Reflections:
        """What was noted right after an interview."""
        return Reflections(self._database, self._person)

    # Interviews

    def add_interview(self, interview: Interview, *, request: str, now: datetime) -> int:
        """Store a new interview with its rounds, feedback and points; its id."""
        new_rows = 1 + len(interview.rounds) + sum(1 + len(f.points) for f in interview.feedback)
        return self._made(request, now, lambda r: interview_writes.add(r, interview), new_rows)

    def bring_interviews(
        self, interviews: Sequence[Interview], *, request: str, now: datetime
    ) -> int:
        """Store at least one new interview without feedback, all in one step; the first's id."""
        if not interviews or any(i.feedback for i in interviews):
            raise ValueError("Bring interviews, none of them with feedback.")
        new_rows = sum(1 + len(i.rounds) for i in interviews)
        return self._made(request, now, lambda r: interview_writes.bring(r, interviews), new_rows)

    def edit_interview(self, interview: Interview, *, request: str, now: datetime) -> None:
        """Store the own fields and rounds of an interview, by its id; feedback is left alone."""
        self._record(request, now, lambda r: interview_writes.edit(r, interview))

    def keep_record(
        self,
        interview: Interview,
        people: Sequence[Contact],
        *,
        request: str,
        now: datetime,
        draft: str | None = None,
    ) -> int:
        """
        Add an interview, or edit it by its id, and make these the people met at it; its id.

        People with an id keep it, those without are new, stored ones that are missing go. The
        draft it was written in ends with it.
        """
        new_rows = 1 + len(interview.rounds) + len(people)
        return self._made(
            request, now, lambda r: interview_writes.keep(r, interview, people, draft), new_rows
        )

    def delete_interview(
        self, interview_id: int, *, version: int, request: str, now: datetime
    ) -> None:
        """Take an interview away with everything that is part of it."""
        self._record(request, now, lambda r: interview_writes.delete(r, interview_id, version))

    # Feedback and points

    def add_feedback(
        self,
        interview_id: int,
        feedback: Feedback,
        *,
        request: str,
        now: datetime,
        draft: str | None = None,
    ) -> int:
        """Store feedback with its points; its id. The draft it was written in ends with it."""
        return self._made(
            request,
            now,
            lambda r: feedback_writes.add(r, interview_id, feedback, draft),
            1 + len(feedback.points),
        )

    def edit_feedback(self, feedback: Feedback, *, request: str, now: datetime) -> None:
        """Store status, channel, giver and day of a feedback, by its id; not its points."""
        self._record(request, now, lambda r: feedback_writes.edit(r, feedback))

    def delete_feedback(
        self, feedback_id: int, *, version: int, request: str, now: datetime
    ) -> None:
        """Take feedback away with its points."""
        self._record(request, now, lambda r: feedback_writes.delete(r, feedback_id, version))

    def edit_point(self, point: Point, *, request: str, now: datetime) -> None:
        """Store a point, by its id."""
        self._record(request, now, lambda r: feedback_writes.edit_point(r, point))

    def delete_point(self, point_id: int, *, version: int, request: str, now: datetime) -> None:
        """Take a point away."""
        self._record(request, now, lambda r: feedback_writes.delete_point(r, point_id, version))

    def replace_points(
        self,
        feedback_id: int,
        points: Sequence[Point],
        *,
        version: int,
        request: str,
        now: datetime,
        status: Status | None = None,
        draft: str | None = None,
    ) -> None:
        """
        Make these the points of a feedback, in this order; ``version`` is the feedback's.

        Points with an id keep it, those without are new, stored ones that are missing go. With a
        ``status`` the feedback takes it on. The draft it was corrected in ends with it.
        """
        new = feedback_writes.Correction(feedback_id, tuple(points), version, status, draft)
        self._record(request, now, lambda r: feedback_writes.replace_points(r, new), len(points))

    # History, drafts, preferences

    def undo(self, change_id: int, *, now: datetime) -> Change:
        """
        Put everything a change touched back as it was; a second time does nothing.

        Raises:
            Stale: If one of its rows was touched later.
        """
        return history.undo(self._database, self._person, change_id, now)

    def save_draft(
        self,
        key: str,
        kind: str,
        body: dict[str, object],
        *,
        version: int,
        writer: str,
        now: datetime,
    ) -> Draft:
        """
        Keep unfinished work, new with version 0; not part of the history.

        Raises:
            Stale: If another writer saved it meanwhile (theirs is their draft); or if it was saved
                or discarded for good (theirs is None).
        """
        new = Draft(key, kind, body, version, writer)
        return drafts.save_draft(self._database, self._person, new, now)

    def discard_draft(self, key: str, *, request: str, now: datetime) -> None:
        """Put a draft away; undoing brings it back. None with this key is fine."""
        self._record(request, now, lambda r: drafts.discard(r, key))

    def set_preference(self, name: str, value: object) -> None:
        """Keep a JSON value under a name; None forgets it. Not part of the history."""
        with self._database.write() as connection:
            kept = connection.execute(self._preferences().with_for_update()).scalar()
            if kept is None:
                raise NotFound(GONE)
            wanted = {k: v for k, v in {**kept, name: value}.items() if v is not None}
            mine = person.update().where(person.c.id == self._person)
            connection.execute(mine.values(preferences=wanted))

    def erase(self) -> None:
        """Delete this person with everything they own, the history too. There is no way back."""
        with self._database.write() as connection:
            connection.execute(person.delete().where(person.c.id == self._person))
            if self._database.is_sqlite:
                word_index.make(connection)  # the one before may keep words between its pages
        self._database.forget()

    def _preferences(self) -> sa.Select[Any]:
        return sa.select(person.c.preferences).where(person.c.id == self._person)

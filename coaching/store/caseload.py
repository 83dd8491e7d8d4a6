"""A consultant's side: clients, what they shared until its last day, answers, private notes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from coaching.model import Client, Comment, MeetingNote, NotFound, Reply, Shared, Task
from coaching.store.drafts import remove_draft
from coaching.store.part import Part
from coaching.store.prepared import Prepared
from coaching.store.recorder import GONE, Recorder, Values
from coaching.store.rowwise import Shape
from coaching.store.tables import client, client_answer, client_share, meeting_note
from coaching.wire import plain, read

_ANSWERS: dict[str, type[Comment] | type[Task]] = {"comment": Comment, "task": Task}


def _client_row(value: Client) -> dict[str, Any]:
    return {"sender": value.sender, "name": value.name, "next_meeting": value.next_meeting}


def _note_row(value: MeetingNote) -> dict[str, Any]:
    names = ("held_on", "topic", "evidence", "practised", "plan")
    return {"client_id": value.client, **{name: getattr(value, name) for name in names}}


def _to_note(row: Values) -> MeetingNote:
    found = dict(row)
    return MeetingNote(client=found.pop("client_id"), **found)


CLIENT: Shape[Client] = Shape(client, _client_row, lambda row: Client(**row), lambda _: "Client")
NOTE: Shape[MeetingNote] = Shape(meeting_note, _note_row, _to_note, lambda _: "Meeting note")
_CLIENTS, _NOTES = CLIENT.all_of_a_person(), NOTE.all_of_a_person()


def _of_person(table: sa.Table, *names: str) -> Prepared:
    owner = table.c.person_id == sa.bindparam("person")
    return Prepared(sa.select(*(table.c[n] for n in names)).where(owner).order_by(table.c.id))


_SHARES = _of_person(client_share, "id", "client_id", "body", "opened_at", "until")
_SAID = _of_person(client_answer, "client_share_id", "kind", "body")


@dataclass(frozen=True, slots=True)
class Opened:
    """Something a client shared, with what the consultant said back to it."""

    id: int
    client: int
    shared: Shared
    opened_at: datetime
    comments: tuple[Comment, ...] = ()
    tasks: tuple[Task, ...] = ()


class Caseload(Part):
    """What others shared with this person. How writes behave: :class:`Part`."""

    def clients(self) -> tuple[Client, ...]:
        """Who shared something, by name."""
        with self._database.read() as connection:
            found = CLIENT.values(_CLIENTS.all(connection, {"person": self._person}))
        return tuple(sorted(found, key=lambda c: (c.name.casefold(), c.id or 0)))

    def opened(self, today: date) -> tuple[Opened, ...]:
        """What may still be read on this day, oldest first; the rest is not even read."""
        who = {"person": self._person}
        with self._database.read() as connection:
            shares = _SHARES.all(connection, who)
            said = _SAID.all(connection, who)
        return tuple(_opened(row, said) for row in shares if today <= row[4])

    def notes(self) -> tuple[MeetingNote, ...]:
        """One's own notes, newest meeting first; nobody else can read them."""
        with self._database.read() as connection:
            found = NOTE.values(_NOTES.all(connection, {"person": self._person}))
        return tuple(sorted(found, key=lambda n: (n.held_on, n.id or 0), reverse=True))

    def receive(self, shared: Shared, *, now: datetime) -> int:
        """Keep what somebody shared, under the client it comes from; the same file twice is one."""

        def write(recorder: Recorder) -> tuple[str, int]:
            found = recorder.rows(client, "sender", [shared.sender])
            name = shared.sharer or "Somebody who gave no name"
            client_id = found[0]["id"] if found else None
            if client_id is None:
                _, client_id = CLIENT.add(recorder, Client(shared.sender, name))
            row_id = recorder.take_id()
            recorder.insert(client_share, [_share_row(shared, row_id, client_id, now)])
            return "File opened", row_id

        return self._made(f"share {shared.sender} {shared.share}", now, write, 2)

    def know(self, who: Client, *, request: str, now: datetime) -> int:
        """The id of the client with this sender, whoever they are now; kept if they are new."""
        for known in self.clients():
            if known.sender == who.sender and known.id:
                return known.id

        def write(recorder: Recorder) -> tuple[str, int]:
            found = recorder.rows(client, "sender", [who.sender])
            return ("", found[0]["id"]) if found else CLIENT.add(recorder, who)

        return self._made(request, now, write, 1)

    def say(self, opened: int, said: Comment | Task, *, request: str, now: datetime) -> None:
        """Keep a comment or a task, or a later revision of it, until it is sent back."""

        def write(recorder: Recorder) -> tuple[str, None]:
            recorder.row(client_share, opened)
            kind = "comment" if isinstance(said, Comment) else "task"
            mine = recorder.rows(client_answer, "client_share_id", [opened])
            before = next((row for row in mine if row["uid"] == said.uid), None)
            if before is None:
                key = {"id": recorder.take_id(), "client_share_id": opened, "version": 1}
                new = {"uid": said.uid, "kind": kind, "body": plain(said)}
                recorder.insert(client_answer, [key | new])
            else:
                after = {**before, "body": plain(said), "version": recorder.change_id}
                recorder.update(client_answer, [(before, after)])
            return f"{kind.capitalize()} {'taken back' if said.withdrawn else 'kept'}", None

        self._record(request, now, write, 1)

    def reply(self, opened: int, author: str, today: date) -> Reply:
        """Everything that was said back about one share, to send."""
        found = next((o for o in self.opened(today) if o.id == opened), None)
        if found is None:
            raise NotFound(GONE)
        return Reply(found.shared.share, author, today, found.comments, found.tasks)

    def edit_client(self, value: Client, *, request: str, now: datetime) -> None:
        """Store the name and the next meeting of a client, by id."""

        def write(recorder: Recorder) -> tuple[str, None]:
            CLIENT.edit(recorder, value, value.id, value.version)
            return "Client changed", None

        self._record(request, now, write)

    def delete_client(self, client_id: int, *, version: int, request: str, now: datetime) -> None:
        """Take a client away with what they shared, answers and notes."""
        self._record(request, now, lambda r: CLIENT.delete(r, client_id, version))

    def keep_note(
        self, note: MeetingNote, *, request: str, now: datetime, draft: str | None = None
    ) -> int:
        """Store a new private note; its id."""

        def write(recorder: Recorder) -> tuple[str, int]:
            recorder.row(client, note.client)
            if draft is not None:
                remove_draft(recorder, draft)
            return NOTE.add(recorder, note)

        return self._made(request, now, write, 1)

    def delete_note(self, note_id: int, *, version: int, request: str, now: datetime) -> None:
        """Take a note away."""
        self._record(request, now, lambda r: NOTE.delete(r, note_id, version))


def _share_row(shared: Shared, row_id: int, client_id: int, now: datetime) -> dict[str, Any]:
    return {
        "id": row_id,
        "client_id": client_id,
        "share": shared.share,
        "body": plain(shared),
        "opened_at": now,
        "until": shared.until,
        "version": 1,
    }


def _opened(row: tuple[Any, ...], said: list[tuple[Any, ...]]) -> Opened:
    row_id, client_id, body, opened_at, _ = row
    answers = [read(_ANSWERS[kind], body) for share_id, kind, body in said if share_id == row_id]
    return Opened(
        row_id,
        client_id,
        read(Shared, body),
        opened_at,
        tuple(a for a in answers if isinstance(a, Comment)),
        tuple(a for a in answers if isinstance(a, Task)),
    )

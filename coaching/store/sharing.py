"""What one person shared, and what came back: each answer merged once, whatever the order."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from coaching.model import (
    About,
    AgreedWith,
    Choice,
    CoachingError,
    Comment,
    Grant,
    Name,
    NameKind,
    NotFound,
    PracticePlan,
    Reply,
    Task,
)
from coaching.store.part import Part
from coaching.store.practice import PLAN, one_at_a_time
from coaching.store.prepared import Prepared
from coaching.store.recorder import Recorder, Values
from coaching.store.tables import comment, contact, person, round_, share, task
from coaching.wire import plain, read

FOREIGN = (
    "This answer belongs to something that was not shared from this journal. If you share from "
    "two computers, bring it in where the file was made."
)
_COMMENT = ("uid", "about", "ref", "body", "author", "written_at", "revision", "withdrawn")
_TASK = tuple(f.name for f in fields(Task))


def _of_person(table: sa.Table) -> Prepared:
    return Prepared(
        sa.select(*(c for c in table.c if c.name != "person_id"))
        .where(table.c.person_id == sa.bindparam("person"))
        .order_by(table.c.id)
    )


_SHARES, _COMMENTS, _TASKS = map(_of_person, (share, comment, task))
_CONTACTS = Prepared(
    sa.select(contact.c.name, contact.c.email, contact.c.phone).where(
        contact.c.person_id == sa.bindparam("person")
    )
)
_PLACES = Prepared(sa.select(round_.c.place).where(round_.c.person_id == sa.bindparam("person")))


class Sharing(Part):
    """What this person handed over and what was said back. How writes behave: :class:`Part`."""

    def sender(self) -> str:
        """The same random name in everything this journal shares; says nothing else."""
        mine = person.c.id == self._person
        with self._database.write() as connection:
            kept = connection.execute(sa.select(person.c.preferences).where(mine)).scalar() or {}
            if not kept.get("sender"):
                kept = {**kept, "sender": secrets.token_hex(16)}
                connection.execute(person.update().where(mine).values(preferences=kept))
        return str(kept["sender"])

    def names(self) -> tuple[Name, ...]:
        """People met, their addresses and numbers, and places, as they are recorded."""
        who = {"person": self._person}
        with self._database.read() as connection:
            contacts = _CONTACTS.all(connection, who)
            places = _PLACES.all(connection, who)
        kinds = (NameKind.PERSON, NameKind.EMAIL, NameKind.PHONE)
        found = [
            Name(text, kind) for row in contacts for text, kind in zip(row, kinds, strict=True)
        ]
        found += [Name(place, NameKind.PLACE) for (place,) in places]
        return tuple(name for name in dict.fromkeys(found) if name.text.strip())

    def grants(self) -> tuple[Grant, ...]:
        """What was handed over, oldest first; the share's own name is not kept, only its hash."""
        with self._database.read() as connection:
            rows = _SHARES.all(connection, {"person": self._person})
        named = [c.name for c in share.c if c.name != "person_id"]
        return tuple(_to_grant(dict(zip(named, row, strict=True))) for row in rows)

    def hand_over(self, grant: Grant, *, request: str, now: datetime) -> int:
        """Remember what was handed over, to whom and until when; its id."""

        def write(recorder: Recorder) -> tuple[str, int]:
            row_id = recorder.take_id()
            recorder.insert(share, [_grant_row(grant, row_id)])
            return "Shared as a file", row_id

        return self._made(request, now, write, 1)

    def comments(self) -> tuple[Comment, ...]:
        """What was said back and stands, oldest first."""
        rows = self._rows(comment, _COMMENTS)
        found = [_to_comment(row) for row in rows if row["uid"] and not row["withdrawn"]]
        return tuple(sorted(found, key=lambda c: c.written_at))

    def tasks(self) -> tuple[tuple[Task, int | None], ...]:
        """Tasks that were set and stand, each with the practice plan it became, if it did."""
        rows = self._rows(task, _TASKS)
        standing = [row for row in rows if not row["withdrawn"]]
        return tuple((_to_task(row), row["practice_plan_id"]) for row in standing)

    def said(self, share_id: int) -> tuple[tuple[Comment, ...], tuple[Task, ...]]:
        """Comments and tasks about one share that stand, oldest first."""
        mine = [row for row in self._rows(comment, _COMMENTS) if row["share_id"] == share_id]
        tasks = [row for row in self._rows(task, _TASKS) if row["share_id"] == share_id]
        return (
            tuple(_to_comment(row) for row in mine if not row["withdrawn"]),
            tuple(_to_task(row) for row in tasks if not row["withdrawn"]),
        )

    def merge(self, reply: Reply, *, now: datetime) -> int:
        """
        Bring in what was said back; the number of comments and tasks that were news.

        Twice is harmless: of two with one ``uid`` the higher revision stays, in whatever order
        they arrive.

        Raises:
            NotFound: If it answers something that this journal did not share.
        """
        news: list[int] = []

        def write(recorder: Recorder) -> tuple[str, None]:
            found = recorder.rows(share, "token_hash", [hashed(reply.share)])
            if not found:
                raise NotFound(FOREIGN)
            news.append(merge_said(recorder, found[0]["id"], (*reply.comments, *reply.tasks)))
            return "Answer brought in", None

        digest = hashlib.sha256(repr(plain(reply)).encode()).hexdigest()[:24]
        self._record(f"reply {digest}", now, write)
        return sum(news)

    def take_on(self, uid: str, plan: PracticePlan, *, request: str, now: datetime) -> int:
        """
        Make a task one's practice plan, agreed with the consultant; the plan's id.

        Raises:
            CoachingError: If another plan is open.
        """
        if plan.agreed_with is not AgreedWith.CONSULTANT:
            raise CoachingError("A task is agreed with the consultant.")

        def write(recorder: Recorder) -> tuple[str, int]:
            rows = recorder.rows(task, "uid", [uid])
            if not rows:
                raise NotFound("This task was withdrawn. Ask your consultant about it.")
            one_at_a_time(recorder, plan)
            said, made = PLAN.add(recorder, plan)
            after = {**rows[0], "practice_plan_id": made, "version": recorder.change_id}
            recorder.update(task, [(rows[0], after)])
            return said, made

        return self._made(request, now, write, 1)

    def _rows(self, table: sa.Table, query: Prepared) -> list[dict[str, Any]]:
        with self._database.read() as connection:
            rows = query.all(connection, {"person": self._person})
        named = [c.name for c in table.c if c.name != "person_id"]
        return [dict(zip(named, row, strict=True)) for row in rows]


def hashed(secret: str) -> str:
    """What is kept of a share's own name: who reads the database cannot pass for its holder."""
    return hashlib.sha256(secret.encode()).hexdigest()


def merge_said(recorder: Recorder, share_id: int, said: Sequence[Comment | Task]) -> int:
    """
    Bring what was said about one share into its owner's journal; how many were news.

    Of two with one ``uid`` the higher revision stays, in whatever order they arrive.
    """
    comments = [one for one in said if isinstance(one, Comment)]
    tasks = [one for one in said if isinstance(one, Task)]
    return _merge(recorder, comment, share_id, comments, _comment_row) + _merge(
        recorder, task, share_id, tasks, _task_row
    )


def _merge(
    recorder: Recorder,
    table: sa.Table,
    share_id: int,
    said: Iterable[Comment | Task],
    to_row: Any,
) -> int:
    stored = {row["uid"]: row for row in recorder.rows(table, "share_id", [share_id])}
    news = 0
    for each in {one.uid: one for one in sorted(said, key=lambda one: one.revision)}.values():
        before: Values | None = stored.get(each.uid)
        if before is None:
            row = {
                **_LOOSE[table.name],
                "id": recorder.take_id(),
                "share_id": share_id,
                "version": 1,
            }
            row |= to_row(each)
            recorder.insert(table, [row])
            news += not each.withdrawn
        elif each.revision > before["revision"]:
            after = {**before, **to_row(each), "version": recorder.change_id}
            recorder.update(table, [(before, after)])
            news += 1
    return news


_LOOSE = {"comment": {"interview_id": None, "point_id": None}, "task": {"practice_plan_id": None}}


def _comment_row(said: Comment) -> dict[str, Any]:
    return {
        "read_at": None,
        **{name: getattr(said, name) for name in _COMMENT},
        "about": said.about.value,
        "withdrawn": int(said.withdrawn),
    }


def _task_row(said: Task) -> dict[str, Any]:
    row = {name: getattr(said, name) for name in _TASK}
    return {**row, "withdrawn": int(said.withdrawn)}


def _to_comment(row: Values) -> Comment:
    found = {name: row[name] for name in _COMMENT}
    found |= {"about": About(row["about"]), "withdrawn": bool(row["withdrawn"])}
    return Comment(**found)


def _to_task(row: Values) -> Task:
    return Task(**({name: row[name] for name in _TASK} | {"withdrawn": bool(row["withdrawn"])}))


def _grant_row(grant: Grant, row_id: int) -> dict[str, Any]:
    return {
        "id": row_id,
        "token_hash": hashed(grant.share),
        "holder": grant.holder,
        "items": list(grant.choice.only or ()),
        "hide_names": int(grant.choice.hide_names),
        "granted_at": grant.granted_at,
        "expires_at": grant.expires_at,
        "max_views": None,
        "revoked_at": None,
        "way": grant.way,
        "choice": plain(grant.choice),
        "version": 1,
    }


def _to_grant(row: Values) -> Grant:
    return Grant(
        share="",
        holder=row["holder"],
        way=row["way"],
        choice=read(Choice, row["choice"]),
        granted_at=row["granted_at"],
        expires_at=row["expires_at"],
        id=row["id"],
        version=row["version"],
    )

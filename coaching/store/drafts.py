"""Unfinished work: saved as it is typed, ended by a save, discarded or brought back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from coaching.model import CoachingError, Draft, Stale
from coaching.store.engine import Database
from coaching.store.history import latest
from coaching.store.recorder import Recorder, reserve
from coaching.store.tables import draft

LONGEST_KEY = 200  # a key stands in a page's address, where anybody can write anything


def read_drafts(
    connection: sa.Connection, person_id: int, kind: str | None = None
) -> tuple[Draft, ...]:
    """All drafts, or those of one kind; the one written last comes first."""
    query = sa.select(draft).where(draft.c.person_id == person_id)
    if kind is not None:
        query = query.where(draft.c.kind == kind)
    found = connection.execute(query.order_by(draft.c.updated_at.desc(), draft.c.key))
    return tuple(map(_to_draft, found))


def read_draft(connection: sa.Connection, person_id: int, key: str) -> Draft | None:
    """The draft with this key, or None."""
    query = sa.select(draft).where(draft.c.person_id == person_id, draft.c.key == key)
    row = connection.execute(query).first() if 0 < len(key) <= LONGEST_KEY else None
    return None if row is None else _to_draft(row)


def save_draft(database: Database, person_id: int, new: Draft, now: datetime) -> Draft:
    """
    Keep unfinished work; not part of the history.

    ``new.version`` is the version the writer started from, 0 for a new draft.

    Raises:
        Stale: If another writer saved it meanwhile (theirs is their draft), or it was saved or
            discarded for good (theirs is None).
    """
    if not 0 < len(new.key) <= LONGEST_KEY:
        raise CoachingError("This address is not one of ours. Start again from the menu.")
    with database.write() as connection:
        reserve(connection, person_id, 0)
        stored = read_draft(connection, person_id, new.key)
        _refuse_stale(connection, person_id, new, stored)
        version = 1 if stored is None else stored.version + 1
        values = {
            "person_id": person_id,
            "key": new.key,
            "kind": new.kind,
            "body": dict(new.body),
            "version": version,
            "writer": new.writer,
            "updated_at": now,
        }
        connection.execute(_insert_or_update(stored), values | {"of": person_id, "named": new.key})
        return Draft(new.key, new.kind, dict(new.body), version, new.writer, now)


def _refuse_stale(
    connection: sa.Connection, person_id: int, new: Draft, stored: Draft | None
) -> None:
    if stored is not None:
        if stored.version != new.version and stored.writer != new.writer:
            raise Stale("This was changed in another window. Choose which text to keep.", stored)
        return
    ended = latest(connection, person_id, new.key)
    if ended is not None and not ended.undone:
        raise Stale("This was saved already, in another window. Reload the page to see it.")
    if new.version:
        raise Stale("This draft was put away in another window. Start again to keep this text.")


def remove_draft(recorder: Recorder, key: str) -> None:
    """Take a draft away so that undoing the change brings it back; none is fine."""
    if 0 < len(key) <= LONGEST_KEY:
        recorder.delete(draft, recorder.rows(draft, "key", [key]))


def discard(recorder: Recorder, key: str) -> tuple[str, None]:
    """Put a draft away."""
    remove_draft(recorder, key)
    return "Draft put away", None


def _insert_or_update(stored: Draft | None) -> sa.Insert | sa.Update:
    if stored is None:
        return draft.insert()
    return draft.update().where(
        draft.c.person_id == sa.bindparam("of"), draft.c.key == sa.bindparam("named")
    )


def _to_draft(row: Any) -> Draft:
    body: Mapping[str, object] = row.body
    return Draft(row.key, row.kind, body, row.version, row.writer, row.updated_at)

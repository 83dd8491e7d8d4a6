"""The append-only history: each write once, and undone by the images it left."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from coaching import codebook
from coaching.model import Change, NotFound, Stale
from coaching.store.columns import Day, Instant
from coaching.store.engine import Database
from coaching.store.prepared import Prepared
from coaching.store.recorder import Recorder, Values, children, key_names, key_of, known, rows
from coaching.store.tables import MEANS_A_THEME, change, draft, metadata, theme

# What a write does with the recorder → a sentence about it for the page, and the id it made.
Write = Callable[[Recorder], tuple[str, int | None]]

_TOUCHED = "This was changed again since, so it cannot be undone by itself. Change it by hand."
_later = change.alias("later")
_INSERT = Prepared(change.insert(), change.c.keys())


def _undone() -> sa.ColumnElement[bool]:
    return sa.exists().where(
        _later.c.person_id == change.c.person_id, _later.c.undoes == change.c.id
    )


_DONE = sa.select(change.c.id, change.c.what, change.c.at, change.c.images).where(
    change.c.person_id == sa.bindparam("person"), change.c.undoes.is_(None)
)
_NEWEST = Prepared(_DONE.where(~_undone()).order_by(change.c.id.desc()).limit(1))
_ONE = Prepared(_DONE.add_columns(_undone()).where(change.c.id == sa.bindparam("change")))
_LATEST = Prepared(
    sa.select(change.c.result, change.c.attempt, _undone())
    .where(
        change.c.person_id == sa.bindparam("person"),
        change.c.request == sa.bindparam("request"),
    )
    .order_by(change.c.attempt.desc())
)


def record(
    database: Database,
    person_id: int,
    request: str,
    now: datetime,
    write: Write,
    *,
    new_rows: int = 0,
) -> int | None:
    """
    Do a write once and remember it, all in one transaction.

    A request that was carried out already does nothing and returns the first id; one that was
    undone since is carried out again. A write that touches no row leaves no entry. ``new_rows`` is
    how many ids it will probably need.
    """
    with database.write() as connection:
        recorder = Recorder(connection, person_id, new_rows=new_rows)
        # Only now, when a double click has waited for the first one to end.
        last = latest(connection, person_id, request)
        if last is not None and not last.undone:
            return last.result
        what, result = write(recorder)
        attempt = 1 if last is None else last.attempt + 1
        _finish(recorder, now, what=what, request=request, attempt=attempt, result=result)
        return result


@dataclass(frozen=True, slots=True)
class Attempt:
    """How a request was carried out the last time."""

    result: int | None
    attempt: int
    undone: bool


def latest(connection: sa.Connection, person_id: int, request: str) -> Attempt | None:
    """The last attempt at a request, or None."""
    found = _LATEST.first(connection, {"person": person_id, "request": request})
    return None if found is None else Attempt(found[0], found[1], bool(found[2]))


def last_change(connection: sa.Connection, person_id: int) -> Change | None:
    """The newest change that is not undone; None when a draft it ended was begun again."""
    newest = _NEWEST.first(connection, {"person": person_id})
    if newest is None:
        return None
    change_id, what, at, images = newest
    # Whatever else touches a row leaves a newer entry, which would have been found first.
    unrecorded = [entry for entry in images if entry["table"] == draft.name]
    return Change(change_id, what, at) if _stands(connection, person_id, unrecorded) else None


def undo(database: Database, person_id: int, change_id: int, now: datetime) -> Change:
    """
    Put every row of a change back, byte by byte; a second time does nothing.

    Raises:
        NotFound: If this person's history has no such change.
        Stale: If one of the rows was touched later.
    """
    with database.write() as connection:
        recorder = Recorder(connection, person_id)
        entry = _ONE.first(connection, {"person": person_id, "change": known(change_id)})
        if entry is None:
            raise NotFound("There is no such change to undo.")
        _, what, at, images, undone = entry
        if not undone:
            if (
                not _stands(connection, person_id, images)
                or _carries(recorder, images)
                or _is_meant(recorder, images)
            ):
                raise Stale(_TOUCHED)
            _put_back(recorder, images)
            request = f"undo {change_id}"
            _finish(recorder, now, what=f"Undone: {what}", request=request, undoes=change_id)
        return Change(change_id, what, at, undone=True)


def _finish(recorder: Recorder, now: datetime, **entry: Any) -> None:
    images = recorder.images()
    if not images:
        return
    whole = {
        "attempt": 1,
        "result": None,
        "undoes": None,
        **entry,
        "person_id": recorder.person_id,
        "id": recorder.change_id,
        "at": now,
        "images": images,
    }
    _INSERT.run(recorder.connection, [whole])


def _stands(connection: sa.Connection, person_id: int, images: Sequence[Mapping[str, Any]]) -> bool:
    """Whether every row is as the change left it."""
    for table, entries in _by_table(images):
        keys = [key_of(table, entry["after"] or entry["before"]) for entry in entries]
        first = key_names(table)[0]
        found = rows(connection, table, person_id, first, {key[0] for key in keys})
        now = {key_of(table, each): image(each) for each in found}
        if not all(_same(now.get(k), e["after"]) for k, e in zip(keys, entries, strict=True)):
            return False
    return True


def _carries(recorder: Recorder, images: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a row that would be taken away has got a part since, which would stay."""
    tables = _by_table(images)
    touched = {(t.name, key_of(t, e["after"] or e["before"])) for t, es in tables for e in es}
    return any(
        (child.name, key_of(child, part)) not in touched
        for table, entries in tables
        for child, column in children(table)
        for part in recorder.rows(child, column.name, [e["after"]["id"] for e in _new(entries)])
    )


def _is_meant(recorder: Recorder, images: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a theme of the person's own that would be taken away is meant by a row since."""
    own = [
        entry["after"]["id"]
        for table, entries in _by_table(images)
        if table is theme
        for entry in _new(entries)
        if entry["after"]["id"] not in codebook.themes()
    ]
    touched = {
        (e["table"], key_of(metadata.tables[e["table"]], e["after"] or e["before"])) for e in images
    }
    return any(
        (table.name, key_of(table, meant)) not in touched
        for table, column in MEANS_A_THEME
        for meant in (recorder.rows(table, column, own) if own else ())
    )


def _new(entries: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [entry for entry in entries if entry["before"] is None]


def _same(now: Mapping[str, Any] | None, left: Mapping[str, Any] | None) -> bool:
    """Whether a row is as it was left; columns that came with a later release do not count."""
    if now is None or left is None:
        return now is left
    return left.keys() <= now.keys() and all(now[name] == left[name] for name in left)


def image(found: Values) -> dict[str, Any]:
    """A row as it stands in the history, with days and moments as ISO text."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in found.items()
    }


def _put_back(recorder: Recorder, images: Sequence[Mapping[str, Any]]) -> None:
    """Restore what was deleted, parents first; then what was changed; then remove what was new."""
    tables = _by_table(images)
    for table, entries in tables:
        recorder.insert(table, [row(table, e["before"]) for e in entries if e["after"] is None])
    for table, entries in tables:
        changed = [e for e in entries if e["before"] and e["after"]]
        recorder.update(table, [(row(table, e["after"]), row(table, e["before"])) for e in changed])
    for table, entries in reversed(tables):
        recorder.delete(table, [row(table, e["after"]) for e in _new(entries)])


def _by_table(
    images: Iterable[Mapping[str, Any]],
) -> list[tuple[sa.Table, list[Mapping[str, Any]]]]:
    """Images of each table, parents before children."""
    named: dict[str, list[Mapping[str, Any]]] = {}
    for entry in images:
        named.setdefault(entry["table"], []).append(entry)
    return [(table, named[table.name]) for table in metadata.sorted_tables if table.name in named]


def row(table: sa.Table, stored: Mapping[str, Any]) -> dict[str, Any]:
    """The row that :func:`image` was made of."""
    return {name: _value(table.c[name], value) for name, value in stored.items()}


def _value(column: sa.Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Day):
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if isinstance(column.type, Instant) else value

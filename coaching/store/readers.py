"""A link's reader: let in by token, known by a cookie, asked for anew at every step."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from coaching.model import Comment, Link, NotFound, Reader, Task
from coaching.store import links, passphrases
from coaching.store.engine import Database
from coaching.store.part import Part
from coaching.store.prepared import Prepared
from coaching.store.recorder import Recorder, Values
from coaching.store.saying import LONGEST_WORDS, say
from coaching.store.sharing import hashed
from coaching.store.tables import reader, share_link, share_view

AN_OPENING = timedelta(hours=12)
"""How long a browser may read on without opening the link again."""
MOST_FIELDS = 60
LONGEST_NAME = 80
ENDED = "This is not shared with you any more, so nothing was sent."

_DOOR = sa.select(share_link.c.person_id, share_link.c.share_id, share_link.c.handle)
_BY_TOKEN = Prepared(_DOOR.where(share_link.c.token_hash == sa.bindparam("hashed")))
_BY_HANDLE = Prepared(_DOOR.where(share_link.c.handle == sa.bindparam("handle")))
_READER = Prepared(
    sa.select(*(reader.c[n] for n in ("share_id", "mark", "name", "ends_at", "unfinished")))
    .where(reader.c.person_id == sa.bindparam("person"))
    .where(reader.c.cookie_hash == sa.bindparam("cookie"))
)


class Readers(Part):
    """
    Who reads by one link.

    Like the owner's side of links, these writes cannot be undone and are not in the history; what
    a reader did stands in the list of views. Each write asks again whether the reader still may.
    """

    def __init__(self, database: Database, person_id: int, link: int, handle: str) -> None:
        super().__init__(database, person_id)
        self.link = link
        self.handle = handle

    @property
    def owner(self) -> int:
        """Whose journal it is."""
        return self._person

    def stored(self) -> tuple[Link, str] | None:
        """The link as it is now, and what is kept of its passphrase."""
        with self._database.read() as connection:
            return links.stored(connection, self._person, self.link)

    def admits(self, passphrase: str) -> bool:
        """Whether the passphrase is the link's; True for a link without one. Slow on purpose."""
        found = self.stored()
        return found is not None and passphrases.opens(passphrase, found[1])

    def enter(self, *, now: datetime) -> tuple[str, datetime] | None:
        """
        Let a browser in: its secret and until when; one opening in the list of views.

        None when the link is over or was opened as often as it may be.
        """
        secret = secrets.token_urlsafe(32)
        with self._database.write() as connection:
            # Two openings at once take turns here, so neither is one too many.
            recorder = Recorder(connection, self._person, new_rows=2)
            found = links.stored(connection, self._person, self.link)
            if found is None or found[0].is_over(now) or found[0].is_spent():
                return None
            ends_at = min(now + AN_OPENING, found[0].expires_at)
            before = recorder.rows(reader, "share_id", [self.link])
            recorder.delete(reader, [row for row in before if row["ends_at"] <= now])
            row = {
                "id": recorder.take_id(),
                "share_id": self.link,
                "cookie_hash": hashed(secret),
                "mark": secrets.token_hex(8),
                "name": "",
                "unfinished": {},
                "ends_at": ends_at,
            }
            recorder.insert(reader, [row])
            self._note(recorder, links.OPENED, now)
        return secret, ends_at

    def find(self, secret: str, *, now: datetime) -> tuple[Link, Reader] | None:
        """The link and who reads with this secret, if they still may."""
        with self._database.read() as connection:
            return self._find(connection, secret, now)

    def keep_words(self, secret: str, words: Mapping[str, str], *, now: datetime) -> None:
        """Keep what a reader is in the middle of writing; a field without words ends."""
        with self._database.write() as connection:
            recorder, _, row = self._turn(connection, secret, now)
            every = {**row["unfinished"], **{f: text[:LONGEST_WORDS] for f, text in words.items()}}
            kept = dict([(f, text) for f, text in every.items() if text][-MOST_FIELDS:])
            recorder.update(reader, [(row, {**row, "unfinished": kept})])

    def sign(self, secret: str, name: str, *, now: datetime) -> None:
        """Keep the name a reader signs with."""
        with self._database.write() as connection:
            recorder, _, row = self._turn(connection, secret, now)
            recorder.update(reader, [(row, {**row, "name": name.strip()[:LONGEST_NAME]})])

    def took(self, secret: str, what: str, *, now: datetime) -> None:
        """Note in the list of views what a reader took away."""
        with self._database.write() as connection:
            recorder, *_ = self._turn(connection, secret, now)
            self._note(recorder, what, now)

    def say(self, secret: str, said: Comment | Task, *, now: datetime) -> None:
        """
        Bring in what a reader says or takes back; the same twice is once.

        Raises:
            NotFound: If they may not read or comment any more, or somebody else said it.
            CoachingError: If it is longer, or one more, than anybody means.
        """
        with self._database.write() as connection:
            recorder, link, row = self._turn(connection, secret, now)
            if not link.may_comment or not said.uid.startswith(row["mark"]):
                raise NotFound(ENDED)
            if what := say(recorder, self.link, said):
                self._note(recorder, what, now)

    def _turn(
        self, connection: sa.Connection, secret: str, now: datetime
    ) -> tuple[Recorder, Link, Values]:
        """The owner's turn to write; then the link and the reader's row, read within it."""
        recorder = Recorder(connection, self._person, new_rows=2)
        found = self._find(connection, secret, now)
        if found is None:
            raise NotFound(ENDED)
        (row,) = recorder.rows(reader, "cookie_hash", [hashed(secret)])
        return recorder, found[0], row

    def _find(
        self, connection: sa.Connection, secret: str, now: datetime
    ) -> tuple[Link, Reader] | None:
        found = links.stored(connection, self._person, self.link)
        if found is None or found[0].is_over(now):
            return None
        row: Any = _READER.first(connection, {"person": self._person, "cookie": hashed(secret)})
        if row is None or row[0] != self.link or row[3] <= now:
            return None
        return found[0], Reader(*row)

    def _note(self, recorder: Recorder, what: str, now: datetime) -> None:
        row = {"id": recorder.take_id(), "share_id": self.link, "seen_at": now, "what": what}
        recorder.insert(share_view, [row])


def by_token(database: Database, token: str) -> Readers | None:
    """The link that a token opens, by its hash."""
    return _behind(database, _BY_TOKEN, {"hashed": hashed(token)})


def by_handle(database: Database, handle: str) -> Readers | None:
    """The link with this name, which stands in addresses and opens nothing."""
    return _behind(database, _BY_HANDLE, {"handle": handle})


def _behind(database: Database, query: Prepared, named: Mapping[str, str]) -> Readers | None:
    with database.read() as connection:
        found = query.first(connection, named)
    return None if found is None else Readers(database, *found)

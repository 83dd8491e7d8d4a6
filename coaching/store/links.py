"""What one person shares by link: made, listed with who looked when, and taken back at once."""

import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from coaching.model import Choice, Link, NotFound, Terms, View
from coaching.store import passphrases
from coaching.store.part import Part
from coaching.store.prepared import Prepared
from coaching.store.recorder import Recorder
from coaching.store.sharing import hashed
from coaching.store.tables import reader, share, share_link, share_view
from coaching.wire import plain, read

LINK = "link"
OPENED = "opened"
Step = Callable[[Recorder], str]
"""What a reader does in the owner's turn → what the list of views says of it."""

_OPENINGS = (
    (share_view.c.person_id == share.c.person_id)
    & (share_view.c.share_id == share.c.id)
    & (share_view.c.what == OPENED)
)
_COUNTED = sa.select(sa.func.count()).where(_OPENINGS).scalar_subquery()
_LAST = sa.select(sa.func.max(share_view.c.seen_at)).where(_OPENINGS).scalar_subquery()
_LINKS = (
    sa.select(
        share.c.id,
        share.c.holder,
        share.c.choice,
        share.c.granted_at,
        share.c.expires_at,
        share.c.max_views,
        share.c.passphrase,
        share.c.may_comment,
        share.c.revoked_at,
        _COUNTED.label("openings"),
        _LAST.label("last_opened"),
    )
    .where(share.c.person_id == sa.bindparam("person"))
    .order_by(share.c.id)
)
_ALL = Prepared(_LINKS.where(share.c.way == sa.bindparam("way")))
_ONE = Prepared(_LINKS.where(share.c.id == sa.bindparam("share")))
_VIEWS = Prepared(
    sa.select(share_view.c.share_id, share_view.c.seen_at, share_view.c.what)
    .where(share_view.c.person_id == sa.bindparam("person"))
    .order_by(share_view.c.id.desc())
)


class Links(Part):
    """
    Links to what a person shares.

    Unlike the rest of a journal these writes are not in the history that can be undone: what was
    taken back stays taken back, and what readers do is no step of the owner's. Readers' steps
    stand in the list of views, which nothing can change.
    """

    def make(self, holder: str, choice: Choice, terms: Terms, *, now: datetime) -> tuple[int, str]:
        """A new link: its id, and its token, which is kept nowhere; ``choice`` is a fixed one."""
        token = secrets.token_urlsafe(32)
        stored = passphrases.kept(terms.passphrase)  # slow on purpose: not within the turn
        with self._database.write() as connection:
            recorder = Recorder(connection, self._person, new_rows=1)
            made = recorder.take_id()
            row = {
                "id": made,
                "token_hash": hashed(token),
                "holder": holder,
                "items": list(choice.only or ()),
                "hide_names": int(choice.hide_names),
                "granted_at": now,
                "expires_at": terms.until,
                "max_views": terms.openings,
                "revoked_at": None,
                "way": LINK,
                "choice": plain(choice),
                "passphrase": stored,
                "may_comment": int(terms.may_comment),
                "version": 1,
            }
            recorder.insert(share, [row])
            door = {"share_id": made, "token_hash": hashed(token), "handle": secrets.token_hex(6)}
            recorder.insert(share_link, [door])
        return made, token

    def all(self) -> tuple[Link, ...]:
        """Every link that was made, oldest first, those that are over too."""
        with self._database.read() as connection:
            found = connection.execute(
                sa.select(share_link.c.share_id).where(share_link.c.person_id == self._person)
            )
            return every(connection, self._person, LINK, set(found.scalars()))

    def views(self) -> tuple[View, ...]:
        """Every time somebody looked, took something away or said something, newest first."""
        with self._database.read() as connection:
            return tuple(View(*row) for row in _VIEWS.all(connection, {"person": self._person}))

    def take_back(self, link: int, *, now: datetime) -> None:
        """
        End a link at once, also for whoever reads there; it cannot be given again.

        Raises:
            NotFound: If there is no such link.
        """
        with self._database.write() as connection:
            recorder = Recorder(connection, self._person)
            row = recorder.row(share, link)
            if row["way"] != LINK:
                raise NotFound("There is no such link.")
            if row["revoked_at"] is None:
                recorder.update(share, [(row, {**row, "revoked_at": now})])
            recorder.delete(reader, recorder.rows(reader, "share_id", [link]))


def every(
    connection: sa.Connection, person: int, way: str, reached: Collection[int]
) -> tuple[Link, ...]:
    """Everything a person shared in this way, oldest first; ways lead to what is ``reached``."""
    found = map(_link, _ALL.all(connection, {"person": person, "way": way}))
    return tuple(replace(link, reached=link.id in reached) for link in found)


def stored(connection: sa.Connection, person: int, link: int) -> tuple[Link, str] | None:
    """One link as it is now, and what is kept of its passphrase."""
    found = _ONE.first(connection, {"person": person, "share": link})
    return None if found is None else (_link(found), found[6])


def _link(row: Sequence[Any]) -> Link:
    number, holder, choice, granted, expires, most, passphrase, comments, *rest = row
    return Link(
        id=number,
        holder=holder,
        choice=read(Choice, choice),
        granted_at=granted,
        expires_at=expires,
        most=most,
        locked=bool(passphrase),
        may_comment=bool(comments),
        revoked_at=rest[0],
        openings=rest[1],
        last_opened=rest[2],
    )

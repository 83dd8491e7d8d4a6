"""What is shared with a consultant's account: given with consent, found and read until it ends."""

import secrets
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from coaching.model import Account, Choice, Comment, Link, NotFound, Role, Task
from coaching.store import links
from coaching.store.engine import Database
from coaching.store.part import Part
from coaching.store.recorder import Recorder, Values
from coaching.store.saying import say
from coaching.store.sharing import hashed
from coaching.store.tables import account, account_share, consent, share, share_view
from coaching.wire import plain

ACCOUNT = "account"
ENDED = "This is not shared with you any more, so nothing was sent."


class Entrusted(Part):
    """
    What a person shares with consultants of their centre, by account.

    As with links, these writes are not in the history that can be undone: what was taken back
    stays taken back. Each giving is a consent in words, and so is its end.
    """

    def give(
        self, to: Account, choice: Choice, until: datetime, wording: str, *, now: datetime
    ) -> int:
        """Share with one consultant; its id. ``choice`` is a fixed one, ``wording`` the consent."""
        with self._database.write() as connection:
            recorder = Recorder(connection, self._person, new_rows=2)
            made = recorder.take_id()
            recorder.insert(share, [_row(made, to, choice, until, now)])
            found = {"share_id": made, "account_id": to.id, "handle": secrets.token_hex(8)}
            recorder.insert(account_share, [found])
            said = {"purpose": _purpose(made), "wording": wording, "given_at": now}
            recorder.insert(consent, [said | {"id": recorder.take_id(), "withdrawn_at": None}])
        return made

    def all(self) -> tuple[Link, ...]:
        """Everything that was shared with an account, oldest first, what is over too."""
        with self._database.read() as connection:
            reached = set(connection.execute(_reached(self._person)).scalars())
            return links.every(connection, self._person, ACCOUNT, reached)

    def take_back(self, share_id: int, *, now: datetime) -> None:
        """
        End it at once, also where it is open.

        Raises:
            NotFound: If nothing of that number was shared with an account.
        """
        with self._database.write() as connection:
            recorder = Recorder(connection, self._person)
            row = recorder.row(share, share_id)
            if row["way"] != ACCOUNT:
                raise NotFound("There is nothing to take back.")
            if row["revoked_at"] is not None:
                return
            recorder.update(share, [(row, {**row, "revoked_at": now})])
            recorder.delete(account_share, recorder.rows(account_share, "share_id", [share_id]))
            for given in recorder.rows(consent, "purpose", [_purpose(share_id)]):
                recorder.update(consent, [(given, {**given, "withdrawn_at": now})])


class Visit(Part):
    """
    One share as the consultant's account it was given to reaches it, in its owner's journal.

    Every step asks the database again whether it still stands: what was taken back, is over, or
    was given to somebody who is no consultant any more is not there.
    """

    def __init__(
        self, database: Database, person_id: int, share_id: int, reader: int, handle: str
    ) -> None:
        super().__init__(database, person_id)
        self._share = share_id
        self._reader = reader
        self.handle = handle

    @property
    def owner(self) -> int:
        """Whose journal it is."""
        return self._person

    def link(self, *, now: datetime) -> Link | None:
        """What was given and on what terms, if it stands."""
        with self._database.read() as connection:
            return self._link(connection, now)

    def opened(self, *, now: datetime) -> None:
        """Note in the owner's list of views that it was opened."""
        self._turn(lambda _: links.OPENED, now)

    def say(self, said: Comment | Task, *, now: datetime) -> None:
        """
        Bring a comment or a task, or a later revision of it, into the owner's journal.

        Raises:
            NotFound: If it is not shared any more, or if somebody else said it.
            CoachingError: If it is longer, or one more, than anybody means.
        """
        if not said.uid.startswith(self.handle):
            raise NotFound(ENDED)
        self._turn(lambda recorder: say(recorder, self._share, said), now)

    def _turn(self, write: links.Step, now: datetime) -> None:
        with self._database.write() as connection:
            recorder = Recorder(connection, self._person, new_rows=3)
            if self._link(connection, now) is None:
                raise NotFound(ENDED)
            if what := write(recorder):
                row = {"id": recorder.take_id(), "share_id": self._share}
                recorder.insert(share_view, [row | {"seen_at": now, "what": what}])

    def _link(self, connection: sa.Connection, now: datetime) -> Link | None:
        mine = _given_to(self._reader).where(account_share.c.handle == self.handle)
        if connection.execute(mine).first() is None:
            return None
        found = links.stored(connection, self._person, self._share)
        return None if found is None or found[0].is_over(now) else found[0]


def visits(database: Database, reader: Account) -> tuple[Visit, ...]:
    """What was given to this account, oldest first; whether each stands is asked of it."""
    with database.read() as connection:
        rows = connection.execute(_given_to(reader.id)).all()
    return tuple(Visit(database, owner, given, reader.id, h) for owner, given, h in rows)


def _given_to(reader: int) -> sa.Select[Any]:
    return (
        sa.select(account_share.c.person_id, account_share.c.share_id, account_share.c.handle)
        .join_from(account_share, account, account.c.id == account_share.c.account_id)
        .where(account.c.id == reader, account.c.role == Role.CONSULTANT)
        .order_by(account_share.c.share_id)
    )


def _reached(owner: int) -> sa.Select[Any]:
    """What its consultant reaches: a role can be taken away, and an account can go."""
    return (
        sa.select(account_share.c.share_id)
        .join_from(account_share, account, account.c.id == account_share.c.account_id)
        .where(account_share.c.person_id == owner, account.c.role == Role.CONSULTANT)
    )


def _purpose(share_id: int) -> str:
    return f"share {share_id}"


def _row(made: int, to: Account, choice: Choice, until: datetime, now: datetime) -> Values:
    return {
        "id": made,
        "token_hash": hashed(secrets.token_hex(16)),  # there is no token: nothing opens by one
        "holder": to.called,
        "items": list(choice.only or ()),
        "hide_names": int(choice.hide_names),
        "granted_at": now,
        "expires_at": until,
        "max_views": None,
        "revoked_at": None,
        "way": ACCOUNT,
        "choice": plain(choice),
        "passphrase": "",
        "may_comment": 1,
        "version": 1,
    }

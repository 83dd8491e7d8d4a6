"""The cookie a browser shows → whose account that is now, and who may do what."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from coaching.model import Account, CoachingError, NotFound, Person, Role, SignIn
from coaching.store.engine import Database
from coaching.store.prepared import Prepared
from coaching.store.tables import account, sign_in

# Every page asks who is there; the moment is written down no more often than this.
SEEN_EVERY = timedelta(minutes=5)
LONGEST = timedelta(days=31)  # what no setting lets stand
NOBODY = "There is no such account. It may have been removed meanwhile."
LAST_ADMINISTRATOR = "A centre needs an administrator. Name another one first."

_LIVE = Prepared(
    sa.select(*account.c, sign_in.c.began_at, sign_in.c.seen_at)
    .join_from(sign_in, account)
    .where(sign_in.c.fingerprint == sa.bindparam("fingerprint"))
)


class Accounts:
    """
    Everybody's accounts and sign-ins.

    A sign-in stands from its registration until it is ended, until nobody was there for the idle
    time, or until its longest time is over. Nothing but its registration makes one: a cookie that
    is not in the register, however well signed, is nobody's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # Signing in and out

    def begin(
        self, person: Person, fingerprint: str, *, name: str, email: str, now: datetime
    ) -> None:
        """Register a sign-in that the provider has just vouched for."""
        said = {"name": name, "email": email, "signed_in_at": now}
        with self._database.write() as connection:
            number = _known(connection, person) or _new(connection, person)
            connection.execute(account.update().where(account.c.id == number).values(said))
            connection.execute(sign_in.delete().where(sign_in.c.began_at < now - LONGEST))
            connection.execute(
                sign_in.insert().values(
                    fingerprint=fingerprint, account_id=number, began_at=now, seen_at=now
                )
            )

    def signed_in(
        self, fingerprint: str | None, *, now: datetime, limits: SignIn, there: bool = False
    ) -> Account | None:
        """Whose sign-in this is, if it stands; ``there``: the person did something just now."""
        if fingerprint is None:
            return None
        with self._database.read() as connection:
            found = _LIVE.first(connection, {"fingerprint": fingerprint})
        if found is None:
            return None
        *row, began, seen = found
        idle, longest = timedelta(hours=limits.idle_hours), timedelta(days=limits.longest_days)
        if now - seen > idle or now - began > longest:
            self.end(fingerprint)
            return None
        if there and now - seen > SEEN_EVERY:
            with self._database.write() as connection:
                mine = sign_in.update().where(sign_in.c.fingerprint == fingerprint)
                connection.execute(mine.values(seen_at=now))
        return _account(row)

    def end(self, fingerprint: str) -> None:
        """End one sign-in, in every tab and wherever its cookie was copied to."""
        with self._database.write() as connection:
            connection.execute(sign_in.delete().where(sign_in.c.fingerprint == fingerprint))

    def end_all(self, account_id: int) -> None:
        """End every sign-in of an account, on all its devices."""
        with self._database.write() as connection:
            connection.execute(sign_in.delete().where(sign_in.c.account_id == account_id))

    # Roles

    def everybody(self) -> Sequence[Account]:
        """Every account: administrators, consultants, then the others, each by name."""
        with self._database.read() as connection:
            found = [_account(row) for row in connection.execute(sa.select(*account.c))]
        order = [Role.ADMINISTRATOR, Role.CONSULTANT, Role.SEEKER]
        return sorted(found, key=lambda a: (order.index(a.role), a.called.casefold(), a.id))

    def consultants(self) -> Sequence[Account]:
        """Whoever something can be shared with, by name."""
        asked = sa.select(*account.c).where(account.c.role == Role.CONSULTANT)
        with self._database.read() as connection:
            found = [_account(row) for row in connection.execute(asked)]
        return sorted(found, key=lambda a: (a.called.casefold(), a.id))

    def account(self, account_id: int) -> Account:
        """
        One account.

        Raises:
            NotFound: If there is none with this number.
        """
        with self._database.read() as connection:
            row = connection.execute(sa.select(*account.c).where(account.c.id == account_id))
            found = row.first()
        if found is None:
            raise NotFound(NOBODY)
        return _account(found)

    def of(self, person: Person) -> Account | None:
        """The account of a person, or None."""
        same = (account.c.issuer == person.issuer) & (account.c.subject == person.subject)
        with self._database.read() as connection:
            found = connection.execute(sa.select(*account.c).where(same)).first()
        return None if found is None else _account(found)

    def give(self, person: Person, role: Role) -> None:
        """
        Give a role, also to somebody who has yet to sign in for the first time.

        Raises:
            CoachingError: If that would leave the centre without an administrator.
        """
        with self._database.write() as connection:
            number = _known(connection, person) or _new(connection, person)
            _keep_one_administrator(connection, number, role)
            connection.execute(account.update().where(account.c.id == number).values(role=role))

    def may_go(self, account_id: int) -> None:
        """
        Ask whether an account may be taken away.

        Raises:
            CoachingError: If that would leave the centre without an administrator.
        """
        with self._database.read() as connection:
            _keep_one_administrator(connection, account_id, Role.SEEKER)

    def remove(self, account_id: int) -> None:
        """
        Take an account away; its sign-ins end at once. What it kept elsewhere is not touched.

        Raises:
            CoachingError: If that would leave the centre without an administrator.
        """
        with self._database.write() as connection:
            _keep_one_administrator(connection, account_id, Role.SEEKER)
            connection.execute(account.delete().where(account.c.id == account_id))


def _known(connection: sa.Connection, person: Person) -> int | None:
    same = (account.c.issuer == person.issuer) & (account.c.subject == person.subject)
    number: int | None = connection.execute(sa.select(account.c.id).where(same)).scalar()
    return number


def _new(connection: sa.Connection, person: Person) -> int:
    names = {"issuer": person.issuer, "subject": person.subject}
    made: int = connection.execute(
        account.insert().values(names).returning(account.c.id)
    ).scalar_one()
    return made


def _keep_one_administrator(connection: sa.Connection, number: int, role: Role) -> None:
    boss = account.c.role == Role.ADMINISTRATOR
    standing = set(
        connection.execute(sa.select(account.c.id).where(boss).with_for_update()).scalars()
    )
    if role is not Role.ADMINISTRATOR and standing == {number}:
        raise CoachingError(LAST_ADMINISTRATOR)


def _account(row: Any) -> Account:
    number, issuer, subject, name, email, role, signed_in_at = row
    return Account(number, Person(issuer, subject), name, email, Role(role), signed_in_at)

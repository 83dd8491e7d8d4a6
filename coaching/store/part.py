"""What every part of a journal shares: one person, one database, and the one way to write."""

from datetime import datetime

from coaching.store import history, isolation
from coaching.store.engine import Database


class Part:
    """
    A part of one person's journal.

    Every write is one transaction and one entry in the history. ``request`` makes it happen once:
    a second call with the same one does nothing and returns the first result, unless the first was
    undone. A ``version`` that is not the stored one raises :class:`coaching.model.Stale`; versions
    are only ever compared for equality. An id that is not in this journal raises
    :class:`coaching.model.NotFound`. ``now`` is the moment of the write, with its time zone.
    """

    def __init__(self, database: Database, person_id: int) -> None:
        # On PostgreSQL no other person's row can be seen or written through it.
        self._database = database.within(isolation.of_owner(person_id))
        self._person = person_id

    def _record(
        self, request: str, now: datetime, write: history.Write, new_rows: int = 0
    ) -> int | None:
        return history.record(self._database, self._person, request, now, write, new_rows=new_rows)

    def _made(self, request: str, now: datetime, write: history.Write, new_rows: int) -> int:
        made = self._record(request, now, write, new_rows)
        if made is None:
            raise ValueError("This request was already used for something that makes nothing.")
        return made

"""Words somebody looks for → the points and messages of one person that hold them all."""

from dataclasses import dataclass

import sqlalchemy as sa

from coaching.seeking import Sought
from coaching.store.part import Part
from coaching.store.word_index import COLUMNS

_SQLITE = sa.text(
    "select rowid - :first from words where words match :query and rowid between :first and :last"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of the points, and of the feedback whose message holds the words."""

    points: frozenset[int]
    messages: frozenset[int]


class WordSearch(Part):
    """The full-text index of one person's points and messages, deleted ones left out."""

    def find(self, wanted: Sought) -> Found:
        """Everything that holds all the words; nothing for an empty question."""
        if not wanted:
            return Found(frozenset(), frozenset())
        with self._database.read() as connection:
            if not self._database.is_sqlite:
                return Found(*(self._match(connection, t, c, wanted) for t, c in COLUMNS.items()))
            first = self._person * 2**32
            values = {"first": first, "last": first + 2**32 - 1, "query": _fts5(wanted)}
            hits = frozenset(connection.execute(_SQLITE, values).scalars())
            return Found(hits, hits)  # ids are unique within a journal

    def _match(
        self, connection: sa.Connection, table: str, column: str, wanted: Sought
    ) -> frozenset[int]:
        query = sa.text(
            f"select id from {table} where person_id = :person"  # noqa: S608 - names of our own
            f" and afterword_words({column}) @@ to_tsquery('simple', :query)"
        )
        values = {"person": self._person, "query": _tsquery(wanted)}
        return frozenset(connection.execute(query, values).scalars())


# Words are letters and figures only, see Sought, so neither language has anything to read in them.


def _fts5(wanted: Sought) -> str:
    return " AND ".join(f'"{" ".join(phrase)}" *' for phrase in wanted.phrases)


def _tsquery(wanted: Sought) -> str:
    return " & ".join(f"({' <-> '.join(phrase)}:*)" for phrase in wanted.phrases)

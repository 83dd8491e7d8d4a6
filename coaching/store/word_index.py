"""
The full-text index over points and messages: made by a migration, kept right by the database.

SQLite: one FTS5 table, written by triggers, whatever writes the rows (undo and erasure too). It
holds the words and where they are, not the texts once more.
PostgreSQL: an index over an expression. A migration that makes ``point`` or ``feedback`` anew
calls :func:`make` afterwards: triggers go with their table.
"""

import sqlalchemy as sa

TABLE = "words"
"""SQLite's, and how the names of those behind it begin."""
COLUMNS = {"point": "text", "feedback": "raw"}

# A number for the index out of the owner and the row: ids are unique within a journal, so points
# and messages never meet, and one person's are a range.
_NUMBER = "({row}.person_id * 4294967296 + {row}.id)"

# Both engines cut words at everything that is neither letter nor figure. PostgreSQL's parser
# would keep hosts, file names and hyphenated words whole, so marks become spaces first.
_WORDS = """
create or replace function afterword_words(said text) returns tsvector
language sql immutable parallel safe as $$
  select to_tsvector('simple', regexp_replace(
    regexp_replace(normalize(lower(said), NFKD), '[\\u0300-\\u036f]', '', 'g'),
    '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f]+', ' ', 'g'))
$$
"""


def make(connection: sa.Connection) -> None:
    """Make the index, or make it anew, from the rows there are."""
    if connection.dialect.name == "sqlite":
        _make_sqlite(connection)
        return
    connection.exec_driver_sql(_WORDS)
    for table, column in COLUMNS.items():
        connection.exec_driver_sql(f"drop index if exists ix_{table}_words")
        connection.exec_driver_sql(
            f"create index ix_{table}_words on {table} using gin (afterword_words({column}))"
        )


def _make_sqlite(connection: sa.Connection) -> None:
    run = connection.exec_driver_sql
    run("drop table if exists words")
    run(
        "create virtual table words using fts5(said, content = '', columnsize = 0,"
        " tokenize = 'unicode61 remove_diacritics 2')"
    )
    if connection.exec_driver_sql("select sqlite_version()").scalar_one() >= "3.42":
        # What was deleted goes from the index at once, not when it happens to be tidied.
        run("insert into words(words, rank) values ('secure-delete', 1)")
    for table, column in COLUMNS.items():
        new, old = _NUMBER.format(row="new"), _NUMBER.format(row="old")
        add = f"insert into words(rowid, said) values ({new}, new.{column});"  # noqa: S608
        remove = (
            "insert into words(words, rowid, said)"  # noqa: S608
            f" values ('delete', {old}, old.{column});"
        )
        for when, body in {
            "insert": add,
            "delete": remove,
            f"update of person_id, id, {column}": remove + add,
        }.items():
            name = f"words_of_{table}_{when.split()[0]}"
            run(f"drop trigger if exists {name}")
            run(f"create trigger {name} after {when} on {table} begin {body} end")
        number = _NUMBER.format(row=table)
        run(f"insert into words(rowid, said) select {number}, {column} from {table}")  # noqa: S608

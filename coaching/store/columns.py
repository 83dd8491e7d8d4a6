"""Column types and shapes that mean the same on SQLite (STRICT) and PostgreSQL."""

# ruff: noqa: ARG002, D102 - the methods of TypeDecorator are named and described by SQLAlchemy

import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

# PostgreSQL stores no NUL and neither engine stores half a surrogate pair, yet pasted text can
# hold both. They are kept as this character and four hex digits, on both engines alike. U+FDD0 is
# a noncharacter that Unicode reserves for such use inside a program.
ESCAPE = "\ufdd0"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufdd0]")
_ESCAPED = re.compile("\ufdd0([0-9a-f]{4})")


def storable(text: str | None) -> str | None:
    """Text → text that both engines store; nothing is lost, see :func:`verbatim`."""
    if text is None or (text.isascii() and "\x00" not in text):
        return text
    return _UNSTORABLE.sub(lambda m: f"{ESCAPE}{ord(m[0]):04x}", text)


def verbatim(stored: str | None) -> str | None:
    """What :func:`storable` was given."""
    if stored is None or ESCAPE not in stored:
        return stored
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), stored)


def _iso(value: date) -> str:
    """Days and moments in a row's image."""
    return value.isoformat()


_TO_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_iso).encode


def to_json(value: Any) -> str | None:
    """A JSON value, or a row's image, as text that both engines store."""
    if value is None or value == []:  # most points carry no mark
        return None if value is None else "[]"
    return storable(_TO_JSON(value))


def from_json(stored: str | None) -> Any:
    """What :func:`to_json` was given."""
    if stored is None or stored == "[]":
        return None if stored is None else []
    return json.loads(verbatim(stored) or "null")


class Words(TypeDecorator[str]):
    """A person's text, character by character as it was typed or pasted."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return storable(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return verbatim(value)


class Json(TypeDecorator[Any]):
    """A JSON value, stored as text on both engines so that it comes back byte by byte."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return to_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return from_json(value)


class Day(TypeDecorator[date]):
    """A calendar day: ISO text in SQLite, DATE in PostgreSQL."""

    impl = sa.Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(sa.Text() if dialect.name == "sqlite" else sa.Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return value.isoformat() if value and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value


class Instant(TypeDecorator[datetime]):
    """A moment in UTC to the microsecond: ISO text in SQLite, TIMESTAMPTZ in PostgreSQL."""

    impl = sa.DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(sa.Text() if sqlite else sa.DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its time zone.")
        utc = value.astimezone(UTC)
        return utc.isoformat(timespec="microseconds") if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return None if moment is None else moment.astimezone(UTC)


Id: TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Real: TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def words(name: str) -> sa.Column[str]:
    """A text that may be empty but is never missing."""
    return sa.Column(name, Words, nullable=False, server_default="")


def number(name: str, default: int = 0) -> sa.Column[int]:
    """A whole number that is never missing."""
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text(str(default)))


def yes_no(name: str) -> tuple[sa.Column[int], sa.CheckConstraint]:
    """0 or 1; SQLite's STRICT tables know no boolean."""
    return number(name), sa.CheckConstraint(f"{name} in (0, 1)", name=name)


def one_of(
    name: str, choices: type[StrEnum] | Sequence[str], default: str | None = None
) -> tuple[sa.Column[str], sa.CheckConstraint]:
    """A text column that holds one of a fixed list of plain words."""
    allowed = ", ".join(f"'{choice}'" for choice in choices)
    column = sa.Column(name, sa.Text, nullable=False, server_default=default)
    return column, sa.CheckConstraint(f"{name} in ({allowed})", name=name)


def version() -> sa.Column[int]:
    """1 in a new row, another number after each edit, never the same twice."""
    return sa.Column("version", Id, nullable=False, server_default=sa.text("1"))


def row_id() -> sa.Column[int]:
    """A number unique within its owner's journal, given by the recorder and never used again."""
    return sa.Column("id", Id, primary_key=True, autoincrement=False)


def owned(
    name: str, *parts: Any, numbered: bool = True, wide: bool = False, **options: Any
) -> sa.Table:
    """
    A table whose rows belong to one person.

    The primary key starts with the owner, so a query without one finds no index and a child cannot
    name a parent without naming the same owner. Rows are stored in that order (no rowid), except
    ``wide`` ones: SQLite keeps long texts badly in an index. ``numbered`` rows have an id; the
    others name their own key among the parts.
    """
    owner = sa.Column(
        "person_id",
        Id,
        sa.ForeignKey("person.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
    columns = [owner, *([row_id()] if numbered else []), *_flat(parts)]
    options |= {"sqlite_strict": True, "sqlite_with_rowid": wide}
    return sa.Table(name, metadata, *columns, **options)


def part_of(parent: str, *, optional: bool = False) -> tuple[sa.schema.SchemaItem, ...]:
    """
    A reference to a row of the same owner, and the index to follow it back.

    A required reference makes the row part of its parent, deleted and restored with it; an
    optional one is emptied when the parent goes.
    """
    name = f"{parent}_id"
    return (
        sa.Column(name, Id, nullable=optional),
        sa.ForeignKeyConstraint(["person_id", name], [f"{parent}.person_id", f"{parent}.id"]),
        sa.Index(None, "person_id", name),
    )


def _flat(parts: Iterable[Any]) -> list[Any]:
    return [item for part in parts for item in (part if isinstance(part, tuple) else (part,))]

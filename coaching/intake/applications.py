"""A table, its columns and the order of its dates → applications, and rows that were set aside."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coaching.intake.days import NoDay, Order, day, orders
from coaching.intake.table import Column, Table
from coaching.model import Interview, Outcome, Round

LONGEST_NAME, LONGEST_CELL = 200, 20_000
_FARTHEST, _FIRST = timedelta(days=3 * 366), date(1990, 1, 1)
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_APPLIED = "Applied on {:%Y-%m-%d}."
_APPLIED_ON = re.compile(r"Applied on (\d{4}-\d\d-\d\d)\.")
_BLANK = {"", "n/a", "na", "none", "null", "-"}
_TALKED = re.compile(
    r"interview|phone screen|screening|on-?site|final|assessment|offer|hired|accepted|negotiat",
    re.IGNORECASE,
)
_NOT_TALKED = re.compile(r"\b(no|not|before|without|awaiting|pre)\b", re.IGNORECASE)
_OUTCOMES = (
    (Outcome.WITHDREW, re.compile(r"withdr|declined offer|offer declined", re.IGNORECASE)),
    (Outcome.NOT_SELECTED, re.compile(r"reject|not selected|unsuccessful|turned", re.IGNORECASE)),
    (Outcome.NO_REPLY, re.compile(r"ghosted|no re(ply|sponse)|no answer", re.IGNORECASE)),
    (Outcome.OFFER, re.compile(r"\boffer|hired|accepted", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Application:
    """One row: ``interview`` is what it would become if it led to one."""

    row: int
    interview: Interview
    status: str = ""
    applied_on: date | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that could not be read, why, and all that stands in it."""

    row: int
    why: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Every row of a table, one way or the other."""

    applications: tuple[Application, ...]
    aside: tuple[SetAside, ...]

    @property
    def statuses(self) -> dict[str, int]:
        """Each status with its count, in the order they first come; "" stands for none."""
        counts: dict[str, int] = {}
        for application in self.applications:
            counts[application.status] = counts.get(application.status, 0) + 1
        return counts


class _Unreadable(ValueError):
    """Why a row is set aside."""


def date_orders(table: Table, columns: Mapping[Column, int]) -> tuple[Order, ...]:
    """The orders in which the dates of a table can be read; both: the person has to say."""
    cells = (
        _cell(row, columns.get(column))
        for column in (Column.HELD_ON, Column.APPLIED_ON, Column.DECIDED_ON)
        for _, row in table.rows
    )
    found = orders(cells)
    if len(found) == 2 and table.program == "LinkedIn":
        return (Order.MONTH_FIRST,)  # it always writes 11/20/24
    return found


def listed(
    table: Table,
    columns: Mapping[Column, int],
    order: Order,
    today: date,
    progress: Callable[[float], object] = lambda _: None,
) -> Listed:
    """
    Read each row; one that cannot be read is set aside with a sentence.

    ``progress`` hears how far it is, from 0 to 1.
    """
    found: list[Application] = []
    aside: list[SetAside] = []
    others = table.others(columns)
    for n, (number, cells) in enumerate(table.rows):
        try:
            found.append(_application(table, columns, others, order, today, n))
        except _Unreadable as why:
            aside.append(SetAside(number, f"Row {number}: {why}", cells))
        if n % 250 == 0:
            progress(n / len(table.rows))
    return Listed(tuple(found), tuple(aside))


def led_to_talking(status: str) -> bool:
    """A guess by the status alone. A rejection does not say whether there was an interview."""
    return bool(_TALKED.search(status)) and not _NOT_TALKED.search(status)


def applied_on(notes: str) -> date | None:
    """The day of applying as an earlier import left it in an interview's notes."""
    found = _APPLIED_ON.search(notes)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _application(
    table: Table,
    columns: Mapping[Column, int],
    others: tuple[int, ...],
    order: Order,
    today: date,
    n: int,
) -> Application:
    number, row = table.rows[n]
    said = {column: _cell(row, columns.get(column)) for column in Column}
    extra = [(table.header[i], _cell(row, i)) for i in others]
    if any(len(text) > LONGEST_CELL for text in (*said.values(), *(v for _, v in extra))):
        raise _Unreadable(f"a cell has more than {LONGEST_CELL:,} characters.")
    employer, role = (" ".join(said[c].split()) for c in (Column.EMPLOYER, Column.ROLE))
    if not employer:
        raise _Unreadable("no employer stands in it.")
    for name, text in (("employer", employer), ("role", role)):
        if len(text) > LONGEST_NAME:
            raise _Unreadable(f"the {name} has more than {LONGEST_NAME} characters.")
    held_on = _on(said[Column.HELD_ON], order, today)
    applied = _on(said[Column.APPLIED_ON], order, today)
    decided = _on(said[Column.DECIDED_ON], order, today)
    status = " ".join(said[Column.STATUS].split())[:80]
    outcome = _outcome(status)
    heard = None if outcome.open or (decided and decided > today) else decided
    link = said[Column.LINK].strip()
    is_link = link.startswith(("https://", "http://")) and len(link) <= 2000 and " " not in link
    notes = [
        _APPLIED.format(applied) if applied else "",
        f"Status in the list: {status}." if status else "",
        f"Decided on {decided:%Y-%m-%d}." if decided and not heard else "",
        f"Place: {said[Column.PLACE]}" if said[Column.PLACE] else "",
        f"Posting: {link}" if link and not is_link else "",
        said[Column.NOTES],
        *(f"{name}: {text}" for name, text in extra if text),
    ]
    interview = Interview(
        employer=employer,
        role=role,
        rounds=(Round(held_on=held_on),) if held_on else (),
        notes="\n".join(note for note in notes if note),
        posting_url=link if is_link else "",
        outcome=outcome,
        decided_on=heard,
    )
    return Application(number, interview, status, applied)


def _cell(row: tuple[str, ...], at: int | None) -> str:
    text = row[at] if at is not None and at < len(row) else ""
    text = _NO_CHARACTER.sub("", text).strip()
    return "" if text.casefold() in _BLANK else text


def _on(written: str, order: Order, today: date) -> date | None:
    try:
        found = day(written, order)
    except NoDay:
        shown = " ".join(written.split())[:40]
        raise _Unreadable(f"“{shown}” is no day of the calendar ({order}).") from None
    if found and not _FIRST <= found <= today + _FARTHEST:
        raise _Unreadable(f"{found:%Y-%m-%d} is too far from today.")
    return found


def _outcome(status: str) -> Outcome:
    return next((o for o, words in _OUTCOMES if words.search(status)), Outcome.UNKNOWN)

"""A list of applications as a file → its header, its rows, and a guess which column is what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coaching.intake import guard
from coaching.intake.guard import NotReadable


class Column(StrEnum):
    """What a column can say of an application; the value is what the preview calls it."""

    EMPLOYER = "Employer"
    ROLE = "Role"
    HELD_ON = "Day of the interview"
    APPLIED_ON = "Day you applied"
    DECIDED_ON = "Day they decided"
    STATUS = "Status"
    LINK = "Link to the posting"
    PLACE = "Place"
    NOTES = "Notes"


# In the order in which they are believed; letters and digits only, small.
_NAMES: Mapping[Column, tuple[str, ...]] = {
    Column.EMPLOYER: (
        *("company", "companyname", "employer", "employername", "organisation", "organization"),
        *("organisationname", "organizationname", "firm", "business", "arbeitgeber", "entreprise"),
    ),
    Column.ROLE: (
        *("jobtitle", "jobposition", "role", "position", "title", "roletitle", "job", "post"),
        *("positiontitle", "jobname", "vacancy"),
    ),
    Column.HELD_ON: (
        *("interviewdate", "dateofinterview", "interviewon", "interviewed", "interviewday"),
        *("dateinterviewed", "firstinterview", "interview1", "heldon", "interview"),
    ),
    Column.APPLIED_ON: (
        *("applicationdate", "dateapplied", "applieddate", "appliedon", "dateofapplication"),
        *("applieddateon", "submitted", "datesubmitted", "date", "createdat", "dateadded"),
    ),
    Column.DECIDED_ON: (
        *("decidedon", "decisiondate", "dateofdecision", "rejectiondate", "rejectedon"),
        *("daterejected", "rejecteddate", "outcomedate", "resultdate", "responsedate"),
        *("dateofresponse", "closedon", "dateclosed"),
    ),
    Column.STATUS: ("status", "list", "stage", "applicationstatus", "state", "outcome", "result"),
    Column.LINK: (
        *("joburl", "url", "link", "posting", "postingurl", "joblink", "listing", "jobposturl"),
        *("website",),
    ),
    Column.PLACE: ("location", "joblocation", "place", "city", "office"),
    Column.NOTES: ("notes", "note", "comments", "comment", "remarks", "description"),
}
_PROGRAMS = (
    ("LinkedIn", {"applicationdate", "companyname", "jobtitle", "resumename"}),
    ("JobSync", {"company", "jobtitle", "jobsource", "status"}),
    ("Teal", {"company", "jobposition", "dateapplied"}),
    ("Huntr", {"company", "list"}),
)
# The person's own address, and marks of the program: nothing to remember an interview by.
_LEFT_OUT = {"contactemail", "contactphonenumber", "resumename", "index", "createdat", "applied"}


@dataclass(frozen=True, slots=True)
class Table:
    """
    The rows below the header, each with its number in the file.

    ``program`` is who wrote it, when the header says so; ``read`` how it was read, for the
    preview; ``beyond`` counts rows after the most that are read.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    program: str = ""
    read: str = ""
    beyond: int = 0

    def others(self, columns: Mapping[Column, int]) -> tuple[int, ...]:
        """Columns with words that nothing else takes and that are worth a line in the notes."""
        taken = set(columns.values())
        return tuple(
            i
            for i, name in enumerate(self.header)
            if i not in taken and _bare(name) and _bare(name) not in _LEFT_OUT
        )


def opened(name: str, data: bytes) -> Table:
    """
    Read a file behind the guard.

    Raises:
        NotReadable: If it is no table, is damaged or locked, or has no row below its header.
    """
    found = guard.opened("rows", name, data)
    return of(found["rows"], found["numbers"], found["read"], found["beyond"])


def of(
    rows: Sequence[Sequence[str]],
    numbers: Sequence[int] = (),
    read: str = "",
    beyond: int = 0,
) -> Table:
    """The table in these rows, whose header is among the first ten, mostly the first."""
    if len(rows) < 2:
        raise NotReadable("There is no row below the header in this file.")
    at = max(range(min(10, len(rows))), key=lambda i: (len(guess(rows[i])), -i))
    header = tuple(" ".join(cell.split())[:80] for cell in rows[at])
    names = {_bare(name) for name in header}
    program = next((p for p, needs in _PROGRAMS if needs <= names), "")
    numbered = zip(numbers or range(1, len(rows) + 1), rows, strict=True)
    below = [(number, tuple(row)) for number, row in numbered][at + 1 :]
    if not below:
        raise NotReadable("There is no row below the header in this file.")
    return Table(header, tuple(below), program, read, beyond)


def guess(header: Sequence[str]) -> dict[Column, int]:
    """Which column is what, by its name; no column is taken twice."""
    names = [_bare(name) for name in header]
    found: dict[Column, int] = {}
    for column, known in _NAMES.items():
        for name in known:
            if name in names and names.index(name) not in found.values():
                found[column] = names.index(name)
                break
    return found


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name[:200].casefold())

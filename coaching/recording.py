"""The record of an interview being filled in ↔ the body of a draft ↔ what is kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from coaching.model import CoachingError, Contact, Interview, Outcome, Round

KIND = "record"
FARTHEST = timedelta(days=3 * 366)
LONGEST_AGO = timedelta(days=30 * 366)
_Row = TypeVar("_Row", "Meeting", "Met")


@dataclass(frozen=True, slots=True)
class Meeting:
    """One round as it stands in the form; ``day`` and ``clock`` are ISO text, or empty."""

    stage: str = ""
    format: str = ""
    day: str = ""
    clock: str = ""
    zone: str = ""
    place: str = ""
    notes: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """One person as they stand in the form; ``round`` is the id of a round that is kept."""

    name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    notes: str = ""
    round: int | None = None
    id: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Recording:
    """Everything the form shows, as it was typed, right or wrong."""

    employer: str = ""
    role: str = ""
    sector: str = ""
    mock: bool = False
    notes: str = ""
    posting_url: str = ""
    posting_text: str = ""
    outcome: str = ""
    phone_welcome: bool | None = None
    preferred_channel: str = ""
    decision_on: str = ""
    decided_on: str = ""
    rounds: tuple[Meeting, ...] = (Meeting(),)
    people: tuple[Met, ...] = ()
    interview: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """What a form becomes: the interview, and the people met at it (interview 0 while new)."""

    interview: Interview
    people: tuple[Contact, ...] = field(default=())


def of(body: Mapping[str, Any]) -> Recording:
    """The form in the body of a draft; what it does not say is as in an empty form."""
    known = {name: body[name] for name in _names(Recording) if name in body}
    rows = {
        "rounds": tuple(_row(Meeting, row) for row in body.get("rounds", ({},))),
        "people": tuple(_row(Met, row) for row in body.get("people", ())),
    }
    return Recording(**(known | rows))


def body(form: Recording) -> dict[str, Any]:
    """The body of a draft for a form."""
    return asdict(form)


def filled(interview: Interview, people: tuple[Contact, ...]) -> Recording:
    """The form of an interview that is kept already; read by itself, so with its posting."""
    return Recording(
        employer=interview.employer,
        role=interview.role,
        sector=interview.sector,
        mock=interview.mock,
        notes=interview.notes,
        posting_url=interview.posting_url,
        posting_text=interview.posting_text or "",
        outcome=interview.outcome.value,
        phone_welcome=interview.phone_welcome,
        preferred_channel=interview.preferred_channel,
        decision_on=_iso(interview.decision_on),
        decided_on=_iso(interview.decided_on),
        rounds=tuple(map(_meeting, interview.rounds)) or (Meeting(),),
        people=tuple(_met(person) for person in people),
        interview=interview.id,
        version=interview.version,
    )


def kept(form: Recording, today: date) -> Kept:
    """
    What is kept of a form; rounds and people of which nothing is said are left out.

    Raises:
        CoachingError: If something in it cannot be; the sentence says what to change.
    """
    if not form.employer.strip():
        raise CoachingError("Please name the employer. Everything else can wait.")
    outcome = Outcome(form.outcome)
    heard = _day(form.decided_on, "the day you heard", today)
    if heard and heard > today:
        raise CoachingError(
            f"You cannot have heard on {heard.isoformat()}, which is still to come. Choose the day "
            "on which they told you, or leave it empty."
        )
    interview = Interview(
        employer=form.employer.strip(),
        role=form.role.strip(),
        sector=form.sector,
        mock=form.mock,
        notes=form.notes,
        posting_url=link(form.posting_url),
        posting_text=form.posting_text,
        outcome=outcome,
        phone_welcome=form.phone_welcome,
        preferred_channel=form.preferred_channel,
        decision_on=_day(form.decision_on, "the promised day of the decision", today),
        decided_on=None if outcome.open else heard,
        rounds=tuple(_round(m, today) for m in form.rounds if m.id or _said(m)),
        id=form.interview,
        version=form.version,
    )
    return Kept(interview, tuple(_contact(m, form.interview or 0) for m in form.people if _said(m)))


def link(typed: str) -> str:
    """
    A link as it is kept; one without its beginning is taken for https.

    Raises:
        CoachingError: If it is no address of a page on the web.
    """
    address = typed.strip()
    if not address:
        return ""
    if ":" not in address.split("/")[0] and "." in address.split("/")[0]:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() for c in address):
        raise CoachingError(
            "The link to the posting should begin with https:// and name a page. Copy it from the "
            "address bar of your browser, or leave it empty."
        )
    return address


def moment(day: date, clock: time, zone: str) -> datetime:
    """
    The moment of an hour on a day in a time zone, in UTC. An hour that comes twice is the first.

    Raises:
        CoachingError: If the zone is not known, or the clocks skip that hour on that day.
    """
    try:
        local = datetime.combine(day, clock, ZoneInfo(zone))
    except (KeyError, ValueError, OSError):
        raise CoachingError(
            "This time zone is not known. Choose one from the list, such as Europe/London."
        ) from None
    utc = local.astimezone(UTC)
    if utc.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise CoachingError(
            f"On {day.isoformat()} the clocks in {zone} skip {clock:%H:%M}. Choose another hour."
        )
    return utc


def _round(meeting: Meeting, today: date) -> Round:
    day = _day(meeting.day, "the day of a round", today)
    starts_at = None
    if meeting.clock:
        if day is None:
            raise CoachingError("A round has an hour but no day. Choose its day too.")
        starts_at = moment(day, time.fromisoformat(meeting.clock), meeting.zone or "UTC")
    return Round(
        stage=meeting.stage,
        format=meeting.format,
        held_on=day,
        starts_at=starts_at,
        time_zone=meeting.zone if starts_at else "",
        place=meeting.place.strip(),
        notes=meeting.notes,
        id=meeting.id,
    )


def _day(typed: str, what: str, today: date) -> date | None:
    if not typed:
        return None
    day = date.fromisoformat(typed)
    if not today - LONGEST_AGO <= day <= today + FARTHEST:
        raise CoachingError(f"Please check the year of {what}: {day.isoformat()}.")
    return day


def _contact(met: Met, interview: int) -> Contact:
    email = met.email.strip()
    name, _, host = email.rpartition("@")
    if email and (not name or "." not in host or any(c.isspace() for c in email)):
        raise CoachingError(
            "An e-mail address of a person met is not complete. It looks like name@example.org."
        )
    texts = {n: getattr(met, n).strip() for n in ("name", "title", "phone")}
    return Contact(
        interview=interview,
        email=email,
        notes=met.notes,
        round=met.round,
        id=met.id,
        version=met.version,
        **texts,
    )


def _meeting(held: Round) -> Meeting:
    clock = ""
    if held.starts_at is not None:
        clock = held.starts_at.astimezone(_known(held.time_zone)).strftime("%H:%M")
    return Meeting(
        stage=held.stage,
        format=held.format,
        day=_iso(held.held_on),
        clock=clock,
        zone=held.time_zone,
        place=held.place,
        notes=held.notes,
        id=held.id,
    )


def _met(person: Contact) -> Met:
    return Met(**{name: getattr(person, name) for name in _names(Met)})


def _known(zone: str) -> ZoneInfo:
    try:
        return ZoneInfo(zone or "UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def _said(row: Meeting | Met) -> bool:
    """Whether anything was typed; a time zone is filled in beforehand and says nothing."""
    empty = replace(type(row)(), id=row.id, **_unsaid(row))
    return row != empty


def _unsaid(row: Meeting | Met) -> dict[str, Any]:
    return {"zone": row.zone} if isinstance(row, Meeting) else {"version": row.version}


def _row(shape: type[_Row], said: Mapping[str, Any]) -> _Row:
    return shape(**{name: said[name] for name in _names(shape) if name in said})


def _names(shape: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(shape))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

"""What a journal holds: interview, feedback, point, draft, change. Frozen values, no I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from coaching.model.outcome import Outcome


class Kind(StrEnum):
    """What a point does. Only the first three are about the person."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    SUGGESTION = "suggestion"
    REASON = "reason"
    REMARK = "remark"


class Origin(StrEnum):
    """Who said it. The three are shown apart and never summed."""

    EMPLOYER = "employer"
    MOCK = "mock"
    OWN = "own"


class Status(StrEnum):
    """How far feedback for an interview has come. A refusal is not the same as silence."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    GIVEN = "given"
    DECLINED = "declined"
    PROMISED = "promised"
    NO_ANSWER = "no_answer"


class Flag(StrEnum):
    """
    A mark on a point that changes how it is treated.

    ``PRIVATE`` is the one that acts: kept out of counts, charts, drills and shares. A point the
    sorter flags ``SENSITIVE`` (may touch a protected characteristic) starts private. ``STARRED``
    is the person's own star, set during a call on what they want to come back to.
    """

    SENSITIVE = "sensitive"
    PRIVATE = "private"
    SECOND_HAND = "second_hand"
    PERSONALITY_ONLY = "personality_only"
    OWN_VIEW = "own_view"
    VAGUE = "vague"
    STARRED = "starred"


@dataclass(frozen=True, slots=True)
class Person:
    """The owner of a journal, keyed by who vouches for them and the name used there."""

    issuer: str
    subject: str


@dataclass(frozen=True, slots=True)
class Point:
    """
    One thing that was said, in the words the person sees.

    ``start`` and ``end`` are character offsets into the feedback's ``raw``; the original words
    are always ``raw[start:end]``, also when ``text`` was edited. A joined point spans both halves.
    ``themes`` are the codebook ids the person confirmed (counted), ``proposed`` the sorter's
    guesses (never counted), each best first.
    """

    text: str
    kind: Kind
    themes: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    flags: frozenset[Flag] = frozenset()
    proposed: tuple[str, ...] = ()
    id: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Feedback:
    """
    One message, call or reflection about one interview; ``raw`` is verbatim, also when empty.

    ``quoted`` is what a message quoted below its own words; it is not sorted.
    """

    raw: str = ""
    points: tuple[Point, ...] = ()
    origin: Origin = Origin.EMPLOYER
    status: Status = Status.GIVEN
    channel: str = ""
    giver: str = ""
    received_on: date | None = None
    quoted: str = ""
    id: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Round:
    """
    One meeting within an application; ``stage`` and ``format`` are words of data/vocab.json.

    ``held_on`` is its day. ``starts_at`` is the moment, when the hour is known, and ``time_zone``
    the name of the zone (as in Europe/Dublin) in which that hour was agreed.
    """

    stage: str = ""
    format: str = ""
    held_on: date | None = None
    starts_at: datetime | None = None
    time_zone: str = ""
    place: str = ""
    notes: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Interview:
    """
    One application that led to talking: an employer, a role, and its rounds in order of date.

    ``mock`` marks a practice interview, whose feedback never counts as an employer's.
    ``phone_welcome`` is what they said about calling, None when it was not asked;
    ``preferred_channel`` how they like to be contacted, a word of data/vocab.json.
    ``decision_on`` is the day by which they promised a decision, ``decided_on`` the day on which
    the reader heard what became of it, None when that is open or not known.
    ``posting_text`` is read only with one interview by itself: in a list it is None, and storing
    None leaves what is there.
    """

    employer: str
    role: str = ""
    sector: str = ""
    rounds: tuple[Round, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    mock: bool = False
    notes: str = ""
    posting_url: str = ""
    posting_text: str | None = None
    outcome: Outcome = Outcome.UNKNOWN
    phone_welcome: bool | None = None
    preferred_channel: str = ""
    decision_on: date | None = None
    decided_on: date | None = None
    id: int | None = None
    version: int = 1

    @property
    def last_round(self) -> Round:
        """The latest round, which feedback is about; an empty one when none is recorded."""
        return self.rounds[-1] if self.rounds else Round()

    @property
    def held_on(self) -> date | None:
        """Day of the latest round."""
        return self.last_round.held_on

    def ahead(self, today: date) -> bool:
        """Whether it is still to come: every round with a day lies ahead, and nothing was said."""
        days = [r.held_on for r in self.rounds if r.held_on]
        return bool(days) and min(days) > today and not self.feedback

    @property
    def status(self) -> Status:
        """How far the employer's feedback has come: given wins, else the latest word on it."""
        said = [f.status for f in self.feedback if f.origin is Origin.EMPLOYER]
        return Status.GIVEN if Status.GIVEN in said else (said or [Status.NOT_ASKED])[-1]


@dataclass(frozen=True, slots=True)
class Draft:
    """
    Unfinished work that must survive a reload, a closed tab and a killed server.

    ``key`` stands in the page's URL and is the idempotency key of the save that ends the draft.
    ``writer`` tells one tab's writes from another's.
    """

    key: str
    kind: str
    body: Mapping[str, object] = field(default_factory=dict)
    version: int = 0
    writer: str = ""
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the append-only history: what was done, when, and whether it is undone."""

    id: int
    what: str
    at: datetime
    undone: bool = False

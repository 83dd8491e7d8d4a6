"""What one person lets another see: the choice, what is seen, what comes back."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coaching.model.journal import Interview
from coaching.model.own_theme import OwnTheme


class Section(StrEnum):
    """A part of what is shared, by what it holds."""

    STRENGTHS = "strengths"
    ASKED = "asked"
    MATRIX = "matrix"
    DIFFERENCES = "differences"
    OWN = "own"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Choice:
    """
    What the owner lets somebody see.

    Without ``only``, everything that is not private and not left out. ``only`` fixes a choice
    that was handed over: the ids of the points that may be seen, so nothing that is recorded later
    follows. ``picked`` are private points the owner picked one by one. ``shown`` and ``hidden``
    are words the owner uncovered or covered beside what redaction does by itself.
    """

    question: str = ""
    sharer: str = ""
    holder: str = ""
    days: int = 14
    hide_names: bool = True
    sections: tuple[Section, ...] = tuple(Section)
    without_interviews: tuple[int, ...] = ()
    without_points: tuple[int, ...] = ()
    picked: tuple[int, ...] = ()
    only: tuple[int, ...] | None = None
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    deidentified: bool = False


class NameKind(StrEnum):
    """What a hidden word was."""

    EMPLOYER = "employer"
    PERSON = "person"
    PLACE = "place"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    BIRTH = "birth"
    NUMBER = "number"
    CHOSEN = "chosen"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the record knows; ``employer`` groups the spellings of one employer."""

    text: str
    kind: NameKind
    employer: str = ""


@dataclass(frozen=True, slots=True)
class Practised:
    """
    One practice plan as the other sees it; ``task`` names the task it came from, if any.

    ``days`` are those it was practised on, oldest first; none when days are coarse.
    """

    theme: str
    drill: str = ""
    plan: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    status: str = "open"
    agreed_with: str = "self"
    sessions: int = 0
    prompted_by: tuple[int, ...] = ()
    confidence_before: int | None = None
    confidence_after: int | None = None
    task: str = ""
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """
    Exactly what the other will see, and nothing else.

    ``interviews`` hold no raw message, no notes and no contact; their words are as redacted as
    the owner chose. ``sender`` is the same for everything one journal shares and says nothing
    else; ``share`` names this one. ``coarse`` days are months, written as their first day.
    """

    share: str
    sender: str
    sharer: str
    holder: str
    question: str
    made_on: date
    until: date
    consent: str
    sections: tuple[Section, ...]
    interviews: tuple[Interview, ...]
    themes: tuple[OwnTheme, ...] = ()
    practised: tuple[Practised, ...] = ()
    not_shared: int = 0
    interviews_not_shared: int = 0
    names_hidden: bool = True
    coarse: bool = False


class About(StrEnum):
    """What a comment is about."""

    WHOLE = "whole"
    POINT = "point"
    THEME = "theme"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class Comment:
    """
    What was said back about something shared.

    ``uid`` never changes; of two with the same one the higher ``revision`` counts, in whatever
    order they arrive. ``ref`` is a point's id, a theme or a section.
    """

    uid: str
    about: About
    ref: str
    body: str
    author: str
    written_at: datetime
    revision: int = 1
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to practise that a consultant sets: "If ``cue``, then I ``action``"."""

    uid: str
    theme: str
    action: str
    author: str
    written_at: datetime
    cue: str = ""
    due_on: date | None = None
    revision: int = 1
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything one reader said back about one share, old and new."""

    share: str
    author: str
    made_on: date
    comments: tuple[Comment, ...] = ()
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Grant:
    """Something that was handed over: to whom, until when, and with what choice."""

    share: str
    holder: str
    way: str
    choice: Choice
    granted_at: datetime
    expires_at: datetime
    id: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Client:
    """Somebody who shared, as their consultant keeps them."""

    sender: str
    name: str
    next_meeting: date | None = None
    id: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class MeetingNote:
    """A consultant's own note of a meeting; nobody else can read it."""

    client: int
    held_on: date
    topic: str = ""
    evidence: str = ""
    practised: str = ""
    plan: str = ""
    id: int | None = None
    version: int = 1

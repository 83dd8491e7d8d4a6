"""A link that was made: for whom, until when, how often opened; and how its reader is known."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coaching.model.sharing import Choice

OVER_EVERYWHERE = timedelta(hours=36)
"""From the beginning of a day, by UTC, until it is over in the last place on earth."""


@dataclass(frozen=True, slots=True)
class Terms:
    """
    On what terms a link opens.

    ``openings`` is how often at most, None for as often as they like. An opening lasts twelve
    hours in one browser. An empty ``passphrase`` asks for none.
    """

    until: datetime
    openings: int | None = None
    passphrase: str = ""
    may_comment: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """
    A link as its owner keeps it; the token itself is kept nowhere.

    ``reached`` is False where nothing leads to it now: it was given to an account that is no
    consultant's any more, or came back with an exported journal.
    """

    id: int
    holder: str
    choice: Choice
    granted_at: datetime
    expires_at: datetime
    most: int | None
    locked: bool
    may_comment: bool
    revoked_at: datetime | None
    openings: int = 0
    last_opened: datetime | None = None
    reached: bool = True

    @property
    def last_day(self) -> date:
        """The day its reader is told; the link lasts until that day is over everywhere."""
        return (self.expires_at - OVER_EVERYWHERE).date()

    @property
    def made_on(self) -> date:
        """The day it was made, where its owner was."""
        return self.last_day - timedelta(days=self.choice.days)

    def is_over(self, now: datetime) -> bool:
        """Whether nothing may be read through it any more."""
        return self.revoked_at is not None or now >= self.expires_at

    def is_spent(self) -> bool:
        """Whether it was opened as often as it may be; what is open stays open."""
        return self.most is not None and self.openings >= self.most


@dataclass(frozen=True, slots=True)
class View:
    """One time somebody looked, took something away, or said something."""

    share: int
    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class Reader:
    """
    Whoever opened a link, in one browser.

    ``mark`` begins the ``uid`` of all they say, so that they can take it back, and nobody else's.
    ``words`` are unfinished comments by the field they stand in; the owner never sees them.
    """

    share: int
    mark: str
    name: str
    ends_at: datetime
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Opening:
    """
    What a browser gets when a link opens.

    ``secret`` is its cookie's value and kept nowhere else; empty when the browser has it already.
    ``handle`` names the link in addresses and opens nothing.
    """

    handle: str
    secret: str
    ends_at: datetime

"""Somebody who signs in at a centre's site, and what they may do there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coaching.model.journal import Person


class Role(StrEnum):
    """What an account is for; everybody also has a journal of their own."""

    SEEKER = "seeker"
    CONSULTANT = "consultant"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Account:
    """
    One person's account, known by who vouches for them and the name used there, never by e-mail.

    ``name`` and ``email`` are what the provider said at the last sign-in; for the eye only.
    ``signed_in_at`` is None for a role that was given before the first sign-in.
    """

    id: int
    person: Person
    name: str
    email: str
    role: Role
    signed_in_at: datetime | None = None

    @property
    def called(self) -> str:
        """How to name this person on a page."""
        return self.name or self.email or "somebody without a name"

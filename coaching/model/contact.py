"""A person met at an interview, as on their business card."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """
    One person met at one interview; ``round`` is the id of the round where, if it is known.

    ``notes`` holds what was talked about with them, which their letter can come back to.
    """

    interview: int
    name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    notes: str = ""
    round: int | None = None
    id: int | None = None
    version: int = 1

"""What is taken over from another program in one step, once the person has seen it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from coaching.model.journal import Interview
from coaching.model.own_theme import OwnTheme


@dataclass(frozen=True, slots=True)
class Adoption:
    """
    New themes, themes that points get beside their own, and messages that are not here yet.

    ``given`` maps a point's id to its version and its further themes; ``by`` says whose decision
    these were.
    """

    themes: tuple[OwnTheme, ...] = ()
    given: Mapping[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    interviews: tuple[Interview, ...] = ()
    by: Literal["person", "consultant"] = "person"

    @property
    def empty(self) -> bool:
        """Whether there is nothing to take over."""
        return not (self.themes or self.given or self.interviews)

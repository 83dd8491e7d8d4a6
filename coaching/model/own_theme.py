"""A row of the person's own codebook: a theme they made, or what they changed about another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """
    A theme of the person's own, or what they changed about a built-in one with the same ``id``.

    An empty ``label``, ``short`` or ``definition`` leaves the built-in words. ``merged_into`` is
    the id of the theme this one counts as; a ``hidden`` one is neither offered nor counted.
    ``version`` is 0 while nothing is stored.
    """

    id: str
    label: str = ""
    short: str = ""
    definition: str = ""
    hidden: bool = False
    merged_into: str | None = None
    version: int = 1

"""The card: one point while it is being checked, and the plain form of it in a draft."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from coaching.model import Flag, Kind


@dataclass(frozen=True, slots=True)
class Card:
    """
    One point while it is being checked.

    ``start`` and ``end`` are offsets into the pasted text. ``themes`` are chosen, ``proposed``
    are the sorter's guesses, best first. ``sure`` is false where the sorter asks instead of
    telling. ``id`` is unique within its draft; ``point`` and ``point_version`` name the saved
    point it corrects, if any.
    """

    id: int
    text: str
    start: int
    end: int
    kind: Kind
    themes: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    flags: frozenset[Flag] = frozenset()
    sure: bool = True
    point: int | None = None
    point_version: int = 1

    @property
    def private(self) -> bool:
        """Kept out of counts, charts and shares."""
        return Flag.PRIVATE in self.flags


def to_json(cards: Iterable[Card]) -> list[dict[str, Any]]:
    """Cards as plain lists and strings, for a draft."""
    return [asdict(c) | {"flags": sorted(c.flags)} for c in cards]


def from_json(body: Iterable[Mapping[str, Any]]) -> tuple[Card, ...]:
    """Cards out of a draft; what an older draft does not say is as in a new card."""
    return tuple(
        Card(
            **(
                dict(c)
                | {
                    "kind": Kind(c["kind"]),
                    "themes": tuple(c.get("themes", ())),
                    "proposed": tuple(c.get("proposed", ())),
                    "flags": frozenset(map(Flag, c.get("flags", ()))),
                }
            )
        )
        for c in body
    )

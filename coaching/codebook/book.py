"""The built-in themes overlaid by a person's own rows → the codebook as that person sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from coaching.codebook.built_in import Theme, themes
from coaching.model import OwnTheme

OWN_GROUP = "Your own themes"
OWN_LANE = "partly"
"""How far a theme of one's own is taken to be in one's hands: nobody has said."""
SHORT = 20


@dataclass(frozen=True, slots=True)
class Codebook:
    """
    The themes of one person: built-in ones as they renamed them, and their own.

    Points keep the theme they were given. What that theme stands for now is asked here: one that
    was merged stands for its target, one that is hidden for nothing.
    """

    every: Mapping[str, Theme]
    hidden: frozenset[str] = frozenset()
    merged: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, OwnTheme] = field(default_factory=dict)

    def themes(self) -> dict[str, Theme]:
        """What can be chosen, by id: neither hidden nor merged. Built-in ones first."""
        return {
            i: t for i, t in self.every.items() if i not in self.merged and i not in self.hidden
        }

    def resolve(self, theme: str) -> str:
        """The theme this one was merged into, step by step; else itself."""
        seen = {theme}
        while (target := self.merged.get(theme)) is not None and target not in seen:
            seen.add(target)
            theme = target
        return theme

    def about(self, given: Iterable[str]) -> tuple[str, ...]:
        """Themes as they were given → what they stand for now, each once, in the same order."""
        stand_for = dict.fromkeys(map(self.resolve, given))
        return tuple(theme for theme in stand_for if theme not in self.hidden)

    def get(self, theme: str) -> Theme | None:
        """What a theme stands for now; None for an id nobody has described."""
        return self.every.get(self.resolve(theme))

    def label(self, theme: str) -> str:
        """The full label; an unknown id is shown as it is."""
        known = self.get(theme)
        return known.label if known else theme

    def short(self, theme: str) -> str:
        """The label of at most 20 characters that fits beside a chart."""
        known = self.get(theme)
        return known.short if known else theme

    def definition(self, theme: str) -> str:
        """What belongs to a theme; empty when nobody has said."""
        known = self.get(theme)
        return known.definition if known else ""

    def lane(self, theme: str) -> str:
        """How far a theme is in the person's hands: ``yes``, ``partly`` or ``no``."""
        known = self.get(theme)
        return known.controllable if known else OWN_LANE

    def place(self, theme: str) -> int:
        """Where a theme stands in the order of the codebook; an unknown one after all others."""
        return _places(tuple(self.every)).get(self.resolve(theme), len(self.every))

    def row(self, theme: str) -> OwnTheme:
        """What the person changed about a theme; an empty row of version 0 when nothing."""
        return self.own.get(theme, OwnTheme(theme, version=0))

    def gathered(self, theme: str) -> tuple[str, ...]:
        """Every id that stands for this theme: its own, and those merged into it."""
        return tuple(i for i in self.every if self.resolve(i) == theme)

    def in_our_words(self, among: Iterable[str]) -> bool:
        """Whether none of these labels is the person's words, which never stand in a URL."""
        return all(i in themes() and self.label(i) == themes()[i].label for i in among)

    def is_own(self, theme: str) -> bool:
        """Whether the person made this theme themselves."""
        return theme not in themes()


@cache
def built_in() -> Codebook:
    """The codebook of somebody who has changed nothing."""
    return Codebook(themes())


def of(own: Iterable[OwnTheme]) -> Codebook:
    """
    The codebook of a person with these rows.

    Their own themes follow the built-in ones, by label. A merge into a theme that is not there
    (any more) is no merge, and neither is one that leads back to itself.
    """
    rows = {row.id: row for row in own}
    if not rows:
        return built_in()
    book = {i: _renamed(t, rows[i]) if i in rows else t for i, t in themes().items()}
    new = [_own(row) for i, row in rows.items() if i not in book]
    book |= {t.id: t for t in sorted(new, key=lambda t: (t.label.casefold(), t.id))}
    links = {i: row.merged_into for i, row in rows.items() if row.merged_into in book}
    merged = {i: target for i, target in links.items() if target and not _circles(i, links)}
    return Codebook(book, frozenset(i for i in rows if rows[i].hidden), merged, rows)


def shortened(label: str) -> str:
    """A label cut to what fits beside a chart."""
    return label if len(label) <= SHORT else f"{label[: SHORT - 1].rstrip()}…"


def _renamed(theme: Theme, row: OwnTheme) -> Theme:
    return replace(
        theme,
        label=row.label or theme.label,
        short=row.short or (shortened(row.label) if row.label else theme.short),
        definition=row.definition or theme.definition,
    )


def _own(row: OwnTheme) -> Theme:
    return Theme(
        id=row.id,
        label=row.label or row.id,
        short=row.short or shortened(row.label or row.id),
        group=OWN_GROUP,
        definition=row.definition,
        controllable=OWN_LANE,
        horizon="weeks",
        clarifying_question="",
        drill=None,
    )


def _circles(theme: str, links: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    at: str | None = theme
    while at is not None and at not in seen:
        seen.add(at)
        at = links.get(at)
    return at == theme


@cache
def _places(order: tuple[str, ...]) -> dict[str, int]:
    return {theme: number for number, theme in enumerate(order)}

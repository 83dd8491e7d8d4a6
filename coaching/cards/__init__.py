"""Pasted text → cards to correct → points to keep. Every step returns new cards."""

from coaching.cards.card import Card, from_json, to_json
from coaching.cards.corrected import choose, edit, move, restore, toggle
from coaching.cards.cut import cuts, has_next, join, split
from coaching.cards.highlight import highlight, words
from coaching.cards.made import (
    SURE,
    from_points,
    from_text,
    guessed,
    to_points,
)

__all__ = [
    "SURE",
    "Card",
    "choose",
    "cuts",
    "edit",
    "from_json",
    "from_points",
    "from_text",
    "guessed",
    "has_next",
    "highlight",
    "join",
    "move",
    "restore",
    "split",
    "to_json",
    "to_points",
    "toggle",
    "words",
]

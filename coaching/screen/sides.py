"""What employers said of one theme, praise on one side and criticism on the other, as HTML."""

from collections.abc import Sequence
from typing import Any

from coaching.escapes import html
from coaching.summary import Quote, sentences

SIDE = 4
"""Quotes on each side; the latest say most."""


def sides(row: Any) -> str:
    """One row of ``summary.differences`` for ``st.html``: theme, strengths, weaknesses."""
    strengths = _side("strength", "A strength", "●", row.strengths)
    weaknesses = _side("weakness", "To work on", "◆", row.weaknesses)
    return f'<div class="sides"><strong>{html(row.label)}</strong>{strengths}{weaknesses}</div>'


def _side(name: str, label: str, glyph: str, said: Sequence[Quote]) -> str:
    items = [
        f"<b>{glyph}</b> {sentences.words(quote, html)}<span>{sentences.source(quote, html)}</span>"
        for quote in said[-SIDE:]
    ]
    if len(said) > SIDE:
        items.append(f"<span>and {len(said) - SIDE} earlier, on the Quotes page</span>")
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="{name}" aria-label="{label}">{listed}</ul>'

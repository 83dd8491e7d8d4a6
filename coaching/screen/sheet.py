"""Fields of a form, and the words below them, as one element: each of Streamlit's costs 4 ms."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from coaching import screen
from coaching.model import Draft
from coaching.screen import autosave, keeping

HERE = Path(__file__).parent
YEARS = 10
"""How far back and ahead a day may lie."""

_sheet = st.components.v2.component(
    "afterword_sheet",
    html='<div class="sheet"></div>',
    css="\n".join((HERE / f).read_text(encoding="utf-8") for f in ("draft_area.css", "sheet.css")),
    js=keeping.script("draft_words.js", "sheet.js"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """
    One field: a line of text, or one of its ``choices`` (value → label), or a day.

    Values are text; a day is written as in ISO 8601, and none is empty. ``span`` is how many of
    ten columns it takes where there is room.
    """

    name: str
    label: str
    value: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    day: bool = False
    limit: int = 200
    span: int = 5

    @property
    def known(self) -> dict[str, str]:
        """Its choices, and what was stored before though it is none of them."""
        return {**self.choices, **({} if self.value in self.choices else {self.value: self.value})}

    def takes(self, value: str) -> bool:
        """Whether a value that arrives can be one of this field's."""
        if self.day:
            return not value or _is_day(value)
        return value in self.known if self.choices else len(value) <= self.limit


def sheet(
    fields: Iterable[Field],
    *,
    key: str,
    draft: Draft,
    words: Mapping[str, Any] | None = None,
    on_filled: Callable[[Mapping[str, str], int], None],
    on_typed: Callable[[], None] = lambda: None,
) -> None:
    """
    Show the fields, each kept in this browser until it has arrived.

    Args:
        fields: In the order they are read.
        key: Widget key; ``st.session_state[key]["typed"]`` is what arrived last of the words.
        draft: What they belong to.
        words: What :func:`.draft_area.draft_area` takes as ``data``, with the ``label``.
        on_filled: Called with names → values that arrived, and the version they grew from.
        on_typed: Called when words arrive, as by ``draft_area``.
    """
    every = {f.name: f for f in fields}
    _sheet(
        key=key,
        data={
            "id": autosave.in_browser(draft.key),
            "owner": screen.owner(),
            "version": draft.version,
            "heard": st.session_state.get(_heard(key), ""),
            "fields": [_shown(f) for f in every.values()],
            "words": words,
        },
        on_filled_change=lambda: _arrived(key, draft, every, on_filled),
        on_typed_change=on_typed,
    )


def _arrived(
    key: str,
    draft: Draft,
    every: Mapping[str, Field],
    on_filled: Callable[[Mapping[str, str], int], None],
) -> None:
    sent = st.session_state[key]["filled"]
    if not sent or sent["id"] != autosave.in_browser(draft.key):
        return
    # Also when it could not be kept: the browser then shows again what is stored.
    st.session_state[_heard(key)] = sent["number"]
    values = {name: autosave.whole(value) for name, value in sent["values"].items()}
    taken = {n: v for n, v in values.items() if n in every and every[n].takes(v)}
    if taken:
        screen.written_by(sent["tab"])
        screen.act(on_filled, taken, sent["base"])


def _heard(key: str) -> str:
    return f"_heard_{key}"


def _shown(f: Field) -> dict[str, Any]:
    shown: dict[str, Any] = {"name": f.name, "label": f.label, "value": f.value, "span": f.span}
    if f.day:
        first, last = _days()
        fault = f"A day from {first:%Y} to {last:%Y} is kept here, such as {screen.today()}."
        return {**shown, "kind": "day", "min": f"{first}", "max": f"{last}", "fault": fault}
    if f.choices:
        return {**shown, "kind": "choice", "choices": list(f.known.items())}
    return {**shown, "kind": "text", "limit": f.limit}


def _days() -> tuple[date, date]:
    year = screen.today().year
    return date(year - YEARS, 1, 1), date(year + YEARS, 12, 31)


def _is_day(value: str) -> bool:
    first, last = _days()
    try:
        return first <= date.fromisoformat(value) <= last
    except ValueError:
        return False

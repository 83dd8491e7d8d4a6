"""What the text areas of an entry send → its draft; how that is done: :mod:`.autosave`."""

from dataclasses import replace
from typing import Any

from coaching import entry
from coaching.entry import Entry, Mode
from coaching.model import Draft
from coaching.screen import autosave
from coaching.screen.autosave import Body, Words, in_browser, whole

__all__ = ["choice", "in_browser", "typed", "whole"]

OF_A_CALL = "prepared"


def typed(draft: Draft, mode: Mode, widget: str, field: str = "") -> None:
    """Keep what a text area sent, and how the words came; ``field`` names an answer."""
    autosave.arrived(draft, _words(mode, field), widget)


def choice(key: str) -> None:
    """Two tabs wrote different words: show both and let the reader choose."""
    autosave.choice(key, _words(None, autosave.disputed("add") or ""))


def _words(mode: Mode | None, field: str) -> Words:
    def read(draft: Draft) -> str:
        e = entry.of(draft)
        if not field:
            return e.text
        return str(getattr(e if field == OF_A_CALL else e.answers, field))

    def put(draft: Draft, text: str) -> Body:
        e = entry.of(draft)
        return entry.body(replace(_with(e, field, text), mode=mode or e.mode))

    def choose(draft: Draft, text: str) -> Body:
        return entry.body(replace(_with(entry.of(draft), field, text), cards=()))

    return Words("add", entry.KIND, "draft", read, put, choose, field=field)


def _with(e: Entry, field: str, text: str) -> Entry:
    said: dict[str, Any] = {field or "text": text}
    if field in ("", OF_A_CALL):
        return replace(e, **said)
    return replace(e, answers=replace(e.answers, **said))

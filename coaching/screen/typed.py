"""What the text area of an entry sends → its draft; how that is done: :mod:`.autosave`."""

from dataclasses import replace

from coaching import entry
from coaching.entry import Mode
from coaching.model import Draft
from coaching.screen import autosave
from coaching.screen.autosave import Body, Words, in_browser, whole

__all__ = ["choice", "in_browser", "typed", "whole"]


def typed(draft: Draft, mode: Mode, widget: str) -> None:
    """Keep what the text area sent, and how the words came."""
    autosave.arrived(draft, _words(mode), widget)


def choice(key: str) -> None:
    """Two tabs wrote different words: show both and let the reader choose."""
    autosave.choice(key, _words(None))


def _words(mode: Mode | None) -> Words:
    def put(draft: Draft, text: str) -> Body:
        e = entry.of(draft)
        return entry.body(replace(e, text=text, mode=mode or e.mode))

    def choose(draft: Draft, text: str) -> Body:
        return entry.body(replace(entry.of(draft), text=text, cards=()))

    return Words("add", entry.KIND, "draft", lambda d: entry.of(d).text, put, choose)

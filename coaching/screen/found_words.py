"""A text → Markdown in which the words that were looked for are marked."""

from coaching.escapes import markdown
from coaching.seeking import Sought

AROUND = 90
"""Letters shown on each side of the first find in a long message."""


def marked(text: str, wanted: Sought) -> str:
    """The whole text on one line."""
    line = " ".join(text.split())
    parts, at = [], 0
    for start, end in wanted.within(line):
        parts += [_plain(line[at:start]), f":orange-background[{markdown(line[start:end])}]"]
        at = end
    return "".join([*parts, _plain(line[at:])])


def around(text: str, wanted: Sought) -> str:
    """The first find with what stands around it."""
    line = " ".join(text.split())
    first, *_ = (*wanted.within(line), (0, 0))
    start = 0 if first[0] <= AROUND else line.find(" ", first[0] - AROUND) + 1
    end = len(line) if first[1] + AROUND >= len(line) else line.rfind(" ", 0, first[1] + AROUND)
    shown = line[min(start, first[0]) : max(end, first[1])]
    return f"{'… ' if start else ''}{marked(shown, wanted)}{' …' if end < len(line) else ''}"


def _plain(part: str) -> str:
    """Escaped, with the spaces at its ends."""
    before = " " if part[:1] == " " else ""
    after = " " if part[-1:] == " " and part.strip() else ""
    return f"{before}{markdown(part)}{after}"

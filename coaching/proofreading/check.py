"""Text, English, known names → slips with offsets into the text; a slip → the text mended."""

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread

from coaching.model import CoachingError
from coaching.proofreading import slips
from coaching.proofreading.process import Worker

LONGEST = 20_000
"""Characters that are checked; a letter is far shorter."""
LONGEST_WORD = 50
MOST_WORDS = 2_000
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_NOT_PROSE = re.compile(r"\[[^\[\]\n]*\]|\S+@\S+\.\S+|https?://\S+|www\.\S+")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_SILENT_H = re.compile(r"\s+(?:hono|hour|heir|honest)", re.IGNORECASE)
_ABOUT_A_WORD = {"Spelling", "Capitalization", "Miscellaneous"}
_WORKER = Worker()


@dataclass(frozen=True, slots=True)
class Slip:
    """
    One thing that may be wrong: a suggestion, not a verdict.

    ``text[start:end]`` is ``problem``. Each of ``instead`` could stand there; none is known when
    it is empty.
    """

    start: int
    end: int
    problem: str
    kind: str
    message: str
    instead: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What is remembered when the writer ignores it for good."""
        return f"{self.kind}:{self.problem.casefold()}"


@dataclass(frozen=True, slots=True)
class Proofread:
    """What was found in a text, in its order; ``checked`` is False when it was too long for it."""

    slips: tuple[Slip, ...]
    checked: bool = True


def check(
    text: str, english: str, *, known: Iterable[str] = (), ignored: Collection[str] = ()
) -> Proofread:
    """
    Check spelling and grammar, offline.

    Args:
        text: A letter. Beyond :data:`LONGEST` characters it is not checked.
        english: ``canadian``, ``british``, ``american`` or ``australian``.
        known: Names and words that are right as they are.
        ignored: Keys of slips the writer does not want to see again.

    Raises:
        CannotProofread: If the proofreader gives no answer.
    """
    if len(text) > LONGEST:
        return Proofread((), checked=False)
    words = sorted({w for name in known for w in _WORD.findall(name) if len(w) <= LONGEST_WORD})
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    masked, hidden = _masked(text)
    by_us = list(slips.found(masked))
    by_harper = _WORKER.ask(masked, english, words[:MOST_WORDS]) if text.strip() else []
    names = {w.casefold() for w in words}
    found: list[Slip] = []
    for raw in [*by_us, *by_harper]:
        slip = Slip(
            raw["start"],
            raw["end"],
            text[raw["start"] : raw["end"]],
            raw["kind"],
            raw["message"],
            tuple(dict.fromkeys(raw["instead"])),
        )
        if not (
            _overlaps(slip, hidden)
            or _overlaps(slip, [(s.start, s.end) for s in found])
            or slip.key in ignored
            or _is_right(text, slip)
            or (slip.kind in _ABOUT_A_WORD and slip.problem.casefold() in names)
        ):
            found.append(slip)
    return Proofread(tuple(sorted(found, key=lambda s: s.start)))


def accepted(text: str, slip: Slip, instead: str) -> str:
    """
    The text with a suggestion taken.

    Raises:
        CoachingError: If the text changed there since it was checked.
    """
    start, end = slip.start, slip.end
    if text[start:end] != slip.problem:
        if text.count(slip.problem) != 1:
            raise CoachingError("The letter has changed there since. It was checked again.")
        start = text.index(slip.problem)
        end = start + len(slip.problem)
    before, after = text[:start], text[end:]
    if not instead and (not before or before[-1].isspace()) and after[:1] == " ":
        after = after[1:]  # a word taken out leaves one space, not two
    return before + instead + after


def names_in(text: str) -> frozenset[str]:
    """Words of a record or a posting that are names: those with a capital letter or a digit."""
    return frozenset(w for w in _WORD.findall(text) if w != w.lower() or any(map(str.isdigit, w)))


def warm(english: str) -> None:
    """Make the linter of one English ready beside what the page does meanwhile."""
    Thread(target=_quietly, args=(english,), daemon=True).start()


def _quietly(english: str) -> None:
    with suppress(CoachingError):  # the check itself will say so
        _WORKER.ask("Ready.", english, [])


def _masked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without what is no prose, character for character, and where that was."""
    hidden = [m.span() for p in (_NOT_PROSE, _LONG) for m in p.finditer(text)]
    masked = list(text)
    for start, end in hidden:
        masked[start:end] = "name".ljust(end - start)[: end - start]
    return "".join(masked), hidden


def _is_right(text: str, slip: Slip) -> bool:
    """Harper knows the silent h of American spelling only: “an honour” is right."""
    return slip.problem.casefold() == "an" and bool(_SILENT_H.match(text, slip.end))


def _overlaps(slip: Slip, spans: Iterable[tuple[int, int]]) -> bool:
    return any(slip.start < end and start < slip.end for start, end in spans)

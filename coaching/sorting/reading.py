"""Spans → sorted points: what the models make of each point's words and of what is around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean
from threading import Thread

from coaching import codebook
from coaching.model import Kind, NothingToSort, TooMuchToSort
from coaching.sorting import encoder, flags, themes
from coaching.sorting.context import Place
from coaching.sorting.features import KINDS, Floats, features
from coaching.sorting.kinds import bare_mark
from coaching.sorting.learnt import Model, trained
from coaching.sorting.lesson import Lesson
from coaching.sorting.lessons import taught
from coaching.sorting.once import Once
from coaching.sorting.phrases import Words
from coaching.sorting.point import SortedPoint, Span
from coaching.sorting.split import split
from coaching.sorting.stars import in_figures

LONGEST = 250_000
"""Letters of a text that is read at all: a hundred times the longest feedback."""
MOST = 120
"""More points than these nobody checks by hand."""
_KEEP_A_PART = "Keep the part that holds the feedback. Nothing you pasted is lost."
HEADED = 24.0
"""How many times likelier a heading makes the kind it announces."""
MARKED = 6.0
"""The same of a skill with its mark and nothing else."""
SENSITIVE = 0.5
"""From which chance on the model's word counts; the cues of the word lists count beside it."""
PASSED_ON = 0.3
"""From which mean chance on what an employer said was passed on by somebody else."""


def sort_feedback(
    text: str, lessons: Sequence[Lesson] = (), model: Model | None = None
) -> list[SortedPoint]:
    """
    Sort pasted text, points in order of the text, as ``lessons`` say this person reads.

    Args:
        text: As pasted.
        lessons: Points the person has checked before.
        model: A linear model alone, instead of the two in use.

    Raises:
        NothingToSort: If there is no word in it.
        TooMuchToSort: If it has more than 250,000 letters or 120 points. Neither model has read
            it then.
    """
    if len(text) > LONGEST:
        raise TooMuchToSort(
            f"This text has {len(text):,} letters, far more than feedback has. {_KEEP_A_PART}"
        )
    spans = split(text, model.cuts if model else None)
    if len(spans) > MOST:
        raise TooMuchToSort(
            f"This text has {len(spans):,} separate points, more than can be checked by hand. "
            + _KEEP_A_PART
        )
    if not spans:
        raise NothingToSort(
            "There is no sentence in this text. Paste the feedback you received, in its own words."
        )
    return taught(_sorted(spans, model), lessons, _untaught)


def sort_points(
    points: Sequence[str], lessons: Sequence[Lesson] = (), model: Model | None = None
) -> list[SortedPoint]:
    """
    Sort points that are cut already, read as one text in their order.

    ``start`` and ``end`` count within each point: 0 and its length. Nothing in, nothing out.
    """
    found = _sorted([Span(0, len(point), point) for point in points], model)
    return taught(found, lessons, _untaught)


_untaught = Once(sort_points)


def warm() -> None:
    """Read the models and the word lists now, so that the first paste need not wait."""
    sort_points(["Thank you."])


@cache
def warming() -> Thread:
    """
    The thread that does so beside everything else; started by whoever asks first.

    It is no daemon: a process that is stopped in this first second lets it end. Python would
    end a daemon inside the encoder's C++, and that aborts the process.
    """
    thread = Thread(target=warm, name="warm the sorter")
    thread.start()
    return thread


@dataclass(frozen=True, slots=True)
class Judged:
    """What the sorter makes of the points of one text: rows of chances, in order."""

    words: list[Words]
    kinds: Floats
    themes: list[dict[str, float]]
    sensitive: list[bool]
    passed_on: bool

    @property
    def said(self) -> list[Kind]:
        """The likeliest kind of each point."""
        return [KINDS[n] for n in self.kinds.argmax(axis=1)]


def judged(texts: Sequence[str], model: Model | None = None) -> Judged:
    """
    The chances of every kind and theme for the points of one text; there is at least one.

    ``model`` alone, or, without one, the linear model in use and the encoder together.
    """
    found = features(texts)
    scores = (model or trained()).scores(found)
    if model is None:
        scores = encoder.trained().beside(scores, texts)
    kinds = _told(scores.kinds, texts, found.around)
    said = [KINDS[n] for n in kinds.argmax(axis=1)]
    titles = [None if p.title is None else found.cues[p.title] for p in found.around]
    chances = [dict(zip(codebook.themes(), row, strict=True)) for row in scores.themes.tolist()]
    likely = themes.likely(found.cues, said, titles, chances)
    touchy = (scores.sensitive >= SENSITIVE) | found.touchy
    return Judged(found.words, kinds, likely, touchy.tolist(), _passed_on(scores.passed_on, said))


def _passed_on(chances: Floats, said: Sequence[Kind]) -> bool:
    """Whether the text as a whole passes on what an employer said: its judgements in the mean."""
    judging = [float(c) for c, kind in zip(chances, said, strict=True) if kind is not Kind.REMARK]
    return bool(judging) and fmean(judging) >= PASSED_ON


def _told(kinds: Floats, texts: Sequence[str], around: Sequence[Place]) -> Floats:
    """What is said outright: by a heading for all that stands below it, by a bare mark."""
    raised = kinds.copy()
    for row, text, place in zip(raised, texts, around, strict=True):
        if place.section:
            row[KINDS.index(place.section)] *= HEADED
        if mark := bare_mark(in_figures(text)):
            row[KINDS.index(mark)] *= MARKED
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _sorted(spans: Sequence[Span], model: Model | None) -> list[SortedPoint]:
    if not spans:
        return []
    found = judged([span.text for span in spans], model)
    about = [themes.proposed(chances) for chances in found.themes]
    marks = flags.flags(found.words, found.said, about, found.sensitive, passed_on=found.passed_on)
    sure = found.kinds.max(axis=1).tolist()
    return [
        SortedPoint(s.text, s.start, s.end, kind, round(chance, 3), guesses, marked)
        for s, kind, chance, guesses, marked in zip(
            spans, found.said, sure, about, marks, strict=True
        )
    ]

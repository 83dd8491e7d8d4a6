"""A journal → the project other programs can open."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from uuid import UUID, uuid5

from coaching import codebook
from coaching.codebook import NAMESPACE, Codebook
from coaching.exchange.project import Code, Coding, Project, Source
from coaching.model import Feedback, Flag, Interview, Kind, Point

KIND_GROUP = "Kind of remark"
KINDS = {kind: uuid5(NAMESPACE, f"kind:{kind.value}") for kind in Kind}
_WHOSE = {"employer": "employer", "mock": "practice interview", "own": "own view"}


def coded(interviews: Iterable[Interview], book: Codebook, *, private: bool = False) -> Project:
    """
    The themes that can be chosen, and every message with its points' themes and kinds.

    Messages with a private point are left out unless they are asked for: the words of the point
    stand in the message.
    """
    codes = [
        Code(codebook.guid(i), known.label, known.definition, known.group)
        for i, known in book.themes().items()
    ]
    kinds = [Code(guid, kind.value, group=KIND_GROUP) for kind, guid in KINDS.items()]
    return Project((*codes, *kinds), tuple(_sources(interviews, book, private=private)))


def source_guid(given: Feedback) -> UUID:
    """The same for one message in every export; its text never changes."""
    said = sha256(given.raw.encode("utf-8", "replace")).hexdigest()
    return uuid5(NAMESPACE, f"source:{given.id}:{said}")


def is_private(given: Feedback) -> bool:
    """Whether a message holds words that are kept private."""
    return any(Flag.PRIVATE in point.flags for point in given.points)


def _sources(interviews: Iterable[Interview], book: Codebook, *, private: bool) -> Iterator[Source]:
    for interview in interviews:
        for number, given in enumerate(interview.feedback, 1):
            if not given.raw or (is_private(given) and not private):
                continue
            day = f", {interview.held_on.isoformat()}" if interview.held_on else ""
            name = f"{interview.employer}{day}, {_WHOSE[given.origin]} {number}"
            codings = tuple(_coding(p, book) for p in given.points if p.end > p.start)
            yield Source(source_guid(given), name, given.raw, codings)


def _coding(point: Point, book: Codebook) -> Coding:
    themes = map(codebook.guid, book.about(point.themes))
    return Coding(point.start, point.end, (*themes, KINDS[point.kind]))

"""Interviews → those the reader wants to look at: by stage, format, sector and day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from coaching import codebook
from coaching.model import Interview

OTHER = "Other"
"""Whatever is not in the vocabulary: what a person typed has no place in a URL."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """
    What the reader looks at; empty means everything.

    Stage, format and day are those of the latest round, which feedback is about. ``since`` and
    ``until`` are both included; with either, interviews without a day are left out.
    """

    stages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing is filtered."""
        return self == Chosen()

    def keeps(self, interview: Interview) -> bool:
        """Whether an interview is looked at."""
        by_word = all(
            not wanted or word_of(interview, vocabulary) in wanted
            for vocabulary, wanted in self.lists.items()
        )
        return by_word and self._keeps_day(interview.held_on)

    @property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """What is wanted, by vocabulary."""
        return {"stages": self.stages, "formats": self.formats, "sectors": self.sectors}

    def _keeps_day(self, day: date | None) -> bool:
        if day is None:
            return self.since is None and self.until is None
        return (self.since or date.min) <= day <= (self.until or date.max)


def chosen(interviews: Iterable[Interview], wanted: Chosen) -> tuple[Interview, ...]:
    """The interviews that are looked at, in their order."""
    return tuple(interview for interview in interviews if wanted.keeps(interview))


def choices(interviews: Sequence[Interview], vocabulary: str) -> tuple[str, ...]:
    """
    The words of a vocabulary that tell these interviews apart, in its order, "Other" last.

    Empty when all interviews have the same one.
    """
    there = {word_of(interview, vocabulary) for interview in interviews}
    known = (word for word in (*codebook.vocabulary(vocabulary), OTHER) if word in there)
    return tuple(known) if len(there) > 1 else ()


def word_of(interview: Interview, vocabulary: str) -> str:
    """What an interview is called in a vocabulary; empty when nothing is recorded."""
    last = interview.last_round
    word = {"stages": last.stage, "formats": last.format, "sectors": interview.sector}[vocabulary]
    return word if not word or word in codebook.vocabulary(vocabulary) else OTHER


def sentence(wanted: Chosen, kept: Sequence[Interview], every: Sequence[Interview]) -> str:
    """What is looked at and how much that is of all, in words of the vocabulary only."""
    parts = [_words(wanted.stages), _words(wanted.formats), _words(wanted.sectors)]
    parts += [f"from {_day(wanted.since)}"] if wanted.since else []
    parts += [f"until {_day(wanted.until)}"] if wanted.until else []
    real, of = (sum(not i.mock for i in found) for found in (kept, every))
    counted = f"{real} of {of} interview{'' if of == 1 else 's'}"
    return (
        f"**Filtered: {'; '.join(part for part in parts if part)}.** {counted}. Every count "
        "below is of these."
    )


def nothing_fits(every: Sequence[Interview]) -> str:
    """What stands on the page when no interview is left; counted as in :func:`sentence`."""
    real = sum(not i.mock for i in every)
    too = ", nor does a practice interview" if real < len(every) else ""
    return (
        f"None of the {real} interviews fits this filter{too}. Clear it, or choose more; nothing "
        "is lost."
    )


def _words(words: Sequence[str]) -> str:
    return " or ".join(words)


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""

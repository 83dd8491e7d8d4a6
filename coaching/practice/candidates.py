"""Interviews → the themes that could be practised, each with the words that ask for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from coaching.codebook import Codebook
from coaching.model import Feedback, Flag, Interview, Kind, Origin, Point, Status

ENOUGH = 3
"""Employers with feedback below which nothing is counted: the words speak for themselves."""
ASKS = (Kind.WEAKNESS, Kind.SUGGESTION)
# Accent, dress, faith, health and the like are never a drill; neither is a remark on a person.
NEVER = frozenset({Flag.PRIVATE, Flag.SENSITIVE, Flag.PERSONALITY_ONLY})


@dataclass(frozen=True, slots=True)
class Said:
    """One point with where it was said."""

    interview: Interview
    feedback: Feedback
    point: Point


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    One theme that could be practised.

    ``said`` asks for more of it and ``valued`` names it as a strength, both from the same origin,
    latest first. ``latest`` says whether the latest interview with feedback asked for it.
    """

    theme: str
    origin: Origin
    said: tuple[Said, ...]
    valued: tuple[Said, ...] = ()
    latest: bool = False

    @property
    def interviews(self) -> tuple[int, ...]:
        """Ids of the interviews that ask for it, each once."""
        return tuple(dict.fromkeys(s.interview.id for s in self.said if s.interview.id))


@dataclass(frozen=True, slots=True)
class Choice:
    """
    What there is to choose from.

    ``by_employers`` and ``apart`` (mock interviews and one's own view) are never added up.
    ``heard`` counts interviews with feedback, ``employers`` the different employers among them.
    ``kept_private`` says whether remarks were left out because they are private or sensitive.
    """

    by_employers: tuple[Candidate, ...]
    apart: tuple[Candidate, ...]
    heard: int
    employers: int
    kept_private: bool

    @property
    def enough(self) -> bool:
        """Whether counts may be shown."""
        return self.employers >= ENOUGH


def choice(interviews: Sequence[Interview], book: Codebook) -> Choice:
    """
    Find what was asked for more of and can change.

    Themes outside the person's hands, hidden ones, private and sensitive remarks and those on a
    personality lead to nothing here. In order: asked for in most interviews, then most recently,
    then as in the codebook.
    """
    heard = [i for i in interviews if not i.mock and i.status is Status.GIVEN]
    every = [Said(i, f, p) for i in _latest_first(interviews) for f in i.feedback for p in f.points]
    fit = [s for s in every if not s.point.flags & NEVER]
    last = _latest_first(heard)[0].id if heard else None
    found = {origin: _of(origin, fit, book, last) for origin in Origin}
    names = {" ".join(i.employer.casefold().split()) for i in heard}
    return Choice(
        by_employers=found[Origin.EMPLOYER],
        apart=(*found[Origin.MOCK], *found[Origin.OWN]),
        heard=len(heard),
        employers=len(names),
        kept_private=any(s.point.flags & {Flag.PRIVATE, Flag.SENSITIVE} for s in every),
    )


def _of(
    origin: Origin, every: Iterable[Said], book: Codebook, last: int | None
) -> tuple[Candidate, ...]:
    asked: dict[str, list[Said]] = {}
    valued: dict[str, list[Said]] = {}
    for said in every:
        if said.feedback.origin is not origin:
            continue
        for theme in book.about(said.point.themes):
            if said.point.kind in ASKS and book.lane(theme) != "no":
                asked.setdefault(theme, []).append(said)
            elif said.point.kind is Kind.STRENGTH:
                valued.setdefault(theme, []).append(said)
    found = [
        Candidate(
            theme,
            origin,
            tuple(said),
            tuple(valued.get(theme, ())),
            latest=any(s.interview.id == last for s in said),
        )
        for theme, said in asked.items()
    ]
    return tuple(sorted(found, key=lambda c: (-len(c.interviews), -_day(c), book.place(c.theme))))


def _latest_first(interviews: Iterable[Interview]) -> list[Interview]:
    return sorted(interviews, key=lambda i: (i.held_on or date.min, i.id or 0), reverse=True)


def _day(candidate: Candidate) -> int:
    return (candidate.said[0].interview.held_on or date.min).toordinal()

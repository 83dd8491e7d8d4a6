"""
Labelled documents + people with habits of their own → what lessons save them.

    python -m tests.benchmarks.lessons [orders]

Every person corrects 30 documents; the first ten teach. Two documents in three hold something
their habits are about, as far as there are any: what an interviewer notes about somebody comes
back. Two sorters are taught: this one, and a pretended one that is right as often as it says
(nine kinds in ten, seven themes in ten).

A correction is a kind changed, a theme put on, or a theme taken off what was chosen beforehand.
"""

import random
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import fmean

from coaching.cards import SURE
from coaching.model import Flag, Kind
from coaching.sorting import Lesson, SortedPoint, ThemeGuess, sort_points
from coaching.sorting.lessons import taught
from coaching.sorting.once import Said

CORPUS = Path(__file__).resolve().parents[2] / "data" / "sorting" / "corpus"
KINDS = dict(zip("SWGRM", Kind, strict=True))
ABOUT = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION)
DOCUMENTS, TAUGHT_BY = 30, 10
_POINT = re.compile(r"(?:\s|[>•*\-–—·▪◦]|\(?\d{1,2}[.)](?=\s))*([^{}]+)\{([SWGRM])([^{}]*)\}")
_MIXED_UP = {
    Kind.STRENGTH: (Kind.REMARK, Kind.WEAKNESS),
    Kind.WEAKNESS: (Kind.SUGGESTION, Kind.REMARK, Kind.STRENGTH, Kind.REASON),
    Kind.SUGGESTION: (Kind.WEAKNESS, Kind.REMARK),
    Kind.REASON: (Kind.REMARK, Kind.WEAKNESS),
    Kind.REMARK: (Kind.REASON, Kind.STRENGTH, Kind.SUGGESTION),
}


@dataclass(frozen=True)
class Label:
    """One point as the corpus, or a person, has it."""

    text: str
    kind: Kind
    themes: tuple[str, ...]
    sensitive: bool


Document = Sequence[Label]
Habit = Callable[[Label], Label]
Base = Callable[[Document], list[SortedPoint]]


def documents() -> list[Document]:
    """Every labelled document of data/sorting/corpus, in order of name."""
    files = [path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    bodies = [body for text in files for body in re.split(r"(?m)^=== .*\n", text)[1:]]
    return [[_label(m) for m in _POINT.finditer(body)] for body in bodies]


def _label(found: re.Match[str]) -> Label:
    names = re.findall(r"!?[a-z_]+", found[3])
    themes = tuple(n for n in names if not n.startswith("!"))
    return Label(found[1].strip(), KINDS[found[2]], themes, "!sensitive" in names)


# --- people -----------------------------------------------------------------------------------


def theme(a: str, b: str, words: str = "") -> Habit:
    """Files what others file under ``a`` under ``b``, where ``words`` occur."""

    def habit(x: Label) -> Label:
        there = re.search(words, x.text, re.IGNORECASE)
        themes = (b if t == a and there else t for t in x.themes)
        return replace(x, themes=tuple(dict.fromkeys(themes)))

    return habit


def kind(a: Kind, b: Kind, words: str = "", about: str = "") -> Habit:
    """Gives kind ``b`` to what others call ``a``, where ``words`` occur or ``about`` a theme."""

    def habit(x: Label) -> Label:
        there = re.search(words, x.text, re.IGNORECASE) and (not about or about in x.themes)
        return replace(x, kind=b) if x.kind is a and there else x

    return habit


def drop(a: str) -> Habit:
    """Does not use theme ``a``."""
    return lambda x: replace(x, themes=tuple(t for t in x.themes if t != a))


def add(a: str, b: str) -> Habit:
    """Puts ``b`` beside ``a``."""
    return lambda x: replace(x, themes=tuple(dict.fromkeys((*x.themes, b)))) if a in x.themes else x


def no_themes(x: Label) -> Label:
    """Chooses no theme at all."""
    return replace(x, themes=())


PEOPLE: dict[str, tuple[Habit, ...]] = {
    "no habits": (),
    "no habits, no themes": (no_themes,),
    "trial shifts are knowledge": (theme("work_sample", "job_knowledge", r"trial|shift|test"),),
    "licences are to work on": (kind(Kind.REASON, Kind.WEAKNESS, about="credentials_conditions"),),
    "'needs' is advice": (kind(Kind.WEAKNESS, Kind.SUGGESTION, r"\bneed(s|ed)?\b"),),
    "advice is criticism": (kind(Kind.SUGGESTION, Kind.WEAKNESS),),
    "rapport is no theme": (drop("rapport_interpersonal"),),
    "examples are results too": (add("specific_examples", "results_contribution"),),
    "order is delivery": (theme("structure_concision", "oral_delivery"),),
    "three about themes": (
        theme("job_knowledge", "problem_solving"),
        theme("other_candidate", "experience_depth"),
        drop("motivation_interest"),
    ),
    "three of both": (
        theme("structure_concision", "oral_delivery"),
        kind(Kind.REASON, Kind.WEAKNESS),
        add("job_knowledge", "experience_depth"),
    ),
}


def kept(document: Document, habits: Sequence[Habit]) -> list[Label]:
    """What a person makes of a document."""
    found = []
    for label in document:
        mine = label
        for habit in habits:
            mine = habit(mine)
        found.append(replace(mine, themes=()) if mine.kind is Kind.REMARK else mine)
    return found


# --- sorters ----------------------------------------------------------------------------------


def ours(document: Document) -> list[SortedPoint]:
    """The sorter as it is, on the labelled cuts."""
    return sort_points([x.text for x in document])


def pretended(document: Document) -> list[SortedPoint]:
    """A sorter that meets its bars; the same words always give the same answer."""
    return [_pretended(x) for x in document]


def _pretended(x: Label) -> SortedPoint:
    luck = random.Random(zlib.crc32(x.text.encode()))  # noqa: S311 - a simulation
    sure = luck.choice((0.55, 0.75, 0.9, 0.97, 0.97, 0.99))
    said = x.kind if luck.random() < sure else luck.choice(_MIXED_UP[x.kind])
    guesses: dict[str, float] = {}
    for rank, named in enumerate(x.themes if said is not Kind.REMARK else ()):
        about = luck.choice((0.5, 0.7, 0.9))
        guessed = named if luck.random() < about else luck.choice(THEMES)
        guesses[guessed] = about * (0.8 if rank else 1)
    best = sorted(guesses.items(), key=lambda item: -item[1])
    flags = frozenset({Flag.SENSITIVE} if x.sensitive else ())
    themes = tuple(ThemeGuess(t, c) for t, c in best)
    return SortedPoint(x.text, 0, len(x.text), said, sure, themes, flags)


# --- measuring --------------------------------------------------------------------------------

Cost = tuple[int, int, int]


def cost(wanted: Label, said: SortedPoint) -> Cost:
    """Kinds to change, themes to put on or take off, themes to look up that were not offered."""
    offered = [g.theme for g in said.themes]
    open_to = said.kind in ABOUT and Flag.SENSITIVE not in said.flags
    chosen = {g.theme for g in said.themes[:1] if open_to and g.confidence >= SURE}
    absent = sum(t not in offered for t in wanted.themes)
    return int(wanted.kind is not said.kind), len(chosen ^ set(wanted.themes)), absent


def course(name: str, base: Base, order: int) -> list[tuple[float, ...]]:
    """Costs of documents 11 to 30: without lessons, then with those of the first ten."""
    habits = PEOPLE[name]
    drawn = [(base(d), kept(d, habits)) for d in _thirty(name, habits, order)]
    first, later = drawn[:TAUGHT_BY], drawn[TAUGHT_BY:]
    lessons = [lesson for said, wanted in first for lesson in map(_lesson, wanted, said)]
    today = {p.text: Said(p.kind, p.themes) for said, _ in first for p in said}
    # All at once: habits are the same for each, and learning them twenty times would be slow.
    points = [p for said, _ in later for p in said]
    again = iter(taught(points, lessons, partial(_look_up, today)))
    return [
        (*_sum(wanted, said), *_sum(wanted, list(islice(again, len(said)))))
        for said, wanted in later
    ]


def _look_up(today: dict[str, Said], texts: Sequence[str]) -> list[Said]:
    return [today[text] for text in texts]


def _thirty(name: str, habits: Sequence[Habit], order: int) -> list[Document]:
    luck = random.Random(f"{name} {order}")  # noqa: S311 - a simulation
    drawn = luck.sample(DOCS, DOCUMENTS)
    met = [d for d in DOCS if kept(d, habits) != kept(d, ())] if len(habits) else []
    if not met:
        return drawn
    often = luck.sample(met, min(len(met), DOCUMENTS * 2 // 3))
    whole = [*often, *(d for d in drawn if d not in often)][:DOCUMENTS]
    return luck.sample(whole, len(whole))


def _lesson(wanted: Label, said: SortedPoint) -> Lesson:
    proposed = tuple(g.theme for g in said.themes)
    return Lesson(
        said.text, wanted.kind, wanted.themes, proposed, sensitive=Flag.SENSITIVE in said.flags
    )


def _sum(wanted: Sequence[Label], said: Sequence[SortedPoint]) -> Iterator[int]:
    costs = [cost(w, s) for w, s in zip(wanted, said, strict=True)]
    return (sum(column) for column in zip(*costs, strict=True))


def table(base: Base, orders: int) -> Iterator[str]:
    """A line a person: corrections a document, without → with, and the change."""
    yield f"{'a document':28}{'kinds':>14}{'themes':>14}{'all':>14}{'change':>8}{'looked up':>14}"
    every = []
    for name in PEOPLE:
        rows = [row for order in range(orders) for row in course(name, base, order)]
        mean = [fmean(column) for column in zip(*rows, strict=True)]
        every.append(mean)
        yield _line(name, mean)
    yield _line("everybody", [fmean(column) for column in zip(*every, strict=True)])


def _line(name: str, mean: Sequence[float]) -> str:
    kinds, themes, absent, kinds_after, themes_after, absent_after = mean
    before, after = kinds + themes, kinds_after + themes_after
    pairs = ((kinds, kinds_after), (themes, themes_after), (before, after))
    shown = "".join(f"{f'{a:.2f} → {b:.2f}':>14}" for a, b in pairs)
    looked_up = f"{f'{absent:.2f} → {absent_after:.2f}':>14}"
    return f"{name:28}{shown}{after / before - 1:>+8.1%}{looked_up}"


DOCS = documents()
THEMES = [t for d in DOCS for x in d for t in x.themes]


def main(orders: int = 5) -> None:
    """Print both tables."""
    for title, base in (("This sorter", ours), ("A sorter that meets its bars", pretended)):
        print(f"{title}, {orders} orders of {DOCUMENTS} documents")  # noqa: T201
        print(*table(base, orders), sep="\n", end="\n\n", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))

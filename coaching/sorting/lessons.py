"""
Points a person kept + what the sorter proposes → the proposal, as that person would read it.

Learnt anew at every sorting, from one person's points only: which kinds and themes they put in
place of the sorter's, and what they made of near-same words. Nothing is stored, so a save that is
undone has taught nothing.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from coaching.model import Flag, Interview, Kind, Point
from coaching.sorting.point import SortedPoint, ThemeGuess

NEWEST = 150
"""How many lessons are listened to; older ones would cost time and say little that is new."""

_KINDS = tuple(Kind)
_MOST = 3
_LEAST = 0.1  # a theme less likely than this is not worth offering
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_LONGEST = 400  # letters of one point that are compared

_ALIKE = 0.5  # cosine from which words count as seen before
_SAME = 4.0  # the very same words outweigh the sorter's own reading by this much

_OWN = 0.85  # how often somebody with a habit follows it
_HEARD = 0.1  # a habit less likely than this is none
_THEME_ODDS = 0.008  # that a given replacement is a habit, before anything was seen
_KIND_ODDS = 0.005  # lower: many words are looked at
_THEME_CHANCE = (0.2, 0.6)  # how often the same happens without a habit, at least and at most
_KIND_CHANCE = (0.1, 0.6)

Chances = dict[str, float]
Case = tuple[float, tuple[str, ...]]
Sorter = Callable[[Sequence[str]], Sequence[SortedPoint]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """
    What a person made of one point: the kind and the themes they kept, and what was proposed.

    No theme is learnt from a ``sensitive`` one. Points of one ``message`` stand together.
    """

    text: str
    kind: Kind
    themes: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    sensitive: bool = False
    message: int = 0


@dataclass(frozen=True, slots=True)
class Habit:
    """``rate``: how often the person does it (0 to 1); ``trust``: how sure that it is a habit."""

    trust: float
    rate: float

    def pull(self, chance: float) -> float:
        """A chance without the habit → the chance with it."""
        return (1 - self.trust) * chance + self.trust * self.rate


def lessons_of(interviews: Iterable[Interview]) -> tuple[Lesson, ...]:
    """What one person's journal teaches: a lesson for every saved point, in its order."""
    messages = enumerate(f for i in interviews for f in i.feedback)
    return tuple(_lesson(p, number) for number, f in messages for p in f.points)


def _lesson(point: Point, message: int) -> Lesson:
    sensitive = Flag.SENSITIVE in point.flags
    return Lesson(point.text, point.kind, point.themes, point.proposed, sensitive, message)


def taught(
    points: Sequence[SortedPoint], lessons: Sequence[Lesson], sort_anew: Sorter
) -> list[SortedPoint]:
    """
    The points with kinds and themes pulled towards what the person keeps; flags stay.

    ``sort_anew`` is the untaught sorter: what it says of a lesson's words today shows what the
    person changed. No lessons, no change.
    """
    heard = [x for x in lessons if x.text.strip()][-NEWEST:]
    if not heard or not points:
        return list(points)
    # Message by message: a heading in one says nothing of the next.
    messages = (list(group) for _, group in groupby(heard, key=lambda x: x.message))
    today = [point for message in messages for point in sort_anew([x.text for x in message])]
    kinds = _kind_habits(heard, today)
    themes = _theme_habits(heard)
    return [
        _pulled(point, kinds, themes, alike)
        for point, alike in zip(points, _seen_before(points, heard), strict=True)
    ]


def _pulled(
    point: SortedPoint,
    kind_habits: Mapping[tuple[Kind, str], Mapping[str, Habit]],
    theme_habits: Mapping[str, Mapping[str, Habit]],
    alike: Sequence[tuple[float, Lesson]],
) -> SortedPoint:
    kinds = _usual_kind(point, kind_habits)
    kinds = _as_before(kinds, [(w, (x.kind,)) for w, x in alike])
    kind = max(_KINDS, key=lambda k: (kinds[k], k is point.kind))
    if Flag.SENSITIVE in point.flags:
        themes = point.themes
    else:
        about = _usual_themes(point, theme_habits)
        about = _as_before(about, [(w, x.themes) for w, x in alike if not x.sensitive])
        themes = _ranked(about)
    return replace(
        point,
        kind=kind,
        confidence=round(kinds[kind], 3) if kinds[kind] != point.confidence else point.confidence,
        themes=themes if kind is not Kind.REMARK else (),
    )


def _ranked(chances: Chances) -> tuple[ThemeGuess, ...]:
    best = sorted(chances.items(), key=lambda item: -item[1])[:_MOST]
    return tuple(ThemeGuess(t, round(chance, 3)) for t, chance in best if chance >= _LEAST)


# --- habits: the same replacement again and again ---------------------------------------------


def _habit(times: float, of: float, chance: float, odds: float) -> Habit:
    """
    How far ``times`` in ``of`` speak for a habit against what happens by ``chance`` anyway.

    Two in two are still taken for accidents; five in six are not. The rate is drawn towards one
    half as by one case for and one against (a Beta prior).
    """
    if times < 1.5:
        return Habit(0.0, 0.0)
    said = times * math.log(_OWN / chance) + (of - times) * math.log((1 - _OWN) / (1 - chance))
    for_it = odds * math.exp(min(said, 50.0))
    trust = for_it / (1 + for_it)
    return Habit(trust if trust >= _HEARD else 0.0, (times + 1) / (of + 2))


def _within(value: float, bounds: tuple[float, float]) -> float:
    return min(max(value, bounds[0]), bounds[1])


def _theme_habits(lessons: Sequence[Lesson]) -> dict[str, dict[str, Habit]]:
    """
    Proposed theme → what the person keeps when it is proposed; ``""`` stands for not keeping it.

    A point left without a theme says only as much as this person usually says about themes.
    """
    told = [x for x in lessons if x.proposed and not x.sensitive and x.kind is not Kind.REMARK]
    chose = sum(bool(x.themes) for x in told)
    unsaid = (chose + 1) / (len(told) + 2)
    cases: dict[str, list[Case]] = defaultdict(list)
    for x in told:
        for theme in x.proposed:
            cases[theme].append((1.0 if x.themes else unsaid, x.themes))
    kept = Counter(t for x in told for t in x.themes)
    kept[""] = sum(t not in x.themes for x in told for t in x.proposed)
    return {t: dict(_replacements(t, rows, kept, chose)) for t, rows in cases.items()}


def _replacements(
    theme: str, rows: Sequence[Case], kept: Counter[str], chose: int
) -> Iterator[tuple[str, Habit]]:
    of = sum(w for w, _ in rows)
    times: Chances = defaultdict(float)
    here: Counter[str] = Counter()
    for weight, themes in rows:
        for instead in themes if theme in themes else ("", *themes):
            times[instead] += weight
            here[instead] += 1
    elsewhere = max(0, chose - sum(bool(themes) for _, themes in rows))
    for instead, n in times.items():
        chance = (kept[instead] - here[instead] + 0.5) / (elsewhere + 5)
        habit = _habit(n, of, _within(chance, _THEME_CHANCE), _THEME_ODDS)
        if habit.trust:
            yield instead, habit


def _usual_themes(point: SortedPoint, habits: Mapping[str, Mapping[str, Habit]]) -> Chances:
    before = {g.theme: g.confidence for g in point.themes}
    after = dict(before)
    for theme, sure in before.items():
        for instead, habit in habits.get(theme, {}).items():
            if instead:
                after[instead] = max(after.get(instead, 0.0), habit.pull(before.get(instead, 0.0)))
            else:
                after[theme] = Habit(habit.trust, 1 - habit.rate).pull(sure)
    return after


def _kind_habits(
    lessons: Sequence[Lesson], today: Sequence[SortedPoint]
) -> dict[tuple[Kind, str], dict[str, Habit]]:
    """(The sorter's kind, a sign in the point) → the kinds this person gives instead."""
    cases: dict[tuple[Kind, str], Counter[str]] = defaultdict(Counter)
    for x, said in zip(lessons, today, strict=True):
        for sign in _signs(x.text, said.themes):
            cases[said.kind, sign][x.kind] += 1
    found: dict[tuple[Kind, str], dict[str, Habit]] = {}
    for (kind, sign), kept in cases.items():
        whole = cases[kind, ""]
        for instead, n in kept.items():
            if instead != kind and n > 1:
                others = whole.total() - kept.total()
                chance = _within((whole[instead] - n + 0.5) / (others + 5), _KIND_CHANCE)
                habit = _habit(n, kept.total(), chance, _KIND_ODDS)
                if habit.trust:
                    found.setdefault((kind, sign), {})[instead] = habit
    return found


def _signs(text: str, themes: Sequence[ThemeGuess]) -> dict[str, None]:
    """What a habit can hang on: nothing in particular, a theme, a word, two words in a row."""
    words = _words(text)
    pairs = (f"{a} {b}" for a, b in pairwise(words))
    return dict.fromkeys(("", *(f"#{g.theme}" for g in themes), *words, *pairs))


def _usual_kind(
    point: SortedPoint, habits: Mapping[tuple[Kind, str], Mapping[str, Habit]]
) -> Chances:
    rest = (1 - point.confidence) / (len(_KINDS) - 1)
    chances: Chances = {k: point.confidence if k is point.kind else rest for k in _KINDS}
    found = [
        (habit.trust * habit.rate, Kind(instead), habit)
        for sign in _signs(point.text, point.themes)
        for instead, habit in habits.get((point.kind, sign), {}).items()
    ]
    if not found:
        return chances
    _, kind, habit = max(found, key=lambda f: (f[0], f[1]))
    others = Habit(habit.trust, (1 - habit.rate) / (len(_KINDS) - 1))
    return {k: (habit if k == kind else others).pull(c) for k, c in chances.items()}


# --- memory: what became of near-same words -----------------------------------------------------


def _as_before(chances: Chances, seen: Sequence[tuple[float, Sequence[str]]]) -> Chances:
    """Chances drawn towards what was kept for near-same words, by weight."""
    whole = sum(weight for weight, _ in seen)
    if not whole:
        return chances
    total = dict(chances)
    for weight, kept in seen:
        for name in kept:
            total[name] = total.get(name, 0.0) + weight
    return {name: value / (1 + whole) for name, value in total.items()}


def _seen_before(
    points: Sequence[SortedPoint], lessons: Sequence[Lesson]
) -> list[list[tuple[float, Lesson]]]:
    """For each point, the lessons of near-same words, each with its weight."""
    old, new = [_grams(x.text) for x in lessons], [_grams(p.text) for p in points]
    holders = Counter(gram for grams in (*old, *new) for gram in grams)
    whole = 1 + len(old) + len(new)
    worth = {gram: math.log(1 + whole / n) ** 2 for gram, n in holders.items()}
    where: dict[str, list[int]] = defaultdict(list)
    for n, grams in enumerate(old):
        for gram in grams:
            where[gram].append(n)
    sizes = [_size(grams, worth) for grams in old]
    return [
        [(w, lessons[n]) for n, cosine in _near(grams, where, worth, sizes) if (w := _say(cosine))]
        for grams in new
    ]


def _near(
    grams: Iterable[str],
    where: Mapping[str, Sequence[int]],
    worth: Mapping[str, float],
    sizes: Sequence[float],
) -> Iterator[tuple[int, float]]:
    shared: dict[int, float] = defaultdict(float)
    for gram in grams:
        for n in where.get(gram, ()):
            shared[n] += worth[gram]
    mine = _size(grams, worth)
    return ((n, both / (mine * sizes[n])) for n, both in shared.items() if mine * sizes[n])


def _say(cosine: float) -> float:
    return _SAME * (max(0.0, cosine - _ALIKE) / (1 - _ALIKE)) ** 2


def _size(grams: Iterable[str], worth: Mapping[str, float]) -> float:
    """Length of a text's grams, each worth less the more texts hold it."""
    return math.sqrt(sum(map(worth.__getitem__, grams)))


def _words(text: str) -> list[str]:
    return [w.replace("’", "'") for w in _WORD.findall(text[:_LONGEST].lower())]


def _grams(text: str) -> dict[str, None]:
    """Words, pairs of words, and runs of 3 to 5 letters within words, each once."""
    words = _words(text)
    found = dict.fromkeys((*(f"={w}" for w in words), *(f"{a} {b}" for a, b in pairwise(words))))
    for word in words:
        edged = f"^{word}$"
        for length in (3, 4, 5):
            for at in range(len(edged) - length + 1):
                found[edged[at : at + length]] = None
    return found

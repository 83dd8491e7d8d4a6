"""
Lessons → habits: the same replacement again and again, told from accidents.

Which kinds and themes a person puts in place of the sorter's, how often, and how sure it is that
they mean it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coaching.model import Kind
from coaching.sorting.lesson import Lesson
from coaching.sorting.memory import Chances, words
from coaching.sorting.once import Said
from coaching.sorting.point import SortedPoint, ThemeGuess

_KINDS = tuple(Kind)
_OWN = 0.85  # how often somebody with a habit follows it
_HEARD = 0.1  # a habit less likely than this is none
_THEME_ODDS = 0.008  # that a given replacement is a habit, before anything was seen
_KIND_ODDS = 0.005  # lower: many words are looked at
_THEME_CHANCE = (0.2, 0.6)  # how often the same happens without a habit, at least and at most
_KIND_CHANCE = (0.1, 0.6)

Case = tuple[float, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Habit:
    """``rate``: how often the person does it (0 to 1); ``trust``: how sure that it is a habit."""

    trust: float
    rate: float

    def pull(self, chance: float) -> float:
        """A chance without the habit → the chance with it."""
        return (1 - self.trust) * chance + self.trust * self.rate


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


def theme_habits(lessons: Sequence[Lesson]) -> dict[str, dict[str, Habit]]:
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


def usual_themes(point: SortedPoint, habits: Mapping[str, Mapping[str, Habit]]) -> Chances:
    """The themes proposed for a point, each drawn to what this person keeps in its place."""
    before = {g.theme: g.confidence for g in point.themes}
    after = dict(before)
    for theme, sure in before.items():
        for instead, habit in habits.get(theme, {}).items():
            if instead:
                after[instead] = max(after.get(instead, 0.0), habit.pull(before.get(instead, 0.0)))
            else:
                after[theme] = Habit(habit.trust, 1 - habit.rate).pull(sure)
    return after


def kind_habits(
    lessons: Sequence[Lesson], today: Sequence[Said]
) -> dict[tuple[Kind, str], dict[str, Habit]]:
    """(The sorter's kind, a sign in the point) → the kinds this person gives instead."""
    pairs = list(zip(lessons, today, strict=True))
    changed = Counter(
        (was.kind, sign)
        for x, was in pairs
        if x.kind != was.kind
        for sign in _signs(x.text, was.themes)
    )
    telling = {key for key, times in changed.items() if times > 1}
    taken_for = {kind for kind, _ in telling}
    cases: dict[tuple[Kind, str], Counter[str]] = defaultdict(Counter)
    for x, was in pairs:
        for sign in _signs(x.text, was.themes) if was.kind in taken_for else ():
            if (was.kind, sign) in telling:
                cases[was.kind, sign][x.kind] += 1
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
    said = words(text)
    pairs = (f"{a} {b}" for a, b in pairwise(said))
    return dict.fromkeys(("", *(f"#{g.theme}" for g in themes), *said, *pairs))


def usual_kind(
    point: SortedPoint, habits: Mapping[tuple[Kind, str], Mapping[str, Habit]]
) -> Chances:
    """The chance of each kind for a point, drawn by the strongest habit that a sign calls up."""
    rest = (1 - point.confidence) / (len(_KINDS) - 1)
    chances: Chances = {k: point.confidence if k is point.kind else rest for k in _KINDS}
    found = [
        (habit.trust * habit.rate, Kind(instead), habit)
        for sign in (_signs(point.text, point.themes) if habits else ())
        for instead, habit in habits.get((point.kind, sign), {}).items()
    ]
    if not found:
        return chances
    _, kind, habit = max(found, key=lambda f: (f[0], f[1]))
    others = Habit(habit.trust, (1 - habit.rate) / (len(_KINDS) - 1))
    return {k: (habit if k == kind else others).pull(c) for k, c in chances.items()}

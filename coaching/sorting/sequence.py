"""Votes of each point and its place → chances per kind, read as one text from end to end."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul

from coaching.model import Kind
from coaching.sorting.context import Place
from coaching.sorting.kinds import Votes

_S, _W, _U, _R, _M = Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION, Kind.REASON, Kind.REMARK
_ALL = tuple(Kind)
_WARMTH = 0.8  # how far apart votes move the chances
_SECTION = 2.2
_CONCEDED = 1.0
_FRAME = 6.0
_A_LETTER = 4  # fewer points open and close nothing

# How well one kind follows another: feedback opens with courtesies, praises, then criticises,
# then advises. Kinds not named follow at 0.
_FOLLOWS = {
    (_S, _S): 0.5, (_W, _W): 0.5, (_U, _U): 0.8, (_M, _M): 0.4, (_R, _R): 0.0,
    (_S, _W): 0.3, (_W, _U): 0.2, (_W, _S): -0.1, (_U, _S): -0.4, (_S, _U): -0.3,
    (_U, _W): -0.3, (_S, _M): -0.5, (_W, _M): -0.6, (_U, _M): -0.1,
}  # fmt: skip
_OPENS = {_M: 1.0, _S: 0.2, _W: -0.4, _U: -0.6, _R: -0.4}
_CLOSES = {_M: 0.8, _U: 0.2, _S: -0.2, _W: -0.3}
_TURN = {(_S, _W): 1.4, (_W, _S): 1.0, (_S, _S): -0.9, (_W, _W): -0.5, (_M, _W): 0.2}

_Row = list[float]
_Table = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class _Steps:
    """How likely each kind follows each, as factors, by the kind before and by the one after."""

    by_before: _Table
    by_after: _Table


def chances(votes: Sequence[Votes], places: Sequence[Place]) -> list[dict[Kind, float]]:
    """For each point the chances of the kinds, adding up to 1, given all the others."""
    if not votes:
        return []
    own = [_own(v, p) for v, p in zip(votes, places, strict=True)]
    for n, kind in enumerate(_ALL if len(own) >= _A_LETTER else ()):
        own[0][n] += _OPENS.get(kind, 0)
        own[-1][n] += _CLOSES.get(kind, 0)
    shares = [_raised(row) for row in own]
    steps = [_steps(place.turns) for place in places]
    forward = _forward(shares, steps)
    backward = _backward(shares, steps)
    joint = [
        _normal(list(map(mul, before, after)))
        for before, after in zip(forward, backward, strict=True)
    ]
    return [dict(zip(_ALL, row, strict=True)) for row in joint]


def _own(votes: Votes, place: Place) -> _Row:
    total = dict(votes)
    for kind, weight in place.votes:
        total[kind] += weight
    if place.frame:
        total[_M] += _FRAME
    if place.section:
        total[place.section] += _SECTION
    if place.concedes:
        total[_S] += _CONCEDED
    return [total[kind] for kind in _ALL]


def _raised(row: _Row) -> _Row:
    top = max(row)
    return [math.exp(_WARMTH * (vote - top)) for vote in row]


@cache
def _steps(turns: bool) -> _Steps:
    by_before = tuple(
        tuple(
            math.exp(_WARMTH * (_FOLLOWS.get((a, b), 0) + (_TURN.get((a, b), 0) if turns else 0)))
            for b in _ALL
        )
        for a in _ALL
    )
    return _Steps(by_before, tuple(zip(*by_before, strict=True)))


def _forward(shares: Sequence[_Row], steps: Sequence[_Steps]) -> list[_Row]:
    found = [shares[0]]
    for share, step in zip(shares[1:], steps[1:], strict=True):
        into = [sum(map(mul, found[-1], column)) for column in step.by_after]
        found.append(_normal(list(map(mul, into, share))))
    return found


def _backward(shares: Sequence[_Row], steps: Sequence[_Steps]) -> list[_Row]:
    found = [[1.0] * len(_ALL)]
    for share, step in zip(shares[:0:-1], steps[:0:-1], strict=True):
        onward = list(map(mul, found[-1], share))
        found.append(_normal([sum(map(mul, row, onward)) for row in step.by_before]))
    return found[::-1]


def _normal(row: _Row) -> _Row:
    whole = sum(row)
    return [x / whole for x in row]

"""Votes of each point and its place → chances per kind, read as one text from end to end."""

import math
from collections.abc import Sequence

from coaching.model import Kind
from coaching.sorting.context import Place
from coaching.sorting.kinds import Votes

_S, _W, _U, _R, _M = Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION, Kind.REASON, Kind.REMARK
_ALL = tuple(Kind)
_WARMTH = 0.8  # how far apart votes move the chances
_SECTION = 2.2
_FRAME = 6.0

# How well one kind follows another: feedback opens with courtesies, praises, then criticises,
# then advises. Kinds not named follow at 0.
_FOLLOWS = {
    (_S, _S): 0.5, (_W, _W): 0.5, (_U, _U): 0.8, (_M, _M): 0.7, (_R, _R): 0.0,
    (_S, _W): 0.3, (_W, _U): 0.2, (_W, _S): -0.1, (_U, _S): -0.4, (_S, _U): -0.3,
    (_U, _W): -0.3, (_S, _M): -0.5, (_W, _M): -0.6, (_U, _M): -0.1,
}  # fmt: skip
_OPENS = {_M: 1.0, _S: 0.2, _W: -0.4, _U: -0.6, _R: -0.4}
_CLOSES = {_M: 0.8, _U: 0.2, _S: -0.2, _W: -0.3}
_TURN = {(_S, _W): 1.4, (_W, _S): 1.0, (_S, _S): -0.9, (_W, _W): -0.5, (_M, _W): 0.2}


def chances(votes: Sequence[Votes], places: Sequence[Place]) -> list[dict[Kind, float]]:
    """For each point the chances of the kinds, adding up to 1, given all the others."""
    if not votes:
        return []
    own = [_own(v, p) for v, p in zip(votes, places, strict=True)]
    for kind in _ALL:
        own[0][kind] += _WARMTH * _OPENS.get(kind, 0)
        own[-1][kind] += _WARMTH * _CLOSES.get(kind, 0)
    forward = _swept(own, places)
    backward = _swept_back(own, places)
    return [_normal({k: f[k] + b[k] for k in _ALL}) for f, b in zip(forward, backward, strict=True)]


def _own(votes: Votes, place: Place) -> dict[Kind, float]:
    total = dict(votes)
    for kind, weight in place.votes:
        total[kind] += weight
    if place.frame:
        total[_M] += _FRAME
    if place.section:
        total[place.section] += _SECTION
    if place.concedes:
        total[_S] += 1.0
    return {kind: _WARMTH * vote for kind, vote in total.items()}


def _step(before: Kind, after: Kind, place: Place) -> float:
    weight = _FOLLOWS.get((before, after), 0.0)
    if place.turns:
        weight += _TURN.get((before, after), 0.0)
    return _WARMTH * weight


def _swept(own: Sequence[dict[Kind, float]], places: Sequence[Place]) -> list[dict[Kind, float]]:
    found = [own[0]]
    for n in range(1, len(own)):
        last = found[-1]
        found.append(
            _levelled(
                {
                    k: own[n][k] + _sum([last[b] + _step(b, k, places[n]) for b in _ALL])
                    for k in _ALL
                }
            )
        )
    return found


def _swept_back(
    own: Sequence[dict[Kind, float]], places: Sequence[Place]
) -> list[dict[Kind, float]]:
    found = [dict.fromkeys(_ALL, 0.0)]
    for n in range(len(own) - 1, 0, -1):
        later = found[-1]
        found.append(
            _levelled(
                {
                    k: _sum([later[a] + own[n][a] + _step(k, a, places[n]) for a in _ALL])
                    for k in _ALL
                }
            )
        )
    return found[::-1]


def _sum(logs: Sequence[float]) -> float:
    """Logarithm of the sum of what the logarithms stand for."""
    top = max(logs)
    return top + math.log(sum(math.exp(x - top) for x in logs))


def _levelled(logs: dict[Kind, float]) -> dict[Kind, float]:
    top = max(logs.values())
    return {kind: value - top for kind, value in logs.items()}


def _normal(logs: dict[Kind, float]) -> dict[Kind, float]:
    top = max(logs.values())
    raised = {kind: math.exp(value - top) for kind, value in logs.items()}
    whole = sum(raised.values())
    return {kind: value / whole for kind, value in raised.items()}

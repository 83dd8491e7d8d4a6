"""A sentence → its clauses: where it may be cut, and what stands on both sides of the place."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from coaching.model import Kind
from coaching.sorting.cuts import Gap, Side, side
from coaching.sorting.moods import gives_order

_JOINS = re.compile(
    r"(?:[,;:–—-]\s*|\s|\A)"
    r"(?P<turn>but|however|though|although|even though|even if|while|whilst|whereas|yet|albeit"
    r"|that said|on the other hand|unfortunately|nevertheless|except|only)\b"
    r"|(?P<semi>;)|(?P<dash>\s[–—-]{1,2}\s)|(?P<comma>,)(?:\s+(?P<and>and|then|plus|or|so)\b)?"
    r"|\s(?P<bare>and)\s",
    re.IGNORECASE,
)
_CONCESSION = re.compile(
    r"(?:while|whilst|although|though|even though|despite|even if|whereas)\b", re.IGNORECASE
)
_NOT_TURNING = ("nothing", "anything", "all", "none", "no choice", "everything", "not")
_BOTH = re.compile(r"\bnot (?:only|just|simply|merely)\b[^,;]*,?\s*\Z", re.IGNORECASE)
_NEEDS_COMMA = frozenset({"only", "except", "though", "unfortunately", "yet", "even if"})
_LONGEST = 1500  # a "sentence" longer than this is not prose: leave it whole
_NEAR = 100
_FEWEST = 2
_SURE = 0.55


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where the sentence may be cut: the next clause begins at ``at``."""

    at: int
    why: str


def clauses(
    text: str, start: int, end: int, worth: Callable[[Gap, int], bool]
) -> list[tuple[int, int]]:
    """
    Clauses of one sentence in order; mostly just the sentence itself.

    Args:
        text: Of which ``text[start:end]`` is the sentence.
        start: Where it begins.
        end: Where it ends.
        worth: Whether to cut, given a place and where the words after it begin.
    """
    if end - start > _LONGEST:
        return [(start, end)]
    edges = [start]
    cuts = _cuts(text, start, end)
    known = cache(side)  # of this sentence: the words after one place are those before the next
    for n, cut in enumerate(cuts):
        gap = _gap(text, edges[-1], cuts[n:], end, known)
        if gap and worth(gap, _stripped(text, cut.at, end)[0]):
            edges.append(cut.at)
    return [_stripped(text, a, b) for a, b in zip(edges, [*edges[1:], end], strict=True)]


def _gap(
    text: str, start: int, cuts: Sequence[Cut], end: int, known: Callable[[str], Side]
) -> Gap | None:
    """The first of the places with what stands around it; none when a side has no word."""
    cut = cuts[0]
    after = next((c.at for c in cuts[1:] if c.why in {"turn", "semi"}), end)
    following = cuts[1].at if len(cuts) > 1 else end
    left, right = text[start : cut.at], text[cut.at : after]
    if not left.split() or not right.split():
        return None
    one, other, near = known(left), known(right), known(text[cut.at : following])
    return Gap(cut.why, one, other, near, _by_rule(left, right, one, other, cut.why))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _cuts(text: str, start: int, end: int) -> list[Cut]:
    concession = _CONCESSION.match(text, start, end)
    found: list[Cut] = []
    for join in _JOINS.finditer(text, start, end):
        if _quoted(text, start, join.start()):
            continue
        cut = _cut(text, start, join)
        if cut and concession and cut.why in {"comma", "and"}:
            cut, concession = Cut(cut.at, "main"), None
        if cut and cut.at > start:
            found.append(cut)
    return found


def _cut(text: str, start: int, join: re.Match[str]) -> Cut | None:
    if turn := join["turn"]:
        at = join.start("turn")
        before = text[max(start, at - _NEAR) : at].rstrip().lower()
        marked = before.endswith((",", ";", "–", "—", "-", ":"))
        if (
            before.endswith(_NOT_TURNING)
            or _BOTH.search(before)
            or (turn.lower() in _NEEDS_COMMA and not marked)
        ):
            return None
        return Cut(at, "turn" if marked or turn.lower() not in {"while", "yet"} else "time")
    if join["semi"]:
        return Cut(join.end(), "semi")
    if join["dash"]:
        return Cut(join.end(), "dash")
    if join["comma"]:
        return Cut(
            join.start("and") if join["and"] else join.end(), "and" if join["and"] else "comma"
        )
    return Cut(join.start("bare"), "bare")


def _quoted(text: str, start: int, at: int) -> bool:
    """Inside quotation marks nothing is cut."""
    piece = text[start:at]
    return piece.count('"') % 2 == 1 or piece.count("“") > piece.count("”")


def _by_rule(left: str, right: str, before: Side, after: Side, why: str) -> bool:
    """What a person who knows no example would decide."""
    if min(len(left.split()), len(right.split())) < _FEWEST:
        return False
    if why == "bare" and not gives_order(after.words):
        return False
    return _differ(before, after, why)


def _differ(before: Side, after: Side, why: str) -> bool:
    other_kind = before.kind != after.kind
    other_theme = bool(before.theme and after.theme and before.theme != after.theme)
    both_sure = min(before.kinds[before.kind], after.kinds[after.kind]) > _SURE
    if why in {"turn", "main"}:
        return other_kind or other_theme or not both_sure
    if why in {"time", "semi"}:
        return other_kind and both_sure
    opposite = {before.kind, after.kind} == {Kind.STRENGTH, Kind.WEAKNESS}
    if why in {"comma", "dash"}:
        return opposite and both_sure
    advice = before.kind == after.kind == Kind.SUGGESTION and (why == "and" or both_sure)
    return (advice and other_theme) or (opposite and both_sure)

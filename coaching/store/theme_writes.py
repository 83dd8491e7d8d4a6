"""One row of the codebook checked, stored and told of; and points moved from theme to theme."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from coaching import codebook
from coaching.codebook import Codebook
from coaching.model import CoachingError, OwnTheme, Stale
from coaching.store.recorder import CHANGED, Recorder, Values
from coaching.store.tables import point, point_theme, theme

LONGEST = 60
"""Letters of a label: longer ones are definitions."""
MOST = 300
"""Themes of one's own; more than these nobody keeps apart."""


def checked(book: Codebook, new: OwnTheme) -> OwnTheme:
    """
    The row as it may be stored: without what the built-in theme says anyway.

    Raises:
        CoachingError: If the label is empty, too long or another theme's, or the merge is none.
    """
    known = codebook.themes().get(new.id)
    label = " ".join(new.label.split())
    tidy = replace(new, label=label, definition=new.definition.strip())
    if known is not None:
        tidy = replace(
            tidy,
            label="" if label == known.label else label,
            definition="" if tidy.definition == known.definition else tidy.definition,
        )
    elif new.id not in book.own and sum(map(book.is_own, book.every)) >= MOST:
        raise CoachingError(f"There are {MOST} themes of your own. Merge some before adding more.")
    _refuse_label(book, tidy)
    _refuse_merge(book, tidy)
    return tidy


def _refuse_label(book: Codebook, new: OwnTheme) -> None:
    known = codebook.themes().get(new.id)
    label = new.label or (known.label if known else "")
    if not label:
        raise CoachingError("A theme needs a name.")
    if len(label) > LONGEST:
        raise CoachingError(f"A name of at most {LONGEST} letters, please; say the rest below it.")
    before = book.row(new.id)
    if new.id in book.every and before.label == new.label:
        return
    others = (t.label for i, t in book.every.items() if i != new.id)
    if label.casefold() in map(str.casefold, others):
        raise CoachingError(
            f"There is a theme “{label}” already. Merge the two, or choose another."
        )


def _refuse_merge(book: Codebook, new: OwnTheme) -> None:
    if new.merged_into is None or new.merged_into == book.row(new.id).merged_into:
        return
    if new.merged_into not in book.every or new.merged_into in book.hidden:
        raise CoachingError("The theme to merge into is not in your codebook any more.")
    if new.id in (new.merged_into, book.resolve(new.merged_into)):
        raise CoachingError("A theme cannot be merged into itself.")


def keep(recorder: Recorder, stored: OwnTheme, new: OwnTheme) -> None:
    """Store a row over what is there; one that says nothing of a built-in theme goes."""
    before = _values(stored) if stored.version else None
    empty = OwnTheme(new.id, version=new.version)
    if new == stored:
        return
    if new == empty and new.id in codebook.themes():
        if before is not None:
            recorder.delete(theme, [before])
    elif before is None:
        recorder.insert(theme, [{**_values(new), "version": 1}])
    else:
        recorder.update(theme, [(before, {**_values(new), "version": recorder.change_id})])


def told(book: Codebook, stored: OwnTheme, new: OwnTheme) -> str:
    """What was done, as the history says it."""
    name = named(book.label(new.id) if new.id in book.every else new.label)
    if new.id not in book.every:
        return f"Theme “{name}” added"
    if new.merged_into != stored.merged_into:
        if new.merged_into is None:
            own = book.every[new.id].label
            return f"“{named(own)}” is a theme by itself again"
        return f"“{name}” merged into “{named(book.label(new.merged_into))}”"
    if new.hidden != stored.hidden:
        return f"“{name}” {'hidden' if new.hidden else 'shown again'}"
    if new.label != stored.label:
        return f"“{name}” renamed"
    return f"“{name}” described"


def named(label: str) -> str:
    """A label for a sentence."""
    return label if len(label) <= 40 else f"{label[:39]}…"


def move(
    recorder: Recorder, sources: Collection[str], target: str, points: Mapping[int, int]
) -> str:
    """
    Give these points the target in place of the sources, where it stands in their order.

    Returns:
        How many, in words.

    Raises:
        CoachingError: If there is none.
        Stale: If one was changed since it was chosen.
    """
    links = _links(recorder, points)
    for row, own in links:
        if _moved(recorder, own, sources, target):
            recorder.update(point, [(row, {**row, "version": recorder.change_id})])
    return _quotes(links)


def give(recorder: Recorder, target: str, points: Mapping[int, int]) -> str:
    """
    Give these points a theme beside those they have; how many, in words.

    Raises:
        CoachingError: If there is none.
        Stale: If one was changed since it was chosen.
    """
    links = _links(recorder, points)
    for row, own in links:
        ranks = [x["confirmed_rank"] for x in own if x["confirmed_rank"] is not None]
        _confirm(recorder, row["id"], own, target, max(ranks, default=-1) + 1)
        recorder.update(point, [(row, {**row, "version": recorder.change_id})])
    return _quotes(links)


def give_each(recorder: Recorder, given: Mapping[int, tuple[int, Sequence[str]]], by: str) -> None:
    """Give each point further themes, decided by the person or the consultant."""
    if not given:
        return
    for row, own in _links(
        recorder, {point_id: version for point_id, (version, _) in given.items()}
    ):
        ranks = [x["confirmed_rank"] for x in own if x["confirmed_rank"] is not None]
        first = max(ranks, default=-1) + 1
        for rank, theme_id in enumerate(given[row["id"]][1], first):
            _confirm(recorder, row["id"], own, theme_id, rank, by)
        recorder.update(point, [(row, {**row, "version": recorder.change_id})])


def _links(recorder: Recorder, points: Mapping[int, int]) -> list[tuple[Values, list[Values]]]:
    """Each point's row with the rows of its themes."""
    rows = recorder.rows(point, "id", points)
    if not points:
        raise CoachingError("Choose at least one quote that goes to the other theme.")
    if len(rows) != len(points) or any(row["version"] != points[row["id"]] for row in rows):
        raise Stale(CHANGED)
    links: dict[int, list[Values]] = {row["id"]: [] for row in rows}
    for link in recorder.rows(point_theme, "point_id", points):
        links[link["point_id"]].append(link)
    return [(row, links[row["id"]]) for row in rows]


def _quotes(links: Collection[object]) -> str:
    return f"{len(links)} quote{'' if len(links) == 1 else 's'}"


def _confirm(
    recorder: Recorder,
    point_id: int,
    own: list[Values],
    theme_id: str,
    rank: int,
    by: str = "person",
) -> None:
    place: dict[str, Any] = {"confirmed_rank": rank, "confirmed_by": by}
    there = next((x for x in own if x["theme"] == theme_id), None)
    if there is None:
        proposal = {"proposed_rank": None, "proposed_by": None, "confidence": None}
        new = {"point_id": point_id, "theme": theme_id, **proposal, **place}
        recorder.insert(point_theme, [new])
    elif there["confirmed_rank"] is None:
        recorder.update(point_theme, [(there, {**there, **place})])


def _moved(recorder: Recorder, links: list[Values], sources: Collection[str], target: str) -> bool:
    had = [x for x in links if x["theme"] in sources and x["confirmed_rank"] is not None]
    if not had or target in sources:
        return False
    for link in had:
        left = {**link, "confirmed_rank": None, "confirmed_by": None}
        if link["proposed_rank"] is None:
            recorder.delete(point_theme, [link])
        else:  # the proposal is still seen to have been one
            recorder.update(point_theme, [(link, left)])
    rank = min(x["confirmed_rank"] for x in had)
    _confirm(recorder, had[0]["point_id"], links, target, rank)
    return True


def _values(row: OwnTheme) -> dict[str, Any]:
    return {
        "id": row.id,
        "label": row.label,
        "short": row.short,
        "definition": row.definition,
        "hidden": int(row.hidden),
        "merged_into": row.merged_into,
        "version": row.version,
    }

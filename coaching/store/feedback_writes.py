"""Adding, editing and deleting feedback and its points."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coaching.model import Feedback, Interview, NotFound, Point, Stale, Status
from coaching.store import rows
from coaching.store.drafts import remove_draft
from coaching.store.prepared import Prepared
from coaching.store.reading import read_interview
from coaching.store.recorder import CHANGED, GONE, Recorder, Values, known
from coaching.store.tables import feedback, interview, point, point_theme

_EMPLOYER = Prepared(
    sa.select(interview.c.employer).where(
        interview.c.person_id == sa.bindparam("person"),
        interview.c.id == sa.bindparam("interview"),
    )
)


def add(recorder: Recorder, interview_id: int, new: Feedback, draft: str | None) -> tuple[str, int]:
    """Insert feedback with its points; the draft it was written in ends with it."""
    found = _EMPLOYER.first(
        recorder.connection, {"person": recorder.person_id, "interview": known(interview_id)}
    )
    if found is None:
        raise NotFound(GONE)
    feedback_id = insert_feedback(recorder, interview_id, new)
    if draft is not None:
        remove_draft(recorder, draft)
    return f"Feedback from {rows.short(found[0])} saved", feedback_id


def insert_feedback(recorder: Recorder, interview_id: int, new: Feedback) -> int:
    """Insert feedback with its points and their themes."""
    feedback_id = recorder.take_id()
    stored = {"id": feedback_id, "interview_id": interview_id, "version": 1}
    recorder.insert(feedback, [rows.feedback_row(new, stored)])
    _insert_points(recorder, feedback_id, list(enumerate(new.points)))
    return feedback_id


def edit(recorder: Recorder, new: Feedback) -> tuple[str, None]:
    """Store feedback's status, channel, giver and day."""
    before = _current(recorder, new.id, new.version)
    after = {**rows.feedback_row(new, before), "version": recorder.change_id}
    recorder.update(feedback, [(before, after)])
    return "Feedback changed", None


def delete(recorder: Recorder, feedback_id: int, version: int) -> tuple[str, None]:
    """Take feedback away with its points."""
    recorder.delete_tree(feedback, [_current(recorder, feedback_id, version)])
    return "Feedback deleted", None


def edit_point(recorder: Recorder, new: Point) -> tuple[str, None]:
    """Store a point's words, kind, place, marks and themes."""
    before = _current_point(recorder, new.id, new.version)
    _update_points(recorder, [(new, before, before["position"])])
    return "Point changed", None


def delete_point(recorder: Recorder, point_id: int, version: int) -> tuple[str, None]:
    """Take a point away with its themes."""
    recorder.delete_tree(point, [_current_point(recorder, point_id, version)])
    return "Point deleted", None


@dataclass(frozen=True, slots=True)
class Correction:
    """New points for a feedback of a version; maybe its new status, and the draft that ends."""

    feedback_id: int
    points: tuple[Point, ...]
    version: int
    status: Status | None
    draft: str | None


def replace_points(recorder: Recorder, new: Correction) -> tuple[str, None]:
    """
    Make these the points of a feedback, in this order.

    A point that names its id keeps its row and must be as its writer saw it; one without an id is
    new; a stored one that is not named is taken away.
    """
    said = _current(recorder, new.feedback_id, new.version)
    before = {row["id"]: row for row in recorder.rows(point, "feedback_id", [new.feedback_id])}
    _refuse_stale_points(recorder, said, new.points, before)
    named = {p.id for p in new.points}
    recorder.delete_tree(point, [row for row in before.values() if row["id"] not in named])
    placed = list(enumerate(new.points))
    _update_points(recorder, [(p, before[p.id], n) for n, p in placed if p.id is not None])
    _insert_points(recorder, new.feedback_id, [(n, p) for n, p in placed if p.id is None])
    status = new.status.value if new.status else said["status"]
    after = {**said, "status": status, "version": recorder.change_id}
    recorder.update(feedback, [(said, after)])
    if new.draft is not None:
        remove_draft(recorder, new.draft)
    return "Points changed", None


def _insert_points(
    recorder: Recorder, feedback_id: int, placed: Sequence[tuple[int, Point]]
) -> None:
    stored, themes = [], []
    for position, new in placed:
        row_id = recorder.take_id()
        own = {"id": row_id, "feedback_id": feedback_id, "position": position, "version": 1}
        stored.append(rows.point_row(new, own))
        themes += rows.theme_rows(new, row_id)
    recorder.insert(point, stored)
    recorder.insert(point_theme, themes)


def _update_points(recorder: Recorder, edits: Sequence[tuple[Point, Values, int]]) -> None:
    """Store points over their rows at their positions; untouched ones keep their version."""
    themes = recorder.rows(point_theme, "point_id", [row["id"] for _, row, _ in edits])
    for new, before, position in edits:
        mine = (row for row in themes if row["point_id"] == before["id"])
        own = sorted(mine, key=lambda row: str(row["theme"]))  # the database's order may differ
        after = rows.point_row(new, {**before, "position": position})
        links = rows.theme_rows(new, before["id"], own)
        if (after, links) != (before, own):
            recorder.update(point, [(before, {**after, "version": recorder.change_id})])
            _update_themes(recorder, own, links)


def _update_themes(
    recorder: Recorder, before: Sequence[Values], after: Sequence[dict[str, Any]]
) -> None:
    old, new = ({row["theme"]: row for row in links} for links in (before, after))
    recorder.delete(point_theme, [old[theme] for theme in old if theme not in new])
    both = [(old[theme], new[theme]) for theme in new if theme in old]
    recorder.update(point_theme, [(was, now) for was, now in both if was != now])
    recorder.insert(point_theme, [new[theme] for theme in new if theme not in old])


def _refuse_stale_points(
    recorder: Recorder, said: Values, points: Sequence[Point], before: dict[Any, Values]
) -> None:
    seen = [(p.id, p.version) for p in points if p.id is not None]
    if any(i not in before or before[i]["version"] != version for i, version in seen):
        raise Stale(CHANGED, _stored(recorder, said))


def _current(recorder: Recorder, feedback_id: int | None, version: int) -> Values:
    row = recorder.row(feedback, feedback_id)
    if row["version"] != version:
        raise Stale(CHANGED, _stored(recorder, row))
    return row


def _current_point(recorder: Recorder, point_id: int | None, version: int) -> Values:
    row = recorder.row(point, point_id)
    if row["version"] != version:
        said = _stored(recorder, recorder.row(feedback, row["feedback_id"]))
        raise Stale(CHANGED, next(p for p in said.points if p.id == row["id"]))
    return row


def _stored(recorder: Recorder, row: Values) -> Feedback:
    whole: Interview = read_interview(recorder.connection, recorder.person_id, row["interview_id"])
    return next(f for f in whole.feedback if f.id == row["id"])

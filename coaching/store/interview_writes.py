"""Adding, editing and deleting interviews with everything that is part of them."""

from collections.abc import Sequence
from typing import Any

from coaching.model import Contact, Interview, Round, Stale
from coaching.store import contacts, rows
from coaching.store.drafts import remove_draft
from coaching.store.feedback_writes import insert_feedback
from coaching.store.reading import read_interview
from coaching.store.recorder import CHANGED, Recorder
from coaching.store.tables import interview, round_


def add(recorder: Recorder, new: Interview) -> tuple[str, int]:
    """Insert an interview with its rounds, feedback and points."""
    interview_id = recorder.take_id()
    recorder.insert(interview, [rows.interview_row(new, {"id": interview_id, "version": 1})])
    recorder.insert(round_, _new_rounds(recorder, interview_id, new.rounds))
    for feedback in new.feedback:
        insert_feedback(recorder, interview_id, feedback)
    return f"{_named(new.employer)} added", interview_id


def bring(recorder: Recorder, new: Sequence[Interview]) -> tuple[str, int]:
    """Insert many interviews that have no feedback yet; the id of the first."""
    ids = [recorder.take_id() for _ in new]
    recorder.insert(
        interview,
        [rows.interview_row(i, {"id": n, "version": 1}) for n, i in zip(ids, new, strict=True)],
    )
    recorder.insert(
        round_,
        [row for n, i in zip(ids, new, strict=True) for row in _new_rounds(recorder, n, i.rounds)],
    )
    what = _named(new[0].employer) if len(new) == 1 else f"{len(new):,} interviews from a list"
    return f"{what} added", ids[0]


def edit(recorder: Recorder, new: Interview) -> tuple[str, None]:
    """Store an interview's own fields and rounds; its feedback has its own edits."""
    before = recorder.row(interview, new.id)
    interview_id = before["id"]
    if before["version"] != new.version:
        raise Stale(CHANGED, read_interview(recorder.connection, recorder.person_id, interview_id))
    after = {**rows.interview_row(new, before), "version": recorder.change_id}
    recorder.update(interview, [(before, after)])
    _edit_rounds(recorder, interview_id, new.rounds)
    return f"{_named(new.employer)} changed", None


def keep(
    recorder: Recorder, whole: Interview, people: Sequence[Contact], draft: str | None
) -> tuple[str, int]:
    """Add or edit an interview and make these the people met; the draft of it ends."""
    if whole.id is None:
        what, interview_id = add(recorder, whole)
    else:
        what, interview_id = edit(recorder, whole)[0], whole.id
    contacts.make_these(recorder, interview_id, people)
    if draft is not None:
        remove_draft(recorder, draft)
    return what, interview_id


def delete(recorder: Recorder, interview_id: int, version: int) -> tuple[str, None]:
    """Take an interview away with everything that is part of it."""
    before = recorder.row(interview, interview_id)
    if before["version"] != version:
        raise Stale(CHANGED, read_interview(recorder.connection, recorder.person_id, interview_id))
    recorder.delete_tree(interview, [before])
    return f"{_named(before['employer'])} deleted", None


def _edit_rounds(recorder: Recorder, interview_id: int, rounds: Sequence[Round]) -> None:
    """Rounds keep their row by id; new ones are added and those not named are taken away."""
    before = {row["id"]: row for row in recorder.rows(round_, "interview_id", [interview_id])}
    ordered = list(enumerate(rows.in_order_of_date(rounds)))
    kept = [
        (before[r.id], rows.round_row(r, n, before[r.id])) for n, r in ordered if r.id in before
    ]
    gone = before.keys() - {row["id"] for row, _ in kept}
    recorder.update(round_, [(old, new) for old, new in kept if old != new])
    recorder.delete_tree(round_, [before[i] for i in sorted(gone)])
    added = [(n, r) for n, r in ordered if r.id not in before]
    recorder.insert(round_, [_new_round(recorder, interview_id, n, r) for n, r in added])


def _new_rounds(
    recorder: Recorder, interview_id: int, rounds: Sequence[Round]
) -> list[dict[str, Any]]:
    ordered = enumerate(rows.in_order_of_date(rounds))
    return [_new_round(recorder, interview_id, n, r) for n, r in ordered]


def _new_round(recorder: Recorder, interview_id: int, n: int, new: Round) -> dict[str, Any]:
    return rows.round_row(new, n, {"id": recorder.take_id(), "interview_id": interview_id})


def _named(employer: str) -> str:
    return f"Interview with {rows.short(employer)}"

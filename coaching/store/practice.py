"""Practice plans and logs of one person: one open plan at a time, and what was practised."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coaching.model import (
    AgreedWith,
    CoachingError,
    PlanStatus,
    PracticeLog,
    PracticePlan,
)
from coaching.store.drafts import remove_draft
from coaching.store.part import Part
from coaching.store.recorder import Recorder
from coaching.store.rowwise import Shape
from coaching.store.tables import practice_log, practice_plan

ONE_AT_A_TIME = (
    "One thing at a time: a practice plan is open already. Finish it or put it down first, then "
    "start this one."
)


def _plan_row(plan: PracticePlan) -> dict[str, Any]:
    return {
        "theme": plan.theme,
        "drill": plan.drill,
        "steps": list(plan.steps),
        "minutes": plan.minutes,
        "done_when": plan.done_when,
        "cue": plan.cue,
        "action": plan.action,
        "starts_on": plan.starts_on,
        "starts_at": plan.starts_at,
        "time_zone": plan.time_zone,
        "sessions": plan.sessions,
        "every_days": plan.every_days,
        "due_on": plan.due_on,
        "status": plan.status.value,
        "agreed_with": plan.agreed_with.value,
        "prompted_by": list(plan.prompted_by),
        "notes": plan.notes,
    }


def _to_plan(row: Mapping[str, Any]) -> PracticePlan:
    found = dict(row)
    found["steps"] = tuple(found["steps"])
    found["prompted_by"] = tuple(found["prompted_by"])
    found["status"] = PlanStatus(found["status"])
    found["agreed_with"] = AgreedWith(found["agreed_with"])
    return PracticePlan(**found)


def _log_row(log: PracticeLog) -> dict[str, Any]:
    return {
        "practice_plan_id": log.plan,
        "done_on": log.done_on,
        "minutes": log.minutes,
        "confidence_before": log.confidence_before,
        "confidence_after": log.confidence_after,
        "notes": log.notes,
    }


def _to_log(row: Mapping[str, Any]) -> PracticeLog:
    found = dict(row)
    return PracticeLog(plan=found.pop("practice_plan_id"), **found)


PLAN: Shape[PracticePlan] = Shape(practice_plan, _plan_row, _to_plan, lambda _: "Practice plan")
LOG: Shape[PracticeLog] = Shape(practice_log, _log_row, _to_log, lambda _: "Practice session")
_PLANS, _LOGS = PLAN.all_of_a_person(), LOG.all_of_a_person()
_ENDED = {
    PlanStatus.OPEN: "Practice plan opened again",
    PlanStatus.DONE: "Practice plan finished",
    PlanStatus.DROPPED: "Practice plan put down",
}


class Practice(Part):
    """What one person plans to practise and has practised. How writes behave: :class:`Part`."""

    def plans(self) -> tuple[PracticePlan, ...]:
        """Every plan, by the day it starts, then id."""
        with self._database.read() as connection:
            found = PLAN.values(_PLANS.all(connection, {"person": self._person}))
        return tuple(sorted(found, key=lambda plan: plan.starts_on))

    def open_plan(self) -> PracticePlan | None:
        """The plan that is open, or None; the newest, if there should ever be two."""
        still = [plan for plan in self.plans() if plan.status is PlanStatus.OPEN]
        return max(still, key=lambda plan: plan.id or 0, default=None)

    def logs(self) -> tuple[PracticeLog, ...]:
        """Every session of every plan, by day, then id."""
        with self._database.read() as connection:
            found = LOG.values(_LOGS.all(connection, {"person": self._person}))
        return tuple(sorted(found, key=lambda log: log.done_on))

    def add_plan(
        self, plan: PracticePlan, *, request: str, now: datetime, draft: str | None = None
    ) -> int:
        """
        Store a new plan; its id. The draft it was written in ends with it.

        Raises:
            CoachingError: If it is open and another one is.
        """

        def write(recorder: Recorder) -> tuple[str, int]:
            one_at_a_time(recorder, plan)
            if draft is not None:
                remove_draft(recorder, draft)
            return PLAN.add(recorder, plan)

        return self._made(request, now, write, new_rows=1)

    def edit_plan(
        self, plan: PracticePlan, *, request: str, now: datetime, draft: str | None = None
    ) -> None:
        """
        Store a plan, by its id: other words, or another status.

        Raises:
            CoachingError: If it is opened again while another one is open.
        """

        def write(recorder: Recorder) -> tuple[str, None]:
            before = PLAN.edit(recorder, plan, plan.id, plan.version)
            one_at_a_time(recorder, plan)
            if draft is not None:
                remove_draft(recorder, draft)
            same = before["status"] == plan.status
            return "Practice plan changed" if same else _ENDED[plan.status], None

        self._record(request, now, write)

    def delete_plan(self, plan_id: int, *, version: int, request: str, now: datetime) -> None:
        """Take a plan away with its log."""
        self._record(request, now, lambda r: PLAN.delete(r, plan_id, version))

    def add_log(
        self, log: PracticeLog, *, request: str, now: datetime, draft: str | None = None
    ) -> int:
        """Store a session of a plan; its id. The draft it was written in ends with it."""

        def write(recorder: Recorder) -> tuple[str, int]:
            recorder.row(practice_plan, log.plan)
            if draft is not None:
                remove_draft(recorder, draft)
            return LOG.add(recorder, log)

        return self._made(request, now, write, new_rows=1)

    def edit_log(
        self, log: PracticeLog, *, request: str, now: datetime, draft: str | None = None
    ) -> None:
        """Store a session, by its id. The draft it was corrected in ends with it."""

        def write(recorder: Recorder) -> tuple[str, None]:
            if draft is not None:
                remove_draft(recorder, draft)
            recorder.row(practice_plan, log.plan)
            LOG.edit(recorder, log, log.id, log.version)
            return "Practice session changed", None

        self._record(request, now, write)

    def delete_log(
        self, log_id: int, *, version: int, request: str, now: datetime, draft: str | None = None
    ) -> None:
        """Take a session away, and the draft of its correction."""

        def write(recorder: Recorder) -> tuple[str, None]:
            if draft is not None:
                remove_draft(recorder, draft)
            return LOG.delete(recorder, log_id, version)

        self._record(request, now, write)


def one_at_a_time(recorder: Recorder, plan: PracticePlan) -> None:
    """Refuse a second open plan."""
    if plan.status is not PlanStatus.OPEN:
        return
    still = recorder.rows(practice_plan, "status", [PlanStatus.OPEN.value])
    if any(row["id"] != plan.id for row in still):
        raise CoachingError(ONE_AT_A_TIME)

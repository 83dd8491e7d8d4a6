"""
A journal as it is now → what somebody it is shared with sees of it now.

A file holds what was chosen on the day it was made. A link is made anew at every look: a word that
is corrected or made private since is so there at once; what was recorded later is not there at
all. Ids only ever rise within a journal, so what has a lower one than the share existed before it.
"""

from dataclasses import replace
from datetime import date

from coaching import sharing
from coaching.model import Interview, Link, PlanStatus, Practised, Shared
from coaching.store import Journal


def record(journal: Journal, today: date, before: int | None = None) -> sharing.Record:
    """
    What a journal holds that sharing is made of; ``before`` is the id of the share, if any.

    Interviews that are still to come on this day are left out: nobody said anything about them.
    Practice that became of a task they set themselves is there whenever it was done.
    """
    every = journal.interviews()
    there = tuple(i for i in every if not i.ahead(today))
    names = journal.sharing.names()
    if before is not None:
        there = tuple(_then(i, before) for i in there if _is_older(i.id, before))
        # Names to be hidden are known from everything that is in the journal by now.
        names = (*names, *sharing.known_names(every))
    return sharing.Record(there, names, practised(journal, before), journal.codebook.read())


def shown(journal: Journal, link: Link) -> Shared:
    """What the reader of a link sees, by the choice that was fixed when it was made."""
    then = record(journal, link.made_on, link.id)
    return sharing.projection(then, link.choice, sharing.Handed("", "", link.made_on))


def practised(journal: Journal, before: int | None = None) -> tuple[Practised, ...]:
    """Each plan that was not dropped, with its sessions and the confidence before and after."""
    tasks = {plan: task.uid for task, plan in journal.sharing.tasks() if plan}
    theirs = {task.uid for task in journal.sharing.said(before)[1]} if before is not None else set()
    logs = journal.practice.logs()
    found = []
    for plan in journal.practice.plans():
        set_by_them = tasks.get(plan.id or 0) in theirs
        if plan.status is PlanStatus.DROPPED or not (set_by_them or _is_older(plan.id, before)):
            continue
        mine = [
            log
            for log in logs
            if log.plan == plan.id and (set_by_them or _is_older(log.id, before))
        ]
        confidence_before = [log.confidence_before for log in mine if log.confidence_before]
        after = [log.confidence_after for log in mine if log.confidence_after]
        words = f"if {plan.cue}, then I {plan.action}" if plan.cue and plan.action else plan.action
        found.append(
            Practised(
                theme=plan.theme,
                drill=plan.drill,
                plan=words,
                starts_on=mine[0].done_on if mine else plan.starts_on,
                due_on=plan.due_on,
                status=plan.status.value,
                agreed_with=plan.agreed_with.value,
                sessions=len(mine),
                prompted_by=plan.prompted_by,
                confidence_before=confidence_before[0] if confidence_before else None,
                confidence_after=after[-1] if after else None,
                task=tasks.get(plan.id or 0, ""),
                days=tuple(sorted(log.done_on for log in mine)),
            )
        )
    return tuple(found)


def _then(interview: Interview, before: int) -> Interview:
    """An interview without the rounds and the feedback that came after the share."""
    return replace(
        interview,
        rounds=tuple(r for r in interview.rounds if _is_older(r.id, before)),
        feedback=tuple(f for f in interview.feedback if _is_older(f.id, before)),
    )


def _is_older(number: int | None, before: int | None) -> bool:
    return before is None or number is None or number < before

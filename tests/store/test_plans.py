"""No read walks through other people's rows."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from coaching.model import Approach, FollowUp, Letter, Message, Question
from coaching.store import Journal, Store
from coaching.store.prepared import Prepared
from tests.build import (
    ADA,
    GRACE,
    a_contact,
    a_feedback,
    a_log,
    a_plan,
    a_point,
    a_reflection,
    a_story,
    an_interview,
)
from tests.store.looking import NOW, rows_of
from tests.store.test_owners import shares


@pytest.fixture
def asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """Every statement a filled journal sends, as it reads, writes and undoes."""
    statements: list[tuple[str, Any]] = []
    run, all_ = Prepared.run, Prepared.all

    def seen_run(self: Prepared, connection: sa.Connection, rows: Any) -> None:
        compiled = self._for(connection.dialect)
        statements.extend((compiled.text, compiled.bind(row)) for row in rows[:1])
        run(self, connection, rows)

    def seen_all(self: Prepared, connection: sa.Connection, values: Any) -> Any:
        compiled = self._for(connection.dialect)
        statements.append((compiled.text, compiled.bind({**compiled.fixed, **values})))
        return all_(self, connection, values)

    def seen_core(_c: object, _cursor: object, text: str, values: Any, *_: object) -> None:
        if text.startswith(("SELECT", "UPDATE", "DELETE")):
            statements.append((text, values))

    _fill(store)
    monkeypatch.setattr(Prepared, "run", seen_run)
    monkeypatch.setattr(Prepared, "all", seen_all)
    sa.event.listen(store._database.engine, "before_cursor_execute", seen_core)
    _use(store.journal(ADA))
    sa.event.remove(store._database.engine, "before_cursor_execute", seen_core)
    return statements


def _fill(store: Store) -> None:
    for owner in (ADA, GRACE):
        journal = store.journal(owner)
        for n in range(30):
            journal.add_interview(an_interview(a_point(), a_point()), request=str(n), now=NOW)


def _use(journal: Journal) -> None:
    whole = journal.interviews()[0]
    journal.interview(whole.id or 0)
    journal.save_draft("k", "add", {}, version=0, writer="w", now=NOW)
    journal.drafts()
    journal.drafts("add")
    journal.draft("k")
    journal.preference("x")
    journal.saved("k")
    journal.add_feedback(whole.id or 0, a_feedback(a_point()), request="k", now=NOW, draft="k")
    _write_a_letter(journal, whole.id or 0)
    journal.edit_interview(whole, request="e", now=NOW)
    whole = journal.interview(whole.id or 0)
    met = journal.contacts.add(a_contact(whole.id or 0), request="met", now=NOW)
    journal.contacts.edit(a_contact(whole.id or 0, id=met), request="n", now=NOW)
    journal.reflections.add(
        a_reflection(whole.id or 0, round=whole.last_round.id), request="o", now=NOW
    )
    journal.contacts.all()
    journal.reflections.all(whole.id)
    _practise(journal, whole.id or 0)
    _share(journal)
    journal.delete_interview(whole.id or 0, version=whole.version, request="d", now=NOW)
    change = journal.last_change()
    assert change is not None
    journal.undo(change.id, now=NOW)


def _write_a_letter(journal: Journal, about: int) -> None:
    journal.messages.add(Message(about, Letter.THANK_YOU), request="m", now=NOW)
    journal.follow_ups.add(FollowUp(about, Approach.CALL), request="f", now=NOW)
    [letter], [call] = journal.messages.all(about), journal.follow_ups.all()
    journal.messages.delete(letter.id or 0, version=1, request="md", now=NOW)
    journal.follow_ups.delete(call.id or 0, version=1, request="fd", now=NOW)


def _practise(journal: Journal, interview: int) -> None:
    plan = journal.practice.add_plan(a_plan(), request="plan", now=NOW)
    log = journal.practice.add_log(a_log(plan), request="log", now=NOW)
    story = journal.stories.add(a_story(), request="story", now=NOW)
    asked = Question("Why us?", interview=interview, story=story)
    question = journal.questions.add(asked, request="question", now=NOW)
    journal.practice.edit_log(a_log(plan, id=log), request="l2", now=NOW)
    journal.questions.edit(replace(asked, id=question), request="q2", now=NOW)
    journal.practice.plans()
    journal.practice.logs()
    journal.stories.all()
    journal.questions.all()
    journal.stories.delete(story, version=1, request="s2", now=NOW)
    journal.practice.delete_plan(plan, version=1, request="p2", now=NOW)


def plans(store: Store, asked: list[tuple[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each statement with the plan of the engine."""
    explain = "explain query plan " if store._database.is_sqlite else "explain "
    with rows_of(store) as connection:
        if not store._database.is_sqlite:
            connection.execute(sa.text("analyze"))
            connection.execute(sa.text("set local enable_seqscan = off"))
        for text, values in {a[0]: a for a in asked}.values():
            found = connection.exec_driver_sql(explain + text, values)
            yield text, "\n".join(str(row[-1]) for row in found)


def test_every_statement_finds_its_rows_by_an_index(
    store: Store, asked: list[tuple[str, Any]]
) -> None:
    assert len({text for text, _ in asked}) > 25
    for text, plan in plans(store, asked):
        assert "Seq Scan" not in plan, f"{text}\n{plan}"
        for step in plan.splitlines():
            walks = step.startswith("SCAN") and "CONSTANT ROW" not in step
            assert not walks, f"{text}\n{plan}"


def _share(journal: Journal) -> None:
    shares(journal)
    journal.sharing.names()
    journal.sharing.grants()
    journal.sharing.comments()
    journal.sharing.tasks()
    [opened] = journal.caseload.opened(NOW.date())
    [client] = journal.caseload.clients()
    [note] = journal.caseload.notes()
    journal.caseload.reply(opened.id, "Me", NOW.date())
    journal.caseload.edit_client(replace(client, name="Sam B"), request="c2", now=NOW)
    journal.caseload.delete_note(note.id or 0, version=1, request="n2", now=NOW)

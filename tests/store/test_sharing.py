"""What was handed over, answers merged once, and a consultant's side; on both engines."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from coaching.model import (
    About,
    AgreedWith,
    Choice,
    Client,
    CoachingError,
    Comment,
    Grant,
    MeetingNote,
    Name,
    NameKind,
    NotFound,
    PracticePlan,
    Reply,
    Task,
)
from coaching.store import Journal, Store
from tests.build import ADA, GRACE, a_contact, an_interview
from tests.sharing.secrets import seen
from tests.store.looking import NOW, dump

SHARE = "5" * 32
DAY = date(2026, 11, 27)
COMMENT = Comment("c1", About.POINT, "11", "Well said.", "Ms Okafor", NOW)
TASK = Task("t1", "specific_examples", "name one project", "Ms Okafor", NOW, "they ask", DAY)
PLAN = PracticePlan("specific_examples", DAY, agreed_with=AgreedWith.CONSULTANT)


def shares(journal: Journal) -> Journal:
    grant = Grant(SHARE, "Ms Okafor", "file", Choice(only=(1, 2)), NOW, NOW + timedelta(days=14))
    journal.sharing.hand_over(grant, request="g", now=NOW)
    return journal


def reply(*comments: Comment, tasks: tuple[Task, ...] = ()) -> Reply:
    return Reply(SHARE, "Ms Okafor", DAY, comments, tasks)


def test_what_was_handed_over_is_remembered_without_its_name(journal: Journal) -> None:
    [found] = shares(journal).sharing.grants()

    assert (found.holder, found.choice) == ("Ms Okafor", Choice(only=(1, 2)))
    assert SHARE not in repr(dump_of(journal))


def dump_of(journal: Journal) -> object:
    return dump(_Like(journal))  # type: ignore[arg-type]


class _Like:
    def __init__(self, journal: Journal) -> None:
        self._database = journal._database


def test_the_sender_is_the_same_every_time_and_another_for_each_person(store: Store) -> None:
    ada, grace = store.journal(ADA).sharing, store.journal(GRACE).sharing

    assert ada.sender() == ada.sender()
    assert ada.sender() != grace.sender()


def test_names_come_from_the_people_met(journal: Journal) -> None:
    met = journal.add_interview(an_interview(), request="i", now=NOW)
    contact = a_contact(met, name="Judith Amory", email="j@x.example", phone="0123456")
    journal.contacts.add(contact, request="c", now=NOW)

    assert {
        Name("Judith Amory", NameKind.PERSON),
        Name("j@x.example", NameKind.EMAIL),
        Name("0123456", NameKind.PHONE),
    } <= set(journal.sharing.names())


def test_an_answer_twice_is_one(journal: Journal) -> None:
    shares(journal)
    answer = reply(COMMENT, tasks=(TASK,))

    assert journal.sharing.merge(answer, now=NOW) == 2
    assert journal.sharing.merge(answer, now=NOW) == 0
    assert journal.sharing.merge(replace(answer, made_on=DAY + timedelta(1)), now=NOW) == 0
    assert journal.sharing.comments() == (COMMENT,)
    assert journal.sharing.tasks() == ((TASK, None),)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_answers_in_any_order_end_alike(journal: Journal, order: tuple[int, ...]) -> None:
    shares(journal)
    second = replace(COMMENT, body="Very well said.", revision=2)
    other = replace(COMMENT, uid="c2", body="Another.", written_at=NOW + timedelta(1))
    answers = (
        reply(COMMENT),
        reply(second, other),
        reply(replace(second, withdrawn=True, revision=3)),
    )

    for n in order:
        journal.sharing.merge(answers[n], now=NOW)

    assert journal.sharing.comments() == (other,)


def test_an_answer_to_somebody_else_does_not_land_here(store: Store) -> None:
    shares(store.journal(ADA))
    grace = store.journal(GRACE)
    before = dump(store)

    with pytest.raises(NotFound, match="not shared from this journal"):
        grace.sharing.merge(reply(COMMENT), now=NOW)

    assert dump(store) == before


def test_an_answer_can_be_undone_and_brought_in_again(journal: Journal) -> None:
    shares(journal).sharing.merge(reply(COMMENT), now=NOW)
    last = journal.last_change()
    assert last

    journal.undo(last.id, now=NOW)
    assert journal.sharing.comments() == ()
    assert journal.sharing.merge(reply(COMMENT), now=NOW) == 1


def test_a_task_becomes_the_practice_plan_once(journal: Journal) -> None:
    shares(journal).sharing.merge(reply(tasks=(TASK,)), now=NOW)

    made = journal.sharing.take_on("t1", PLAN, request="t", now=NOW)
    assert journal.sharing.take_on("t1", PLAN, request="t", now=NOW) == made

    [plan] = journal.practice.plans()
    assert (plan.id, plan.agreed_with) == (made, AgreedWith.CONSULTANT)
    assert journal.sharing.tasks() == ((TASK, made),)
    later = reply(tasks=(replace(TASK, action="name two", revision=2),))
    journal.sharing.merge(later, now=NOW)
    assert journal.sharing.tasks()[0][1] == made


def test_one_plan_at_a_time_also_with_a_consultant(journal: Journal) -> None:
    journal.practice.add_plan(PracticePlan("problem_solving", DAY), request="p", now=NOW)
    shares(journal).sharing.merge(reply(tasks=(TASK,)), now=NOW)

    with pytest.raises(CoachingError, match="One thing at a time"):
        journal.sharing.take_on("t1", PLAN, request="t", now=NOW)
    assert journal.sharing.tasks() == ((TASK, None),)


def test_a_client_keeps_every_file_they_sent(journal: Journal) -> None:
    caseload = journal.caseload
    first = seen(sharer="Sam")
    one = caseload.receive(first, now=NOW)
    assert caseload.receive(first, now=NOW) == one
    caseload.receive(replace(first, share="6" * 32), now=NOW)

    [client] = caseload.clients()
    assert client.name == "Sam"
    assert [o.client for o in caseload.opened(DAY)] == [client.id, client.id]
    assert caseload.opened(DAY)[0].shared == first


def test_after_its_last_day_it_is_not_read(journal: Journal) -> None:
    journal.caseload.receive(seen(), now=NOW)

    assert journal.caseload.opened(seen().until)
    assert journal.caseload.opened(seen().until + timedelta(1)) == ()


def test_what_is_said_goes_into_the_reply_and_notes_do_not(journal: Journal) -> None:
    caseload = journal.caseload
    opened = caseload.receive(seen(), now=NOW)
    caseload.say(opened, COMMENT, request="c", now=NOW)
    caseload.say(opened, TASK, request="t", now=NOW)
    client = caseload.clients()[0].id or 0
    note = MeetingNote(client, DAY, "PRIVATE", "PRIVATE", "PRIVATE", "PRIVATE")
    caseload.keep_note(note, request="n", now=NOW)

    answer = caseload.reply(opened, "Ms Okafor", DAY)
    assert (answer.share, answer.comments, answer.tasks) == (SHARE, (COMMENT,), (TASK,))
    assert "PRIVATE" not in repr(answer)
    assert caseload.notes()[0].topic == "PRIVATE"


def test_removing_a_client_removes_all_of_it_and_can_be_undone(journal: Journal) -> None:
    caseload = journal.caseload
    opened = caseload.receive(seen(), now=NOW)
    caseload.say(opened, COMMENT, request="c", now=NOW)
    [client] = caseload.clients()
    caseload.delete_client(client.id or 0, version=client.version, request="d", now=NOW)
    assert (caseload.clients(), caseload.opened(DAY)) == ((), ())

    last = journal.last_change()
    assert last
    journal.undo(last.id, now=NOW)
    assert caseload.opened(DAY)[0].comments == (COMMENT,)


def test_nobody_reaches_anothers_caseload(store: Store) -> None:
    ada, grace = store.journal(ADA).caseload, store.journal(GRACE).caseload
    opened = ada.receive(seen(), now=NOW)
    [client] = ada.clients()

    assert (grace.clients(), grace.opened(DAY), grace.notes()) == ((), (), ())
    with pytest.raises(NotFound):
        grace.say(opened, COMMENT, request="c", now=NOW)
    with pytest.raises(NotFound):
        grace.reply(opened, "x", DAY)
    with pytest.raises(NotFound):
        grace.keep_note(MeetingNote(client.id or 0, DAY), request="n", now=NOW)
    with pytest.raises(NotFound):
        grace.edit_client(Client("x", "y", id=client.id), request="e", now=NOW)
    with pytest.raises(NotFound):
        grace.delete_client(client.id or 0, version=1, request="d", now=NOW)

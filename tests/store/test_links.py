"""A link: one token, known by its hash; over means over; each view noted for good."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from coaching.model import About, Choice, CoachingError, Comment, NotFound, Task, Terms
from coaching.store import Journal, Store
from coaching.store.readers import AN_OPENING, Readers
from coaching.store.saying import LONGEST_WORDS
from coaching.store.tables import share_view
from tests.build import ADA, GRACE, a_point, an_interview
from tests.store.looking import NOW, dump, rows_of

UNTIL = NOW + timedelta(days=14)
SAID = "by the river"
SOON = NOW + timedelta(minutes=1)


def a_link(store: Store, journal: Journal, **terms: object) -> tuple[Readers, str]:
    """The readers of a new link of this person, and its token."""
    given: dict[str, object] = {"until": UNTIL, **terms}
    _, token = journal.links.make("Ms Okafor", Choice(only=(1,)), Terms(**given), now=NOW)  # type: ignore[arg-type]
    readers = store.readers(token=token)
    assert readers is not None
    return readers, token


def let_in(readers: Readers, now: datetime = NOW) -> str:
    entered = readers.enter(now=now)
    assert entered is not None
    return entered[0]


def said(mark: str, **changes: object) -> Comment:
    comment = Comment(f"{mark}1", About.WHOLE, "whole", "Well said.", "Ms Okafor", NOW)
    return replace(comment, **changes)  # type: ignore[arg-type]


def test_neither_token_nor_cookie_nor_passphrase_is_kept(store: Store, journal: Journal) -> None:
    readers, token = a_link(store, journal, passphrase=SAID)
    secret = let_in(readers)

    kept = repr(dump(store))
    assert not any(word in kept for word in (token, secret, SAID))


def test_tokens_are_long_and_differ(store: Store, journal: Journal) -> None:
    tokens = {a_link(store, journal)[1] for _ in range(3)}

    assert len(tokens) == 3
    assert {len(token) for token in tokens} == {43}  # 256 bits


def test_a_link_leads_to_its_owner_alone(store: Store) -> None:
    ada, grace = store.journal(ADA), store.journal(GRACE)
    hers, _ = a_link(store, ada)
    _, _ = a_link(store, grace)
    ada.add_interview(an_interview(a_point()), request="a", now=NOW)

    assert store.owner_of(hers).interviews() == ada.interviews()
    assert store.readers(handle=hers.handle).owner == ada._person  # type: ignore[union-attr]
    assert store.readers(token="x" * 43) is None
    assert store.readers(handle="x") is None


def test_the_secret_of_one_link_opens_no_other(store: Store) -> None:
    first, _ = a_link(store, store.journal(ADA))
    second, _ = a_link(store, store.journal(ADA))
    other, _ = a_link(store, store.journal(GRACE))
    secret = let_in(first)

    assert first.find(secret, now=NOW) is not None
    assert second.find(secret, now=NOW) is None
    assert other.find(secret, now=NOW) is None
    assert first.find("x" * 43, now=NOW) is None


def test_a_link_is_closed_by_its_last_moment(store: Store, journal: Journal) -> None:
    readers, _ = a_link(store, journal, until=SOON)
    secret = let_in(readers)

    assert readers.find(secret, now=SOON - timedelta(microseconds=1)) is not None
    assert readers.find(secret, now=SOON) is None
    assert readers.enter(now=SOON) is None


def test_an_opening_lasts_half_a_day(store: Store, journal: Journal) -> None:
    readers, _ = a_link(store, journal)
    secret = let_in(readers)

    assert readers.find(secret, now=NOW + AN_OPENING - timedelta(seconds=1)) is not None
    assert readers.find(secret, now=NOW + AN_OPENING) is None


def test_taking_back_ends_reading_at_once_and_for_good(store: Store, journal: Journal) -> None:
    readers, _ = a_link(store, journal)
    secret = let_in(readers)

    journal.links.take_back(readers.link, now=SOON)
    journal.links.take_back(readers.link, now=SOON + timedelta(days=1))

    assert readers.find(secret, now=SOON) is None
    assert readers.enter(now=SOON) is None
    assert journal.links.all()[0].revoked_at == SOON
    assert journal.last_change() is None  # so that no undo gives it again
    with pytest.raises(NotFound):
        readers.keep_words(secret, {"a": "words"}, now=SOON)


def test_it_opens_as_often_as_it_may_and_what_is_open_stays(store: Store, journal: Journal) -> None:
    readers, _ = a_link(store, journal, openings=2)
    first = let_in(readers)
    let_in(readers)

    assert readers.enter(now=NOW) is None
    assert readers.find(first, now=NOW) is not None
    [link] = journal.links.all()
    assert (link.openings, link.is_spent()) == (2, True)


def test_openings_at_the_same_moment_take_turns(store: Store, journal: Journal) -> None:
    readers, _ = a_link(store, journal, openings=3)

    with ThreadPoolExecutor(8) as pool:
        entered = list(pool.map(lambda _: readers.enter(now=NOW), range(8)))

    assert sum(one is not None for one in entered) == 3


def test_the_owner_reads_who_looked_and_when(store: Store, journal: Journal) -> None:
    readers, _ = a_link(store, journal)
    secret = let_in(readers)
    readers.took(secret, "brief.pdf", now=SOON)

    assert [(v.at, v.what) for v in journal.links.views()] == [
        (SOON, "brief.pdf"),
        (NOW, "opened"),
    ]
    [link] = journal.links.all()
    assert (link.openings, link.last_opened, link.holder) == (1, NOW, "Ms Okafor")


@pytest.mark.parametrize(
    "change", [share_view.update().values(what="nothing"), share_view.delete()]
)
def test_no_view_can_be_changed_or_taken_away(
    store: Store, journal: Journal, change: sa.Executable
) -> None:
    let_in(a_link(store, journal)[0])

    with pytest.raises(DatabaseError, match="append-only"), rows_of(store) as connection:
        connection.execute(change)
    assert len(journal.links.views()) == 1


@pytest.mark.parametrize(
    ("asked", "given", "opens"),
    [
        (SAID, SAID, True),
        (SAID, " by the river ", True),
        (SAID, "By the river", False),
        (SAID, "", False),
        ("", "anything", True),
    ],
)
def test_a_passphrase_opens_its_own_link(
    store: Store, journal: Journal, asked: str, given: str, opens: bool
) -> None:
    readers, _ = a_link(store, journal, passphrase=asked)

    assert readers.admits(given) is opens
    assert journal.links.all()[0].locked is bool(asked)


def test_what_a_reader_says_is_in_the_journal_once(store: Store, journal: Journal) -> None:
    readers, _ = a_link(store, journal)
    secret = let_in(readers)
    found = readers.find(secret, now=NOW)
    assert found is not None
    comment = said(found[1].mark)
    task = Task(f"{found[1].mark}2", "specific_examples", "name one project", "Ms Okafor", NOW)

    for one in (comment, comment, task, task):
        readers.say(secret, one, now=SOON)

    assert journal.sharing.comments() == (comment,)
    assert journal.sharing.tasks() == ((task, None),)
    assert journal.sharing.said(readers.link) == ((comment,), (task,))
    assert [v.what for v in journal.links.views()] == ["task", "comment", "opened"]
    assert journal.last_change() is None  # what others say is no step of the owner's to undo


def test_a_reader_takes_back_their_own_and_nobody_elses(store: Store, journal: Journal) -> None:
    readers, _ = a_link(store, journal)
    mine, other = let_in(readers), let_in(readers)
    found = readers.find(mine, now=NOW)
    assert found is not None
    comment = said(found[1].mark)
    readers.say(mine, comment, now=NOW)
    gone = replace(comment, withdrawn=True, revision=2)

    with pytest.raises(NotFound):
        readers.say(other, gone, now=NOW)
    assert journal.sharing.comments() == (comment,)

    readers.say(mine, gone, now=NOW)
    assert journal.sharing.comments() == ()


def test_a_reader_says_no_more_than_anybody_means(store: Store, journal: Journal) -> None:
    readers, _ = a_link(store, journal)
    secret = let_in(readers)
    found = readers.find(secret, now=NOW)
    assert found is not None

    with pytest.raises(CoachingError, match="longer than 5,000"):
        readers.say(secret, said(found[1].mark, body="x" * (LONGEST_WORDS + 1)), now=NOW)
    assert journal.sharing.comments() == ()


def test_nothing_is_said_where_comments_are_not_wanted(store: Store, journal: Journal) -> None:
    readers, _ = a_link(store, journal, may_comment=False)
    secret = let_in(readers)
    found = readers.find(secret, now=NOW)
    assert found is not None

    with pytest.raises(NotFound):
        readers.say(secret, said(found[1].mark), now=NOW)
    assert journal.sharing.comments() == ()


def test_unfinished_words_and_the_name_are_kept_for_this_browser(
    store: Store, journal: Journal
) -> None:
    readers, _ = a_link(store, journal)
    secret, other = let_in(readers), let_in(readers)
    readers.sign(secret, " Ms Okafor ", now=NOW)
    readers.keep_words(secret, {"whole": "Half a", "task": "x" * 9999}, now=NOW)
    readers.keep_words(secret, {"whole": "Half a sentence"}, now=NOW)

    found, others = readers.find(secret, now=NOW), readers.find(other, now=NOW)
    assert found is not None
    assert others is not None
    assert found[1].name == "Ms Okafor"
    assert found[1].words == {"whole": "Half a sentence", "task": "x" * LONGEST_WORDS}
    assert (others[1].name, others[1].words) == ("", {})

    readers.keep_words(secret, {"whole": "", "task": ""}, now=NOW)
    found = readers.find(secret, now=NOW)
    assert found is not None
    assert found[1].words == {}


def test_an_erased_journal_takes_its_links_with_it(store: Store, journal: Journal) -> None:
    readers, token = a_link(store, journal)
    secret = let_in(readers)

    journal.erase()

    assert store.readers(token=token) is None
    assert store.readers(handle=readers.handle) is None
    assert readers.find(secret, now=NOW) is None

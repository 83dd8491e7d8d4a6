"""On the cards: why a guess was made, and that it follows what the person kept before."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from coaching.entry import Mode
from coaching.model import Kind, Person
from coaching.store import open_store
from tests.browser.driving import axe, visit
from tests.browser.journey import AddFeedback, seen
from tests.browser.server import Server

SAID = "Your spreadsheet formulas were correct. They asked for my views on the weather."
ODD = "They asked for my views on the weather."


@pytest.fixture
def person(
    start_server: Callable[..., Server], new_page: Callable[..., Page]
) -> Iterator[AddFeedback]:
    """Somebody with an empty journal of their own."""
    server = start_server()
    with open_store(server.database_url) as store:
        store.migrate()
        yield AddFeedback(new_page(at=server), store.journal(Person("local", "me")))


def sort(person: AddFeedback, employer: str, words: str) -> None:
    visit(person.page, f"/add_feedback?draft={employer}")
    person.choose_mode(Mode.MESSAGE)
    person.page.get_by_label("Employer", exact=True).fill(employer)
    person.paste(words)
    person.sort()


def test_a_card_tells_the_words_that_led_to_its_guess(person: AddFeedback) -> None:
    sort(person, "Alder", "Your answers rambled and were hard to follow. Thank you.")
    card = person.cards()[0]
    assert card.kind is Kind.WEAKNESS

    person.explain(card)

    dialog = person.page.get_by_role("dialog")
    dialog.get_by_text("Read as").wait_for()
    read_as = seen(dialog.get_by_text("Read as").first)
    assert "To work on" in read_as
    assert "rambled" in read_as
    assert axe(person.page) == []


def test_words_seen_before_are_sorted_as_they_were_kept(person: AddFeedback) -> None:
    sort(person, "Alder", SAID)
    card = next(c for c in person.cards() if c.text == ODD)
    other = Kind.REASON if card.kind is not Kind.REASON else Kind.SUGGESTION
    person.move(card, other)
    person.save()

    sort(person, "Birch", SAID)

    assert next(c for c in person.cards() if c.text == ODD).kind is other

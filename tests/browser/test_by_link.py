"""By link: a seeker shares, a reader without an account answers, and it ends when taken back."""

import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import openpyxl
import pypdf
import pytest
from playwright.sync_api import APIResponse, Page, expect

from coaching.identity import READER
from coaching.model import About, Choice, Comment, Flag, Kind, Terms
from coaching.screen.sharing import end_of
from coaching.store import Journal
from tests.browser.conftest import PHONE
from tests.browser.driving import axe, idle, shoot, visit
from tests.browser.hosted import Hosted
from tests.build import a_contact, a_point, an_interview
from tests.store.looking import NOW, dump

SLOW = 30_000
"""Milliseconds, on a busy machine; what has to be quick is measured."""
NAMES = ("Northgate", "Council", "Fenwick Parks", "Judith Amory", "j.amory@northgate.example")
PRIVATE = "your accent"


def a_journal(hosted: Hosted, subject: str) -> None:
    """Three interviews whose words name employers and a person, and one private point."""
    with hosted.store() as store:
        journal = store.journal(hosted.person(subject))
        told = a_point(kind=Kind.STRENGTH, text="Northgate Council liked how calm you were.")
        more = a_point(text="Judith Amory of Fenwick Parks wanted one example more.")
        private = a_point(text=f"They mentioned {PRIVATE}.", flags=frozenset({Flag.PRIVATE}))
        first = journal.add_interview(an_interview(told, more), request="1", now=NOW)
        second = an_interview(more, private, employer="Fenwick Parks")
        journal.add_interview(second, request="2", now=NOW)
        journal.add_interview(an_interview(told, employer="Tern Bakery"), request="3", now=NOW)
        met = a_contact(first, name="Judith Amory", email="j.amory@northgate.example", phone="")
        journal.contacts.add(met, request="c", now=NOW)


def link_of(seeker: Page, holder: str = "Ms Okafor") -> str:
    """Make a link on the consultant page, as it stands there once."""
    visit(seeker, "/consultant")
    seeker.get_by_label("Who it is for").fill(holder)
    seeker.keyboard.press("Tab")
    idle(seeker)
    seeker.get_by_text("As a link").click()
    seeker.get_by_role("button", name="Make the link").click()
    shown = seeker.get_by_label("The link", exact=True)
    expect(shown).to_be_visible(timeout=SLOW)
    return shown.input_value()


def token_for(hosted: Hosted, subject: str, passphrase: str = "") -> str:
    """A link that was made on another day, to all that is not private."""
    terms = Terms(end_of(date(2099, 1, 1)), passphrase=passphrase)
    choice = Choice(sharer="Sam", holder="Ms Okafor")
    made = kept_with(hosted, subject, lambda j: j.links.make("Ms Okafor", choice, terms, now=NOW))
    return str(made[1])


def opened(page: Page, link: str) -> Page:
    """Press the button of the page that the link leads to."""
    page.goto(link)
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_role("heading", name="Shared with you", exact=True)).to_be_visible(
        timeout=SLOW
    )
    idle(page)
    return page


def get(page: Page, path: str) -> APIResponse:
    """A request with the cookies of this browser."""
    return page.request.get(path)


def text_of(answer: APIResponse, form: str) -> str:
    if form == "pdf":
        return "\n".join(p.extract_text() for p in pypdf.PdfReader(BytesIO(answer.body())).pages)
    if form == "xlsx":
        book = openpyxl.load_workbook(BytesIO(answer.body()))
        return repr([[c.value for c in row] for sheet in book for row in sheet.iter_rows()])
    return answer.text()


def answer(reader: Page) -> None:
    """A comment, of which half-written words outlast a reload, and a task."""
    words = "Tell it with the result first."
    reader.get_by_label("Your comment").fill(words)
    keep = reader.get_by_role("button", name="Keep the comment")
    expect(keep).to_be_enabled(timeout=SLOW)
    reader.reload()
    expect(reader.get_by_label("Your comment")).to_have_value(words, timeout=SLOW)
    expect(keep).to_be_enabled(timeout=SLOW)
    keep.click()
    expect(reader.get_by_role("button", name="Take back")).to_have_count(1, timeout=SLOW)
    reader.get_by_label("then I").fill("name one project")
    expect(reader.get_by_role("button", name="Set the task")).to_be_enabled(timeout=SLOW)
    reader.get_by_role("button", name="Set the task").click()
    expect(reader.get_by_role("button", name="Take back")).to_have_count(2, timeout=SLOW)


def spoil(hosted: Hosted, token: str) -> None:
    """Another reader of the same link says what would fetch something if it were let."""
    fetching = "Said with care <img src=https://elsewhere.example/a.png> ![a](https://elsewhere.example/b.png)"
    with hosted.store() as store:
        readers = store.readers(token=token)
        assert readers is not None
        secret, _ = readers.enter(now=NOW) or ("", NOW)
        _, reader = readers.find(secret, now=NOW) or (None, None)
        assert reader is not None
        said = Comment(f"{reader.mark}1", About.WHOLE, "whole", fetching, fetching, NOW)
        readers.say(secret, said, now=NOW)


def kept_with(hosted: Hosted, subject: str, looked: Callable[[Journal], Any]) -> Any:
    with hosted.store() as store:
        return looked(store.journal(hosted.person(subject)))


def test_it_is_opened_read_answered_and_taken_back(
    hosted: Hosted, signed_in: Callable[..., Page], new_page: Callable[..., Page]
) -> None:
    a_journal(hosted, "ada")
    seeker = signed_in(hosted, "ada")
    link = link_of(seeker)
    token = urlsplit(link).fragment
    reader = new_page(at=hosted.server)
    asked: list[tuple[str, dict[str, str]]] = []
    reader.on("request", lambda r: asked.append((r.url, r.headers)))

    opened(reader, link)
    assert reader.evaluate("location.hash") == ""
    expect(reader.get_by_test_id("stSidebarNav")).to_have_count(0)
    expect(reader.get_by_role("button", name="Sign out")).to_have_count(0)
    handle = urlsplit(reader.url).query.removeprefix("of=")
    paths = [f"/s/{handle}/brief.{form}" for form in ("pdf", "html", "xlsx")]
    papers = {path: text_of(get(reader, path), path.rpartition(".")[2]) for path in paths}
    got = [reader.content(), reader.inner_text("body"), *papers.values()]
    assert all("wanted one example more" in paper for paper in papers.values())
    assert [(n, i) for n in (*NAMES, PRIVATE) for i, text in enumerate(got) if n in text] == []

    answer(reader)

    visit(seeker, "/consultant")
    expect(seeker.get_by_text("Tell it with the result first.")).to_be_visible()
    expect(seeker.get_by_text("name one project").first).to_be_visible()
    seeker.get_by_text("Who looked when").click()
    for did in ("opened it", "took the brief as PDF", "left a comment", "set a task"):
        expect(seeker.get_by_text(f": {did}")).to_be_visible(timeout=SLOW)
    assert len(kept_with(hosted, "ada", lambda j: j.sharing.comments())) == 1

    seeker.get_by_role("button", name="Take back").click()
    expect(seeker.get_by_text("Taken back. It opens nothing any more.")).to_be_visible(timeout=SLOW)
    taken = time.monotonic()
    expect(reader.get_by_text("This is not shared with you any more.")).to_be_visible(timeout=5000)
    expect(reader.get_by_text("wanted one example more")).to_have_count(0, timeout=5000)
    assert time.monotonic() - taken <= 5
    assert {get(reader, path).status for path in paths} == {404}
    visit(reader, f"/read?of={handle}")
    expect(reader.get_by_text("This is not shared with you any more.")).to_be_visible()

    [secret] = [c["value"] for c in reader.context.cookies() if c["name"].startswith(READER)]
    with hosted.store() as store:
        kept = repr(dump(store)) + hosted.server.log
    for hidden in (token, secret):
        assert hidden not in kept
        assert not [url for url, _ in asked if hidden in url.partition("#")[0]]
        assert not [h for _, h in asked if hidden in h.get("referer", "")]


@pytest.mark.parametrize(("scheme", "size"), [("light", (1280, 900)), ("dark", PHONE)])
def test_its_pages_are_calm_and_whole(
    hosted: Hosted, new_page: Callable[..., Page], scheme: str, size: tuple[int, int]
) -> None:
    subject = f"reader {scheme}"
    a_journal(hosted, subject)
    token = token_for(hosted, subject, passphrase="by the river")  # noqa: S106
    spoil(hosted, token)
    page = new_page(at=hosted.server, size=size, scheme=scheme)

    page.goto(f"/s#{token}")
    page.get_by_role("button", name="Open it").click()
    field = page.get_by_label("Passphrase")
    expect(field).to_be_focused(timeout=SLOW)
    field.fill("by the sea")
    page.keyboard.press("Enter")
    expect(page.get_by_text("That passphrase does not open it.")).to_be_visible(timeout=SLOW)
    assert axe(page) == []
    field.fill("by the river")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Shared with you", exact=True)).to_be_visible(
        timeout=SLOW
    )
    idle(page)
    expect(page.get_by_text("Said with care").first).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shoot(page, f"link_read_{scheme}")


def test_a_link_that_lost_a_part_says_so_calmly(
    hosted: Hosted, new_page: Callable[..., Page]
) -> None:
    page = new_page(at=hosted.server)
    page.goto("/s#" + "x" * 42)
    page.get_by_role("button", name="Open it").click()

    expect(page.get_by_text("This link does not open anything now.")).to_be_visible(timeout=SLOW)
    page.goto("/s")
    expect(page.get_by_text("Open the link again from the message")).to_be_visible()
    page.evaluate(f"location.href = '/s#{'x' * 43}'")  # pasted into the same tab
    expect(page.get_by_role("button", name="Open it")).to_be_visible(timeout=SLOW)
    assert page.url == f"{hosted.url}/s"


def test_two_links_in_one_browser_stay_two(hosted: Hosted, new_page: Callable[..., Page]) -> None:
    tokens = {}
    for subject, word in (("first", "Something about rotas."), ("second", "Something on maps.")):
        with hosted.store() as store:
            journal = store.journal(hosted.person(subject))
            journal.add_interview(an_interview(a_point(text=word)), request="1", now=NOW)
        tokens[word] = token_for(hosted, subject)
    one = new_page(at=hosted.server)
    other = one.context.new_page()
    pages = dict(zip(tokens, (one, other), strict=True))
    for word, page in pages.items():
        opened(page, f"/s#{tokens[word]}")

    for word, page in pages.items():
        visit(page, page.url)
        expect(page.get_by_text(word).first).to_be_visible(timeout=SLOW)
        assert [w for w in tokens if w in page.content()] == [word]


def test_a_page_that_cannot_ask_shows_nothing_meanwhile(
    hosted: Hosted, new_page: Callable[..., Page]
) -> None:
    a_journal(hosted, "third")
    page = opened(new_page(at=hosted.server), f"/s#{token_for(hosted, 'third')}")
    brief = page.locator(".brief").first
    expect(brief).to_be_visible()

    hosted.server.kill()
    expect(brief).to_be_hidden(timeout=5000)

    hosted.server.start()
    expect(brief).to_be_visible(timeout=SLOW)

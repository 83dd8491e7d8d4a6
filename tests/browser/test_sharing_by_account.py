"""A job seeker shares with a consultant of the centre; both in browsers of their own."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from coaching.model import Role
from tests.browser.driving import idle, shoot, visit
from tests.browser.hosted import Hosted
from tests.build import a_point, an_interview
from tests.pages.conftest import START

EMPLOYER = "Fenwick Parks"


def interviewed(hosted: Hosted, subject: str) -> None:
    with hosted.store() as store:
        point = a_point(text="Fenwick Parks would like one concrete example.")
        store.journal(hosted.person(subject)).add_interview(
            an_interview(point, employer=EMPLOYER), request="first", now=START
        )


def typed(page: Page, label: str, words: str) -> None:
    idle(page)
    field = page.get_by_label(label, exact=True)
    field.click()
    field.press_sequentially(words)
    page.wait_for_timeout(900)  # the area sends what was typed after 400 ms
    idle(page)


def test_from_agreeing_to_taking_back(hosted: Hosted, signed_in: Callable[..., Page]) -> None:
    hosted.give("grace", Role.CONSULTANT)
    grace = signed_in(hosted, "grace")
    interviewed(hosted, "ada")
    ada = signed_in(hosted, "ada")

    # Ada agrees, in words that name what, with whom and until when.
    visit(ada, "/consultant")
    ada.get_by_label("Your name, as they know you").fill("Ada L.")
    ada.keyboard.press("Tab")
    idle(ada)
    ada.get_by_text("With a consultant of this centre").click()
    idle(ada)
    whom = ada.get_by_role("combobox", name="Consultant")
    whom.scroll_into_view_if_needed()
    ada.evaluate("() => new Promise(requestAnimationFrame)")  # scrolling closes its list
    whom.fill("Grace")
    ada.get_by_role("option", name="Grace Consultant").click()
    idle(ada)
    expect(ada.get_by_text("I share 1 point of 1 interview")).to_be_visible()
    shoot(ada, "agree")
    ada.get_by_role("button", name="I agree: share it").click()
    expect(ada.get_by_text("Shared with consultants of this centre")).to_be_visible()

    # Grace finds it without a file, reads it without the employer's name, and answers.
    visit(grace, "/caseload")
    expect(grace.get_by_text("Ada L.")).to_be_visible()
    shoot(grace, "caseload")
    grace.get_by_role("button", name="Open", exact=True).first.click()
    expect(grace.get_by_role("button", name="Next")).to_be_visible()
    idle(grace)
    assert EMPLOYER not in grace.content()
    typed(grace, "Your comment", "Which example comes to mind?")
    grace.get_by_role("button", name="Keep the comment").click()
    expect(grace.get_by_text("What you said")).to_be_visible()
    typed(grace, "then I", "name one project")
    grace.get_by_role("button", name="Set the task").click()
    expect(grace.get_by_text("name one project").first).to_be_visible()
    idle(grace)
    shoot(grace, "client")

    # Ada reads who looked, the comment and the task; then takes it back.
    visit(ada, "/consultant")
    expect(ada.get_by_text("Which example comes to mind?").first).to_be_visible()
    ada.get_by_text("Who looked when").click()
    for did in ("opened it", "left a comment", "set a task"):
        expect(ada.get_by_role("listitem").filter(has_text=did)).to_be_visible()
    shoot(ada, "given")
    ada.get_by_role("button", name="Take back").first.click()
    expect(ada.get_by_text("Taken back. It opens nothing any more.")).to_be_visible()

    # Grace's open tab empties itself within five seconds, and nothing leads back in.
    expect(grace.get_by_text("This is not shared with you any more.")).to_be_visible(timeout=5_000)
    expect(grace.get_by_text("Which example comes to mind?")).to_have_count(0)
    address = grace.url
    visit(grace, "/caseload")
    expect(grace.locator("[class*=st-key-visit_open]")).to_have_count(0)
    grace.goto(address)
    expect(grace.get_by_text("This is not shared with you any more.")).to_be_visible()


def test_another_consultant_and_the_owner_open_nothing_at_its_address(
    hosted: Hosted, signed_in: Callable[..., Page]
) -> None:
    hosted.give("grace", Role.CONSULTANT)
    hosted.give("hedy", Role.CONSULTANT)
    interviewed(hosted, "sam")
    with hosted.store() as store:
        from coaching import live, sharing  # noqa: PLC0415
        from coaching.model import Choice  # noqa: PLC0415

        journal = store.journal(hosted.person("sam"))
        grace = store.accounts.of(hosted.person("grace"))
        assert grace
        fixed = sharing.fixed(live.record(journal, START.date()), Choice())
        journal.entrusted.give(grace, fixed, START.replace(year=2036), "yes", now=START)
        (visit_of,) = (v for v in store.visits(grace) if v.owner == journal._person)

    hedy = signed_in(hosted, "hedy")
    visit(hedy, f"/client?of={visit_of.handle}")

    expect(hedy.get_by_text("This is not shared with you any more.")).to_be_visible()
    expect(hedy.get_by_text("concrete example")).to_have_count(0)

"""At a hosted site people sign in with a provider; nothing opens without a sign-in that stands."""

import http.client
import random
import re
from collections.abc import Callable
from typing import Any, cast

import pytest
from playwright.sync_api import Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from coaching.identity import COOKIE
from tests.browser.conftest import PHONE
from tests.browser.driving import axe, eventually, shoot, visit
from tests.browser.hosted import COOKIE_SECRET, Hosted
from tests.build import an_interview
from tests.pages.conftest import START


def keep(hosted: Hosted, subject: str, employer: str) -> None:
    with hosted.store() as store:
        journal = store.journal(hosted.person(subject))
        journal.add_interview(an_interview(employer=employer), request=employer, now=START)


def at_the_door(page: Page) -> None:
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_role("button", name="Sign out")).to_have_count(0)


def asked(hosted: Hosted, cookie: str, path: str = "/signed-in") -> tuple[int, bytes, list[str]]:
    """Status, body and names of headers for a cookie sent as it is."""
    connection = http.client.HTTPConnection("127.0.0.1", hosted.server.port, timeout=20)
    try:
        connection.request("GET", path, headers={"Cookie": f"{COOKIE}={cookie}"})
        answer = connection.getresponse()
        return answer.status, answer.read(), sorted(answer.headers)
    finally:
        connection.close()


def cookie_of(page: Page) -> str:
    return next(c["value"] for c in page.context.cookies() if c["name"] == COOKIE)


def test_two_people_sign_in_and_each_sees_their_own_journal(
    hosted: Hosted, signed_in: Callable[..., Page]
) -> None:
    keep(hosted, "ada", "Fenwick Parks")
    keep(hosted, "sam", "Northgate Council")
    ada, sam = signed_in(hosted, "ada"), signed_in(hosted, "sam")

    expect(ada.get_by_text("Signed in as Ada Seeker")).to_be_visible()
    for page, own, other in (
        (ada, "Fenwick Parks", "Northgate Council"),
        (sam, "Northgate Council", "Fenwick Parks"),
    ):
        visit(page, "/interviews")
        expect(page.get_by_text(own).first).to_be_visible()
        expect(page.get_by_text(other)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_door_is_calm_and_whole_on_a_phone(
    hosted: Hosted, new_page: Callable[..., Page], scheme: str
) -> None:
    page = visit(new_page(size=PHONE, scheme=scheme, at=hosted.server), "/trends")

    at_the_door(page)
    expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shoot(page, f"door_phone_{scheme}")


def test_signing_out_closes_every_tab_and_kills_a_copied_cookie(
    hosted: Hosted, signed_in: Callable[..., Page], new_page: Callable[..., Page]
) -> None:
    page = signed_in(hosted, "ada")
    second_tab = visit(page.context.new_page(), "/interviews")
    elsewhere = new_page(at=hosted.server)
    elsewhere.context.add_cookies(cast("Any", page.context.cookies()))
    visit(elsewhere, "/interviews")
    expect(elsewhere.get_by_role("button", name="Sign out")).to_be_visible()

    page.get_by_role("button", name="Sign out").click()

    at_the_door(page)
    for other in (second_tab, elsewhere):  # by themselves, within five seconds
        expect(other.get_by_role("button", name="Sign in")).to_be_visible(timeout=5_000)
    # The sign-in has ended by now; the browser's own copy goes on the way back from the provider.
    eventually(page, lambda: COOKIE not in {c.get("name") for c in page.context.cookies()})
    visit(elsewhere, "/interviews")
    at_the_door(elsewhere)


def test_no_other_site_can_sign_a_person_out(
    hosted: Hosted, signed_in: Callable[..., Page]
) -> None:
    page = signed_in(hosted, "ada")

    page.goto("/auth/logout")  # where a link on another site leads

    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/$"))


def test_a_thousand_altered_cookies_open_nothing_and_are_answered_alike(
    hosted: Hosted, signed_in: Callable[..., Page]
) -> None:
    genuine = cookie_of(signed_in(hosted, "ada"))
    assert asked(hosted, genuine)[0] == 204
    chance = random.Random(7)  # noqa: S311 - for variety, not for secrecy
    letters = "ABCDEFGHabcdefgh0123456789-_."
    forged = {genuine[:n] for n in range(0, len(genuine), 4)} | {genuine + "A", "..", "é"}
    while len(forged) < 1_000:
        at = chance.randrange(len(genuine))
        changed = genuine[:at] + chance.choice(letters) + genuine[at + 1 :]
        forged |= {changed} - {genuine}

    answers = {repr(asked(hosted, cookie.encode().decode("latin-1"))) for cookie in forged}

    assert len(answers) == 1
    assert "401" in answers.pop()
    assert asked(hosted, genuine)[0] == 204


def test_a_cookie_made_with_the_sites_own_secret_opens_nothing(
    hosted: Hosted, new_page: Callable[..., Page]
) -> None:
    """Whoever stole the secret can sign a cookie, but not register it."""
    said = (
        f'{{"iss": "{hosted.provider.url}", "sub": "ada", "is_logged_in": true, '
        f'"origin": "{hosted.url}", "provider": "default"}}'
    )
    made = create_signed_value(COOKIE_SECRET, COOKIE, said).decode()
    page = new_page(at=hosted.server)
    page.context.add_cookies([{"name": COOKIE, "value": made, "url": hosted.url}])

    visit(page, "/interviews")

    at_the_door(page)


def test_media_of_others_look_like_none_at_all(
    hosted: Hosted, signed_in: Callable[..., Page]
) -> None:
    genuine = cookie_of(signed_in(hosted, "ada"))

    stranger = asked(hosted, "", "/media/0123.csv")
    known = asked(hosted, genuine, "/media/0123.csv")

    assert stranger[0] == 404
    assert stranger[1] == b"Not found"
    assert known == stranger  # whose own they are served to: test_own_downloads

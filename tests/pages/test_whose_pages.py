"""Who sees what on which page, for every page and role; a page that is not in the table fails."""

from pathlib import Path

import pytest

from coaching import live, sharing, web
from coaching.model import Choice, Person, Role
from coaching.screen import linked, people, visiting
from tests.build import ADA, GRACE, a_point, an_interview
from tests.pages.conftest import Site, now, said

PAGES = {p.stem for p in (Path(__file__).resolve().parents[2] / "pages").glob("*.py")}
HEDY, SAM = Person("test", "hedy"), Person("test", "sam")
SECRET = "Zanzibar"  # noqa: S105 - a word to look for, in Ada's journal alone
ROLES = {ADA: Role.SEEKER, SAM: Role.SEEKER, GRACE: Role.CONSULTANT, HEDY: Role.ADMINISTRATOR}

# Page → who sees Ada's words there (beside Ada on the pages of her journal), who sees the page at
# all. Everybody else is told that there is nothing for them; whoever is not signed in sees none.
OWN = {"today", "interviews", "messages", "trends", "quotes", "consultant"}
OPEN = OWN | {"add_feedback", "practice", "caseload", "your_data"}
FOR_ONE = {"client": (GRACE, visiting.CLOSED), "people": (HEDY, people.NOT_FOR_YOU)}
BY_COOKIE = {"read": linked.CLOSED, "shared": "**This is not open any more.**"}

# Plain HTTP beside the pages; what a link leads to is tried in tests/test_opening_links.py.
ROUTES = {
    "/healthz": "anybody: ok or unavailable",
    "/robots.txt": "anybody",
    "/fonts/afterword-serif.woff2": "anybody",
    "/s": "anybody: the page that takes a token out of its address",
    "/s/open.js": "anybody",
    "/s/open": "whoever has the token",
    "/s/{handle}/brief.{form}": "whoever has the reader's cookie of that link",
}


@pytest.fixture
def centre(site: Site) -> tuple[Site, str]:
    """Everybody has an account; Ada keeps one interview and shares it with Grace."""
    for who, role in ROLES.items():
        site.signs_in(who, role=role)
    ada = site.store.journal(ADA)
    ada.add_interview(
        an_interview(a_point(text=f"More of {SECRET}."), employer=SECRET), request="r", now=now()
    )
    grace = site.store.accounts.of(GRACE)
    assert grace
    record = live.record(ada, now().date())
    fixed = sharing.fixed(record, Choice(hide_names=False))
    ada.entrusted.give(grace, fixed, now().replace(year=2100), "yes", now=now())
    return site, site.store.visits(grace)[0].handle


def test_every_page_is_in_the_table_once() -> None:
    assert sorted([*OPEN, *FOR_ONE, *BY_COOKIE]) == sorted(PAGES)


def test_every_route_is_in_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERWORD_MODE", "hosted")
    shells = {"/", *(f"/{page}" for page in PAGES)}  # the same empty page for everybody

    assert {route.path for route in web.routes()} - shells == set(ROUTES)


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_page_shows_each_role_its_own(centre: tuple[Site, str], page: str) -> None:
    site, handle = centre
    for who in ROLES:
        tab = site.opens(who, page, of=handle)
        tab.session_state["meeting_at"] = 1  # the part with the words, where there are parts
        text = (
            said(tab.run())
            + "".join(i.value for i in tab.info)
            + "".join(frame.value.to_csv() for frame in tab.dataframe)
        )
        html = "".join(str(e.proto) for e in tab.main if hasattr(e, "proto"))

        assert not tab.exception, (page, who)
        sees = SECRET in text + html
        if page in FOR_ONE:
            one, refusal = FOR_ONE[page]
            assert (refusal in text) is (who != one), (page, who)
            assert sees is ((who, page) == (GRACE, "client")), (page, who)
        else:
            assert not sees or (who == ADA and page in OPEN), (page, who)
            assert page not in BY_COOKIE or BY_COOKIE[page] in text, (page, who)
    if page in OWN - {"trends", "today", "consultant", "messages"}:
        assert SECRET in said(site.opens(ADA, page))


@pytest.mark.parametrize("page", sorted(PAGES - {"read"}))
def test_whoever_is_not_signed_in_sees_the_door(centre: tuple[Site, str], page: str) -> None:
    site, handle = centre

    tab = site.opens(Person("test", "nobody"), page, of=handle)

    assert [t.value for t in tab.title] == ["Afterword"]
    assert SECRET not in said(tab)

"""A hosted site shows nothing to whoever is not signed in, and says what keeps it shut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from coaching import screen
from coaching.screen import signed_in
from tests.build import ADA
from tests.pages.conftest import MAIN, Site, said
from tests.postgres import ADMINISTRATORS

AUTH = {
    "redirect_uri": "https://afterword.example.edu/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "afterword",
    "client_secret": "s",
    "server_metadata_url": "https://sign-in.example.edu/.well-known/openid-configuration",
}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A hosted site; a test says on which database and with which secrets."""
    monkeypatch.setenv("AFTERWORD_MODE", "hosted")
    # AppTest has no browser that could send a cookie.
    monkeypatch.setattr(signed_in, "fingerprint", lambda _: None)
    screen.store.clear()
    yield monkeypatch
    screen.store.clear()


def the_door(url: str, opened: pytest.MonkeyPatch, **auth: object) -> AppTest:
    opened.setenv("AFTERWORD_DATABASE_URL", url)
    tab = AppTest.from_file(MAIN, default_timeout=60)
    if auth:
        tab.secrets["auth"] = auth
    return tab.run()


def test_it_says_what_this_is_and_offers_one_button(
    sqlite_url: str, opened: pytest.MonkeyPatch
) -> None:
    tab = the_door(sqlite_url, opened, **AUTH)

    assert [b.label for b in tab.button] == ["Sign in"]
    assert "nobody at your career centre reads it" in said(tab)
    assert "Where things stand" not in said(tab)


def test_each_provider_has_its_button(sqlite_url: str, opened: pytest.MonkeyPatch) -> None:
    one = {k: AUTH[k] for k in ("client_id", "client_secret", "server_metadata_url")}
    general = {k: v for k, v in AUTH.items() if k not in one}

    tab = the_door(sqlite_url, opened, **general, students=one, alumni_office=one)

    assert [b.label for b in tab.button] == ["Sign in with Students", "Sign in with Alumni office"]


@pytest.mark.parametrize(
    "lacking",
    [{}, {k: v for k, v in AUTH.items() if k != "client_id"}, AUTH | {"cookie_secret": "x"}],
)
def test_it_says_when_signing_in_is_not_set_up(
    sqlite_url: str, opened: pytest.MonkeyPatch, lacking: dict[str, object]
) -> None:
    tab = the_door(sqlite_url, opened, **lacking)

    assert not tab.button
    assert ".streamlit/secrets.toml" in tab.info[0].value


def test_it_says_when_the_database_is_not_up_to_date_and_touches_nothing(
    tmp_path: Path, opened: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "new.sqlite3"

    tab = the_door(f"sqlite:///{file}", opened, **AUTH)

    assert "python -m coaching migrate" in tab.info[0].value
    assert not tab.button
    assert not file.exists() or file.stat().st_size == 0


def test_who_is_there_is_asked_once_in_a_run_and_anew_in_the_next(site: Site) -> None:
    site.signs_in(ADA)
    tab = site.opens(ADA, "consultant")
    site.asked = 0

    tab.run()
    assert site.asked == 1

    site.who = None  # signed out elsewhere meanwhile
    tab.run()
    assert site.asked == 2
    assert [t.value for t in tab.title] == ["Afterword"]


@pytest.mark.postgres
def test_it_stays_shut_when_its_role_would_see_every_journal(
    postgres_url: str, opened: pytest.MonkeyPatch
) -> None:
    mighty = ADMINISTRATORS[str(sa.make_url(postgres_url).database)]

    tab = the_door(mighty.render_as_string(hide_password=False), opened, **AUTH)

    assert "superuser or has BYPASSRLS" in tab.info[0].value
    assert not tab.button
    assert [b.label for b in the_door(postgres_url, opened, **AUTH).button] == ["Sign in"]
    screen.store().close()

"""A person sees where their words lie, brings an export back, erases them, and signs out."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import Choice, Role
from coaching.screen import own_data
from tests.build import ADA, GRACE, a_point, an_interview
from tests.pages.conftest import App, Site, now, said


def erase(tab: AppTest, words: str) -> AppTest:
    tab.text_input(key="data_sure").set_value(words).run()
    return tab.button(key="data_gone").click().run()


def test_the_file_is_named_on_ones_own_machine(app: App) -> None:
    tab = app.open("your_data")

    assert app.store.place in said(tab)
    assert "Sign out everywhere" not in [b.label for b in tab.button]


def test_nothing_is_erased_before_the_words_are_typed(app: App) -> None:
    app.add(an_interview(a_point()))
    tab = app.open("your_data")

    erase(tab, "erase")

    assert "Nothing was changed." in tab.warning[0].value
    assert len(app.journal.interviews()) == 1

    erase(tab, "Erase everything ")

    assert not tab.exception
    assert app.journal.interviews() == ()


def test_an_export_comes_back_into_an_empty_journal(app: App) -> None:
    app.add(an_interview(a_point(), employer="Fenwick Parks"))
    tab = app.open("your_data")
    data = json.dumps(app.journal.whole.export()).encode()
    erase(tab, own_data.SURE)

    tab.file_uploader(key="data_file").set_value(("export.json", data, "application/json")).run()
    tab.button(key="data_bring").click().run()

    assert not tab.exception
    assert "Fenwick Parks" in said(app.open("interviews"))


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_file_that_is_no_export_is_refused_in_words(app: App, data: bytes) -> None:
    tab = app.open("your_data")

    tab.file_uploader(key="data_file").set_value(("x.json", data, "application/json")).run()
    tab.button(key="data_bring").click().run()

    assert not tab.exception
    assert "damaged" in tab.warning[0].value


def test_consents_stand_in_the_words_that_were_read(site: Site) -> None:
    site.signs_in(ADA)
    site.signs_in(GRACE, role=Role.CONSULTANT)
    grace = site.store.accounts.of(GRACE)
    assert grace
    ada = site.store.journal(ADA)
    given = ada.entrusted.give(
        grace, Choice(), now().replace(year=2100), "I share *all*.", now=now()
    )
    ada.entrusted.take_back(given, now=now())

    tab = site.opens(ADA, "your_data")

    assert "I share *all*." in said(tab)  # a star stays a star
    assert "taken back" in said(tab)


def test_signing_out_everywhere_ends_every_device(site: Site) -> None:
    site.signs_in(ADA)
    site.store.accounts.begin(ADA, "phone", name="Ada", email="", now=now())
    tab = site.opens(ADA, "your_data")

    tab.button(key="data_everywhere").click().run()

    from coaching.model import SignIn  # noqa: PLC0415

    assert site.store.accounts.signed_in("phone", now=now(), limits=SignIn()) is None


def test_erasing_at_a_site_takes_the_account_and_ends_what_is_shared(site: Site) -> None:
    site.signs_in(ADA)
    site.signs_in(GRACE, role=Role.CONSULTANT)
    grace = site.store.accounts.of(GRACE)
    assert grace
    ada = site.store.journal(ADA)
    ada.entrusted.give(grace, Choice(), now().replace(year=2100), "yes", now=now())
    tab = site.opens(ADA, "your_data")

    erase(tab, own_data.SURE)

    assert site.store.accounts.of(ADA) is None
    assert site.store.visits(grace) == ()
    assert [b.label for b in tab.button] == ["Sign in"] or "Signing in is not set up" in (
        tab.info[0].value
    )

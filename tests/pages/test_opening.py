"""A message opened from a file lands in the draft, with who and when proposed; nothing is saved."""

from datetime import date

from coaching import entry
from tests.intake.test_messages import MAIL
from tests.pages.conftest import App, said


def opened(app: App, name: str, data: bytes) -> None:
    app.open("add_feedback", draft="begun")
    app.tab.session_state["add_open"] = True
    app.tab.run()
    app.tab.file_uploader(key="add_filebegun").set_value((name, data, "")).run()


def kept(app: App) -> entry.Entry:
    stored = app.journal.draft("begun")
    assert stored is not None
    return entry.of(stored)


def test_the_newest_message_lands_in_the_paste_area_and_nothing_is_saved(app: App) -> None:
    opened(app, "reply.eml", MAIL)

    assert "Your examples were strong." in kept(app).text
    assert "Could you give me feedback?" in kept(app).quoted
    assert (kept(app).giver, kept(app).received_on) == ("Kim Okafor", date(2026, 3, 3))
    assert app.journal.interviews() == ()


def test_words_that_are_there_stay_above_it(app: App) -> None:
    app.draft("I noted this first.")
    opened(app, "reply.eml", MAIL)

    assert kept(app).text.startswith("I noted this first.\n\nDear Ada,")


def test_a_damaged_file_gets_a_sentence_and_changes_nothing(app: App) -> None:
    app.draft("I noted this first.")
    opened(app, "reply.pdf", b"%PDF-1.4 no")

    assert "damaged" in app.tab.warning[0].value
    assert kept(app).text == "I noted this first."


def test_the_quotes_of_a_pasted_message_are_left_out_on_request(app: App) -> None:
    app.draft("Your examples were strong.\n\nOn Mon, 2 Mar 2026, Ada wrote:\n> Could you?")
    app.open("add_feedback", draft="begun")

    app.press("add_newest")

    assert kept(app).text == "Your examples were strong."
    assert "> Could you?" in kept(app).quoted
    assert "> Could you?" in said(app.tab)

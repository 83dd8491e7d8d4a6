"""Letters are begun from the record, kept, held back while they have a gap, and recorded once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from coaching import proofreading, screen
from coaching.centre import centre
from coaching.letters import draft
from coaching.model import (
    Letter,
    MessageStatus,
    Outcome,
    Round,
)
from coaching.screen import letter_checks
from tests.build import a_contact, a_reflection, an_interview
from tests.pages.conftest import START, App, said
from tests.test_escapes import HOSTILE


@pytest.fixture
def about(clock: Path, app: App) -> int:
    """An interview held five hours ago, with two people, and one thing forgotten."""
    held = Round(format="Panel", held_on=START.date(), starts_at=START, time_zone="Europe/London")
    number = app.journal.add_interview(
        an_interview(rounds=(held,)), request="about", now=screen.now()
    )
    for name in ("Judith Amory", "Omar Bell"):
        app.journal.contacts.add(
            a_contact(number, name=name, email="x@y.example"), request=name, now=screen.now()
        )
    app.journal.reflections.add(a_reflection(number), request="noted", now=screen.now())
    app.journal.set_preference("signature", "Sam Okonkwo")
    return number


def field(tab: AppTest, label: str) -> Any:
    return next(f for f in tab.text_input if f.label == label)


def writing(app: App) -> draft.Writing:
    [stored] = app.journal.drafts(draft.KIND)
    return draft.of(stored)


def fill(app: App) -> AppTest:
    """Open the first letter that is due and answer what only the writer can say."""
    app.open("messages")
    tab = app.press("write0")
    field(tab, "Something you two talked about").set_value("the two riverside projects").run()
    field(tab, "Why the work fits you").set_value("two years of keeping a rota").run()
    return tab


def test_both_letters_wait_with_their_clock(about: int, app: App) -> None:
    shown = said(app.open("messages"))

    assert "**Judith Amory, Northgate Council**  \nThank them for the interview." in shown
    assert "**Omar Bell, Northgate Council**  \nThank them for the interview." in shown
    assert "It is due by **Wed 4 Mar, 10:00** (19 hours left), at the latest Thu 5 Mar" in shown
    assert "Followed up: **0 of 1 interview**" in shown
    assert "only 20 % do” is an estimate by 100 Canadian executives, 2007" in shown


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        (23.5, "(30 minutes left)"),
        (30, "It is due at the latest by **Thu 5 Mar, 10:00** (18 hours left)"),
        (72, "was due by Thu 5 Mar, 10:00. Late is kinder than never"),
    ],
)
def test_the_clock_goes_on(about: int, app: App, clock: Path, hours: float, sentence: str) -> None:
    clock.write_text((START + timedelta(hours=hours)).isoformat())

    assert sentence in said(app.open("messages"))


def test_a_letter_with_a_gap_has_no_way_out(about: int, app: App) -> None:
    app.open("messages")
    tab = app.press("write0")

    assert "Still to fill in: **[something you discussed]**, **[why the work fits you]**" in said(
        tab
    )
    assert not [b for b in tab.button if b.key == "letter_sent"]
    assert not tab.get("link_button")
    assert not tab.get("download_button")


def test_a_gap_typed_in_another_tab_is_refused_when_it_is_sent(about: int, app: App) -> None:
    tab = fill(app)
    [stored] = app.journal.drafts(draft.KIND)
    body = {**stored.body, "body": "Dear [name],\n\nthank you."}
    app.journal.save_draft(
        stored.key, draft.KIND, body, version=stored.version, writer=stored.writer, now=screen.now()
    )

    tab.button(key="letter_sent").click().run()

    assert any("Still to fill in: [name]" in w.value for w in tab.warning)
    assert app.journal.messages.all() == ()


def test_answers_and_ticked_items_are_in_the_letter_and_kept(about: int, app: App) -> None:
    tab = fill(app)
    tab.checkbox[0].check().run()

    assert "the two riverside projects" in writing(app).body
    assert "I ran the volunteer desk for two years." in writing(app).body
    assert tab.get("link_button")
    reopened = app.open("messages")
    reopened = app.press("write0")
    assert field(reopened, "Why the work fits you").value == "two years of keeping a rota"
    assert reopened.checkbox[0].value


def test_sending_is_recorded_once_and_can_be_undone(about: int, app: App) -> None:
    tab = fill(app)

    tab = tab.button(key="letter_sent").click().run()

    [letter] = app.journal.messages.all()
    assert (letter.kind, letter.status) == (Letter.THANK_YOU, MessageStatus.SENT)
    assert letter.sent_at == screen.now()
    assert letter.due_at == START + timedelta(hours=48)
    assert "recorded as sent" in tab.success[0].value
    assert "Followed up: **1 of 1 interview**" in said(tab)
    assert "Judith" not in said(tab).split("Sent and noted")[0]
    tab.button(key="undo").click().run()
    assert app.journal.messages.all() == ()
    assert writing(app).own.words["fit"] == "two years of keeping a rota"


def test_the_second_letter_is_worded_differently_and_a_twin_is_noticed(
    about: int, app: App
) -> None:
    tab = fill(app)
    first = writing(app).body
    tab.button(key="letter_sent").click().run()
    tab = fill(app)

    assert set(first.split("\n\n")) & set(writing(app).body.split("\n\n")) == {
        "Kind regards,\nSam Okonkwo"
    }
    assert "reads almost like your letter to" not in said(tab)
    [stored] = app.journal.drafts(draft.KIND)
    body = {**stored.body, "body": first.replace("Judith Amory", "Omar Bell")}
    app.journal.save_draft(
        stored.key, draft.KIND, body, version=stored.version, writer=stored.writer, now=screen.now()
    )
    assert "reads almost like your letter to Judith Amory" in said(tab.run())


def test_a_suggestion_is_taken_and_another_ignored_for_good(about: int, app: App) -> None:
    tab = fill(app)
    field(tab, "Why the work fits you").set_value("I realy keep rotas at Zendsk.").run()
    assert "2 suggestions" in said(tab)
    assert "A machine’s suggestions" in said(tab)

    tab = tab.button(key="slip0_0").click().run()
    assert "I really keep rotas at Zendsk." in writing(app).body
    assert "1 suggestion" in said(tab)
    tab = tab.button(key="slip0_ignore").click().run()

    assert "nothing found" in said(tab)
    assert app.journal.preference("proofreading_ignored") == ["Spelling:zendsk"]


def test_a_silent_proofreader_takes_nothing_away(
    about: int, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object, **__: object) -> object:
        raise proofreading.process.CannotProofread("The proofreader is busy.")

    monkeypatch.setattr(proofreading, "check", silent)
    tab = fill(app)

    assert "The proofreader is busy." in said(tab)
    assert tab.get("link_button")


def test_put_another_way_can_be_taken_back(about: int, app: App) -> None:
    tab = fill(app)
    before = writing(app).body

    tab = tab.button(key="letter_anew").click().run()
    assert writing(app).body != before
    tab.button(key="letter_earlier").click().run()

    assert writing(app).body == before


def test_no_letter_needed_is_remembered(about: int, app: App) -> None:
    app.open("messages")
    tab = app.press("write0")

    tab = tab.button(key="letter_aside").click().run()

    assert [m.status for m in app.journal.messages.all()] == [MessageStatus.SET_ASIDE]
    assert "**Judith Amory, Northgate Council**  \nThank them" not in said(tab)
    assert "Followed up: **0 of 1 interview**" in said(tab)


def test_a_letter_can_be_read_again_and_taken_away(about: int, app: App) -> None:
    tab = fill(app)
    tab.button(key="letter_sent").click().run()
    tab = app.open("messages")

    tab = tab.selectbox(key="log_read").set_value(0).run()
    assert "the two riverside projects" in said(tab)
    tab.button(key="log_delete").click().run()

    assert app.journal.messages.all() == ()


def test_a_letter_whose_interview_was_deleted_keeps_its_words(about: int, app: App) -> None:
    fill(app)
    [stored] = app.journal.drafts(draft.KIND)
    app.journal.delete_interview(about, version=1, request="d", now=screen.now())

    tab = app.open("messages", letter=stored.key)

    assert "the two riverside projects" in said(tab)
    assert any("was deleted" in i.value for i in tab.info)


@pytest.mark.parametrize("address", ["x", "letter-thank_you-0-0-0", "letter-x-1-0-0", "a" * 500])
def test_an_address_that_means_nothing_opens_the_page(address: str, app: App) -> None:
    tab = app.open("messages", letter=address)

    assert not tab.exception
    assert "**No messages yet.**" in said(tab)


def test_hostile_names_are_shown_as_they_are(clock: Path, app: App) -> None:
    text = " ".join("\n".join(HOSTILE).split())[:200]
    held = Round(held_on=START.date(), starts_at=START)
    number = app.journal.add_interview(
        an_interview(employer=text, role=text, rounds=(held,)), request="h", now=screen.now()
    )
    app.journal.contacts.add(
        a_contact(number, name=text, notes=text, email=text), request="c", now=screen.now()
    )
    tab = app.open("messages")
    assert text in said(tab)

    tab = app.press("write0")

    assert not tab.exception
    assert text in said(tab)


def test_a_name_said_once_signs_this_letter_and_the_next(about: int, app: App) -> None:
    app.journal.set_preference("signature", None)
    app.open("messages")
    tab = app.press("write0")
    assert "[your name]" in writing(app).body

    field(tab, "Your name, as you sign").set_value("Sam Okonkwo").run()

    assert writing(app).body.endswith("Kind regards,\nSam Okonkwo")
    assert app.journal.preference("signature") == "Sam Okonkwo"


def test_the_centres_help_stands_below_by_place_where_it_differs(app: App) -> None:
    app.add(an_interview())

    tab = app.open("messages")

    assert "Help from your career centre" in [e.label for e in tab.expander]
    assert "A career chat" in said(tab)


@pytest.fixture
def elm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The settings of a centre that names itself and its page."""
    file = tmp_path / "centre.toml"
    file.write_text('name = "Elm Street"\nurl = "https://elm.example/"', encoding="utf-8")
    monkeypatch.setenv("AFTERWORD_CENTRE", str(file))
    centre.cache_clear()
    yield
    centre.cache_clear()


@pytest.mark.usefixtures("elm")
def test_the_centre_is_called_by_its_name_and_its_page_is_linked(app: App) -> None:
    app.add(an_interview())

    tab = app.open("messages")

    assert "Help from Elm Street" in [e.label for e in tab.expander]
    assert "[All of Elm Street](https://elm.example/)" in said(tab)


@pytest.mark.usefixtures("about")
def test_a_slip_in_the_subject_is_found_and_mended_there(app: App) -> None:
    app.open("messages")
    tab = app.press("write0")
    field(tab, "Subject").set_value("Thank you for teh conversation").run()
    app.press("letter_proof")

    (offered,) = (b for b in app.tab.button if b.label == "the")
    offered.click().run()

    assert writing(app).subject == "Thank you for the conversation"
    assert "[something you discussed]" in writing(app).body


def test_the_next_step_after_a_no_leads_to_the_letter(app: App) -> None:
    app.add(an_interview(rounds=(), outcome=Outcome.NOT_SELECTED))
    app.open("today")

    app.press("step_write")

    assert writing(app).kind is Letter.FEEDBACK_REQUEST
    assert app.tab.title[0].value == "Messages"
    assert field(app.tab, "Subject").value


def test_a_suggestion_stands_between_whole_words() -> None:
    text = "I would bring two years of keeping a volunteer rota runing, and I would be glad of it."
    at = text.index("runing")

    before, after = letter_checks.around(text, at, at + 6)

    assert set(before.split()) <= set(text.split())
    assert after.split()[-1] in text.split()

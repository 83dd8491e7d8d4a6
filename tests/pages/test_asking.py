"""Asking for feedback and how things stand: by letter or phone, once more, then enough."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from coaching import screen
from coaching.model import Feedback, Letter, Message, MessageStatus, Outcome, Status
from tests.build import an_interview
from tests.pages.conftest import START, App, said


def a_no(app: App, *feedback: Feedback, **changes: Any) -> int:
    app.journal.set_preference("signature", "Sam Okonkwo")
    changes = {"outcome": Outcome.NOT_SELECTED, "feedback": feedback} | changes
    return app.journal.add_interview(
        an_interview(**{"held_on": START.date() - timedelta(days=20)} | changes),
        request="no",
        now=screen.now(),
    )


def heard(app: App, outcome: Outcome, day: date | None = None) -> None:
    """Note on the page that is open what they said, and when."""
    (choice,) = (r for r in app.tab.radio if r.label == "What did they say?")
    choice.set_value(outcome).run()
    if day:
        (when,) = (d for d in app.tab.date_input if d.label == "When did you hear?")
        when.set_value(day).run()
    next(b for b in app.tab.button if b.label == "Note it").click().run()


def test_asking_by_letter_is_the_status_the_charts_use(clock: Path, app: App) -> None:
    about = a_no(app)
    app.open("messages")
    tab = app.press("write0")

    tab = tab.button(key="letter_sent").click().run()

    assert app.journal.interview(about).status is Status.ASKED
    assert "Feedback: **asked 1**, waiting 1." in said(tab)
    tab.button(key="undo").click().run()
    assert app.journal.interview(about).status is Status.NOT_ASKED


def test_asking_by_phone_notes_the_call_and_what_came_of_it(clock: Path, app: App) -> None:
    about = a_no(app)
    tab = app.open("messages")
    assert "Then listen and write. Do not explain" in said(tab)

    tab.radio[0].set_value(Status.DECLINED).run()
    tab = tab.button(key="call_note0").click().run()

    assert app.journal.interview(about).status is Status.DECLINED
    assert [f.answer for f in app.journal.follow_ups.all()] == ["Their policy: none is given"]
    assert "They cannot give feedback; thank them all the same" in said(tab)


def test_somebody_who_would_rather_not_be_called_is_not(clock: Path, app: App) -> None:
    a_no(app, phone_welcome=False)

    tab = app.open("messages")

    assert "They would rather not be called." in said(tab)
    assert not tab.radio


def test_one_reminder_and_then_a_kind_word(clock: Path, app: App) -> None:
    asked = Feedback(status=Status.ASKED, received_on=START.date() - timedelta(days=9))
    about = a_no(app, asked)
    tab = app.open("messages")
    assert "No answer yet; one reminder is fair" in said(tab)
    tab = app.press("write0")
    assert not tab.info
    tab.button(key="letter_sent").click().run()
    assert len(app.journal.interview(about).feedback) == 2

    clock.write_text((START + timedelta(days=60)).isoformat())
    tab = app.open("messages")
    assert "**Nothing is due.**" in said(tab)
    tab.selectbox(key="another_kind").set_value(Letter.REMINDER).run()
    tab = tab.button(key="another_begin").click().run()

    assert "One reminder, then stop" in tab.info[0].value


def test_asking_how_things_stand_has_a_cap_that_can_be_set(clock: Path, app: App) -> None:
    about = a_no(app, outcome=Outcome.WAITING)
    assert "ask how things stand" in said(app.open("messages"))
    for n in range(2):
        app.journal.messages.add(
            Message(
                about, Letter.FOLLOW_UP, status=MessageStatus.SENT, sent_at=START.replace(year=2025)
            ),
            request=f"f{n}",
            now=screen.now(),
        )

    tab = app.open("messages")
    assert "ask how things stand" not in said(tab)
    tab.selectbox(key="another_kind").set_value(Letter.FOLLOW_UP).run()
    tab = tab.button(key="another_begin").click().run()
    assert "You have been in touch 2 times since the thank-you" in tab.info[0].value

    tab = app.open("messages")
    tab.number_input(key="contacts_cap").set_value(3).run()
    assert "ask how things stand" in said(app.open("messages"))


def test_a_no_noted_on_messages_leads_to_asking_there_and_on_today(clock: Path, app: App) -> None:
    about = a_no(app, outcome=Outcome.UNKNOWN, rounds=())
    assert "Have you heard from them?" in said(app.open("messages"))
    assert "have you heard from **Northgate Council**?" in said(app.open("today"))

    heard(app, Outcome.NOT_SELECTED)

    kept = app.journal.interview(about)
    assert (kept.outcome, kept.decided_on) == (Outcome.NOT_SELECTED, START.date())
    assert "nothing is due" in said(app.tab)
    assert "Northgate Council from 4 Mar" in said(app.open("messages"))
    clock.write_text((START + timedelta(days=1)).isoformat())
    assert "write to **Northgate Council** and ask for advice" in said(app.open("today"))
    assert "They said no; ask for advice" in said(app.open("messages"))
    assert "Have you heard" not in said(app.tab)


def test_a_no_heard_earlier_is_kept_with_its_day(clock: Path, app: App) -> None:
    about = a_no(app, outcome=Outcome.UNKNOWN, rounds=())
    app.open("today")

    heard(app, Outcome.NOT_SELECTED, START.date() - timedelta(days=3))

    assert app.journal.interview(about).decided_on == START.date() - timedelta(days=3)
    assert "write to **Northgate Council** and ask for advice" in said(app.tab)


def test_whoever_likes_a_call_is_called_first(clock: Path, app: App) -> None:
    about = a_no(app, preferred_channel="Phone")

    assert "call **Northgate Council** and ask for advice" in said(app.open("today"))
    assert app.tab.button(key="step_write").label == "Write instead"
    tab = app.press(f"call_open0_{about}")
    assert tab.title[0].value == "Add feedback"
    assert tab.button(key="call_later")


def test_a_letter_can_have_gone_out_on_an_earlier_day(clock: Path, app: App) -> None:
    about = a_no(app)
    app.open("messages")
    tab = app.press("write0")

    yesterday = START.date() - timedelta(days=1)
    next(d for d in tab.date_input if d.label == "When?").set_value(yesterday).run()
    tab.button(key="letter_sent").click().run()

    [asked] = app.journal.interview(about).feedback
    [letter] = app.journal.messages.all()
    assert asked.received_on == yesterday
    assert letter.sent_at is not None
    assert letter.sent_at.date() == yesterday


def test_not_today_quiets_messages_too(clock: Path, app: App) -> None:
    a_no(app)
    app.open("today")
    app.press("not_today")

    assert "**Not today,** as you said." in said(app.open("messages"))
    assert next(e.label for e in app.tab.expander) == "See it all the same"
    clock.write_text((START + timedelta(days=1, hours=5)).isoformat())
    assert "**Not today,** as you said." not in said(app.open("messages"))


def test_how_they_like_to_be_contacted_stands_beside_what_is_due(clock: Path, app: App) -> None:
    a_no(app, preferred_channel="Phone")

    assert "They like to be contacted by phone." in said(app.open("messages"))


def test_words_of_a_call_are_kept_before_it_is_noted(clock: Path, app: App) -> None:
    about = a_no(app, outcome=Outcome.WAITING)
    body: dict[str, object] = {"text": "They decide on Friday."}
    app.journal.save_draft(
        f"stood_{about}", "answer", body, version=0, writer="before", now=screen.now()
    )
    tab = app.open("messages")

    tab = tab.button(key="stand_note0").click().run()

    assert [f.answer for f in app.journal.follow_ups.all()] == ["They decide on Friday."]
    assert app.journal.draft(f"stood_{about}") is None
    assert not tab.exception

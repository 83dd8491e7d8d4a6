"""The record of an interview: every step a draft, kept whole, shown again."""

from datetime import date, timedelta
from pathlib import Path

from coaching import recording, screen
from coaching.model import Feeling, Outcome
from coaching.recording import Meeting, Met, Recording
from tests.build import a_contact, a_reflection, an_interview
from tests.pages.conftest import START, App, now, said


def fill(app: App, form: Recording, key: str = "new") -> None:
    app.journal.save_draft(
        key, recording.KIND, recording.body(form), version=0, writer="a tab before", now=now()
    )


def test_a_new_record_is_kept_as_typed_and_shown(app: App) -> None:
    tab = app.open("interviews", record="new")
    tab.text_input[0].set_value("Fenwick").run()
    assert recording.of(app.journal.draft("new").body).employer == "Fenwick"  # type: ignore[union-attr]

    app.press("record_keep")

    [kept] = app.journal.interviews()
    assert kept.employer == "Fenwick"
    assert app.journal.draft("new") is None


def test_everything_typed_is_on_the_page_of_the_interview(app: App) -> None:
    fill(
        app,
        Recording(
            employer="Fenwick",
            role="Clerk",
            posting_url="https://fenwick.example/1",
            posting_text="We look for …",
            outcome="waiting",
            phone_welcome=False,
            preferred_channel="E-mail",
            decision_on=date.today().isoformat(),  # noqa: DTZ011 - the app's own clock here
            rounds=(Meeting("First", "Panel", "2026-07-01", "14:30", "Europe/London", "Room 4"),),
            people=(Met("Kim <b>", "Head", "kim@x.org", "+44 1", "the rota"),),
        ),
    )
    app.open("interviews", record="new")
    app.press("record_keep")
    [kept] = app.journal.interviews()

    tab = app.open("interviews", interview=str(kept.id))
    page = said(tab)

    for words in ("Fenwick, Clerk", "14:30", "Europe/London", "Room 4", "Kim", "kim@x.org",
                  "the rota", "Waiting to hear", "Please no phone calls"):  # fmt: skip
        assert words in page, words
    assert "<b>" not in "".join(m.value for m in tab.markdown)
    assert not tab.exception


def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(app: App) -> None:
    fill(app, Recording(employer="Fenwick", posting_url="javascript:alert(1)"))
    app.open("interviews", record="new")

    tab = app.press("record_keep")

    assert [w.value for w in tab.warning if "https://" in w.value]
    assert app.journal.interviews() == ()
    draft = app.journal.draft("new")
    assert draft is not None
    assert recording.of(draft.body).posting_url == "javascript:alert(1)"


def test_a_record_that_was_begun_is_offered_again(app: App) -> None:
    fill(app, Recording(employer="Fenwick"))

    tab = app.open("interviews")

    assert [b.label for b in tab.button if "Go on with" in b.label] == [
        "Go on with the record of Fenwick"
    ]


def test_editing_keeps_the_people_met_and_the_rest(app: App) -> None:
    app.add(an_interview(employer="Fenwick", posting_text="kept"))
    [interview] = app.journal.interviews()
    app.journal.contacts.add(a_contact(interview.id or 0), request="k", now=now())
    key = f"record-{interview.id}-{interview.version}"
    app.open("interviews", record=key)
    tab = app.tab
    tab.selectbox(key=f"form_{key}_outcome").set_value("not_selected").run()

    app.press("record_keep")

    whole = app.journal.interview(interview.id or 0)
    assert whole.outcome is Outcome.NOT_SELECTED
    assert whole.posting_text == "kept"
    assert [c.name for c in app.journal.contacts.all(whole.id)] == ["Kim Okafor"]


def test_an_address_of_a_record_that_was_kept_shows_the_interview(app: App) -> None:
    app.add(an_interview(employer="Fenwick"))
    [interview] = app.journal.interviews()

    tab = app.open("interviews", record=f"record-{interview.id}-999")

    assert "Fenwick" in said(tab)
    assert not tab.exception


def test_notes_right_after_stand_on_the_page(app: App) -> None:
    app.add(an_interview(employer="Fenwick"))
    [interview] = app.journal.interviews()
    app.journal.reflections.add(a_reflection(interview.id or 0), request="r", now=now())

    page = said(app.open("interviews", interview=str(interview.id)))

    assert "The rota story landed." in page
    assert "I ran the volunteer desk for two years." in page


def test_an_interview_that_is_not_there_is_said(app: App) -> None:
    tab = app.open("interviews", interview="77")

    assert not tab.exception
    assert "not in your journal any more" in tab.info[0].value


def test_the_page_of_an_interview_offers_its_own_next_step(clock: Path, app: App) -> None:
    app.add(an_interview(held_on=START.date(), employer="Fenwick"))
    [kept] = app.journal.interviews()
    about = str(kept.id)
    assert "five minutes on **Fenwick**" in said(app.open("interviews", interview=about))
    assert [b.label for b in app.tab.button if b.key == "step"] == ["Reflect"]

    app.journal.reflections.add(
        a_reflection(kept.id or 0, written_at=screen.now()), request="r", now=screen.now()
    )
    page = said(app.open("interviews", interview=about))
    assert "does you good" in page
    assert "thank **Fenwick** for the interview" in page
    assert app.press("step").title[0].value == "Messages"

    clock.write_text((START + timedelta(days=1)).isoformat())
    assert "does you good" not in said(app.open("interviews", interview=about))


def test_a_low_feeling_comes_before_the_letter_there_too(clock: Path, app: App) -> None:
    app.add(an_interview(held_on=START.date(), employer="Fenwick"))
    [kept] = app.journal.interviews()
    low = a_reflection(kept.id or 0, written_at=screen.now(), feeling=Feeling.LOW)
    app.journal.reflections.add(low, request="r", now=screen.now())

    page = said(app.open("interviews", interview=str(kept.id)))

    assert "A person comes before any task" in page
    assert "thank **Fenwick**" not in page


def test_an_interview_to_come_is_not_reflected_on_first(clock: Path, app: App) -> None:
    app.add(an_interview(held_on=START.date() + timedelta(days=3)))

    tab = app.open("interviews", interview=str(app.journal.interviews()[0].id))

    assert "**Next:**" not in said(tab)


def test_an_empty_list_has_one_main_button(app: App) -> None:
    tab = app.open("interviews")

    main = [b.label for b in tab.button if b.proto.type == "primary"]
    assert main == ["Add an interview"]

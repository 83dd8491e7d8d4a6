"""What a browser sends of the fields beside the words → the draft; what no field takes is left."""

from datetime import date

import pytest

from coaching import entry
from coaching.entry import Entry, NewInterview
from coaching.screen import particulars
from coaching.screen.sheet import Field
from tests.build import an_interview
from tests.pages.conftest import App


def drafted(app: App) -> Entry:
    stored = app.journal.draft("begun")
    return entry.of(stored) if stored else Entry()


def test_what_is_filled_in_is_kept_in_the_draft_and_shown_again(app: App) -> None:
    app.open("add_feedback", draft="begun")

    app.fill(
        employer="Fenwick", stage="First interview", held_on="2026-03-02", channel="Video call"
    )

    assert drafted(app).new == NewInterview(
        employer="Fenwick", stage="First interview", held_on=date(2026, 3, 2)
    )
    assert drafted(app).channel == "Video call"
    shown = {name: field["value"] for name, field in app.fields().items()}
    assert (shown["employer"], shown["held_on"]) == ("Fenwick", "2026-03-02")


def test_what_was_filled_in_can_be_taken_back(app: App) -> None:
    app.open("add_feedback", draft="begun")
    app.fill(stage="First interview", held_on="2026-03-02")

    app.fill(stage="", held_on="")

    assert drafted(app).new == NewInterview()


def test_a_known_interview_is_chosen_and_left_again(app: App) -> None:
    app.add(an_interview())
    (known,) = app.journal.interviews()
    app.open("add_feedback", draft="begun")

    app.fill(interview=str(known.id))
    assert drafted(app).interview == known.id
    assert "employer" not in app.fields()

    app.fill(interview="0")
    assert drafted(app).interview is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("interview", "7"),
        ("interview", "no number"),
        ("stage", "A stage that nobody offered"),
        ("held_on", "2026-02-30"),
        ("held_on", "0026-03-02"),
        ("employer", "x" * 201),
        ("owner", "somebody else"),
    ],
)
def test_what_no_field_takes_changes_nothing(name: str, value: str, app: App) -> None:
    app.open("add_feedback", draft="begun")

    tab = app.fill(**{name: value})

    assert not tab.exception
    assert drafted(app) == Entry()


def test_who_wrote_a_message_and_when_can_be_corrected() -> None:
    proposed = Entry(giver="Kim", received_on=date(2026, 3, 3))

    e = particulars.filled(proposed, {"giver": "Kim Okafor", "received_on": ""})

    assert (e.giver, e.received_on) == ("Kim Okafor", None)


def test_a_choice_that_was_stored_before_can_be_kept() -> None:
    field = Field("stage", "Stage", "A stage of an older release", {"": "Choose", "Offer": "Offer"})

    assert field.takes("A stage of an older release")
    assert list(field.known) == ["", "Offer", "A stage of an older release"]

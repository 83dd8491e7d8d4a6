"""A list brought to Interviews: a preview, nothing saved before it is confirmed, one undo."""

from coaching.intake.days import Order
from tests.intake.files import TEAL
from tests.pages.conftest import App, said


def handed(app: App, text: str | bytes, name: str = "list.csv") -> None:
    app.open("interviews", bring="list")
    data = text.encode() if isinstance(text, str) else text
    app.tab.file_uploader(key="bring_file").set_value((name, data, "")).run()


def starting(app: App, key: str) -> str:
    return next(
        str(m.key) for m in (*app.tab.multiselect, *app.tab.radio) if str(m.key).startswith(key)
    )


def test_nothing_is_saved_before_the_preview_is_confirmed(app: App) -> None:
    handed(app, TEAL)

    assert "Teal’s list" in said(app.tab)
    assert app.journal.interviews() == ()
    assert app.tab.button(key="bring_confirm").label == "Add 1 interview"

    app.press("bring_confirm")

    assert [i.employer for i in app.journal.interviews()] == ["Fenwick"]
    app.press("undo")
    assert app.journal.interviews() == ()


def test_the_person_says_which_statuses_led_to_an_interview(app: App) -> None:
    handed(app, TEAL)

    picked = app.tab.multiselect(key=starting(app, "bring_statuses"))
    assert picked.value == ["Interviewing"]
    picked.set_value(["Interviewing", "Rejected"]).run()

    assert app.tab.button(key="bring_confirm").label == "Add 2 interviews"


def test_dates_that_can_be_read_both_ways_are_asked_about(app: App) -> None:
    handed(app, "Company,Interview date\nFenwick,3/4/2026\n")
    assert not [b for b in app.tab.button if b.key == "bring_confirm"]

    app.tab.radio(key=starting(app, "bring_order")).set_value(Order.MONTH_FIRST).run()
    app.press("bring_confirm")

    assert str(app.journal.interviews()[0].held_on) == "2026-03-04"


def test_a_list_that_is_there_already_adds_nothing(app: App) -> None:
    for _ in range(2):
        handed(app, TEAL)
        if [b for b in app.tab.button if b.key == "bring_confirm"]:
            app.press("bring_confirm")

    assert "in your journal already" in said(app.tab)
    assert len(app.journal.interviews()) == 1


def test_a_row_set_aside_is_told_and_the_others_can_be_added(app: App) -> None:
    handed(app, "Company,Interview date\nFenwick,31/02/2026\nOsprey,13/02/2026\n")

    assert "Row 2: “31/02/2026” is no day of the calendar" in said(app.tab)
    assert app.tab.button(key="bring_confirm").label == "Add 1 interview"


def test_a_foreign_file_gets_a_sentence(app: App) -> None:
    handed(app, b"PK\x03\x04 no archive", "list.xlsx")

    assert [w.value for w in app.tab.warning] == [
        "This file is damaged. Save it anew and try again."
    ]

"""Whose words they are can be said anew until they are saved; one interview is left of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from coaching.entry import Mode
from coaching.model import Feedback, Interview, Status
from tests.build import an_interview
from tests.pages.conftest import App, now, said

TEXT = "You were well prepared. Your examples stayed short. Next time, give numbers."


def sorted_for(app: App, employer: str) -> Interview:
    """Words sorted for a new interview, which is then the only one."""
    app.draft(TEXT, employer=employer)
    app.open("add_feedback", draft="begun")
    app.press("add_sort")
    (interview,) = app.journal.interviews()
    return interview


def sort_for_another(app: App, employer: str) -> None:
    """Go back to the text, choose a new interview and sort again."""
    app.press("add_back")
    app.fill(interview="0")
    app.fill(employer=employer)
    app.press("add_sort")


def delete(app: App, interview: Interview) -> None:
    """As another tab does."""
    assert interview.id
    app.journal.delete_interview(
        interview.id, version=interview.version, request="delete", now=now()
    )


def held(app: App) -> list[tuple[str, list[str]]]:
    """Every interview's employer with the words kept for it."""
    return [(i.employer, [f.raw for f in i.feedback]) for i in app.journal.interviews()]


def test_naming_another_employer_after_sorting_leaves_one_interview(app: App) -> None:
    made = sorted_for(app, "Fenwik")

    sort_for_another(app, "Fenwick")
    assert [(i.id, i.employer) for i in app.journal.interviews()] == [(made.id, "Fenwick")]
    sort_for_another(app, "Calder Health")
    tab = app.press("add_save")

    assert not tab.exception
    assert held(app) == [("Calder Health", [TEXT])]
    assert "from **Calder Health**" in said(tab)


def test_calling_it_a_practice_interview_after_sorting_leaves_one_interview(app: App) -> None:
    sorted_for(app, "Career centre")

    app.press("add_back")
    app.switch(Mode.MOCK.label)
    app.press("add_sort")

    assert [(i.employer, i.mock) for i in app.journal.interviews()] == [("Career centre", True)]


def answered(app: App, made: Interview) -> None:
    app.answer(made.id or 0, Feedback(status=Status.ASKED))


def edited(app: App, made: Interview) -> None:
    app.journal.edit_interview(replace(made, role="Analyst"), request="edit", now=now())


@pytest.mark.parametrize("meanwhile", [answered, edited])
def test_an_interview_that_became_more_than_this_entrys_is_left_alone(
    meanwhile: Callable[[App, Interview], None], app: App
) -> None:
    meanwhile(app, sorted_for(app, "Fenwick"))
    (before,) = app.journal.interviews()

    sort_for_another(app, "Calder Health")
    app.press("add_save")

    first, second = app.journal.interviews()
    assert first == before
    assert (second.employer, [f.raw for f in second.feedback]) == ("Calder Health", [TEXT])


def test_an_interview_chosen_before_is_not_renamed(app: App) -> None:
    app.add(an_interview())
    (before,) = app.journal.interviews()
    app.draft(TEXT)
    app.open("add_feedback", draft="begun")
    app.fill(interview=str(before.id))
    app.press("add_sort")

    sort_for_another(app, "Calder Health")
    app.press("add_save")

    assert before in app.journal.interviews()
    assert held(app) == [("Northgate Council", []), ("Calder Health", [TEXT])]


def test_the_employer_of_a_deleted_interview_is_asked_again_and_the_words_are_kept(
    app: App,
) -> None:
    delete(app, sorted_for(app, "Fenwick"))

    tab = app.open("add_feedback", draft="begun")
    assert "**Check the sorting.**" in said(tab)
    tab.text_input(key="againbegun").set_value("Calder Health").run()
    app.press("add_save")

    assert held(app) == [("Calder Health", [TEXT])]


def test_the_same_employer_can_be_named_again_for_a_deleted_interview(app: App) -> None:
    gone = sorted_for(app, "Fenwick")
    delete(app, gone)

    tab = app.open("add_feedback", draft="begun")
    assert tab.text_input(key="againbegun").value == "Fenwick"
    app.press("add_save")

    assert held(app) == [("Fenwick", [TEXT])]
    assert app.journal.interviews()[0].id != gone.id


def test_without_an_employer_the_words_of_a_deleted_interview_wait(app: App) -> None:
    app.add(an_interview())
    (chosen,) = app.journal.interviews()
    app.draft(TEXT, employer="")
    app.open("add_feedback", draft="begun")
    app.fill(interview=str(chosen.id))
    app.press("add_sort")
    delete(app, chosen)

    tab = app.open("add_feedback", draft="begun")
    assert "**An interview that was deleted**" in said(tab)
    tab = app.press("add_save")

    assert tab.warning[0].value.startswith("Please name the employer")
    assert app.journal.interviews() == ()
    assert [d.body["text"] for d in app.journal.drafts()] == [TEXT]

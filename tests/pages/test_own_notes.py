"""Notes kept right after an interview are changed in place, and nothing of them is lost."""

from dataclasses import replace

import pytest

from coaching.model import Feeling, Reflection
from tests.build import a_reflection, an_interview
from tests.pages.conftest import App, now, said


@pytest.fixture
def note(app: App) -> Reflection:
    """The only notes in the journal."""
    app.add(an_interview(employer="Fenwick"))
    [interview] = app.journal.interviews()
    app.journal.reflections.add(
        a_reflection(interview.id or 0, confidence_after=2), request="r", now=now()
    )
    [kept] = app.journal.reflections.all()
    return kept


def change(app: App, note: Reflection, **words: object) -> None:
    """Open the form and leave these words in it, as the fields do."""
    app.open("interviews", interview=str(note.interview))
    app.press(f"reflection_change{note.id}")
    [draft] = app.journal.drafts("reflection")
    app.journal.save_draft(
        draft.key,
        draft.kind,
        {**draft.body, **words},
        version=draft.version,
        writer="here",
        now=now(),
    )
    app.tab.run()


def kept(app: App) -> Reflection:
    [found] = app.journal.reflections.all()
    return found


def test_notes_are_changed_and_undo_brings_them_back(app: App, note: Reflection) -> None:
    change(app, note, went_well="The rota story, told short.", forgotten="Polish\n\nThe desk")

    tab = app.press(f"notes_keep{note.id}")

    assert "The rota story, told short." in said(tab)
    assert kept(app).forgotten == ("Polish", "The desk")
    assert (kept(app).confidence_after, kept(app).written_at) == (2, note.written_at)
    assert app.journal.drafts("reflection") == ()
    app.press("undo")
    assert kept(app).went_well == note.went_well


def test_how_it_felt_is_shown_and_can_be_changed(app: App, note: Reflection) -> None:
    change(app, note)
    (felt,) = (p for p in app.tab.button_group if p.label == "How did it feel?")
    felt.set_value("mixed").run()

    tab = app.press(f"notes_keep{note.id}")

    assert kept(app).feeling is Feeling.MIXED
    assert "It felt: mixed · confidence after: 2 of 5" in said(tab)


def test_notes_changed_elsewhere_meanwhile_are_not_written_over_unasked(
    app: App, note: Reflection
) -> None:
    change(app, note, went_well="Mine.")
    app.journal.reflections.edit(replace(note, went_well="Theirs."), request="other", now=now())

    tab = app.press(f"notes_keep{note.id}")

    assert "This was changed in another tab" in tab.warning[0].value
    assert kept(app).went_well == "Theirs."
    app.press(f"notes_keep{note.id}")
    assert kept(app).went_well == "Mine."


def test_notes_without_a_word_are_not_kept(app: App, note: Reflection) -> None:
    change(app, note, went_well=" ", forgotten="")

    tab = app.press(f"notes_keep{note.id}")

    assert "There are no words left." in tab.warning[0].value
    assert kept(app) == note


def test_half_done_changes_come_up_on_the_first_page(app: App, note: Reflection) -> None:
    change(app, note, went_well="Half a th")

    assert "a change of your own notes is half done" in said(app.open("today"))

    tab = app.press("step")

    assert tab.button(key=f"notes_keep{note.id}")
    app.press(f"notes_leave{note.id}")
    assert kept(app) == note
    assert app.journal.drafts("reflection") == ()

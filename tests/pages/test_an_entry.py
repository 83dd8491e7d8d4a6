"""Words → cards → points: the road of an entry through the pages."""

from coaching.model import Kind, Status
from tests.build import a_point, an_interview
from tests.pages.conftest import App, said

TEXT = "You were well prepared. Your examples stayed short. Next time, give numbers."


def test_words_become_cards_in_three_columns_without_a_word_changed(app: App) -> None:
    app.draft(TEXT)
    app.open("add_feedback", draft="begun")

    tab = app.press("add_sort")

    assert not tab.exception
    assert "**Check the sorting.** It is a guess by this program" in said(tab)
    for sentence in ("You were well prepared.", "Your examples stayed short.", "give numbers."):
        assert sentence in said(tab)
    assert [i.employer for i in app.journal.interviews()] == ["Fenwick"]


def test_saving_keeps_the_points_once_and_ends_the_draft(app: App) -> None:
    app.draft(TEXT)
    app.open("add_feedback", draft="begun")
    app.press("add_sort")

    tab = app.press("add_save")

    (interview,) = app.journal.interviews()
    (kept,) = interview.feedback
    assert kept.raw == TEXT
    assert [kept.raw[p.start : p.end] for p in kept.points] == [p.text for p in kept.points]
    assert app.journal.drafts() == ()
    assert not tab.exception
    assert "Saved" in said(tab)
    assert "They valued: “You were well prepared.”" in said(tab)


def test_help_stands_where_a_remark_may_touch_on_who_one_is(app: App) -> None:
    app.draft("You were well prepared. Your accent was hard to follow.")
    app.open("add_feedback", draft="begun")

    tab = app.press("add_sort")

    assert "Help from your career centre" in [e.label for e in tab.expander]
    assert "Canada" in tab.selectbox(key="help_place_sensitive").options
    app.press("add_save")
    assert "A career chat" in said(app.tab)


def test_a_saved_entry_opens_as_saved_again(app: App) -> None:
    app.draft(TEXT)
    app.open("add_feedback", draft="begun")
    app.press("add_sort")
    app.press("add_save")

    assert "Saved" in said(app.open("add_feedback", draft="begun"))
    assert len(app.journal.interviews()[0].feedback) == 1


def test_words_without_a_sentence_get_an_answer_and_stay(app: App) -> None:
    app.draft("--- *** ---")
    app.open("add_feedback", draft="begun")

    tab = app.press("add_sort")

    assert "There is no sentence in this text." in tab.warning[0].value
    assert [d.body["text"] for d in app.journal.drafts()] == ["--- *** ---"]


def test_a_missing_employer_is_asked_for(app: App) -> None:
    app.draft(TEXT, employer=" ")
    app.open("add_feedback", draft="begun")

    tab = app.press("add_sort")

    assert tab.warning[0].value.startswith("Please name the employer")
    assert app.journal.interviews() == ()


def test_a_letter_that_says_nothing_is_kept_as_none_given(app: App) -> None:
    app.draft("Dear Sam,\n\nThank you for your time.\n\nKind regards,\nDana")
    app.open("add_feedback", draft="begun")

    assert "no feedback given" in said(app.press("add_sort"))
    tab = app.press("add_save")

    assert "The message from **Fenwick**. Kept as: no feedback given." in said(tab)
    assert app.journal.interviews()[0].status is Status.DECLINED
    assert "**Thank you all the same** to Fenwick" in said(app.press("saved_thanks"))


def test_a_card_moves_to_another_column(app: App) -> None:
    app.draft("You were well prepared.")
    app.open("add_feedback", draft="begun")
    app.press("add_sort")

    app.pick(Kind.REASON, menu="move")
    app.press("add_save")

    (point,) = app.journal.interviews()[0].feedback[0].points
    assert point.kind is Kind.REASON


def test_a_saved_message_is_corrected_with_its_points_ids(app: App) -> None:
    app.add(an_interview(a_point(text="You were vague.", kind=Kind.WEAKNESS)))
    before = app.journal.interviews()[0].feedback[0]
    app.open("quotes")
    cards = app.ask("Correct", before.id)
    # AppTest would go back to the page it was sent to; a browser stays on the one it is on.
    app.open("add_feedback", **cards.query_params)

    app.pick(Kind.SUGGESTION, menu="move")
    tab = app.press("add_save")

    (after,) = app.journal.interviews()[0].feedback
    assert [(p.id, p.kind) for p in after.points] == [(before.points[0].id, Kind.SUGGESTION)]
    assert tab.title[0].value == "Quotes and themes"


def test_a_deleted_interview_comes_back_with_one_press(app: App) -> None:
    app.add(an_interview(a_point()))
    before = app.journal.interviews()
    app.open("interviews")

    app.pick("delete", menu="do")
    assert app.journal.interviews() == ()
    app.press("undo")

    assert app.journal.interviews() == before


def test_the_exact_words_open_beside_the_list(app: App) -> None:
    app.add(an_interview(a_point(text="You were vague.")))
    app.open("interviews")

    tab = app.pick("read", menu="do")

    assert not tab.exception
    assert "◆] “You were vague.”" in said(tab)


def test_one_undo_takes_a_whole_correction_back(app: App) -> None:
    app.draft(TEXT)
    app.open("add_feedback", draft="begun")
    app.press("add_sort")
    app.press("add_save")
    (before,) = app.journal.interviews()
    given = before.feedback[0]
    app.open("quotes")
    app.ask("Correct", given.id)
    key = f"correct-{given.id}-{given.version}"
    app.open("add_feedback", draft=key)
    app.pick("Set aside: a remark", f"move{key}1")
    app.press("add_save")
    assert app.journal.interviews() != (before,)

    app.open("quotes")
    app.press("undo")

    assert app.journal.interviews() == (before,)


def test_one_message_is_deleted_and_comes_back_with_undo(app: App) -> None:
    app.draft(TEXT)
    app.open("add_feedback", draft="begun")
    app.press("add_sort")
    app.press("add_save")
    (before,) = app.journal.interviews()
    app.open("quotes")

    app.ask("Delete", before.feedback[0].id)
    assert app.journal.interviews()[0].feedback == ()

    app.open("quotes")
    app.press("undo")
    assert app.journal.interviews() == (before,)


def test_the_thank_you_for_words_that_were_saved_is_one_press_away(app: App) -> None:
    app.draft(TEXT)
    app.open("add_feedback", draft="begun")
    app.press("add_sort")
    app.press("add_save")

    tab = app.press("saved_thanks")

    assert "**Thank you for the feedback** to Fenwick" in said(tab)
    assert [d.kind for d in app.journal.drafts()] == ["letter"]

"""Quotes and themes: looked for, renamed, merged, split, hidden, added; shown so everywhere."""

from dataclasses import replace

import pytest
from streamlit.testing.v1.element_tree import TextInput

from coaching import codebook, exchange
from coaching.model import Kind, OwnTheme
from tests.build import a_feedback, a_point, an_interview
from tests.pages.conftest import App, now, said

STORY = "specific_examples"
OWN_PART = "results_contribution"
LABEL = codebook.built_in().label(STORY)


def rooms(app: App) -> None:
    for n, (theme, employer) in enumerate(
        [(STORY, "Fenwick"), (OWN_PART, "Calder Health"), (STORY, "Osprey Energy")]
    ):
        app.add(an_interview(a_point(theme, text=f"Quote {n} on *stories*."), employer=employer))


def edit(app: App, theme: str, **changes: object) -> None:
    row = OwnTheme(theme, version=0, **changes)  # type: ignore[arg-type]
    app.journal.codebook.edit(row, request=f"{theme}{changes}", now=now())


def chosen(app: App, theme: str) -> None:
    app.open("quotes", show="Themes")
    app.tab.selectbox(key="theme_chosen").set_value(theme).run()


def name_field(app: App, form: str) -> TextInput:
    (found,) = (t for t in app.tab.text_input if str(t.key).startswith(f"{form}_label_"))
    return found


def test_themes_are_listed_with_counts_of_interviews(app: App) -> None:
    rooms(app)

    text = said(app.open("quotes", show="Themes"))

    assert f"**{LABEL}** · 2 of 3 interviews" in text
    assert "2 themes came up." in text


def test_a_renamed_theme_is_called_so_on_every_page(app: App) -> None:
    rooms(app)
    chosen(app, STORY)

    name_field(app, "theme_words").set_value("My [stories]").run()
    next(b for b in app.tab.button if b.label == "Keep name and description").click().run()

    assert "**My [stories]** · 2 of 3" in said(app.tab)
    assert "My [stories]" in said(app.open("quotes"))
    assert "**My [stories]** was named by 2 of the 3" in said(app.open("trends"))


def test_merged_themes_count_as_one_and_can_be_taken_apart(app: App) -> None:
    rooms(app)
    chosen(app, OWN_PART)

    app.tab.selectbox(key=f"theme_into{OWN_PART}:0").set_value(STORY).run()
    app.press(f"theme_merge{OWN_PART}:0")
    assert f"**{LABEL}** · 3 of 3 interviews" in said(app.tab)
    assert f"**{LABEL}** was named by 3 of the 3" in said(app.open("trends"))

    chosen(app, OWN_PART)
    row = app.journal.codebook.read().row(OWN_PART)
    app.press(f"theme_apart{OWN_PART}:{row.version}")
    assert f"**{LABEL}** · 2 of 3 interviews" in said(app.tab)


def test_a_hidden_theme_is_not_counted_until_undone(app: App) -> None:
    rooms(app)
    chosen(app, STORY)

    app.press(f"theme_hide{STORY}:0")

    assert f"**{LABEL}** ·" not in said(app.tab)
    app.press("undo")
    assert f"**{LABEL}** · 2 of 3 interviews" in said(app.tab)


def test_words_of_a_hidden_theme_stay(app: App) -> None:
    rooms(app)
    edit(app, STORY, hidden=True)

    text = said(app.open("quotes"))

    assert "Quote 0 on *stories*." in text
    assert "no theme chosen" in text


def test_some_quotes_of_a_theme_become_another(app: App) -> None:
    rooms(app)
    first = app.journal.interviews()[0].feedback[0].points[0]
    chosen(app, STORY)

    app.tab.multiselect(key=f"theme_points{STORY}:0").set_value([first.id]).run()
    app.tab.text_input(key=f"theme_part{STORY}:0").set_value("Figures").run()
    app.press(f"theme_split{STORY}:0")

    assert "**Figures** · 1 of 3 interviews" in said(app.tab)
    assert f"**{LABEL}** · 1 of 3 interviews" in said(app.tab)


def test_a_theme_of_ones_own_needs_a_name_and_what_was_typed_stays(app: App) -> None:
    rooms(app)
    app.open("quotes", show="Themes")

    app.press("theme_add")
    assert [w.value for w in app.tab.warning] == ["A theme needs a name."]

    name_field(app, "theme_new").set_value("The gap year").run()
    app.press("theme_add")
    assert "**The gap year**" in said(app.tab)
    assert name_field(app, "theme_new").value == ""
    assert app.journal.drafts("theme_new") == ()


def test_a_name_that_was_typed_is_there_after_a_reload_until_it_is_kept(app: App) -> None:
    rooms(app)
    chosen(app, STORY)
    name_field(app, "theme_words").set_value("Half a name").run()

    again = App(app.store)
    chosen(again, STORY)
    assert name_field(again, "theme_words").value == "Half a name"

    again.press("theme_leave")
    assert name_field(again, "theme_words").value == LABEL
    assert f"**{LABEL}** ·" in said(again.tab)


def test_quotes_go_to_a_theme_that_is_there_and_never_to_two(app: App) -> None:
    rooms(app)
    first = app.journal.interviews()[0].feedback[0].points[0]
    chosen(app, STORY)
    app.tab.multiselect(key=f"theme_points{STORY}:0").set_value([first.id]).run()
    app.tab.selectbox(key=f"theme_part{STORY}:0:known").set_value("job_knowledge").run()
    app.tab.text_input(key=f"theme_part{STORY}:0").set_value("Figures").run()

    app.press(f"theme_split{STORY}:0")
    assert ["Two themes are named" in w.value for w in app.tab.warning] == [True]
    assert app.tab.text_input(key=f"theme_part{STORY}:0").value == "Figures"

    app.tab.text_input(key=f"theme_part{STORY}:0").set_value("").run()
    app.press(f"theme_split{STORY}:0")
    assert app.journal.interviews()[0].feedback[0].points[0].themes == ("job_knowledge",)


def test_an_empty_journal_has_its_codebook_too(app: App) -> None:
    assert "No words yet." in said(app.open("quotes"))
    assert "Change a theme" in said(App(app.store).open("quotes", show="Themes"))


def test_a_proposed_theme_counts_only_once_it_is_taken(app: App) -> None:
    for employer in ("Fenwick", "Calder Health", "Osprey Energy"):
        point = a_point(None, text=f"Parking permits were an issue at {employer}.")
        app.add(an_interview(point, employer=employer))

    app.open("quotes", show="Themes")
    assert "A guess by this program" in said(app.tab)
    assert "of 3 interviews" not in said(app.tab)

    app.press("take0")
    assert "of 3 interviews" in said(app.tab)


@pytest.mark.parametrize(
    ("typed", "marked"),
    [("stor", "*⟦stories⟧*"), ("STORIES", "*⟦stories⟧*"), ('"on stories"', "⟦on *stories⟧*")],
)
def test_words_are_found_by_their_beginnings_and_marked(app: App, typed: str, marked: str) -> None:
    rooms(app)
    app.open("quotes")

    app.tab.text_input(key="quotes_text").set_value(typed).run()

    assert "3 quotes from 3 interviews" in said(app.tab)
    assert marked in said(app.tab)


def test_words_of_the_message_outside_any_quote_are_found_there(app: App) -> None:
    given = a_feedback(a_point(text="A quote."), raw="Dear all. A quote. Kind regards, *Robin*.")
    app.add(an_interview(feedback=(given,)))
    app.open("quotes")

    app.tab.text_input(key="quotes_text").set_value("robin").run()

    assert "Kind regards, *⟦Robin⟧*." in said(app.tab)
    assert "in the message" in said(app.tab)


def test_quotes_of_one_employer(app: App) -> None:
    rooms(app)
    app.open("quotes")

    app.tab.selectbox(key="quotes_employer").set_value("Calder Health").run()

    assert "Quote 1 on" in said(app.tab)
    assert "Quote 0 on" not in said(app.tab)


def test_a_renamed_theme_never_stands_in_the_address(app: App) -> None:
    rooms(app)
    edit(app, STORY, label="My secret words")

    app.open("quotes")
    app.tab.selectbox(key="theme").set_value(STORY).run()

    assert "secret" not in str(dict(app.tab.query_params))


def test_kinds_are_counted_alike(app: App) -> None:
    app.add(an_interview(a_point(STORY, kind=Kind.STRENGTH)))

    assert f"**{LABEL}** · 1 of 1 interview" in said(app.open("quotes", show="Themes"))


def test_files_are_made_only_when_the_exchange_is_opened(app: App) -> None:
    rooms(app)
    app.open("quotes", show="Themes")
    assert not app.tab.get("download_button")

    app.tab.session_state["exchange"] = True
    app.tab.run()
    assert len(app.tab.get("download_button")) == 4


def test_a_file_is_written_when_it_is_asked_for_and_not_before(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    monkeypatch.setattr(exchange, "coded", lambda *_, **__: written.append(1))
    rooms(app)
    app.open("quotes", show="Themes")
    app.tab.session_state["exchange"] = True

    app.tab.run()

    assert len(app.tab.get("download_button")) == 4
    assert written == []


def coding(app: App, themes: dict[int, str]) -> bytes:
    """What a consultant sends back: the journal's own project, some quotes coded otherwise."""
    project = exchange.coded(app.journal.interviews(), app.journal.codebook.read())
    sources = tuple(
        replace(s, codings=tuple(replace(c, codes=(guid,)) for c in s.codings))
        for n, s in enumerate(project.sources)
        for guid in [codebook.guid(themes.get(n, STORY))]
    )
    return exchange.qdpx(replace(project, sources=sources))


def test_a_file_is_previewed_and_saved_only_when_it_is_taken_over(app: App) -> None:
    rooms(app)
    app.open("quotes", show="Themes")
    app.tab.session_state["exchange"] = True
    app.tab.run()

    data = coding(app, {0: "job_knowledge"})
    app.tab.file_uploader(key="exchange_file").set_value(("theirs.qdpx", data, "")).run()
    assert "Nothing is saved yet." in said(app.tab)
    assert "2 quotes would get further themes." in said(app.tab)
    assert "The same themes on 1 of 3 quotes. With fewer than 10 quotes" in said(app.tab)
    assert len([t for i in app.journal.interviews() for t in i.feedback[0].points[0].themes]) == 3

    app.press("exchange_take")
    assert len([t for i in app.journal.interviews() for t in i.feedback[0].points[0].themes]) == 5
    app.press("undo")
    assert len([t for i in app.journal.interviews() for t in i.feedback[0].points[0].themes]) == 3


def test_enough_quotes_are_compared_with_kappa(app: App) -> None:
    app.add(*(an_interview(a_point(STORY), employer=f"Employer {n}") for n in range(12)))
    app.open("quotes", show="Themes")
    app.tab.session_state["exchange"] = True
    app.tab.run()

    data = coding(app, dict.fromkeys(range(3), OWN_PART))
    app.tab.file_uploader(key="exchange_file").set_value(("theirs.qdpx", data, "")).run()

    assert "The same themes on 9 of 12 quotes." in said(app.tab)
    assert "alike in 18 of 24 (75 %); Cohen's kappa 0.50" in said(app.tab)


def test_a_file_that_is_none_is_told_so(app: App) -> None:
    rooms(app)
    app.open("quotes", show="Themes")
    app.tab.session_state["exchange"] = True
    app.tab.run()

    app.tab.file_uploader(key="exchange_file").set_value(("x.qdpx", b"no", "")).run()

    assert [w.value for w in app.tab.warning] == [
        "This archive cannot be opened. It may be damaged or locked."
    ]

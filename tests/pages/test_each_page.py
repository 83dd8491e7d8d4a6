"""Each page opens on an empty journal, on one interview and on the invented journal."""

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import Flag, Kind, Origin
from tests.build import a_feedback, a_point, an_interview
from tests.pages.conftest import App, now, said
from tests.test_escapes import HOSTILE

TITLES = {
    "today": "Where things stand",
    "add_feedback": "Add feedback",
    "interviews": "Interviews",
    "messages": "Messages",
    "trends": "Trends",
    "quotes": "Quotes and themes",
    "practice": "Practice plan",
    "consultant": "Consultant meeting",
    "caseload": "Shared with me",
    "your_data": "Your data",
}


def opens(tab: AppTest, page: str) -> bool:
    """One title, and neither an error nor a complaint on the page."""
    complaints = [*tab.exception, *tab.error, *tab.warning]
    return [t.value for t in tab.title] == [TITLES[page]] and not complaints


@pytest.mark.parametrize(
    ("page", "sentence", "way_on"),
    [
        ("today", "the words of an employer are worth keeping", "door_add"),
        ("add_feedback", "", "add_sort"),
        ("interviews", "**No interviews yet.**", "first_add"),
        ("messages", "**No messages yet.**", "first_add"),
        ("trends", "**Nothing to show yet, and nothing is expected of you.**", "first_own"),
        ("quotes", "**No words yet.**", "first_add"),
        ("practice", "No words to choose from yet.", "practice_add"),
        ("consultant", "**Nothing to bring yet.**", "first_add"),
        ("caseload", "Nobody has shared anything with you yet.", "open_go"),
        ("your_data", "is in one file on this computer", "data_gone"),
    ],
)
def test_a_page_of_an_empty_journal_says_so_and_offers_a_way_on(
    page: str, sentence: str, way_on: str, app: App
) -> None:
    tab = app.open(page)

    assert opens(tab, page)
    assert sentence in said(tab)
    assert tab.button(key=way_on)


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("today", "**Next:** nothing is due. Rest counts too."),
        ("interviews", "Feedback given · 1 point"),
        ("messages", "Feedback: **asked 1**, given 1."),
        ("trends", "One employer has given feedback: here is what was said."),
        ("quotes", "1 quote from 1 interview"),
        ("practice", "What one employer asked for, in their words."),
    ],
)
def test_a_page_shows_the_one_interview_there_is(page: str, sentence: str, app: App) -> None:
    app.add(an_interview(a_point()))

    tab = app.open(page)

    assert opens(tab, page)
    assert sentence in said(tab)


def test_the_one_interview_can_be_chosen_for_new_words(app: App) -> None:
    app.add(an_interview(a_point()))

    tab = app.open("add_feedback")

    assert opens(tab, "add_feedback")
    which = app.fields()["interview"]
    assert which["label"] == "Which interview?"
    assert any("Northgate Council" in label for _, label in which["choices"])


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("today", "thank **Tamarack Insurance**"),
        ("interviews", "**Tamarack Insurance**"),
        ("messages", "Feedback: **asked "),
        ("trends", "**12 interviews, 7 with feedback.**"),
        ("quotes", "from 7 interviews"),
        ("practice", "then I write six episodes on cards, and stop at six"),
    ],
)
def test_a_page_shows_the_invented_journal_and_says_that_it_is(
    page: str, sentence: str, app: App
) -> None:
    app.open("today")
    app.press("door_demo")

    tab = app.open(page)

    assert opens(tab, page)
    assert sentence in said(tab)
    assert "Invented data. Nothing here is yours." in said(tab)


@pytest.mark.parametrize("page", ["add_feedback", "interviews", "messages", "practice"])
def test_a_page_that_writes_warns_that_the_journal_is_invented(page: str, app: App) -> None:
    app.open("today")
    app.press("door_demo")

    tab = app.open(page)

    assert opens(tab, page)
    assert "What you add here is taken away together with it." in tab.info[0].value


def test_leaving_the_invented_journal_leaves_ones_own_as_it_was(app: App) -> None:
    app.open("today")
    app.press("door_demo")

    tab = app.press("leave_demo")

    assert "worth keeping" in said(tab)
    assert "Invented" not in said(tab)
    assert app.journal.interviews() == ()


def test_the_interviews_view_of_the_trends_opens_from_its_address(app: App) -> None:
    app.open("today")
    app.press("door_demo")

    tab = app.open("trends", view="Interviews")

    assert opens(tab, "trends")
    assert "Every theme, every interview" in said(tab)
    assert "What employers valued" not in said(tab)


@pytest.mark.parametrize("employers", [1, 2, 3])
def test_themes_are_counted_from_the_third_employer_on(employers: int, app: App) -> None:
    for number in range(employers):
        app.add(an_interview(a_point(), employer=f"Employer {number}"))

    shown = said(app.open("trends"))

    assert ("of the 3 employers who gave feedback" in shown) is (employers == 3)
    assert ("Charts begin with the third employer" in shown) is (employers < 3)
    assert "pattern" not in shown.casefold()


@pytest.mark.parametrize("page", ["today", "trends"])
def test_a_private_point_is_not_shown_where_things_are_counted(page: str, app: App) -> None:
    private = a_point(
        text="You reminded us of your aunt.",
        kind=Kind.STRENGTH,
        flags=frozenset({Flag.SENSITIVE, Flag.PRIVATE}),
    )
    app.add(an_interview(private, a_point(text="You were clear.", kind=Kind.STRENGTH)))

    shown = said(app.open(page))

    assert "You were clear." in shown
    assert "aunt" not in shown


def test_a_private_point_can_be_read_again_with_its_lock(app: App) -> None:
    app.add(an_interview(a_point(text="About your aunt.", flags=frozenset({Flag.PRIVATE}))))

    shown = said(app.open("quotes"))

    assert "About your aunt." in shown
    assert "only you see this" in shown


@pytest.mark.parametrize("page", ["today", "trends", "quotes"])
def test_ones_own_view_is_not_shown_as_an_employers(page: str, app: App) -> None:
    own = a_feedback(a_point(text="I was calm.", kind=Kind.STRENGTH), origin=Origin.OWN)
    app.add(an_interview(feedback=(own,)))

    tab = app.open(page)

    assert opens(tab, page)
    assert "I was calm." not in said(tab)


def test_ones_own_view_is_read_when_asked_for_under_a_hollow_mark(app: App) -> None:
    own = a_feedback(a_point(text="I was calm.", kind=Kind.STRENGTH), origin=Origin.OWN)
    app.add(an_interview(feedback=(own,)))

    shown = said(app.open("quotes", whose="My own view"))

    assert "○ “I was calm.”" in shown
    assert "Your own view · Northgate Council" in shown


@pytest.mark.parametrize("page", ["today", "interviews", "trends", "quotes", "practice"])
def test_hostile_text_stands_on_every_page_as_it_was_written(page: str, app: App) -> None:
    text = " ".join("\n".join(HOSTILE).split())
    points = (a_point(text=f"{text} {kind}", kind=kind, themes=(text,)) for kind in Kind)
    app.add(an_interview(*points, employer=text, role=text, held_on=now().date()))

    tab = app.open(page)

    assert opens(tab, page)
    assert text in said(tab)


def test_an_address_that_means_nothing_opens_the_page(app: App) -> None:
    app.add(an_interview(a_point()))

    assert opens(app.open("trends", view="planets"), "trends")
    assert opens(app.open("quotes", kind="planets", whose="me", theme="x"), "quotes")
    assert opens(app.open("add_feedback", draft="no such one", mode="planets"), "add_feedback")

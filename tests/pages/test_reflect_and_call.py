"""One's own view right after, and the call: what arrives is kept, and becomes cards."""

from dataclasses import replace

from coaching import calling, entry
from coaching.calling import Line
from coaching.codebook import built_in
from coaching.entry import Entry, Mode
from coaching.model import Feeling, Kind, Origin, Status
from coaching.reflecting import Answers, Asked
from tests.build import an_interview
from tests.pages.conftest import App, now, said

ANSWERS = Answers(
    went_well="My story about the rota landed.",
    forgotten="the volunteer desk",
    feeling="low",
    questions=(Asked("Why us?", 2),),
)
LINES = (
    Line("a1", Kind.STRENGTH, "warm with the panel"),
    Line("a2", Kind.WEAKNESS, "numbers at the end of examples", ("star",), 1),
)


def begin(app: App, held: Entry) -> int:
    app.add(an_interview(employer="Fenwick"))
    [interview] = app.journal.interviews()
    body = entry.body(replace(held, interview=interview.id))
    app.journal.save_draft("k", entry.KIND, body, version=0, writer="before", now=now())
    return interview.id or 0


def test_notes_are_kept_with_what_was_forgotten_and_asked(app: App) -> None:
    about = begin(app, Entry(mode=Mode.OWN, answers=ANSWERS))
    app.open("add_feedback", draft="k", mode=Mode.OWN.label)

    tab = app.press("reflect_keep")

    [noted] = app.journal.reflections.all()
    assert (noted.interview, noted.forgotten) == (about, ("the volunteer desk",))
    assert noted.feeling is Feeling.LOW
    assert [(q.text, q.rating) for q in app.journal.questions.all()] == [("Why us?", 2)]
    assert app.journal.draft("k") is None
    assert "My story about the rota landed." in said(tab)


def test_who_went_on_after_low_notes_is_not_asked_again_once_they_are_kept(app: App) -> None:
    begin(app, Entry(mode=Mode.OWN, answers=ANSWERS))
    app.open("today")
    app.press("step_go_on")
    app.open("add_feedback", draft="k", mode=Mode.OWN.label)
    app.press("reflect_keep")

    tab = app.open("today")

    assert "A person comes before any task" not in said(tab)


def test_sorted_answers_are_one_s_own_view_and_kept_with_the_notes(app: App) -> None:
    begin(app, Entry(mode=Mode.OWN, answers=ANSWERS))
    app.open("add_feedback", draft="k", mode=Mode.OWN.label)
    tab = app.press("add_sort")
    assert "“What went well:”" not in said(tab)

    tab = app.press("add_save")

    [interview] = app.journal.interviews()
    [own] = interview.feedback
    assert own.origin is Origin.OWN
    assert [p.text for p in own.points] == ["My story about the rota landed."]
    assert interview.status is Status.NOT_ASKED
    assert len(app.journal.reflections.all()) == 1
    assert "does you good" in said(tab)


def test_a_feeling_is_kept_as_it_is_chosen(app: App) -> None:
    begin(app, Entry(mode=Mode.OWN, answers=ANSWERS))
    tab = app.open("add_feedback", draft="k", mode=Mode.OWN.label)

    tab.button_group(key="feelingk").set_value(Feeling.GOOD).run()

    draft = app.journal.draft("k")
    assert draft is not None
    assert entry.of(draft).answers.feeling == "good"


def test_nothing_said_is_not_kept(app: App) -> None:
    begin(app, Entry(mode=Mode.OWN))
    app.open("add_feedback", draft="k", mode=Mode.OWN.label)

    tab = app.press("reflect_keep")

    assert app.journal.reflections.all() == ()
    assert [w for w in tab.warning if "One line is enough" in w.value]


def test_a_call_becomes_cards_in_the_columns_of_its_boxes(app: App) -> None:
    made = calling.to_cards(LINES, built_in())
    begin(app, Entry(mode=Mode.CALL, lines=LINES, giver="Kim", cards=made))

    tab = app.open("add_feedback", draft="k", mode=Mode.CALL.label)
    assert "in the column you filed it in" in said(tab)
    app.press("add_save")

    [interview] = app.journal.interviews()
    [given] = interview.feedback
    assert (given.origin, given.channel, given.giver) == (Origin.EMPLOYER, "Phone call", "Kim")
    assert [(p.text, p.kind) for p in given.points] == [(n.text, n.kind) for n in LINES]
    assert interview.status is Status.GIVEN

"""The practice page: one thing at a time, chosen from words, ended kindly, and never a score."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.model import Flag, Kind, Origin, PlanStatus, PracticePlan, Question
from coaching.screen import words
from tests.build import a_feedback, a_log, a_plan, a_point, a_story, an_interview
from tests.pages.conftest import App, now, said
from tests.test_escapes import HOSTILE

STORIES, QUESTIONS = "Stories", "Questions asked"


@pytest.fixture
def practised(app: App) -> App:
    """An open plan that began a week ago."""
    begun = now().date() - timedelta(days=7)
    plan = a_plan(starts_on=begun, due_on=begun + timedelta(days=14), sessions=4)
    app.journal.practice.add_plan(plan, request="p", now=now())
    return app


def the_plan(app: App) -> PracticePlan:
    (plan,) = app.journal.practice.plans()
    return plan


def three(app: App) -> None:
    for number in range(3):
        point = a_point("questions_asked", text=f"Words {number}")
        app.add(an_interview(point, employer=f"Employer {number}"))


def test_from_three_employers_on_a_theme_has_its_count_and_denominator(app: App) -> None:
    three(app)

    shown = said(app.open("practice"))

    assert "Asked for in 3 of 3 interviews with feedback" in shown
    assert "“Words 2”" in shown


def test_under_three_employers_there_are_words_and_no_claim(app: App) -> None:
    app.add(an_interview(a_point("questions_asked", text="Ask us something")))

    shown = said(app.open("practice"))

    assert "“Ask us something”" in shown
    assert " of 1 " not in shown
    assert "pattern" not in shown.casefold()


def test_private_and_sensitive_words_lead_to_no_drill_and_are_not_repeated(app: App) -> None:
    hidden = frozenset({Flag.SENSITIVE, Flag.PRIVATE})
    app.add(an_interview(a_point("oral_delivery", text="Your accent", flags=hidden)))

    tab = app.open("practice")

    assert "accent" not in said(tab)
    assert "A consultant can look at them with you." in said(tab)
    assert not [b for b in tab.button if str(b.key).startswith("choose_")]


def test_ones_own_view_is_enough_to_begin_and_is_called_that(app: App) -> None:
    own = a_feedback(a_point("composure_nerves", text="I lost the thread"), origin=Origin.OWN)
    app.add(an_interview(feedback=(own,)))

    shown = said(app.open("practice"))

    assert "No employer has asked for anything that can be practised so far." in shown
    assert "From your own view" in shown
    assert "“I lost the thread”" in shown


def test_choosing_writing_and_keeping_makes_a_plan_that_knows_what_led_to_it(app: App) -> None:
    three(app)
    app.open("practice")
    take = next(b for b in app.tab.button if str(b.key).endswith("_take"))

    take.click().run()
    assert "Make it a plan" in said(app.tab)
    assert app.journal.practice.plans() == ()
    tab = app.press("plan_keep")

    plan = the_plan(app)
    assert plan.theme == "questions_asked"
    assert plan.drill == "Three and a spare"
    assert set(plan.prompted_by) == {i.id for i in app.journal.interviews()}
    assert "Three and a spare" in said(tab)
    assert "Choose one thing" not in said(tab)
    assert app.journal.drafts("practice_plan") == ()


def test_a_plan_half_written_is_there_again_and_can_be_left(app: App) -> None:
    three(app)
    app.open("practice")
    next(b for b in app.tab.button if str(b.key).endswith("_take")).click().run()
    minutes = next(n for n in app.tab.number_input if n.label == "Minutes")
    minutes.set_value(55).run()

    app.open("today")
    tab = app.open("practice")
    assert next(n for n in tab.number_input if n.label == "Minutes").value == 55

    tab = app.press("plan_leave")
    assert "Choose one thing to practise" in said(tab)


def test_a_plan_that_cannot_be_says_why_and_keeps_what_was_typed(app: App) -> None:
    app.open("practice")
    app.tab.selectbox(key="practice_theme").set_value("career_direction").run()
    app.press("practice_take")
    due = next(d for d in app.tab.date_input if d.label == "Last day")
    due.set_value(now().date() - timedelta(days=30)).run()

    tab = app.press("plan_keep")

    assert "would end before it begins" in tab.warning[0].value
    kept = next(d for d in tab.date_input if d.label == "Last day").value
    assert kept == now().date() - timedelta(days=30)
    assert app.journal.practice.plans() == ()


def test_a_session_is_noted_with_words_beside_the_numbers_and_can_be_undone(
    practised: App,
) -> None:
    tab = practised.open("practice")
    before = tab.radio[0]
    assert before.options[:2] == ["1 not at all", "2 a little"]
    before.set_value(2).run()
    practised.tab.radio[1].set_value(4).run()
    next(n for n in practised.tab.number_input if n.label == "Minutes").set_value(25).run()

    tab = practised.press("log_keep")

    (log,) = practised.journal.practice.logs()
    assert (log.minutes, log.confidence_before, log.confidence_after) == (25, 2, 4)
    assert "25 minutes · before 2 a little, after 4 quite" in said(tab)
    tab = practised.press("undo")
    assert practised.journal.practice.logs() == ()
    assert tab.radio[0].value == 2


def test_nothing_noted_is_said_and_not_kept(practised: App) -> None:
    practised.open("practice")

    tab = practised.press("log_keep")

    assert "Nothing is noted yet." in tab.warning[0].value
    assert practised.journal.practice.logs() == ()


@pytest.mark.parametrize(
    ("key", "status"), [("plan_done", PlanStatus.DONE), ("plan_drop", PlanStatus.DROPPED)]
)
def test_a_plan_ends_either_way_and_stays_to_be_read(
    practised: App, key: str, status: PlanStatus
) -> None:
    practised.open("practice")

    tab = practised.press(key)

    assert the_plan(practised).status is status
    assert "Choose one thing to practise" in said(tab)
    assert "Headline, story, stop" in said(tab)
    practised.press("undo")
    assert the_plan(practised).status is PlanStatus.OPEN


def test_a_plan_that_is_due_offers_to_finish_to_go_on_or_to_put_it_down(practised: App) -> None:
    plan = the_plan(practised)
    past = replace(plan, due_on=now().date() - timedelta(days=1))
    practised.journal.practice.edit_plan(past, request="e", now=now())

    tab = practised.open("practice")
    assert "**The end you set has come.**" in said(tab)
    assert tab.button(key="due_done")
    assert tab.button(key="due_drop")

    tab = practised.press("due_longer")
    assert "The end you set has come" not in said(tab)
    assert (the_plan(practised).due_on or now().date()) > now().date()


def test_a_plan_can_be_changed_and_left_as_it_was(practised: App) -> None:
    practised.open("practice")
    tab = practised.press("plan_edit")
    assert "Change the plan" in said(tab)
    next(n for n in tab.number_input if n.label == "Minutes").set_value(45).run()

    practised.press("plan_keep")

    assert the_plan(practised).minutes == 45
    assert len(practised.journal.practice.plans()) == 1
    practised.press("plan_edit")
    practised.press("plan_leave")
    assert the_plan(practised).minutes == 45


def test_a_plan_opened_in_another_tab_is_not_joined_by_a_second(app: App) -> None:
    three(app)
    app.open("practice")
    next(b for b in app.tab.button if str(b.key).endswith("_take")).click().run()
    app.journal.practice.add_plan(a_plan(), request="elsewhere", now=now())

    tab = app.press("plan_keep")

    assert len(app.journal.practice.plans()) == 1
    assert "Headline, story, stop" in said(tab)


def test_there_is_no_streak_and_no_score(practised: App) -> None:
    for number in range(20):
        log = a_log(the_plan(practised).id or 0, done_on=now().date() - timedelta(days=number))
        practised.journal.practice.add_log(log, request=str(number), now=now())

    shown = said(practised.open("practice")).casefold()

    assert "before 2 (a little), after 4 (quite)" in shown
    for word in ("streak", "score", "in a row", "well done", "%"):
        assert word not in shown


def test_stories_are_found_by_their_words_and_themes(app: App) -> None:
    app.journal.stories.add(a_story("The rota"), request="1", now=now())
    app.journal.stories.add(a_story("The sale", themes=("work_sample",)), request="2", now=now())

    tab = app.open("practice", view=STORIES)
    assert "**The rota**" in said(tab)
    tab.text_input(key="story_search").set_value("sale SATURDAY").run()

    assert "**The sale**" in said(tab)
    assert "**The rota**" not in said(tab)
    tab.text_input(key="story_search").set_value("nothing of this").run()
    assert "No story has all of these words." in said(tab)


def test_stories_tell_which_questions_they_answered_and_what_is_still_to_tell(app: App) -> None:
    story = app.journal.stories.add(a_story(result=""), request="1", now=now())
    app.journal.questions.add(Question("Why us?", story=story), request="q", now=now())

    shown = said(app.open("practice", view=STORIES))

    assert "Still to tell: result." in shown
    assert "Answered: “Why us?”" in shown


def test_the_themes_asked_for_are_told_apart_by_whether_there_is_a_story(app: App) -> None:
    app.add(an_interview(a_point("teamwork_conflict"), a_point("work_sample")))
    app.journal.stories.add(a_story(), request="1", now=now())

    shown = said(app.open("practice", view=STORIES))

    assert "With a story: Working with others." in shown or "With a story: " in shown
    assert "None yet: " in shown


def test_a_story_can_be_edited_deleted_and_brought_back(app: App) -> None:
    app.journal.stories.add(a_story("The rota"), request="1", now=now())

    app.open("practice", view=STORIES)
    tab = app.pick("edit", "story_do")
    assert "Change the story" in said(tab)
    app.press("story_leave")
    app.pick("delete", "story_do")
    assert app.journal.stories.all() == ()
    app.press("undo")
    assert len(app.journal.stories.all()) == 1


def test_a_question_can_be_deleted_and_brought_back(app: App) -> None:
    app.journal.questions.add(Question("Why us?"), request="q", now=now())

    app.open("practice", view=QUESTIONS)
    app.pick("delete", "question_do")
    assert app.journal.questions.all() == ()
    app.press("undo")
    assert len(app.journal.questions.all()) == 1


def test_a_drawn_question_is_practised_and_remembers_when(app: App) -> None:
    app.journal.questions.add(Question("Why us?", rating=2), request="q", now=now())

    app.open("practice", view=QUESTIONS)
    tab = app.press("question_draw")
    assert "### “Why us?”" in said(tab)
    next(b for b in tab.button if b.label == "Keep it").click().run()

    (question,) = app.journal.questions.all()
    assert question.practised_on is not None
    assert question.rating == 2


def test_many_questions_come_in_pages(app: App) -> None:
    asked = [Question(f"Question number {n}") for n in range(25)]
    app.journal.questions.add(*asked, request="q", now=now())

    shown = said(app.open("practice", view=QUESTIONS))

    assert shown.count("“Question number") == 10
    assert "Question number 24" in shown


@pytest.mark.parametrize("view", ["Plan", STORIES, QUESTIONS])
def test_hostile_words_stand_as_they_were_written(view: str, app: App) -> None:
    text = " ".join("\n".join(HOSTILE).split())[:390]
    plan = a_plan(text, drill=text, steps=(text,), cue=text, action=text, done_when=text)
    added = app.journal.practice.add_plan(plan, request="p", now=now())
    app.journal.practice.add_log(a_log(added, notes=text), request="l", now=now())
    story = app.journal.stories.add(a_story(text, result=text), request="s", now=now())
    app.journal.questions.add(Question(text, story=story, notes=text), request="q", now=now())
    app.add(an_interview(a_point(kind=Kind.WEAKNESS, text=text), employer=text))

    tab = app.open("practice", view=view)

    assert [*tab.exception, *tab.error] == []
    assert text[:200] in said(tab)


def test_a_theme_wanted_elsewhere_is_begun_at_once(app: App) -> None:
    three(app)
    app.tab.session_state[words.PRACTISE] = "questions_asked"

    tab = app.open("practice")

    assert "Make it a plan" in said(tab)
    (draft,) = app.journal.drafts("practice_plan")
    assert draft.body["theme"] == "questions_asked"
    assert set(draft.body["prompted_by"]) == {i.id for i in app.journal.interviews()}  # type: ignore[call-overload]


def test_a_theme_wanted_while_a_plan_is_open_asks_to_end_that_first(practised: App) -> None:
    practised.tab.session_state[words.PRACTISE] = "questions_asked"

    tab = practised.open("practice")

    assert "One theme at a time." in tab.info[0].value
    assert practised.journal.drafts("practice_plan") == ()


def test_a_story_changed_elsewhere_meanwhile_is_not_overwritten_unasked(app: App) -> None:
    app.journal.stories.add(a_story("The rota"), request="1", now=now())
    app.open("practice", view=STORIES)
    app.pick("edit", "story_do")
    (story,) = app.journal.stories.all()
    app.journal.stories.edit(replace(story, result="theirs"), request="t", now=now())

    tab = app.press("story_keep")
    assert "changed in another tab since you opened it" in tab.warning[0].value
    assert app.journal.stories.all()[0].result == "theirs"

    app.press("story_keep")
    assert app.journal.stories.all()[0].result == "It held all summer."
    assert app.journal.drafts("story") == ()


def logged(app: App) -> None:
    plan = the_plan(app).id or 0
    app.journal.practice.add_log(
        a_log(plan, done_on=the_plan(app).starts_on), request="l", now=now()
    )
    app.open("practice")
    (log,) = app.journal.practice.logs()
    app.pick(log.id, "log_which")


def test_a_correction_begun_is_there_after_a_reload_and_ends_with_its_keeping(
    practised: App,
) -> None:
    logged(practised)
    number = next(n for n in practised.tab.number_input if n.value == 30 and "log_" in str(n.key))
    number.set_value(45).run()

    again = App(practised.store)
    again.open("practice")
    assert 45 in [n.value for n in again.tab.number_input]
    assert [log.minutes for log in again.journal.practice.logs()] == [30]

    again.press("log_again_keep")
    assert [log.minutes for log in again.journal.practice.logs()] == [45]
    assert again.journal.drafts("practice_log_again") == ()
    again.press("undo")
    assert [log.minutes for log in again.journal.practice.logs()] == [30]


def test_a_session_can_be_taken_away_or_left(practised: App) -> None:
    logged(practised)
    practised.press("log_again_leave")
    assert "log_again_keep" not in [b.key for b in practised.tab.button]

    (log,) = practised.journal.practice.logs()
    practised.pick(log.id, "log_which")
    practised.press("log_again_delete")
    assert practised.journal.practice.logs() == ()


def test_practice_leads_to_a_consultant_once_there_is_something_to_bring(app: App) -> None:
    app.open("practice")
    assert "practice_consultant" not in [b.key for b in app.tab.button]

    app.add(an_interview(a_point("questions_asked")))
    app.open("practice")
    app.press("practice_consultant")
    assert "Consultant meeting" in said(app.tab)

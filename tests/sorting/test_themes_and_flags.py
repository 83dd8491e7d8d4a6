"""Themes come from the codebook; flags protect."""

import pytest

from coaching.codebook import themes
from coaching.model import Flag
from coaching.sorting import sort_feedback, sort_points
from coaching.sorting.lexicon import table


@pytest.mark.parametrize(
    ("point", "theme"),
    [
        ("You backed up every claim with a concrete example.", "specific_examples"),
        ("We could not tell what changed or how it turned out.", "results_contribution"),
        ("Your answers were long-winded and hard to follow.", "structure_concision"),
        ("Listen to the question before you answer.", "listening_relevance"),
        ("You had clearly researched our products.", "preparation_research"),
        ("You had no questions for us at the end.", "questions_asked"),
        ("You spoke very fast and mumbled at times.", "oral_delivery"),
        ("Little eye contact with the panel.", "nonverbal_presence"),
        ("Nerves got the better of you.", "composure_nerves"),
        ("You undersold what you achieved.", "self_presentation"),
        ("The camera and the microphone let you down.", "remote_technology"),
        ("Your cover letter had two typos.", "written_materials"),
    ],
)
def test_proposes_the_theme_a_person_would(point: str, theme: str) -> None:
    assert sort_points([point])[0].themes[0].theme == theme


def test_abstains_when_no_word_speaks_for_a_theme() -> None:
    assert sort_points(["You did splendidly."])[0].themes == ()


def test_every_theme_has_a_word_list_and_every_word_list_a_theme() -> None:
    assert set(table("themes")) == set(themes())


def test_themes_are_codebook_ids_best_first() -> None:
    point = sort_points(["Your presentation slides and your research on our website were good."])[0]

    sure = [t.confidence for t in point.themes]
    assert {t.theme for t in point.themes} <= set(themes())
    assert sure == sorted(sure, reverse=True)
    assert len(sure) <= 3


SENSITIVE = """
Your accent was hard to follow at times.
Clients may prefer a native speaker.
We wondered whether your English is up to it.
Where are you from originally?
We are a young team and need that energy.
She is at a stage in life where people slow down.
How many years until you retire?
You look too young to be taken seriously.
We need someone who can keep up with the younger ones.
They worried about your back and the lifting.
He asked how you would manage in a wheelchair.
You mentioned your dyslexia, which worried the team.
It might be too much with your mental health.
Her hearing aid was discussed.
The panel noticed a stammer.
Will your epilepsy be a problem on shifts?
You said you were pregnant.
They asked if you plan to start a family.
Who would look after your children on late shifts?
We were not sure it suits a single mother.
Your husband's job might move you away.
She will be on maternity leave by May.
They wanted to know whether you would take off the headscarf.
Praying five times a day could be a problem.
You would need Friday off for the mosque.
The beard and turban would need discussing.
You asked about kosher food.
You have no Canadian experience.
Your name was hard to pronounce.
Her qualifications are from abroad and so is she, an immigrant.
They prefer someone of their own nationality.
There was a comment about your skin colour.
The customers there are not used to a black manager.
Your dreadlocks are not our image.
This has always been a man's job.
As a woman you may find the site difficult.
We wanted a female member of staff.
They said a gay man would not fit in on site.
She asked about your gender identity.
You came across as too emotional, like women do.
He asked whether you were married.
You did not drink at the dinner for religious reasons.
Your weight was mentioned.
She asked about your disability.
He wanted somebody under 30, given his age.
""".strip().splitlines()


@pytest.mark.parametrize("remark", SENSITIVE)
def test_a_remark_that_may_touch_a_protected_characteristic_is_flagged(remark: str) -> None:
    assert Flag.SENSITIVE in sort_points([remark])[0].flags


@pytest.mark.parametrize(
    "remark",
    [
        "You need a valid work permit for this post.",
        "Your answer on age-restricted sales was right.",
        "Health and safety knowledge was sound.",
        "You pulled your weight in the group task.",
        "Good in-depth work with young people.",
        "That was pretty good.",
        "You explained the race condition well.",
        "Your mental health awareness training was relevant.",
        "You spoke warmly about families on the ward.",
    ],
)
def test_subjects_of_work_are_not_flagged_as_sensitive(remark: str) -> None:
    assert Flag.SENSITIVE not in sort_points([remark])[0].flags


def test_what_an_agency_passes_on_is_second_hand() -> None:
    text = (
        "Hi Dean, the client came back to me.\nThey said you were polite and knew your stuff.\n"
        "The manager felt you were too quiet.\nThey went with someone who had a licence.\n"
        "I have another job for you on Monday."
    )

    flagged = [p.text for p in sort_feedback(text) if Flag.SECOND_HAND in p.flags]

    assert "They said you were polite and knew your stuff." in flagged
    assert "The manager felt you were too quiet." in flagged


def test_an_employers_own_letter_is_not_second_hand() -> None:
    text = "Dear Sam,\nWe felt you were polite.\nThe manager said our team liked you.\nBest,\nJo"

    assert all(Flag.SECOND_HAND not in p.flags for p in sort_feedback(text))


def test_ones_own_reflection_is_marked_as_ones_own_view() -> None:
    text = "I think I was too quiet.\nI forgot to mention the project.\nI should have asked more."

    assert all(Flag.OWN_VIEW in p.flags for p in sort_feedback(text))


def test_praise_of_character_alone_is_personality_only() -> None:
    assert Flag.PERSONALITY_ONLY in sort_points(["You are a lovely person."])[0].flags


def test_a_reason_without_an_area_is_vague() -> None:
    assert Flag.VAGUE in sort_points(["We felt it was not quite the right fit."])[0].flags

"""What can be practised: asked for, in the person's hands, never about who they are."""

from dataclasses import replace
from datetime import date

import pytest

from coaching import codebook
from coaching.codebook import Codebook
from coaching.model import Flag, Interview, Kind, Origin, OwnTheme, Point
from coaching.practice import Choice, choice
from tests.build import a_feedback, a_point, an_interview

BOOK = codebook.built_in()


def numbered(*interviews: Interview) -> list[Interview]:
    return [replace(i, id=n) for n, i in enumerate(interviews, 1)]


def employers(*points: tuple[Point, ...]) -> list[Interview]:
    """One interview with another employer for each group of points, a day apart."""
    return numbered(
        *(
            an_interview(*group, employer=f"Employer {n}", held_on=date(2026, 3, n + 1))
            for n, group in enumerate(points)
        )
    )


def themes(found: Choice) -> list[str]:
    return [c.theme for c in found.by_employers]


def test_counts_interviews_not_remarks() -> None:
    twice = (a_point("questions_asked"), a_point("questions_asked", kind=Kind.SUGGESTION))

    found = choice(employers(twice, (a_point("questions_asked"),), (a_point("work_sample"),)), BOOK)

    [first, second] = found.by_employers
    assert (first.theme, first.interviews, len(first.said)) == ("questions_asked", (2, 1), 3)
    assert (second.theme, second.interviews, second.latest) == ("work_sample", (3,), True)
    assert (found.heard, found.employers, found.enough) == (3, 3, True)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_under_three_employers_nothing_is_counted(number: int) -> None:
    found = choice(employers(*((a_point(),),) * number), BOOK)

    assert not found.enough


def test_the_same_employer_twice_is_one_employer() -> None:
    same = numbered(*(an_interview(a_point(), employer=name) for name in ("Kit", " KIT ", "kit")))

    found = choice(same, BOOK)

    assert (found.heard, found.employers, found.enough) == (3, 1, False)


@pytest.mark.parametrize("flag", [Flag.PRIVATE, Flag.SENSITIVE, Flag.PERSONALITY_ONLY])
def test_what_may_touch_on_who_somebody_is_leads_to_no_drill(flag: Flag) -> None:
    accent = a_point("oral_delivery", text="Your accent.", flags=frozenset({flag}))

    found = choice(employers((accent,)), BOOK)

    assert found.by_employers == ()
    assert found.kept_private is (flag is not Flag.PERSONALITY_ONLY)


def test_what_is_out_of_ones_hands_is_not_offered() -> None:
    said = (a_point("other_candidate"), a_point("fit_unspecified"), a_point("work_sample"))

    assert themes(choice(employers(said), BOOK)) == ["work_sample"]


@pytest.mark.parametrize("kind", [Kind.STRENGTH, Kind.REASON, Kind.REMARK])
def test_only_what_was_asked_for_is_offered(kind: Kind) -> None:
    assert choice(employers((a_point(kind=kind),)), BOOK).by_employers == ()


def test_a_strength_elsewhere_is_told_beside_it_not_subtracted() -> None:
    strong = a_point("work_sample", kind=Kind.STRENGTH)

    [found] = choice(employers((a_point("work_sample"),), (strong,)), BOOK).by_employers

    assert found.interviews == (1,)
    assert [s.interview.id for s in found.valued] == [2]


def test_mock_and_own_view_are_kept_apart() -> None:
    own = a_feedback(a_point("work_sample"), origin=Origin.OWN)
    mock = a_feedback(a_point("questions_asked"), origin=Origin.MOCK)
    every = numbered(an_interview(feedback=(own,)), an_interview(feedback=(mock,), mock=True))

    found = choice(every, BOOK)

    assert found.by_employers == ()
    assert [(c.theme, c.origin) for c in found.apart] == [
        ("questions_asked", Origin.MOCK),
        ("work_sample", Origin.OWN),
    ]
    assert found.heard == 0


def test_the_persons_own_codebook_is_followed() -> None:
    book: Codebook = codebook.of(
        [
            OwnTheme(id="work_sample", merged_into="questions_asked"),
            OwnTheme(id="job_knowledge", hidden=True),
            OwnTheme(id="mine", label="Whiteboards"),
        ]
    )
    said = (a_point("work_sample"), a_point("job_knowledge"), a_point("mine"))

    assert themes(choice(employers(said), book)) == ["questions_asked", "mine"]


def test_most_interviews_first_then_the_latest() -> None:
    every = employers(
        (a_point("work_sample"),),
        (a_point("work_sample"), a_point("career_direction")),
        (a_point("questions_asked"),),
    )

    assert themes(choice(every, BOOK)) == ["work_sample", "questions_asked", "career_direction"]


def test_does_not_change_its_input_and_nothing_gives_nothing() -> None:
    every = employers((a_point(),), (a_point(),))
    before = list(every)

    choice(every, BOOK)

    assert every == before
    assert choice([], BOOK) == Choice((), (), 0, 0, kept_private=False)

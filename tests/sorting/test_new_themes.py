"""Points without a theme → themes the codebook may lack."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.model import Flag, Kind, Point
from coaching.sorting import new_themes

PARKING = "You left the van across two parking bays."
PARKED = "Practise reversing into a bay, as you parked over the line."
TEA = "Your handwriting on the forms could not be read."
NOTES = "Clear handwriting on the drug chart."
TOLD = "You told us what you would do but not why."


def points(*texts: str, themes: tuple[str, ...] = ()) -> list[Point]:
    return [Point(text, Kind.WEAKNESS, themes) for text in texts]


def test_words_that_return_in_points_without_a_theme_are_proposed_with_their_points() -> None:
    proposals = new_themes(points(PARKING, TEA, PARKED, NOTES, TOLD))

    assert {p.label: [x.text for x in p.points] for p in proposals} == {
        "Bay and parked": [PARKING, PARKED],
        "Handwriting": [TEA, NOTES],
    }


def test_the_words_are_spelt_as_in_the_points() -> None:
    (proposal,) = new_themes(points(TEA, NOTES))

    assert proposal.words == ("handwriting",)


def test_one_remark_is_not_a_theme() -> None:
    assert new_themes(points(PARKING, TEA, TOLD)) == ()


def test_what_the_codebook_covers_is_not_proposed() -> None:
    covered = points(
        "Your slides ran over.", "The slides were full of text.", themes=("work_sample",)
    )

    assert new_themes([*covered, *points("Slides again.", "Fewer slides.")]) == ()


def test_points_with_a_theme_are_never_part_of_a_proposal() -> None:
    themed = points("The handwriting again.", themes=("written_materials",))

    (proposal,) = new_themes([*points(TEA, NOTES, "Handwriting!", PARKING), *themed])

    assert themed[0] not in proposal.points


@pytest.mark.parametrize("flag", [Flag.SENSITIVE, Flag.PRIVATE])
def test_what_is_set_apart_never_becomes_a_theme(flag: Flag) -> None:
    apart = [Point(text, Kind.WEAKNESS, flags=frozenset({flag})) for text in (TEA, NOTES)]

    assert new_themes(apart) == ()


@pytest.mark.parametrize("kind", [Kind.REMARK, Kind.REASON])
def test_reasons_and_remarks_never_become_a_theme(kind: Kind) -> None:
    assert new_themes([Point(text, kind) for text in (TEA, NOTES)]) == ()


def test_words_of_every_interview_hold_nothing_together() -> None:
    assert new_themes(points("A strong interview.", "The interview was better.")) == ()


def test_nothing_comes_of_nothing() -> None:
    assert new_themes([]) == ()


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_words_give_proposals_without_overlap_and_the_same_each_time(texts: list[str]) -> None:
    given_points = [Point(f"{n} {text}", Kind.STRENGTH) for n, text in enumerate(texts)]

    proposals = new_themes(given_points)

    members = [p.text for proposal in proposals for p in proposal.points]
    assert len(members) == len(set(members))
    assert all(len(p.points) > 1 and p.words and len(p.label) <= 20 for p in proposals)
    assert proposals == new_themes(given_points)

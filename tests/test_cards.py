"""Cards: moved, cut, joined and edited without a word of the pasted text being lost."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from coaching import cards
from coaching.cards import Card
from coaching.model import CoachingError, Flag, Kind, NothingToSort, TooMuchToSort
from coaching.sorting import MOST
from tests.build import a_point

RAW = "You were well prepared.  Your examples were strong, but they stayed short."
ACCENT = "Your examples were strong but your accent was hard to follow."
APART = frozenset({Flag.SENSITIVE, Flag.PRIVATE})


def a_card(text: str = RAW, id_: int = 1, start: int = 0, **changes: object) -> Card:
    card = Card(id_, text, start, start + len(text), Kind.WEAKNESS, ("specific_examples",))
    return replace(card, **changes)  # type: ignore[arg-type]


def three() -> tuple[Card, ...]:
    """The sorter's own cards for RAW: two sentences, the second cut at its "but"."""
    return cards.from_text(RAW)


def words(found: tuple[Card, ...]) -> list[str]:
    return [c.text for c in found]


def originals(found: tuple[Card, ...], raw: str = RAW) -> list[str]:
    return [raw[c.start : c.end] for c in found]


def place(card: Card, before: str) -> int:
    return card.text.index(before)


def test_cards_come_in_the_order_of_the_text_with_their_exact_words() -> None:
    found = three()

    assert words(found) == [
        "You were well prepared.",
        "Your examples were strong,",
        "but they stayed short.",
    ]
    assert originals(found) == words(found)
    assert [c.id for c in found] == [1, 2, 3]


def test_a_theme_is_chosen_beforehand_only_where_the_sorter_is_sure() -> None:
    found = cards.from_text(
        "You had clearly researched our products. Next time, be a little braver."
    )

    assert found[0].themes == found[0].proposed[:1] == ("preparation_research",)
    assert found[1].proposed
    assert not found[1].themes


def test_a_reason_has_no_theme_chosen_beforehand() -> None:
    (card,) = cards.from_text("We hired someone with more experience.")

    assert card.kind is Kind.REASON
    assert card.proposed
    assert not card.themes


def test_a_remark_that_may_touch_who_one_is_starts_private() -> None:
    (card,) = cards.from_text("At your age this may be too much.")

    assert card.private
    assert Flag.SENSITIVE in card.flags


def test_a_text_without_a_sentence_is_refused() -> None:
    with pytest.raises(NothingToSort, match="Paste"):
        cards.from_text(" \n ")


def test_as_many_points_as_can_be_checked_are_sorted_and_no_more() -> None:
    assert len(cards.from_text("You were very clear. " * MOST)) == MOST
    with pytest.raises(TooMuchToSort, match=r"121 .* Nothing you pasted is lost"):
        cards.from_text("You were very clear. " * (MOST + 1))


def test_moving_answers_the_question_and_touches_no_other_card() -> None:
    before = (a_card(sure=False), a_card(id_=2, start=99))
    moved = cards.move(before, 1, Kind.STRENGTH)

    assert moved == (replace(before[0], kind=Kind.STRENGTH, sure=True), before[1])


def test_moving_back_and_forth_gives_the_card_back_and_it_asks_no_more() -> None:
    before = three()
    sure = (replace(before[0], sure=True), *before[1:])

    assert cards.move(cards.move(before, 1, Kind.REASON), 1, before[0].kind) == sure


def test_chosen_themes_replace_the_ones_before_and_none_is_fine() -> None:
    chosen = cards.choose((a_card(),), 1, ["motivation", "oral_delivery", "motivation"])

    assert chosen[0].themes == ("motivation", "oral_delivery")
    assert cards.choose(chosen, 1, [])[0].themes == ()


def test_edited_words_leave_the_original_where_it_was() -> None:
    (edited,) = cards.edit((a_card(),), 1, "  Shorter words.\n")

    assert edited.text == "Shorter words."
    assert originals((edited,)) == [RAW]


@pytest.mark.parametrize("nothing", ["", " ", "\n\t\u00a0"])
def test_a_card_without_words_is_refused(nothing: str) -> None:
    with pytest.raises(CoachingError, match="at least one word"):
        cards.edit((a_card(),), 1, nothing)


def test_original_words_can_be_had_back() -> None:
    edited = cards.edit(three(), 2, "Something else")

    assert cards.restore(edited, 2, RAW) == three()


def test_a_mark_is_set_and_taken_back() -> None:
    marked = cards.toggle((a_card(),), 1, Flag.PRIVATE)

    assert marked[0].private
    assert cards.toggle(marked, 1, Flag.PRIVATE) == (a_card(),)


def test_a_cut_comes_first_where_a_person_would_make_it() -> None:
    card = a_card("Good tone, warm and calm but too long")
    halves = [card.text[at:] for at in cards.cuts(card)]

    assert halves[:3] == ["warm and calm but too long", "and calm but too long", "but too long"]
    assert len(halves) == 7


def test_one_word_cannot_be_cut() -> None:
    assert cards.cuts(a_card("Good.")) == ()


def test_a_cut_keeps_exact_places_in_the_text() -> None:
    before = (a_card(RAW.split("  ")[1], start=25),)
    after = cards.split(before, 1, place(before[0], "but"), RAW)

    assert words(after) == ["Your examples were strong,", "but they stayed short."]
    assert originals(after) == words(after)


def test_the_second_half_of_a_cut_is_guessed_anew_with_an_id_of_its_own() -> None:
    before = (a_card(RAW, kind=Kind.STRENGTH, point=7), a_card("Last.", id_=5, start=99))
    first, second, last = cards.split(before, 1, place(before[0], "but"), RAW)

    assert (first.id, first.point, first.kind, first.themes) == (
        1,
        7,
        Kind.STRENGTH,
        before[0].themes,
    )
    assert (second.id, second.point, second.kind) == (6, None, Kind.WEAKNESS)
    assert last == before[1]


def test_halves_of_edited_words_both_keep_the_whole_original() -> None:
    edited = cards.edit((a_card(),), 1, "Well prepared, with short examples")
    after = cards.split(edited, 1, place(edited[0], "with"), RAW)

    assert words(after) == ["Well prepared,", "with short examples"]
    assert originals(after) == [RAW, RAW]


def test_edited_words_of_the_same_length_are_still_edited() -> None:
    edited = cards.edit((a_card("You were warm."),), 1, "You are  calm.")
    after = cards.split(edited, 1, 4, "You were warm.")

    assert originals(after, "You were warm.") == ["You were warm."] * 2


@pytest.mark.parametrize("at", [0, len(RAW), len(RAW) + 50])
def test_a_cut_that_leaves_nothing_on_one_side_is_refused(at: int) -> None:
    with pytest.raises(CoachingError, match="between two words"):
        cards.split((a_card(),), 1, at, RAW)


def test_a_cut_sets_apart_only_the_half_that_is_sensitive_by_itself() -> None:
    whole = a_card(ACCENT, flags=APART)
    first, second = cards.split((whole,), 1, place(whole, "but"), ACCENT)

    assert not first.flags & APART
    assert second.flags >= APART


def test_a_cut_leaves_both_halves_private_where_neither_is_sensitive_by_itself() -> None:
    whole = a_card("You remind me of people from somewhere else", flags=APART)
    first, second = cards.split((whole,), 1, place(whole, "people"), whole.text)

    assert first.flags >= APART
    assert second.flags >= APART


def test_a_cut_leaves_both_halves_private_where_the_person_made_the_whole_private() -> None:
    whole = a_card(ACCENT, flags=frozenset({Flag.PRIVATE}))
    first, second = cards.split((whole,), 1, place(whole, "but"), ACCENT)

    assert first.private
    assert second.private


def test_a_cut_remembers_that_the_words_were_passed_on() -> None:
    whole = a_card(flags=frozenset({Flag.SECOND_HAND}))

    for half in cards.split((whole,), 1, place(whole, "but"), RAW):
        assert Flag.SECOND_HAND in half.flags


def test_joined_words_stand_as_in_the_text_with_what_lies_between() -> None:
    joined = cards.join(three(), 1, RAW)

    assert words(joined) == [
        "You were well prepared.  Your examples were strong,",
        "but they stayed short.",
    ]
    assert originals(joined) == words(joined)


def test_a_cut_is_undone_by_joining() -> None:
    whole = a_card(RAW)
    halves = cards.split((whole,), 1, place(whole, "but"), RAW)
    (joined,) = cards.join(halves, 1, RAW)

    assert (joined.text, joined.start, joined.end) == (whole.text, whole.start, whole.end)


def test_joined_cards_bring_their_themes_and_marks_and_the_first_says_what_they_are() -> None:
    a = a_card(RAW[:23], kind=Kind.STRENGTH, proposed=("motivation", "leadership"))
    b = a_card(
        RAW[25:],
        id_=2,
        start=25,
        themes=("motivation",),
        proposed=("leadership", "teamwork", "oral_delivery"),
        flags=APART,
    )
    (joined,) = cards.join((a, b), 1, RAW)

    assert joined.kind is Kind.STRENGTH
    assert joined.themes == ("specific_examples", "motivation")
    assert joined.proposed == ("motivation", "leadership", "teamwork")
    assert joined.flags == APART


def test_edited_words_are_joined_as_edited() -> None:
    edited = cards.edit(three(), 2, "Strong examples")
    joined = cards.join(edited, 1, RAW)

    assert joined[0].text == "You were well prepared. Strong examples"
    assert originals(joined)[0] == "You were well prepared.  Your examples were strong,"


def test_joining_what_overlaps_keeps_the_longer_original() -> None:
    whole, part = a_card(RAW), a_card(RAW[:8], id_=2)
    (joined,) = cards.join((whole, part), 1, RAW)

    assert joined.text == RAW
    assert originals((joined,)) == [RAW]


def test_the_last_card_has_none_to_join_with() -> None:
    found = three()

    assert [cards.has_next(found, c.id) for c in found] == [True, True, False]
    assert cards.join(found, 3, RAW) == found


@pytest.mark.parametrize(
    "step",
    [
        lambda found: cards.move(found, 99, Kind.REMARK),
        lambda found: cards.choose(found, 99, ["motivation"]),
        lambda found: cards.edit(found, 99, "words"),
        lambda found: cards.toggle(found, 99, Flag.PRIVATE),
        lambda found: cards.restore(found, 99, RAW),
        lambda found: cards.split(found, 99, 3, RAW),
        lambda found: cards.join(found, 99, RAW),
    ],
    ids=["move", "choose", "edit", "toggle", "restore", "split", "join"],
)
def test_a_step_on_a_card_that_is_gone_changes_nothing(
    step: Callable[[tuple[Card, ...]], tuple[Card, ...]],
) -> None:
    assert step(three()) == three()


def test_cards_come_back_from_a_draft_as_they_were() -> None:
    found = (*three(), a_card(id_=9, flags=APART, point=4, point_version=3, sure=False))

    assert cards.from_json(json.loads(json.dumps(cards.to_json(found)))) == found


def test_cards_of_an_older_draft_open() -> None:
    old = [{"id": 1, "text": "Well done.", "start": 0, "end": 10, "kind": "strength"}]

    assert cards.from_json(old) == (Card(1, "Well done.", 0, 10, Kind.STRENGTH),)


def test_saved_points_keep_their_ids_and_versions_through_a_correction() -> None:
    saved = (
        a_point("motivation", id=11, version=4, flags=APART, proposed=("leadership",)),
        a_point("leadership", id=12, version=2, start=50, end=90),
    )

    assert cards.to_points(cards.from_points(saved)) == saved


def test_points_are_kept_in_the_order_of_the_text_whatever_the_order_of_the_cards() -> None:
    late, early = a_card("late", id_=1, start=50), a_card("early", id_=2, start=3)

    assert [p.text for p in cards.to_points((late, early))] == ["early", "late"]

"""What the other will see holds what was chosen, and nothing else."""

from dataclasses import replace

import pytest

from coaching import frames, summary
from coaching.model import Choice, Kind, Origin, Section
from coaching.sharing import Record, fixed, included, offered, projection, replacements
from coaching.wire import plain
from tests.sharing.secrets import HANDED, SECRETS, a_record, private, seen


def texts(shared: object) -> str:
    return repr(plain(shared))


@pytest.mark.parametrize("secret", SECRETS)
def test_no_name_of_the_record_is_in_it(secret: str) -> None:
    assert secret.casefold() not in texts(seen(sharer="Sam", question="What of Judith?")).casefold()


def test_a_private_point_is_in_it_only_when_it_was_picked() -> None:
    record = a_record(private("Your accent was hard to follow.", 901))

    assert "accent" not in texts(seen(record))
    assert "accent" in texts(seen(record, picked=(901,)))
    assert seen(record).not_shared == 1


def test_what_was_left_out_is_counted() -> None:
    record = a_record()
    every = sum(len(offered(i)) for i in record.interviews)

    assert seen(record).not_shared == 0
    assert seen(record, without_points=(1, 11)).not_shared == 2
    without = seen(record, without_interviews=(1,))
    assert (without.not_shared, without.interviews_not_shared) == (3, 1)
    assert seen(record, sections=()).not_shared == every


def test_a_section_that_is_not_included_takes_its_points_along() -> None:
    shared = seen(sections=(Section.ASKED,))
    said = [(f.origin, p.kind) for i in shared.interviews for f in i.feedback for p in f.points]

    assert {kind for _, kind in said} == {Kind.WEAKNESS, Kind.SUGGESTION}
    assert {origin for origin, _ in said} == {Origin.EMPLOYER}
    assert not any(i.mock for i in shared.interviews)
    assert shared.practised == ()


def test_nothing_recorded_later_follows_a_choice_that_was_handed_over() -> None:
    record = a_record()
    last = fixed(record, Choice())
    first = record.interviews[0]
    late = replace(first.feedback[0].points[0], text="Said later.", id=999)
    said = replace(first.feedback[0], points=(*first.feedback[0].points, late))
    grown = replace(first, feedback=(said, *first.feedback[1:]))
    later = replace(record, interviews=(grown, *record.interviews[1:]))

    assert "Said later" in texts(projection(later, Choice(), HANDED))
    assert "Said later" not in texts(projection(later, last, HANDED))
    assert not included(grown, said, late, last)


def test_numbers_equal_those_of_the_dashboard() -> None:
    record, shared = a_record(), seen()
    for kind in (Kind.STRENGTH, Kind.WEAKNESS):
        mine, theirs = (
            summary.by_theme(frames.to_frame(i), frames.to_coverage(i), kind=kind)
            for i in (record.interviews, shared.interviews)
        )
        columns = ["theme", "interviews", "of", "who"]
        assert mine[columns].to_dict() == theirs[columns].to_dict()
    heard = [
        summary.employers_with_feedback(frames.to_coverage(i))
        for i in (record.interviews, shared.interviews)
    ]
    assert heard[0] == heard[1]


def test_no_message_note_giver_or_place_is_in_it() -> None:
    shared = seen(hide_names=False)

    assert {f.raw + f.giver for i in shared.interviews for f in i.feedback} == {""}
    assert {i.notes for i in shared.interviews} == {""}
    assert "Dear Sam" not in texts(shared)


def test_a_copy_without_names_has_no_sharer_role_or_day() -> None:
    shared = seen(deidentified=True, sharer="Samira Vale", holder="Ms Okafor")
    told = texts(shared)

    assert not any(word in told for word in ("Samira", "Okafor", "Officer"))
    assert {r.held_on.day for i in shared.interviews for r in i.rounds if r.held_on} == {1}


def test_the_owner_sees_what_was_replaced() -> None:
    found = {h.found.original for h in replacements(a_record(), Choice())}

    assert {"Northgate", "judith.amory@northgate.gov.uk"} <= found
    assert replacements(a_record(), Choice(hide_names=False)) == ()


def test_an_empty_journal_has_an_empty_projection() -> None:
    shared = projection(Record(), Choice(), HANDED)

    assert (shared.interviews, shared.not_shared) == ((), 0)

"""The person's own codebook in the store: added, renamed, merged, hidden, split, and all undone."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching import codebook
from coaching.model import CoachingError, Interview, OwnTheme, Stale
from coaching.store import Journal, Store
from tests.build import GRACE, a_point, an_interview
from tests.store.looking import LATER, NOW, dump

BUILT_IN = "specific_examples"
OTHER = "job_knowledge"


def edit(journal: Journal, theme: str, request: str = "r", **changes: object) -> None:
    row = replace(journal.codebook.read().row(theme), **changes)  # type: ignore[arg-type]
    journal.codebook.edit(row, request=request, now=NOW)


def added(journal: Journal, *themes: str | tuple[str, ...]) -> Interview:
    points = [
        a_point(None, text=f"Words {i}.", themes=t if isinstance(t, tuple) else (t,))
        for i, t in enumerate(themes)
    ]
    number = journal.add_interview(an_interview(*points), request="first", now=NOW)
    return journal.interview(number)


def themes(journal: Journal) -> list[tuple[str, ...]]:
    return [p.themes for i in journal.interviews() for f in i.feedback for p in f.points]


def undo(journal: Journal) -> None:
    last = journal.last_change()
    assert last is not None
    journal.undo(last.id, now=LATER)


def test_a_journal_without_rows_has_the_built_in_book(journal: Journal) -> None:
    assert journal.codebook.read() is codebook.built_in()


def test_own_themes_are_kept_and_the_same_request_makes_one(journal: Journal) -> None:
    first = journal.codebook.add(" The  gap year ", "What was said of it.", request="a", now=NOW)
    again = journal.codebook.add("The gap year", request="a", now=NOW)

    book = journal.codebook.read()
    assert first == again
    assert [t.label for i, t in book.themes().items() if book.is_own(i)] == ["The gap year"]
    assert book.definition(first) == "What was said of it."


def test_two_people_never_make_the_same_theme(store: Store, journal: Journal) -> None:
    ada = journal.codebook.add("Mine", request="a1", now=NOW)
    grace = store.journal(GRACE)

    assert grace.codebook.add("Mine", request="g1", now=NOW) != ada
    assert ada not in grace.codebook.read().themes()


def test_a_renamed_built_in_theme_goes_back_to_its_own_words(journal: Journal) -> None:
    edit(journal, BUILT_IN, "one", label="Stories")
    assert journal.codebook.read().label(BUILT_IN) == "Stories"
    assert journal.last_change() is not None

    edit(journal, BUILT_IN, "two", label=codebook.built_in().label(BUILT_IN))

    assert journal.codebook.read() is codebook.built_in()


@pytest.mark.parametrize("label", ["", "   ", "x" * 61])
def test_a_name_must_be_one(journal: Journal, label: str) -> None:
    with pytest.raises(CoachingError):
        journal.codebook.add(label, request="a", now=NOW)


def test_no_two_themes_have_one_name(journal: Journal) -> None:
    taken = codebook.built_in().label(OTHER).upper()

    with pytest.raises(CoachingError, match="already"):
        journal.codebook.add(taken, request="a", now=NOW)
    with pytest.raises(CoachingError, match="already"):
        edit(journal, BUILT_IN, label=taken)


def test_a_merge_keeps_every_point_as_it_was_and_can_be_taken_back(journal: Journal) -> None:
    added(journal, BUILT_IN, OTHER)

    edit(journal, BUILT_IN, "m", merged_into=OTHER)
    assert themes(journal) == [(BUILT_IN,), (OTHER,)]
    assert journal.codebook.read().about([BUILT_IN]) == (OTHER,)

    edit(journal, BUILT_IN, "back", merged_into=None)
    assert journal.codebook.read() is codebook.built_in()


@pytest.mark.parametrize("target", [BUILT_IN, "nowhere"])
def test_a_merge_that_leads_nowhere_is_refused(journal: Journal, target: str) -> None:
    with pytest.raises(CoachingError):
        edit(journal, BUILT_IN, merged_into=target)


def test_a_merge_in_a_circle_is_refused(journal: Journal) -> None:
    edit(journal, BUILT_IN, "one", merged_into=OTHER)

    with pytest.raises(CoachingError, match="itself"):
        edit(journal, OTHER, "two", merged_into=BUILT_IN)


def test_an_edit_of_what_another_tab_changed_is_refused(journal: Journal) -> None:
    seen = journal.codebook.read().row(BUILT_IN)
    edit(journal, BUILT_IN, "theirs", label="Stories")

    with pytest.raises(Stale):
        journal.codebook.edit(replace(seen, hidden=True), request="mine", now=NOW)
    assert journal.codebook.read().row(BUILT_IN).label == "Stories"


def test_split_gives_the_chosen_points_to_a_new_theme(journal: Journal) -> None:
    (said,) = added(journal, BUILT_IN, (OTHER, BUILT_IN), BUILT_IN).feedback
    chosen = {p.id or 0: p.version for p in said.points[:2]}

    new = journal.codebook.split(
        BUILT_IN, chosen, OwnTheme("", label="Numbers"), request="s", now=NOW
    )

    assert themes(journal) == [(new,), (OTHER, new), (BUILT_IN,)]
    assert journal.codebook.read().label(new) == "Numbers"


def test_split_of_a_merged_theme_finds_points_of_all_its_parts(journal: Journal) -> None:
    (said,) = added(journal, BUILT_IN, OTHER).feedback
    edit(journal, BUILT_IN, "m", merged_into=OTHER)
    chosen = {p.id or 0: p.version for p in said.points}

    new = journal.codebook.split(OTHER, chosen, OwnTheme("", label="New"), request="s", now=NOW)

    assert themes(journal) == [(new,), (new,)]


def test_split_of_points_changed_meanwhile_is_refused_whole(store: Store, journal: Journal) -> None:
    (said,) = added(journal, BUILT_IN, BUILT_IN).feedback
    first, second = said.points
    journal.edit_point(replace(first, text="Other words."), request="e", now=NOW)
    before = dump(store)

    with pytest.raises(Stale):
        journal.codebook.split(
            BUILT_IN,
            {p.id or 0: p.version for p in (first, second)},
            OwnTheme("", label="New"),
            request="s",
            now=NOW,
        )
    assert dump(store) == before


def test_another_persons_points_cannot_be_split_off(store: Store, journal: Journal) -> None:
    (said,) = added(journal, BUILT_IN).feedback
    before = dump(store)

    with pytest.raises(CoachingError):
        store.journal(GRACE).codebook.split(
            BUILT_IN, {said.points[0].id or 0: 1}, OwnTheme("", label="X"), request="s", now=NOW
        )
    assert {k: v for k, v in dump(store).items() if k != "person"} == {
        k: v for k, v in before.items() if k != "person"
    }


def test_an_own_theme_that_is_used_since_is_not_undone_by_itself(journal: Journal) -> None:
    new = journal.codebook.add("Mine", request="a", now=NOW)
    made = journal.last_change()
    added(journal, new)

    with pytest.raises(Stale):
        journal.undo(made.id if made else 0, now=LATER)
    assert new in journal.codebook.read().themes()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "rename", "describe", "hide", "merge", "split", "theme", "undo"]),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_any_edits_are_undone_byte_by_byte(store: Store, journal: Journal, steps: list) -> None:  # type: ignore[type-arg]
    if not journal.interviews():
        added(journal, BUILT_IN, (BUILT_IN, OTHER), "questions_asked")
    done: list[tuple[int, object]] = []
    for number, (what, one, two) in enumerate(steps):
        before, last = dump(store), journal.last_change()
        if what == "undo" and done:
            change, was = done.pop()
            journal.undo(change, now=LATER)
            assert dump(store) == was
            continue
        try:
            _step(journal, what, one, two, f"{id(steps)}-{number}")
        except CoachingError:
            assert dump(store) == before
            continue
        now = journal.last_change()
        if now is not None and now != last:
            done.append((now.id, before))
    for change, was in reversed(done):
        journal.undo(change, now=LATER)
        assert dump(store) == was


def _step(journal: Journal, what: str, one: int, two: int, request: str) -> None:
    book = journal.codebook.read()
    ids = [BUILT_IN, OTHER, "questions_asked", *filter(book.is_own, book.every)]
    theme, other = ids[one % len(ids)], ids[two % len(ids)]
    points = [p for i in journal.interviews() for f in i.feedback for p in f.points]
    match what:
        case "add":
            journal.codebook.add(f"Own {one}", request=request, now=NOW)
        case "rename":
            edit(journal, theme, request, label=f"Name {two}")
        case "describe":
            edit(journal, theme, request, definition=f"Means {two}.")
        case "hide":
            edit(journal, theme, request, hidden=not book.row(theme).hidden)
        case "merge":
            edit(journal, theme, request, merged_into=other)
        case "split":
            some = {p.id or 0: p.version for p in points[: 1 + one % 3]}
            into = OwnTheme("", label=f"Part {two}")
            journal.codebook.split(theme, some, into, request=request, now=NOW)
        case "theme":
            point = points[one % len(points)]
            changed = replace(point, themes=tuple(dict.fromkeys((*point.themes, theme, other))))
            journal.edit_point(changed, request=request, now=NOW)

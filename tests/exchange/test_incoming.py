"""A file beside the journal: what it would change, taken over in one step and undone in one."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from coaching import codebook, exchange
from coaching.exchange import Code, Coding, Project, Source
from coaching.model import CoachingError, Flag, Kind, OwnTheme, Stale
from coaching.store import Journal, Store
from coaching.store.tables import point_theme
from tests.build import GRACE, a_feedback, a_point, an_interview
from tests.store.looking import LATER, NOW, dump, rows_of

STORY = "specific_examples"
RAW = "We wanted examples.\r\nYou were kind."


@pytest.fixture
def own(journal: Journal) -> Journal:
    points = (
        a_point(STORY, text="We wanted examples.", start=0, end=19),
        a_point(None, text="You were kind.", kind=Kind.STRENGTH, start=21, end=35),
    )
    journal.add_interview(
        an_interview(feedback=(a_feedback(*points, raw=RAW),)), request="first", now=NOW
    )
    return journal


def sent(journal: Journal) -> Project:
    return exchange.coded(journal.interviews(), journal.codebook.read())


def seen(journal: Journal, project: Project) -> exchange.Incoming:
    return exchange.incoming(project, journal.interviews(), journal.codebook.read())


def adopt(journal: Journal, found: exchange.Incoming, **how: bool) -> None:
    adoption = found.adoption(**({"messages": True} | how))
    journal.codebook.adopt(adoption, request="adopt", now=NOW)


def themes(journal: Journal) -> list[tuple[str, ...]]:
    return [p.themes for i in journal.interviews() for f in i.feedback for p in f.points]


def test_ones_own_export_changes_nothing(own: Journal) -> None:
    back = exchange.read("a.qdpx", exchange.qdpx(sent(own)))

    found = seen(own, back)

    assert found.adoption(messages=True).empty
    assert (found.unplaced, found.skipped) == (0, 0)


def test_a_consultants_codes_are_added_and_undone_whole(store: Store, own: Journal) -> None:
    before = dump(store)
    project = sent(own)
    new = Code(uuid4(), "Warmth", "How it felt to talk.")
    (source,) = project.sources
    second = replace(source.codings[1], codes=(new.guid, codebook.guid(STORY)))
    coded = Project((*project.codes, new), (replace(source, codings=(second,)),))

    adopt(own, seen(own, coded), consultant=True)

    mine = codebook.theme_of(new.guid)
    assert themes(own) == [(STORY,), (mine, STORY)]
    assert own.codebook.read().definition(mine) == "How it felt to talk."
    with rows_of(store) as connection:
        by = {row.theme: row.confirmed_by for row in connection.execute(point_theme.select())}
    assert by[mine] == "consultant"
    change = own.last_change()
    own.undo(change.id if change else 0, now=LATER)
    assert dump(store) == before


def test_an_export_opened_by_somebody_else_brings_the_messages(store: Store, own: Journal) -> None:
    own.codebook.add("Gap year", "The year.", request="g", now=NOW)
    grace = store.journal(GRACE)

    adopt(grace, seen(grace, exchange.read("a.qdpx", exchange.qdpx(sent(own)))))

    (interview,) = grace.interviews()
    assert interview.employer == "Northgate Council, 2026-03-03, employer 1"
    said = interview.feedback[0]
    assert said.raw == RAW
    assert [(p.text, p.kind, p.themes) for p in said.points] == [
        ("We wanted examples.", Kind.WEAKNESS, (STORY,)),
        ("You were kind.", Kind.STRENGTH, ()),
    ]
    assert "Gap year" in [t.label for t in grace.codebook.read().themes().values()]
    assert [p.text for p in own.interviews()[0].feedback[0].points] == [p.text for p in said.points]


def test_messages_come_only_when_they_are_wanted(store: Store, own: Journal) -> None:
    grace = store.journal(GRACE)

    adopt(grace, seen(grace, sent(own)), messages=False)

    assert grace.interviews() == ()


def test_a_code_with_the_name_of_a_theme_is_that_theme(own: Journal) -> None:
    label = codebook.built_in().label(STORY)
    project = Project((Code(UUID(int=1), label.upper()), Code(UUID(int=2), "New one")))

    found = seen(own, project)

    assert [t.label for t in found.new] == ["New one"]
    assert found.known == 1


def test_highlights_without_their_text_find_the_words(own: Journal) -> None:
    data = b"id,document,tag,content\r\n1,x,Warmth,You were kind.\r\n2,x,Warmth,Not here.\r\n"

    found = seen(own, exchange.read("h.csv", data))
    adopt(own, found)

    assert found.unplaced == 1
    assert [len(t) for t in themes(own)] == [1, 1]


def test_line_ends_another_program_changed_do_not_shift_the_words(own: Journal) -> None:
    project = sent(own)
    text = RAW.replace("\r\n", "\n")
    coding = Coding(20, 34, (codebook.guid(STORY),))
    other = Project(project.codes, (Source(uuid4(), "x", text, (coding,)),))

    adopt(own, seen(own, other))

    assert themes(own) == [(STORY,), (STORY,)]


def test_a_remark_that_may_touch_on_who_you_are_comes_in_private(store: Store) -> None:
    text = "Your accent was hard to follow."
    source = Source(uuid4(), "x", text, (Coding(0, len(text), ()),))
    grace = store.journal(GRACE)

    adopt(grace, seen(grace, Project((), (source,))))

    assert Flag.PRIVATE in grace.interviews()[0].feedback[0].points[0].flags


def test_a_point_changed_since_the_preview_is_not_overwritten(store: Store, own: Journal) -> None:
    found = seen(own, exchange.read("h.csv", b"id,document,tag,content\n1,x,New,You were kind.\n"))
    point = own.interviews()[0].feedback[0].points[1]
    own.edit_point(replace(point, text="Other."), request="e", now=NOW)
    before = dump(store)

    with pytest.raises(Stale):
        adopt(own, found)
    assert dump(store) == before


def test_a_code_without_a_name_to_keep_is_refused_whole(store: Store, own: Journal) -> None:
    found = replace(seen(own, Project(())), new=(OwnTheme("own_x", "", version=0),))
    before = dump(store)

    with pytest.raises(CoachingError):
        adopt(own, found)
    assert dump(store) == before


def test_two_codings_are_compared_on_points_both_have(own: Journal) -> None:
    project = sent(own)
    (source,) = project.sources
    theirs = replace(source, codings=(Coding(0, 19, (codebook.guid("job_knowledge"),)),))

    coding = exchange.read_coding(
        Project(project.codes, (theirs,)), own.interviews(), own.codebook.read()
    )

    first, second = own.interviews()[0].feedback[0].points
    assert coding == {first.id: ("job_knowledge",), second.id: ()}

"""What is written for other programs keeps to their formats and comes back as it was."""

import csv
import re
import zipfile
from datetime import date
from io import BytesIO, StringIO
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching import codebook, exchange
from coaching.codebook import built_in
from coaching.exchange import Code, Coding, Project, Source
from coaching.exchange.coded import KINDS, source_guid
from coaching.model import Flag, Interview, Kind, OwnTheme
from tests.build import a_feedback, a_point, an_interview

MINE = OwnTheme(codebook.new_id("x"), "Gap <year> & “more”", definition="Line one\nline two")
JOINED = OwnTheme("results_contribution", merged_into="specific_examples")
BOOK = codebook.of([MINE, JOINED])


def journal() -> list[Interview]:
    raw = "Dear Ada,\r\nWe wanted examples. 🎉 You were kind."
    points = (
        a_point("results_contribution", text="We wanted examples.", start=11, end=30, id=1),
        a_point(None, themes=("rapport_interpersonal", MINE.id), kind=Kind.STRENGTH,
                text="You were kind.", start=33, end=47, id=2),
    )  # fmt: skip
    said = a_feedback(*points, raw=raw, id=7)
    return [an_interview(feedback=(said,), employer="=Calder & Sons", held_on=date(2026, 3, 3))]


def test_codebook_comes_back_whole() -> None:
    sent = exchange.coded([], BOOK)

    back = exchange.read("book.QDC", exchange.qdc(sent))

    assert back.codes == sent.codes
    assert {c.name for c in back.codes} >= {MINE.label, "strength"}


def test_project_comes_back_whole() -> None:
    sent = exchange.coded(journal(), BOOK)

    back = exchange.read("all.qdpx", exchange.qdpx(sent))

    assert back == sent
    (source,) = back.sources
    assert [source.text[c.start : c.end] for c in source.codings] == [
        "We wanted examples.",
        "You were kind.",
    ]
    assert source.codings[0].codes == (codebook.guid("specific_examples"), KINDS[Kind.WEAKNESS])


def test_the_same_journal_gives_the_same_bytes() -> None:
    assert exchange.qdpx(exchange.coded(journal(), BOOK)) == exchange.qdpx(
        exchange.coded(journal(), BOOK)
    )
    assert source_guid(journal()[0].feedback[0]) == source_guid(journal()[0].feedback[0])


def test_what_is_private_stays_here_unless_asked_for() -> None:
    hidden = an_interview(a_point(flags=frozenset({Flag.PRIVATE})))

    assert not exchange.coded([hidden], BOOK).sources
    assert len(exchange.coded([hidden], BOOK, private=True).sources) == 1


def test_taguette_knows_the_columns_and_no_cell_is_a_formula() -> None:
    sent = exchange.coded(journal(), BOOK)

    book = list(csv.reader(StringIO(exchange.codebook_csv(sent).decode())))
    highlights = list(csv.reader(StringIO(exchange.highlights_csv(sent).decode())))

    assert book[0] == ["tag", "parent", "description", "number of highlights"]
    assert highlights[0] == ["id", "document", "tag", "content"]
    label = built_in().label("specific_examples")
    name = "'=Calder & Sons, 2026-03-03, employer 1"
    assert highlights[1] == ["1", name, label, "We wanted examples."]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in highlights for cell in row)


def test_taguettes_own_tables_are_read() -> None:
    book = b"tag,parent,description,number of highlights\r\nNerves,,Shaky voice,2\r\n"
    highlights = (
        b"id,document,tag,content\r\n1,Call,Nerves,You shook.\r\n1,Call,Voice,You shook.\r\n"
        b"2,Call,,Nothing tagged.\r\n"
    )

    assert [(c.name, c.description) for c in exchange.read("a.csv", book).codes] == [
        ("Nerves", "Shaky voice")
    ]
    (source,) = exchange.read("b.csv", highlights).sources
    assert [(source.text[c.start : c.end], len(c.codes)) for c in source.codings] == [
        ("You shook.", 2),
        ("Nothing tagged.", 0),
    ]


names = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.uuids(), names, names), max_size=4, unique_by=lambda t: t[0]),
    st.text(st.characters(codec="utf-8"), min_size=2),
    st.data(),
)
def test_any_project_comes_back(codes: list, text: str, data: st.DataObject) -> None:  # type: ignore[type-arg]
    book = tuple(Code(g, n.strip() or "x", d.strip()) for g, n, d in codes)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    stretch = [Coding(start, end, (book[0].guid,))] if book else []
    text = text.removeprefix("\ufeff") or "x" * len(text)
    codings = tuple(c for c in stretch if c.end <= len(text))
    guid = data.draw(st.uuids())
    sent = Project(book, (Source(guid, "A source", text, codings),))

    back = exchange.read("a.qdpx", exchange.qdpx(sent))

    assert back.sources == sent.sources
    assert [(c.guid, c.name) for c in back.codes] == [(c.guid, c.name) for c in book]


# The published schemas (Codebook 1.0; Project 1.0 of 18 March 2019), as far as we write them:
# element → the children it may have in this order, and the attributes it must and may have.
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
SCHEMA: dict[str, tuple[tuple[str, ...], set[str], set[str]]] = {
    "Project": (("Users", "CodeBook", "Sources"), {"name"}, {"origin", "creatingUserGUID"}),
    "Users": (("User",), set(), set()),
    "User": ((), {"guid"}, {"name", "id"}),
    "CodeBook": (("Codes", "Sets"), set(), {"origin"}),
    "Codes": (("Code",), set(), set()),
    "Code": (("Description", "Code"), {"guid", "name", "isCodable"}, {"color"}),
    "Description": ((), set(), set()),
    "Sources": (("TextSource",), set(), set()),
    "TextSource": (
        ("Description", "PlainTextContent", "PlainTextSelection", "Coding"),
        {"guid"},
        {"name", "plainTextPath", "creatingUser"},
    ),
    "PlainTextSelection": (
        ("Description", "Coding", "NoteRef"),
        {"guid", "startPosition", "endPosition"},
        {"name", "creatingUser"},
    ),
    "Coding": (("CodeRef", "NoteRef"), {"guid"}, {"creatingUser"}),
    "CodeRef": ((), {"targetGUID"}, set()),
}
NOT_EMPTY = {"Users", "Codes", "Sources"}


def keeps_to_schema(element: Element, namespace: str) -> None:
    mark, _, name = element.tag.rpartition("}")
    children, must, may = SCHEMA[name]
    assert mark == f"{{{namespace}"
    assert must <= set(element.keys()) <= must | may
    for attribute, value in element.items():
        if attribute.lower().endswith("guid") or attribute == "creatingUser":
            assert GUID.fullmatch(value)
    places = [children.index(child.tag.rpartition("}")[2]) for child in element]
    assert places == sorted(places)
    assert places or name not in NOT_EMPTY
    for child in element:
        keeps_to_schema(child, namespace)


@pytest.mark.parametrize("interviews", [[], journal()], ids=["empty", "coded"])
def test_the_project_keeps_to_the_published_schema(interviews: list[Interview]) -> None:
    data = exchange.qdpx(exchange.coded(interviews, BOOK))

    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = fromstring(archive.read("project.qde"))  # noqa: S314 - we wrote it
        paths = {name for name in archive.namelist() if name.startswith("sources/")}
    keeps_to_schema(root, "urn:QDA-XML:project:1.0")
    ns = "{urn:QDA-XML:project:1.0}"
    wanted = [s.get("plainTextPath", "") for s in root.iter(f"{ns}TextSource")]
    assert {f"sources/{path.removeprefix('internal://')}" for path in wanted} == paths
    guids = {c.get("guid") for c in root.iter(f"{ns}Code")}
    assert {ref.get("targetGUID") for ref in root.iter(f"{ns}CodeRef")} <= guids
    every = [e.get("guid") for e in root.iter() if e.get("guid")]
    assert len(every) == len(set(every))


def test_the_codebook_keeps_to_the_published_schema() -> None:
    root = fromstring(exchange.qdc(exchange.coded([], BOOK)))  # noqa: S314 - we wrote it

    keeps_to_schema(root, "urn:QDA-XML:codebook:1.0")

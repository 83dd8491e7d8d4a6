"""Several journals, every name in them, every form that goes out: found no time in any."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from coaching import bundle, codebook, demo, live, report
from coaching.charts import LIGHT
from coaching.model import (
    About,
    Choice,
    Comment,
    Feedback,
    Interview,
    Kind,
    Name,
    NameKind,
    Origin,
    OwnTheme,
    Person,
    Point,
    Practised,
    Round,
    Shared,
)
from coaching.redaction.folded import fold
from coaching.redaction.lists import words_of
from coaching.redaction.ordinary import is_ordinary
from coaching.sharing import Record, known_names, projection, spoken
from coaching.store import open_store
from tests.benchmarks.redaction import hidden, names
from tests.sharing.secrets import DAY, HANDED, a_record

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
KNOWN = names()
EMPLOYERS = [n.text for n in KNOWN if n.kind is NameKind.EMPLOYER]
PEOPLE = [n.text for n in KNOWN if n.kind is NameKind.PERSON]


def the_invented_journal(folder: Path) -> Record:
    with open_store(f"sqlite:///{folder / 'journal.sqlite3'}") as store:
        store.migrate()
        journal = store.journal(demo.demo_person(Person("local", "me")))
        demo.load(journal, DAY, NOW)
        return live.record(journal, DAY)


def the_adversarial_sentences(_: Path) -> Record:
    """Each known name in every spelling of the set, under an employer of the record."""
    said = [
        s.text for s in hidden() if s.tries.startswith("known") and not s.text.startswith("3RT")
    ]
    return Record(
        tuple(
            _interview(n, employer, said[n :: len(EMPLOYERS)])
            for n, employer in enumerate(EMPLOYERS)
        ),
        tuple(KNOWN),
    )


def names_in_every_other_field(_: Path) -> Record:
    """Names in roles, stages, formats, channels, themes, plans, messages and notes."""
    person, employer = PEOPLE[0], EMPLOYERS[0]
    both = f"{person} of {employer}"
    interviews = tuple(
        Interview(
            name,
            role=f"Assistant to {both}",
            sector=both,
            rounds=(Round(f"Chat with {person}", f"At {name}", DAY, place=f"Ask for {person}"),),
            feedback=(
                Feedback(
                    f"{both} wrote this.\n\nKind regards,\n{person}\n",
                    (Point("It was clear.", Kind.STRENGTH, ("own_1",), id=n * 9 + 1),),
                    channel=f"Mail of {person}",
                    giver=person,
                    id=n,
                ),
            ),
            notes=both,
            id=n,
        )
        for n, name in enumerate(EMPLOYERS[:4], 1)
    )
    plan = Practised(
        "own_1", f"As {both} does", f"if {person} calls, then I smile", DAY, sessions=1
    )
    book = codebook.of((OwnTheme("own_1", f"What {employer} wants", f"{person}s way"),))
    return Record(interviews, tuple(KNOWN), (plan,), book)


def _interview(number: int, employer: str, said: list[str]) -> Interview:
    kinds = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION, Kind.REASON)
    points = tuple(
        Point(
            text, kinds[k % 4], ("specific_examples", "preparation_research"), id=number * 100 + k
        )
        for k, text in enumerate(said)
    )
    own = Feedback(points=points[:2], origin=Origin.OWN, id=number + 500)
    return Interview(
        employer,
        rounds=(Round("First interview", "Panel", DAY - timedelta(number)),),
        feedback=(Feedback(points=points, id=number + 400), own),
        id=number + 1,
    )


JOURNALS: dict[str, Callable[[Path], Record]] = {
    "invented": the_invented_journal,
    "adversarial": the_adversarial_sentences,
    "other fields": names_in_every_other_field,
    "names in words": lambda _: a_record(),
}


def forms(record: Record, shared: Shared, choice: Choice) -> dict[str, str]:
    """What goes out, as text; of archives and metadata everything that can be read."""
    paper, workbook = report.paper(shared), report.workbook(shared)
    read = PdfReader(io.BytesIO(paper))
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        cells = "\n".join(parts.read(name).decode() for name in parts.namelist())
    comment = Comment("c", About.WHOLE, "whole", f"{PEOPLE[0]} is right.", "Jo", NOW)
    return {
        "page": report.page(shared).decode(),
        "preview": report.body(shared),
        "slides": "".join(slide.html for slide in report.slides(shared)),
        "charts": "".join(
            str(one.figure.to_json()) + one.alt
            for slide in report.slides(shared)
            for one in report.drawn(shared, slide.ref, LIGHT)
        ),
        "paper": "\n".join(page.extract_text() for page in read.pages) + str(read.metadata),
        "workbook": cells,
        "file": json.dumps(json.loads(bundle.packed(shared)), ensure_ascii=False),
        "comments": "".join(c.body for c in spoken(record, choice, [comment])),
    }


def telling(record: Record) -> set[str]:
    """Every name of the record, and each word of it that is not everybody's; folded."""
    common = words_of("generic") | words_of("everyday") | words_of("harmless") | words_of("streets")
    found = set()
    for name in (*record.names, *known_names(record.interviews)):
        words = [fold(w) for w in re.findall(r"[^\W_]+", name.text)]
        found |= {w for w in words if len(w) > 3 and w not in common and not is_ordinary(w)}
        found.add(fold(name.text))
    return {name for name in found if len(name) > 3 and not is_ordinary(name)}


@pytest.mark.parametrize("bare", [False, True], ids=["names hidden", "de-identified"])
@pytest.mark.parametrize("journal", JOURNALS)
def test_every_name_of_the_journal_is_found_no_time(
    journal: str, bare: bool, tmp_path: Path
) -> None:
    record = JOURNALS[journal](tmp_path)
    choice = Choice(
        question=f"What would {PEOPLE[0]} of {EMPLOYERS[0]} say, {PEOPLE[1]}?",
        sharer="Sam",
        deidentified=bare,
    )
    record = Record(record.interviews, (*record.names, *KNOWN), record.practised, record.book)
    shared = projection(record, choice, HANDED)
    wanted = telling(record)
    assert len(wanted) > 20

    for form, text in forms(record, shared, choice).items():
        words = {fold(w) for w in re.findall(r"[^\W_]+(?:['’.@-][^\W_]+)*", text)}
        whole = fold(text)
        left = {n for n in wanted if n in words or (len(n) > 7 and n in whole)}
        assert left == set(), form


def test_the_search_finds_what_is_there() -> None:
    record = a_record()
    shared = projection(record, Choice(hide_names=False), HANDED)
    words = {fold(w) for w in re.findall(r"[^\W_]+", report.page(shared).decode())}

    assert {"northgate", "fenwick"} <= telling(record) & words


def test_what_says_where_to_go_is_no_name() -> None:
    record = a_record()
    place = Name("The link is in their e-mail of Monday", NameKind.PLACE)
    said = Point("I knew their plans well.", Kind.STRENGTH, ("specific_examples",), id=1)
    interview = Interview("Northgate", feedback=(Feedback(points=(said,)),), id=1)
    shared = projection(Record((interview,), (*record.names, place)), Choice(), HANDED)

    assert shared.interviews[0].feedback[0].points[0].text == said.text

"""The main job with twenty whole documents: pasted, corrected, saved, and then counted right."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from coaching import codebook, store
from coaching.entry import Mode
from coaching.model import Interview, Person, Round
from tests.browser.correcting import Gold, correct, cut_and_join_again
from tests.browser.driving import eventually, idle, visit
from tests.browser.journey import AddFeedback, seen
from tests.browser.server import Server
from tests.data.count_gold import gold

DATA = Path(__file__).parents[1] / "data"
EXPECTED = json.loads((DATA / "expected.json").read_text("utf-8"))
GOLD = gold()
TEXTS = {int(f.name[:2]): f.read_text("utf-8") for f in (DATA / "documents").glob("*.txt")}
MODES = {"employer": Mode.MESSAGE, "own": Mode.OWN, "mock": Mode.MOCK}
HEADS = {"strength": "Strength", "weakness": "To work on", "suggestion": "Suggestion"}
PRIVATE = [p["text"] for d in GOLD.values() for p in d["points"] if "private" in p.get("flags", ())]

ROWS = r"""table => [...table.rows].map(row => [...row.cells].map(
  cell => cell.innerText.replace(/\u2060/g, "").replace(/\s+/g, " ").trim()))"""

Rows = list[dict[str, str]]

COUNTED = [p["text"] for p in GOLD[9]["points"] if p["kind"] == "suggestion"]


@pytest.mark.timeout(600)  # about 300 presses on a page that answers each
def test_twenty_pasted_documents_come_back_as_the_numbers_counted_by_hand(
    database_url: str,
    start_server: Callable[..., Server],
    new_page: Callable[..., Page],
) -> None:
    server = start_server(database_url=database_url)
    page = new_page(at=server)
    with store.open_store(database_url) as opened:
        journal = opened.journal(Person("local", "me"))
        paste_all(AddFeedback(page, journal))
        assert [kept for i in journal.interviews() for kept in as_typed(i)] == typed_in()

    sent = sent_to(page)
    assert numbers_of_trends(page) == numbers_expected()
    assert private_words_in(b"".join(sent)) == []
    private_words_are_marked_on_quotes(page)


def paste_all(person: AddFeedback) -> None:
    """Paste, correct and save every document through the page."""
    for number in sorted(GOLD):
        with told_in(f"document {number:02}, {GOLD[number]['employer']}"):
            person.begin_another() if number > 1 else person.begin()
            paste(person, GOLD[number], TEXTS[number])
            if number == 1:
                cut_and_join_again(person)
            correct(person, GOLD[number]["points"], TEXTS[number])
            kept = person.save()
            assert ("Kept as: no feedback given." in kept) == (GOLD[number]["status"] == "declined")


@contextmanager
def told_in(where: str) -> Iterator[None]:
    """Say which document it was when something goes wrong."""
    try:
        yield
    except Exception as error:
        error.add_note(f"in {where}")
        raise


def paste(person: AddFeedback, document: Gold, text: str) -> None:
    mode = MODES[document["origin"]]
    person.choose_mode(mode)
    if mode is Mode.OWN:
        person.choose_interview(document["employer"])
    else:
        person.describe(interview_of(document))
    if mode is Mode.MESSAGE:
        person.choose_channel(document["channel"])
    person.paste(text)
    person.sort()


def interview_of(document: Gold) -> Interview:
    return Interview(
        employer=document["employer"],
        role=document["role"],
        sector=document["sector"],
        rounds=(Round(document["stage"], document["format"], document["held_on"]),),
        mock=document["origin"] == "mock",
    )


def as_typed(interview: Interview) -> list[tuple[Interview, str, str]]:
    """Each feedback of an interview with the fields that were typed in for it."""
    fields = replace(
        interview,
        rounds=tuple(replace(r, id=None) for r in interview.rounds),
        feedback=(),
        id=None,
        version=1,
    )
    return [(fields, f.channel, f.raw) for f in interview.feedback]


def typed_in() -> list[tuple[Interview, str, str]]:
    """The same from the gold files, in the order of the journal: by day, then as entered."""
    found = [
        (interview_of(d), d["channel"] if d["origin"] == "employer" else "", TEXTS[n])
        for n, d in sorted(GOLD.items())
    ]
    return sorted(found, key=lambda kept: (kept[0].held_on or date.max, kept[0].employer))


def numbers_expected() -> dict[str, Any]:
    """expected.json in the shape of what is read off the page."""
    of = EXPECTED["with_feedback"]
    named = {kind: in_reach(EXPECTED[kind]) for kind in HEADS}
    out_of_reach = {
        codebook.built_in().label(theme): employers(counted["documents"])
        for kind in HEADS
        for theme, counted in EXPECTED[kind].items()
        if theme not in named[kind]
    }
    return {
        "coverage": f"{EXPECTED['interviews']} interviews, {of} with feedback. "
        f"{EXPECTED['gave_none']} gave none.",
        "with feedback": of,
        "of": EXPECTED["interviews"],
        "counts": {
            kind: {
                codebook.built_in().label(t): (
                    f"{c['interviews']} of {of}",
                    employers(c["documents"]),
                )
                for t, c in named[kind].items()
            }
            for kind in ("strength", "weakness")
        },
        "differ": sorted(map(codebook.built_in().label, EXPECTED["differ"])),
        "differ sentence": f"{len(EXPECTED['differ'])} themes were a strength",
        # Advice on something outside anybody's reach stands with the reasons, not with advice.
        "reasons": EXPECTED["reasons"]["quotes"] + sum(map(len, out_of_reach.values())),
        "reasons sentence": f"{EXPECTED['reasons']['interviews']} of the {of} employers",
        "matrix": {
            kind: {
                codebook.built_in().label(t): employers(c["documents"])
                for t, c in named[kind].items()
            }
            for kind in HEADS
        },
        "not about you": out_of_reach,
        "mock interviews": EXPECTED["mock_interviews"],
    }


def in_reach(counted: dict[str, Any]) -> dict[str, Any]:
    """Without the themes nobody could change, which are counted nowhere."""
    return {t: c for t, c in counted.items() if codebook.themes()[t].controllable != "no"}


def employers(documents: list[int]) -> list[str]:
    return sorted(GOLD[n]["employer"] for n in documents)


def numbers_of_trends(page: Page) -> dict[str, Any]:
    """What the Trends page says, in its sentences and its tables."""
    visit(page, "/trends?view=Summary")
    covered = facts(page, "cov")
    open_the_rest(page)
    shown: dict[str, Any] = {
        "coverage": seen(page.locator(".st-key-coverage p").first),
        "with feedback": sum(row["Feedback"] == "feedback given" for row in covered),
        "of": len(covered),
        "counts": {
            kind: counts(facts(page, f"units_{kind}"), kind)
            for kind in HEADS
            if kind != "suggestion"
        },
        "differ": sorted(map(seen, page.locator(".sides strong").all())),
        "differ sentence": start_of(page, "differences", 5),
        "reasons": seen(page.locator(".st-key-reasons")).count("“"),
        "reasons sentence": start_of(page, "reasons", 5),
    }
    page.get_by_text("Interviews", exact=True).last.click()
    page.locator(".st-key-matrix").wait_for()
    idle(page)
    rows = facts(page, "matrix")
    shown["matrix"] = {kind: cells(rows, head) for kind, head in HEADS.items()}
    shown["not about you"] = cells(rows, "Not about you")
    mocks = {said for said in (r["As"] for r in rows) if said.endswith(", mock")}
    shown["mock interviews"] = len(
        {who for m in mocks for w in cells(rows, m).values() for who in w}
    )
    return shown


def open_the_rest(page: Page) -> None:
    """Open what is shown only when it is asked for."""
    for block in ("differences", "reasons"):
        if (rest := page.locator(f".st-key-more_{block}")).count():
            rest.locator("summary").click()
            rest.get_by_text("“").first.wait_for()
            idle(page)


def start_of(page: Page, block: str, words: int) -> str:
    return " ".join(seen(page.locator(f".st-key-{block} p").first).split()[:words])


def facts(page: Page, key: str) -> Rows:
    """The rows of a block's table, by the heads of its columns."""
    table = page.locator(f".st-key-{key}_facts")
    table.get_by_text("Same facts as a table").click()
    table.locator("table").wait_for()
    heads, *rows = table.locator("table").evaluate(ROWS)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def counts(rows: Rows, kind: str) -> dict[str, tuple[str, list[str]]]:
    """Theme → how many of how many, and who."""
    return {r[HEADS[kind]]: (r["Employers"], sorted(r["Who"].split(", "))) for r in rows}


def cells(rows: Rows, said: str) -> dict[str, list[str]]:
    """Theme → the employers whom the matrix names beside it for what was said."""
    named = {r["Theme"]: r["Who"] for r in rows if r["As"] == said}
    return {t: sorted(re.findall(r"(?:^|, )(.+?) \(\d+ \w+\)", who)) for t, who in named.items()}


def sent_to(page: Page) -> list[bytes]:
    """Fills with everything the server sends this page from its next visit on, drawn or not."""
    frames: list[bytes] = []

    def keep(frame: bytes | str) -> None:
        frames.append(frame.encode() if isinstance(frame, str) else frame)

    page.on("websocket", lambda socket: socket.on("framereceived", keep))
    return frames


def private_words_in(sent: bytes) -> list[str]:
    """
    Private points whose words were sent.

    Four words each: so few that no line break of a hover label comes between them.
    """

    def was_sent(text: str) -> bool:
        return " ".join(text.split()[:4]).encode() in sent

    assert all(map(was_sent, COUNTED))
    return list(filter(was_sent, PRIVATE))


def private_words_are_marked_on_quotes(page: Page) -> None:
    visit(page, "/quotes")
    assert len(PRIVATE) == EXPECTED["private_points"]
    for text in PRIVATE:
        page.get_by_label("Words", exact=True).fill(text)
        page.keyboard.press("Enter")
        idle(page)
        quote = page.get_by_role("article")
        eventually(page, partial(stands_alone, quote, text))
        assert "only you see this" in seen(quote)


def stands_alone(quotes: Locator, text: str) -> bool:
    """Whether there is one quote, and it is this one."""
    return quotes.count() == 1 and text in seen(quotes.first)

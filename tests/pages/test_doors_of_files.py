"""Files that are not what they should be: each gets a sentence at the door, and nothing is kept."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from coaching import bundle
from coaching.locking import MAGIC, NotLocked, WrongPassphrase
from coaching.model import Reply, Shared
from coaching.wire import plain
from tests.build import an_interview
from tests.pages.conftest import START, App, said
from tests.sharing.secrets import seen

SECRET = "bafe-dito-luma"  # noqa: S105 - of this test alone
TODAY = START.date()
LONGEST = timedelta(days=14)


def quickly(data: bytes, secret: str) -> bytes:
    """Stands for a lock that takes seconds; test_bundle has the real one."""
    return MAGIC + f"{secret}\n".encode() + data


def opened_quickly(data: bytes, secret: str) -> bytes:
    if not data.startswith(MAGIC):
        raise NotLocked("not locked")
    head, _, rest = data.removeprefix(MAGIC).partition(b"\n")
    if head.decode() != secret:
        raise WrongPassphrase("This passphrase does not open the file.")
    return rest


@pytest.fixture
def doors(app: App, clock: Path, monkeypatch: pytest.MonkeyPatch) -> App:
    monkeypatch.setattr(bundle, "locked", quickly)
    monkeypatch.setattr(bundle, "unlocked", opened_quickly)
    return app


def shared(**changes: object) -> Shared:
    made = replace(seen(sharer="Sam"), made_on=TODAY, until=TODAY + LONGEST)
    return replace(made, **changes)  # type: ignore[arg-type]


def locked(body: object) -> bytes:
    return quickly(json.dumps(body).encode(), SECRET)


def opens(app: App, data: bytes, secret: str = SECRET) -> str:
    tab = app.open("caseload")
    tab.file_uploader(key="open_sent").set_value(("a.afterword", data, "application/octet-stream"))
    tab.text_input(key="open_secret").input(secret)
    app.press("open_go")
    return told(app)


def told(app: App) -> str:
    boxes = (*app.tab.warning, *app.tab.error, *app.tab.info)
    return said(app.tab) + " ".join(box.value for box in boxes)


def of_format(number: int, **changes: object) -> bytes:
    value = plain(shared()) | changes
    return locked({"afterword": "share", "format": number, "value": value})


ANSWER = bundle.packed(Reply("5" * 32, "Jo", TODAY))


@pytest.mark.parametrize(
    ("data", "secret", "sentence"),
    [
        (b"not one of ours at all", SECRET, "damaged or was not made by Afterword"),
        (of_format(2), "another secret", "does not open the file"),
        (of_format(9), SECRET, "newer Afterword"),
        (of_format(2, until="soon"), SECRET, "damaged or was not made by Afterword"),
        (quickly(ANSWER, SECRET), SECRET, "This is an answer to something you shared"),
        (of_format(2, until=(TODAY - timedelta(1)).isoformat()), SECRET, "could be opened until"),
    ],
    ids=["garbage", "wrong passphrase", "newer", "damaged", "an answer", "expired"],
)
def test_what_does_not_belong_is_told_and_not_kept(
    doors: App, data: bytes, secret: str, sentence: str
) -> None:
    assert sentence in opens(doors, data, secret)
    assert doors.journal.caseload.clients() == ()


def test_ones_own_file_is_not_opened_as_a_clients(doors: App) -> None:
    own = shared(sender=doors.journal.sharing.sender())

    assert "You made this file yourself" in opens(doors, quickly(bundle.packed(own), SECRET))
    assert doors.journal.caseload.clients() == ()


def test_a_file_of_the_format_before_opens(doors: App) -> None:
    value = plain(shared())
    for plan in value["practised"]:
        del plan["days"]
    opens(doors, locked({"afterword": "share", "format": 1, "value": value}))

    assert [c.name for c in doors.journal.caseload.clients()] == ["Sam"]


def test_an_answer_from_elsewhere_is_told(doors: App) -> None:
    doors.add(an_interview())
    tab = doors.open("consultant")
    tab.file_uploader(key="answer_file").set_value(("a.afterword", quickly(ANSWER, SECRET), ""))
    tab.text_input(key="answer_secret").input(SECRET)
    doors.press("answer_go")

    assert "was not shared from this journal" in told(doors)


@pytest.mark.parametrize(
    ("on", "is_open"),
    [(TODAY, True), (TODAY + LONGEST, True), (TODAY + LONGEST + timedelta(1), False)],
    ids=["first day", "last day", "the day after"],
)
def test_it_is_read_through_its_last_day_and_no_longer(
    doors: App, clock: Path, on: date, is_open: bool
) -> None:
    opened = doors.journal.caseload.receive(shared(), now=START)
    clock.write_text(f"{on}T23:30:00+00:00")

    page = said(doors.open("shared", opened=str(opened)))
    listed = said(doors.open("caseload"))
    assert ("This is not open any more" in page) is not is_open
    assert ("Nothing they shared as a file is open now" in listed) is not is_open
    assert ("Sam" in listed) is True
    assert ("today is its last day" in listed) is (on == TODAY + LONGEST)

"""A locked file holds what was shared, opens with its passphrase, and nothing else is taken."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching import bundle
from coaching.model import About, CoachingError, Comment, Reply, Shared, Task
from coaching.wire import MOST_ENTRIES, NotOurs, parsed, plain, read
from tests.sharing.secrets import DAY, SECRETS, seen

SECRET = "bafe-dito-luma"  # noqa: S105 - of this test alone
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
REPLY = Reply(
    "5" * 32,
    "Ms Okafor",
    DAY,
    (Comment("c1", About.POINT, "11", "Well said.", "Ms Okafor", NOW),),
    (Task("t1", "specific_examples", "name one project", "Ms Okafor", NOW, "they ask", DAY),),
)


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return bundle.seal(seen(), SECRET)


@pytest.fixture(scope="module")
def unlocked(sealed: bytes) -> bytes:
    """By the library itself: any program that reads age files can open ours."""
    return bytes(pyrage.passphrase.decrypt(sealed, SECRET))


def opened(body: object) -> Shared | Reply:
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    return bundle.unpacked(text, DAY)


def test_what_was_shared_comes_back_whole(sealed: bytes, unlocked: bytes) -> None:
    assert bundle.unseal(sealed, SECRET, DAY) == seen()
    assert opened(unlocked) == seen()
    assert opened(bundle.packed(REPLY)) == REPLY


@pytest.mark.parametrize("secret", SECRETS)
def test_no_hidden_name_is_in_it(sealed: bytes, unlocked: bytes, secret: str) -> None:
    text = json.dumps(json.loads(unlocked), ensure_ascii=False)

    assert secret.casefold() not in text.casefold()
    assert secret.encode() not in sealed


def test_a_wrong_passphrase_says_so(sealed: bytes) -> None:
    with pytest.raises(bundle.WrongPassphrase, match="letter by letter"):
        bundle.unseal(sealed, "another one here", DAY)


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(bundle.WeakPassphrase):
        bundle.seal(seen(), "short")
    assert len(bundle.passphrase()) >= 2 * bundle.SHORTEST


def test_it_does_not_open_after_its_last_day() -> None:
    last, text = seen().until, bundle.packed(seen())

    assert bundle.unpacked(text, last)
    with pytest.raises(bundle.Expired, match="until 11 December 2026"):
        bundle.unpacked(text, last + timedelta(days=1))


def test_what_would_take_absurd_work_is_refused_before_it_is_done(sealed: bytes) -> None:
    head, rest = sealed.split(b"\n", 2)[1], sealed
    work = head.rsplit(b" ", 1)[1]
    absurd = rest.replace(head, head.removesuffix(work) + b"30", 1)

    with pytest.raises(NotOurs):
        bundle.unseal(absurd, SECRET, DAY)


@pytest.mark.parametrize(
    "harm",
    [
        lambda _: b"",
        lambda _: b"not a file of ours",
        lambda data: data[:200],
        lambda data: data[:-1],
        lambda data: data[:-5] + bytes([data[-5] ^ 1]) + data[-4:],
        lambda data: data + b"x" * bundle.MOST_BYTES,
    ],
)
def test_a_damaged_file_gets_a_sentence(harm: Callable[[bytes], bytes], sealed: bytes) -> None:
    with pytest.raises(CoachingError):
        bundle.unseal(harm(sealed), SECRET, DAY)


def test_a_file_of_a_newer_afterword_says_so() -> None:
    newer = {"afterword": "share", "format": bundle.FORMAT + 1, "anything": 1}

    with pytest.raises(CoachingError, match="newer Afterword"):
        opened(newer)


@pytest.mark.parametrize(
    "body",
    [
        [],
        1,
        {"afterword": "share"},
        {"afterword": "share", "format": 1, "value": []},
        {"afterword": "journal", "format": 1, "value": {}},
        {"afterword": "share", "format": True, "value": {}},
        b"[" * 200_000,
        b'{"afterword":"share","format":1,"format":1,"value":{}}',
        b'{"afterword":"share","format":NaN,"value":{}}',
        b'{"format":' + b"9" * 10_000 + b"}",
        b"\xff\xfe",
    ],
    ids=range(11),
)
def test_another_shape_is_refused(body: object) -> None:
    with pytest.raises(CoachingError):
        opened(body)


@pytest.mark.parametrize(
    "change",
    [
        {"question": 1},
        {"question": "x" * 20_001},
        {"until": "soon"},
        {"sections": ["all"]},
        {"interviews": [{}]},
        {"interviews": [[]] * (MOST_ENTRIES + 1)},
        {"not_shared": 2**60},
        {"names_hidden": 1},
        {"extra": "field"},
    ],
)
def test_every_field_is_checked(change: dict[str, Any]) -> None:
    with pytest.raises(NotOurs):
        read(Shared, plain(seen()) | change)


def test_a_field_that_is_missing_is_refused_unless_it_has_a_default() -> None:
    stored = plain(seen())

    assert read(Shared, {k: v for k, v in stored.items() if k != "coarse"}) == seen()
    with pytest.raises(NotOurs):
        read(Shared, {k: v for k, v in stored.items() if k != "until"})


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parsed(data)
    except NotOurs:
        return


def test_too_much_for_a_file_is_said() -> None:
    long = replace(seen(), consent="x" * 20_000)
    many = replace(long, interviews=long.interviews * 3000)

    with pytest.raises(CoachingError, match="more than one file holds"):
        bundle.seal(many, SECRET)

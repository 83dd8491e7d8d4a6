"""An error nobody foresaw is logged with its place and without anybody's words."""

import logging
from collections.abc import Callable, Iterator

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit.error_util import handle_uncaught_app_exception
from streamlit.testing.v1 import AppTest

from coaching import crashes
from tests.test_web import get, served

WORDS = "Dana said I was late"
LOGGER = logging.getLogger("streamlit.error_util")


class Kept(logging.Handler):
    """Entries as a log file would hold them."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.entries.append(self.format(record))


@pytest.fixture
def log() -> Iterator[list[str]]:
    kept, before = Kept(), list(LOGGER.filters)
    LOGGER.addHandler(kept)
    crashes.install()
    yield kept.entries
    LOGGER.removeHandler(kept)
    LOGGER.filters[:] = before


def fails() -> None:
    raise ValueError(WORDS)


def fails_because() -> None:
    try:
        fails()
    except ValueError as error:
        raise KeyError(f"about: {WORDS}") from error


def fails_while_failing() -> None:
    try:
        fails()
    except ValueError:
        raise LookupError(WORDS)  # noqa: B904 - the one in which nothing is said of a cause


def fails_with_a_note() -> None:
    error = RuntimeError("odd")
    error.add_note(WORDS)
    raise error


def fails_at_several_things() -> None:
    raise ExceptionGroup(WORDS, [ValueError(WORDS), TypeError(WORDS)])


def raised_by(failing: Callable[[], None]) -> BaseException:
    try:
        failing()
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error
    raise AssertionError


@pytest.mark.parametrize(
    ("failing", "kinds"),
    [
        (fails, ["ValueError"]),
        (fails_because, ["ValueError", "KeyError"]),
        (fails_while_failing, ["ValueError", "LookupError"]),
        (fails_with_a_note, ["RuntimeError"]),
        (fails_at_several_things, ["ExceptionGroup"]),
    ],
)
def test_logs_kind_and_place_of_every_error_in_the_chain_and_no_message(
    failing: Callable[[], None], kinds: list[str], log: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    handle_uncaught_app_exception(raised_by(failing))

    (entry,) = log
    ends = [line for line in entry.splitlines() if line in kinds]
    assert ends == kinds  # the first cause first
    assert f"{__file__}:" in entry
    assert failing.__name__ in entry
    printed = capfd.readouterr()
    assert WORDS not in entry + printed.out + printed.err


def test_without_the_filter_the_words_would_be_logged(log: list[str]) -> None:
    LOGGER.filters.clear()

    handle_uncaught_app_exception(raised_by(fails))

    assert WORDS in log[0]


async def brief(_: Request) -> Response:
    """A route of ours whose work fails with somebody's words."""
    raise ValueError(WORDS)


def test_a_route_that_fails_logs_no_words() -> None:
    crashes.install()
    kept = Kept()
    logging.getLogger("uvicorn.error").addHandler(kept)
    with served(Starlette(routes=[Route("/brief", brief)])) as port:
        status, _, body = get(port, "/brief")
    # Only now: it is logged after the answer went out.
    logging.getLogger("uvicorn.error").removeHandler(kept)

    told = "\n".join(kept.entries)
    assert status == 500
    assert "ValueError" in told
    assert WORDS not in told + body.decode()


def test_the_filter_is_installed_once(log: list[str]) -> None:
    crashes.install()
    crashes.install()

    assert sum(isinstance(f, crashes.WithoutWords) for f in LOGGER.filters) == 1


def test_an_entry_without_an_error_stays_as_it_is(log: list[str]) -> None:
    LOGGER.warning("The %s is full", "disk")

    assert log == ["The disk is full"]


def test_errors_that_name_each_other_as_the_cause_are_described_once() -> None:
    first, second = ValueError(WORDS), KeyError(WORDS)
    first.__cause__, second.__cause__ = second, first

    assert crashes.described(first).splitlines() == ["KeyError", "ValueError"]


def test_the_reader_sees_a_calm_sentence_without_the_words() -> None:
    def page() -> None:
        from coaching import crashes  # noqa: PLC0415 - a page for AppTest stands by itself

        crashes.show(ValueError("Dana said I was late"))

    seen = AppTest.from_function(page).run()

    assert [e.value for e in seen.error] == [crashes.SENTENCE]
    assert crashes.show(ValueError(WORDS)) is True


def test_the_sentence_says_what_is_kept_and_what_to_do() -> None:
    assert "is kept" in crashes.SENTENCE
    assert "Reload the page" in crashes.SENTENCE


def test_the_errors_are_not_printed_before_the_filter_sees_them() -> None:
    assert st.get_option("logger.enableRich") is False

"""The number of somebody's Streamlit session opens nothing to another browser."""

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from coaching import web
from coaching.web.sessions import PROTOCOL, SessionsStayHome


def passed_on(named: bytes) -> bytes:
    """What reaches Streamlit of the header that names token and session."""
    reached: list[Scope] = []

    async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append(scope)

    async def receive() -> Message:
        return {}

    async def send(_: Message) -> None:
        return None

    scope = {"type": "websocket", "headers": [(b"host", b"h"), (PROTOCOL, named)]}
    asyncio.run(SessionsStayHome(streamlit)(scope, receive, send))
    return bytes(dict(reached[0]["headers"])[PROTOCOL])


def names_of_middleware() -> set[str]:
    return {str(getattr(each.cls, "__name__", "")) for each in web.middleware()}


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        (b"streamlit, xsrf, a-session-of-somebody", b"streamlit, xsrf"),
        (b"streamlit,xsrf,a-session,more", b"streamlit,xsrf"),
        (b"streamlit, xsrf", b"streamlit, xsrf"),
        (b"streamlit", b"streamlit"),
    ],
)
def test_the_number_is_left_out(named: bytes, kept: bytes) -> None:
    assert passed_on(named) == kept


def test_at_a_hosted_site_it_is_always_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERWORD_MODE", "hosted")

    assert SessionsStayHome.__name__ in names_of_middleware()


def test_on_ones_own_machine_a_tab_finds_its_session_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AFTERWORD_MODE", "local")

    assert SessionsStayHome.__name__ not in names_of_middleware()

"""HTTP at a hosted site: sign-ins registered as they are made, cookies and media kept close."""

import json
import logging
from collections.abc import Callable
from http import HTTPStatus
from http.cookies import SimpleCookie
from typing import Any

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from coaching.identity import COOKIE, fingerprint
from coaching.model import CoachingError, Person
from coaching.web import media
from coaching.web.asking import by_https

log = logging.getLogger(__name__)

CALLBACK = "/oauth2callback"
LOGIN = "/auth/login"
LOGOUT = "/auth/logout"
STANDS = "/signed-in"
MEDIA = "/media/"
STATIC = "/static/"
"""Streamlit's own fonts lie in a folder named media too; the door needs them."""

UPLOADS = "/_stcore/upload_file"
"""Takes files into memory from whoever has a session, which everybody at the door has."""

AWAY = "Signing in is not possible just now. Go back, and try again in a few minutes."

INNER = ("/_stcore/metrics", "/_stcore/agent/")
"""What Streamlit tells about its sessions, and its road for programs: nobody's business here."""


class SignIns:
    """
    ASGI middleware around Streamlit's own sign-in, of which seven things are not enough here.

    * Its cookie stands for thirty days wherever it was copied to. Here each one is registered when
      it is handed out, and only what is in the register opens anything.
    * Its cookies are never marked Secure. Here they are where the browser came by HTTPS.
    * Any site can send a browser to its sign-out address. Here it only lets pass who pressed the
      button, which has ended the sign-in before.
    * Its media files are served to whoever knows their address. Here only to the sign-in that
      they were made for, and only while it stands.
    * It takes files from everybody. Here only from somebody whose sign-in stands.
    * Where the provider cannot be reached it breaks. Here it says so.
    * Its numbers about sessions and its road for programs answer anybody. Here they do not.

    ``/signed-in`` tells an open tab whether its sign-in still stands (204 or 401).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on what may pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path, asked = scope["path"], HTTPConnection(scope)
        if path.endswith(CALLBACK):
            registering = _Registering(by_https(asked), send, fingerprint(asked.cookies))
            await self._app(scope, receive, registering)
            return
        sent = _secured(send) if by_https(asked) else send
        if (answer := await _answer(path, asked)) is not None:
            await answer(scope, receive, sent)
        elif path.endswith(LOGIN):
            await _or_say_so(self._app, scope, receive, sent)
        else:
            await self._app(scope, receive, sent)


async def _or_say_so(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Pass on; where the provider cannot be reached, say so instead of two bare words."""
    refused = False

    async def watched(message: Message) -> None:
        nonlocal refused
        refused = refused or message.get("status", 0) >= HTTPStatus.BAD_REQUEST
        if not refused:
            await send(message)

    await app(scope, receive, watched)
    if refused:
        await PlainTextResponse(AWAY, 503, {"Retry-After": "60"})(scope, receive, send)


async def _answer(path: str, asked: HTTPConnection) -> Response | None:
    """What is answered here; None for what goes on to Streamlit."""
    if path.endswith(STANDS):
        return Response(status_code=204 if await _stands(asked) else 401)
    if path.endswith(LOGOUT) and await _stands(asked):
        return RedirectResponse("/", 303)
    if UPLOADS in path and not await _stands(asked):
        return PlainTextResponse("Not found", 404)
    if any(inner in path for inner in INNER):
        return PlainTextResponse("Not found", 404)
    if MEDIA in path and not path.startswith(STATIC):
        own = fingerprint(asked.cookies) in media.OWNERS.of(path)
        return None if own and await _stands(asked) else PlainTextResponse("Not found", 404)
    return None


async def _stands(asked: HTTPConnection) -> bool:
    shown = fingerprint(asked.cookies)
    return shown is not None and await to_thread.run_sync(_is_live, shown)


def _is_live(shown: str) -> bool:
    # Imported when first asked, as in web.py.
    from coaching import screen  # noqa: PLC0415
    from coaching.centre import centre  # noqa: PLC0415

    accounts = screen.store().accounts
    return accounts.signed_in(shown, now=screen.now(), limits=centre().sign_in) is not None


def _register(shown: str, said: dict[str, Any], before: str | None) -> None:
    from coaching import screen  # noqa: PLC0415

    accounts = screen.store().accounts
    if before is not None:  # this browser's cookie is replaced; nobody else shall go on with it
        accounts.end(before)
    accounts.begin(
        Person(str(said["iss"]), str(said["sub"])),
        shown,
        name=str(said.get("name") or said.get("preferred_username") or ""),
        email=str(said.get("email") or ""),
        now=screen.now(),
    )


class _Registering:
    """
    The answer to a return from the provider: its cookies go out once they are registered.

    ``before`` is the browser's sign-in until now, which ends with that.
    """

    def __init__(self, https: bool, send: Send, before: str | None) -> None:
        self._before = before
        self._send = _secured(send) if https else send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            given = _given(headers)
            if (shown := fingerprint(given)) and not await self._registered(shown, given):
                del headers["set-cookie"]
        await self._send(message)

    async def _registered(self, shown: str, given: dict[str, str]) -> bool:
        said = identity(given)
        if not said.get("iss") or not said.get("sub"):
            log.warning("A provider vouched for somebody without saying iss and sub.")
            return False
        try:
            await to_thread.run_sync(_register, shown, said, self._before)
        except CoachingError as error:
            log.warning("A sign-in could not be registered: %s", type(error).__name__)
            return False
        return True


def identity(cookies: dict[str, str]) -> dict[str, Any]:
    """What a genuine cookie says about a person; empty for any other."""

    def one(name: str) -> bytes | None:
        value = cookies.get(name)
        return decode_signed_value(get_cookie_secret(), name, value) if value else None

    whole = get_cookie_with_chunks(one, COOKIE)
    try:
        said = json.loads(whole or b"{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _given(headers: Headers) -> dict[str, str]:
    """The cookies that an answer hands out; those it takes away are empty."""
    given = SimpleCookie()
    for line in headers.getlist("set-cookie"):
        given.load(line)
    return {name: morsel.value for name, morsel in given.items() if morsel.value}


def _secured(send: Send) -> Callable[[Message], Any]:
    """Send with every cookie marked Secure."""

    async def secured(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [
                (name, value + b"; Secure")
                if name.lower() == b"set-cookie" and b"; secure" not in value.lower()
                else (name, value)
                for name, value in message.get("headers", ())
            ]
        await send(message)

    return secured

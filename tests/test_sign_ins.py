"""Around Streamlit's sign-in: what it hands out, takes in and says when its provider is away."""

import json

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from coaching import screen
from coaching.identity import COOKIE, fingerprint
from coaching.model import SignIn
from coaching.store import Store
from coaching.web import sign_ins
from coaching.web.sign_ins import AWAY, SignIns
from tests.asgi import Answer, Asked, ask
from tests.store.looking import NOW
from tests.test_web import get, served


async def with_cookies(_: Request) -> Response:
    answer = Response("here")
    answer.set_cookie("one", "1", httponly=True, samesite="lax")
    answer.set_cookie("two", "2", secure=True)
    return answer


@pytest.mark.parametrize(
    ("forwarded", "secure"),
    [("https", [True, True]), ("HTTPS, http", [True, True]), ("http", [False, True])],
)
@pytest.mark.parametrize("path", ["/", "/oauth2callback"])
def test_cookies_are_secure_where_the_browser_came_by_https(
    forwarded: str, secure: list[bool], path: str
) -> None:
    app = Starlette(routes=[Route(path, with_cookies)], middleware=[Middleware(SignIns)])

    with served(app) as port:
        _, headers, _ = get(port, path, {"X-Forwarded-Proto": forwarded})

    cookies = headers.get_all("Set-Cookie") or []
    assert [c.lower().count("; secure") for c in cookies] == [int(s) for s in secure]


async def vouched(asked: Request) -> Response:
    """As Streamlit answers a return from the provider: a signed cookie."""
    said = json.dumps({"iss": "https://idp.example", "sub": asked.query_params["sub"]})
    answer = Response("back")
    answer.set_cookie(COOKIE, create_signed_value(get_cookie_secret(), COOKIE, said).decode())
    return answer


def comes_back(store: Store, who: str, worn: str = "") -> dict[str, str]:
    app = Starlette(routes=[Route("/oauth2callback", vouched)], middleware=[Middleware(SignIns)])
    headers = {"cookie": f"{COOKIE}={worn}"} if worn else {}
    [answer] = ask(app, Asked(f"/oauth2callback?sub={who}", headers=headers))
    return answer.cookies()


def test_signing_in_again_ends_what_this_browser_had(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "store", lambda: sqlite_store)
    monkeypatch.setattr(screen, "now", lambda: NOW)
    ada = comes_back(sqlite_store, "ada")
    elsewhere = comes_back(sqlite_store, "grace")

    sam = comes_back(sqlite_store, "sam", worn=ada[COOKIE])

    def stands(cookies: dict[str, str]) -> bool:
        shown = fingerprint(cookies)
        return sqlite_store.accounts.signed_in(shown, now=NOW, limits=SignIn()) is not None

    assert [stands(who) for who in (ada, elsewhere, sam)] == [False, True, True]


async def taken(_: Request) -> Response:
    return Response("taken")


def uploads(path: str, cookie: str = "") -> Answer:
    routes = [Route("/{rest:path}", taken, methods=["PUT", "DELETE"])]
    app = Starlette(routes=routes, middleware=[Middleware(SignIns)])
    return ask(app, Asked(path, "PUT", {"cookie": cookie}, b"x" * 1000))[0]


def test_files_are_taken_from_who_is_signed_in_and_from_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sign_ins, "_is_live", lambda shown: shown == fingerprint({COOKIE: "hers"}))
    path = "/_stcore/upload_file/a-session/a-file"

    assert uploads(path).status == 404
    assert uploads(path, f"{COOKIE}=forged").status == 404
    assert uploads(path, f"{COOKIE}=hers").body == b"taken"


async def bare(_: Request) -> Response:
    """As Streamlit answers when it cannot reach the provider."""
    return Response("Authentication error", 400)


def test_a_provider_that_is_away_is_told_in_a_sentence() -> None:
    app = Starlette(routes=[Route("/auth/login", bare)], middleware=[Middleware(SignIns)])

    [answer] = ask(app, Asked("/auth/login"))

    assert (answer.status, answer.body.decode()) == (503, AWAY)

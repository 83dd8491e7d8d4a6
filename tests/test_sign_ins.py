"""Around Streamlit's sign-in: cookies are Secure by HTTPS, and only there."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from coaching.web.sign_ins import SignIns
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

"""Every route of the app, Streamlit's own too, answers with the same protecting headers."""

import http.client
import os
import re
import subprocess
import sys

from tests.browser.hosted import Hosted
from tests.browser.server import ROOT

PATHS = """
import app
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes
ours = app.app._user_routes
theirs = create_streamlit_routes(app.app._create_runtime())
for route in (*ours, *theirs):
    print(route.path)
"""

KEPT = ("/static/", "/fonts/")
"""What is nobody's own: a browser may keep it."""


def paths() -> list[str]:
    """Every path the app has a route for, read from the app itself; parameters filled in."""
    environment = {**os.environ, "AFTERWORD_MODE": "hosted"}
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PATHS],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    return sorted({re.sub(r"\{[^}]*\}", "x", path) or "/" for path in found})


def test_every_route_carries_the_headers(hosted: Hosted) -> None:
    every = [*paths(), "/no/such/page"]
    assert {"/s", "/s/open", "/s/x/brief.x", "/robots.txt", "/read", "/media/x"} <= set(every)

    missing = []
    for path in every:
        for forwarded in ("http", "https"):
            headers = _asked(hosted.server.port, path, forwarded)
            missing += [
                f"{path} ({forwarded}): {what}" for what in _missing(path, headers, forwarded)
            ]

    assert missing == []


def _asked(port: int, path: str, forwarded: str) -> dict[str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers={"X-Forwarded-Proto": forwarded})
        return {name.lower(): value for name, value in connection.getresponse().getheaders()}
    finally:
        connection.close()


def _missing(path: str, headers: dict[str, str], forwarded: str) -> list[str]:
    policy = headers.get("content-security-policy", "")
    wanted = {
        "default-src": "default-src 'self'" in policy,
        "frame-ancestors": "frame-ancestors 'none'" in policy,
        "nosniff": headers.get("x-content-type-options") == "nosniff",
        "no-referrer": headers.get("referrer-policy") == "no-referrer",
        "noindex": headers.get("x-robots-tag") == "noindex, nofollow",
        "no-store": headers.get("cache-control") == "no-store" or path.startswith(KEPT),
        "hsts": ("strict-transport-security" in headers) is (forwarded == "https"),
        "server": "server" not in headers,
    }
    return [name for name, holds in wanted.items() if not holds]


def test_what_streamlit_tells_of_its_sessions_is_nobodys_business(hosted: Hosted) -> None:
    for path in ("/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"):
        connection = http.client.HTTPConnection("127.0.0.1", hosted.server.port, timeout=20)
        connection.request("GET", path)
        assert connection.getresponse().status == 404, path
        connection.close()

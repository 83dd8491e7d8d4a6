"""HTTP beside Streamlit: headers on all, bundles compressed once, health without detail."""

import asyncio
import base64
import gzip
import hashlib
import http.client
import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from coaching import web
from coaching.web.shell import FRONTEND
from tests.browser.server import free_port

BUNDLE = max((FRONTEND / "static/js").glob("index.*.js"), key=lambda f: f.stat().st_size)
BUNDLE_PATH = f"/static/js/{BUNDLE.name}"
GZIP = {"Accept-Encoding": "gzip, deflate"}
BROTLI = {"Accept-Encoding": "gzip, deflate, br, zstd"}
CODECS = {"br": "brotli", "gzip": "gzip"}

Answer = tuple[int, http.client.HTTPMessage, bytes]


@contextmanager
def served(app: Starlette) -> Iterator[int]:
    """The application on a free port, in a thread of its own, while the block runs."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_config=None, ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield port
    server.should_exit = True
    thread.join(10)


def get(port: int, path: str, headers: dict[str, str] | None = None) -> Answer:
    """GET the path exactly as written, which a friendlier client would tidy up first."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers=headers or {})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


class House:
    """Our routes and middleware before an application that says "from behind" to everything."""

    def __init__(self) -> None:
        self.failure: Exception | None = None
        self.delay = 0.0
        self.port = 0
        self.app = Starlette(
            routes=[*web.routes(self.ask), Route("/{rest:path}", self.behind)],
            middleware=web.middleware(),
        )

    def ask(self) -> None:
        time.sleep(self.delay)
        if self.failure:
            raise self.failure

    def behind(self, _: Request) -> Response:
        return PlainTextResponse("from behind", headers={"Cache-Control": "public"})

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        return get(self.port, path, headers)


@pytest.fixture(scope="module")
def running() -> Iterator[House]:
    house = House()
    with served(house.app) as house.port:
        yield house


@pytest.fixture
def house(running: House) -> House:
    running.failure, running.delay = None, 0.0
    return running


def test_health_is_ok_while_the_store_answers(house: House) -> None:
    assert house.get("/healthz")[::2] == (200, b"ok")


def test_health_tells_no_detail_when_the_store_fails(house: House) -> None:
    house.failure = OSError("postgresql://ada:secret@db.example.org")

    assert house.get("/healthz")[::2] == (503, b"unavailable")


def test_the_log_names_the_failure_but_not_its_words(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.failure = OSError("postgresql://ada:secret@db.example.org")
    house.get("/healthz")

    assert "OSError" in caplog.text
    assert "secret" not in caplog.text


def test_health_does_not_wait_for_a_store_that_hangs(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "HEALTH_SECONDS", 0.1)
    house.delay = 2.0
    asked = time.monotonic()

    assert house.get("/healthz")[0] == 503
    assert time.monotonic() - asked < 1.5


@pytest.mark.parametrize("path", ["/", "/trends", "/healthz", "/media/a.txt", BUNDLE_PATH])
@pytest.mark.parametrize("asked", [{}, GZIP, BROTLI])
def test_every_response_carries_the_headers(path: str, asked: dict[str, str], house: House) -> None:
    _, headers, _ = house.get(path, asked)

    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Server" not in headers


@pytest.mark.parametrize("path", ["/", "/trends", "/healthz", "/media/a.txt", "/statics/a.js"])
def test_what_is_not_a_bundle_is_never_stored(path: str, house: House) -> None:
    assert house.get(path, GZIP)[1].get_all("Cache-Control") == ["no-store"]


@pytest.mark.parametrize("asked", [GZIP, BROTLI])
def test_a_bundle_arrives_compressed_whole_and_for_good(
    asked: dict[str, str], house: House
) -> None:
    status, headers, body = house.get(BUNDLE_PATH, asked)
    unpack = pa.input_stream(BytesIO(body), compression=CODECS[headers["Content-Encoding"]])

    assert status == 200
    assert headers["Content-Type"].startswith("text/javascript")
    assert headers["Cache-Control"] == "public, immutable, max-age=31536000"
    assert headers["Vary"] == "Accept-Encoding"
    assert len(body) < BUNDLE.stat().st_size / 3
    assert unpack.read() == BUNDLE.read_bytes()


def test_the_smaller_coding_is_chosen_of_those_a_browser_takes(house: House) -> None:
    small, large = house.get(BUNDLE_PATH, BROTLI), house.get(BUNDLE_PATH, GZIP)

    assert (small[1]["Content-Encoding"], large[1]["Content-Encoding"]) == ("br", "gzip")
    assert len(small[2]) < len(large[2])


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"Accept-Encoding": "deflate"},
        {"Accept-Encoding": "gzip;q=0, br; q=0"},
        {"Accept-Encoding": "gzip, br", "Range": "bytes=0-9"},
    ],
)
def test_only_a_browser_that_takes_it_gets_it_compressed(
    asked: dict[str, str], house: House
) -> None:
    assert house.get(BUNDLE_PATH, asked)[2] == b"from behind"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../__init__.py",
        "/static/js/../../../__init__.py",
        "/static/%2e%2e/%2e%2e/__init__.py",
        "/static/..%2f..%2f__init__.py",
        "/static//etc/hosts",
        "/static/js/no-such-bundle.js",
        "//static/js/" + BUNDLE.name,
        "/static/index.html",
    ],
)
def test_no_path_reaches_a_file_that_is_not_a_bundle(path: str, house: House) -> None:
    assert house.get(path, GZIP)[2] == b"from behind"


def test_browsers_that_ask_at_once_cost_one_compression(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    pipe = tmp_path / "static" / "a.js"
    os.mkfifo(pipe)  # can be read once: a second reading would wait for ever
    app = Starlette(middleware=[Middleware(web.CompressedBundles, root=tmp_path)])

    with served(app) as port, ThreadPoolExecutor(10) as browsers:
        asked = [browsers.submit(get, port, "/static/a.js", GZIP) for _ in range(10)]
        pipe.write_bytes(b"let a = 1\n")
        bodies = {gzip.decompress(answer.result()[2]) for answer in asked}

    assert bodies == {b"let a = 1\n"}


def test_a_page_names_what_it_is_drawn_with_to_load_early(house: House) -> None:
    soon = {path: early(house, path) for path in ("/trends", "/quotes")}

    assert any(name.startswith("PlotlyChart.") for name in soon["/trends"])
    assert not any(name.startswith("PlotlyChart.") for name in soon["/quotes"])
    assert any(name.startswith("Button.") for name in soon["/quotes"])
    assert all(any(name.startswith("BidiComponent.") for name in found) for found in soon.values())
    for name in soon["/trends"]:
        assert house.get(f"/static/js/{name}", BROTLI)[1]["Content-Encoding"] == "br"


def test_with_a_bundle_come_those_it_imports(house: House) -> None:
    soon = early(house, "/trends")

    for name in soon:
        head = (FRONTEND / "static/js" / name).read_text("utf-8")[:2_000]
        assert set(re.findall(r'from"\./([\w.-]+\.js)"', head)) <= {*soon, BUNDLE.name}


def early(house: House, path: str) -> list[str]:
    """Bundles that the page's HTML asks a browser to fetch before they are needed."""
    return re.findall(r'rel="modulepreload" [^>]*/js/([^"]+)"', house.get(path)[2].decode())


def test_a_page_knows_where_its_server_is_instead_of_trying(house: House) -> None:
    html = house.get("/trends")[2].decode()

    assert html.index("BACKEND_BASE_URL:location.origin") < html.index('<script type="module"')
    assert house.get("/elsewhere")[2] == b"from behind"


@pytest.mark.parametrize("path", ["/", "/trends", "/add_feedback"])
def test_every_inline_script_of_a_page_is_allowed(path: str, house: House) -> None:
    _, headers, html = house.get(path)
    scripts = re.findall(rb"<script>(.*?)</script>", html, re.DOTALL)

    assert scripts
    for script in scripts:
        allowed = base64.b64encode(hashlib.sha256(script).digest()).decode()
        assert f"'sha256-{allowed}'" in headers["Content-Security-Policy"]


def test_the_heading_font_is_a_cut_that_browsers_keep_for_a_day(house: House) -> None:
    status, headers, body = house.get("/fonts/afterword-serif.woff2")

    assert status == 200
    assert headers.get_all("Cache-Control") == ["public, max-age=86400"]
    assert body.startswith(b"wOF2")
    assert len(body) < 40_000


def test_a_small_message_does_not_wait_for_the_one_before_it(house: House) -> None:
    async def delays_switched_off() -> int:
        server = uvicorn.Server(config := uvicorn.Config(house.app, log_config=None, ws="none"))
        config.load()
        server.lifespan = config.lifespan_class(config)
        with socket.socket() as listening:  # protocol 0, as Streamlit's; asyncio wants TCP named
            listening.bind(("127.0.0.1", 0))
            await server.startup(sockets=[listening])
            _, browser = await asyncio.open_connection(*listening.getsockname())
            while not server.server_state.connections:
                await asyncio.sleep(0.001)
            (taken,) = server.server_state.connections
            ours: socket.socket = taken.transport.get_extra_info("socket")
            off = ours.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            browser.close()
            await server.shutdown(sockets=[listening])
        return off

    assert asyncio.run(delays_switched_off())


def test_inline_scripts_are_allowed_by_their_hash_alone() -> None:
    policy = web.content_policy("<p><script>alert(1)</script><script src='a.js'></script>")

    assert "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='" in policy
    assert policy.count("sha256-") == 1
    script_sources = next(p for p in policy.split("; ") if p.startswith("script-src"))
    assert "unsafe-inline" not in script_sources

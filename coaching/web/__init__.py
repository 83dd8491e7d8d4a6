"""HTTP beside Streamlit: request → health, security headers, compressed bundles."""

import asyncio
import base64
import gzip
import hashlib
import logging
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import anyio
from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from coaching.codebook import DATA
from coaching.web import listening, media, shell
from coaching.web.asking import by_https, hosted
from coaching.web.links import Door
from coaching.web.sessions import SessionsStayHome
from coaching.web.shell import FRONTEND

log = logging.getLogger(__name__)

FONT = DATA / "fonts" / "afterword-serif.woff2"
FOR_A_DAY = "public, max-age=86400"
FOREVER = "public, immutable, max-age=31536000"
COMPRESSIBLE = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}
"""Suffixes worth compressing and their media types; woff2, png and gif are compressed already."""
HEALTH_SECONDS = 5.0


def routes(ask: Callable[[], None] | None = None) -> list[Route]:
    """
    Routes before Streamlit's own: health, robots, heading font, each page's shell; hosted, links.

    Args:
        ask: Raises if the app cannot do its work; by default the store is pinged.
    """
    beside = [
        Route("/healthz", _health(ask or _ask_store), methods=["GET"]),
        Route("/robots.txt", _robots, methods=["GET"]),
        Route(shell.FONT_PATH, _font, methods=["GET"]),
        *shell.routes(),
    ]
    return [*beside, *Door(_store, _now).routes()] if hosted() else beside


def middleware() -> list[Middleware]:
    """Outermost first: every response gets the security headers, bundles go out compressed."""
    listening.name_no_server()
    listening.send_at_once()
    media.name_by_all_of_it()
    every = [Middleware(SecurityHeaders), Middleware(CompressedBundles)]
    if not hosted():
        return every
    media.note_whose_files_are()
    from coaching.web.sign_ins import SignIns  # noqa: PLC0415 - nobody signs in at home

    return [*every, Middleware(SessionsStayHome), Middleware(SignIns)]


def _store() -> Any:
    # Imported when first asked: pandas and the database layer would hold up the start by a second.
    from coaching import screen  # noqa: PLC0415

    return screen.store()


def _now() -> datetime:
    from coaching import screen  # noqa: PLC0415

    return screen.now()


def _ask_store() -> None:
    _store().ping()


def _health(ask: Callable[[], None]) -> Callable[[Request], object]:
    async def health(_: Request) -> Response:
        answered = False
        with anyio.move_on_after(HEALTH_SECONDS):
            try:
                await to_thread.run_sync(ask, abandon_on_cancel=True)
                answered = True
            except Exception as error:  # noqa: BLE001  whatever the engine says, the answer is no
                # The kind only: a database's message can hold its address or a password.
                log.warning("The store does not answer: %s", type(error).__name__)
        return PlainTextResponse("ok" if answered else "unavailable", 200 if answered else 503)

    return health


async def _robots(_: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


async def _font(_: Request) -> Response:
    return FileResponse(FONT, media_type="font/woff2", headers={"Cache-Control": FOR_A_DAY})


def content_policy(index: str) -> str:
    """
    The Content-Security-Policy under which Streamlit works and nothing leaves the host.

    Args:
        index: The shell of a page; its inline scripts are allowed by their hash.
    """
    inline = re.findall(r"<script>(.*?)</script>", index, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in inline]
    allowed = " ".join(f"'sha256-{h}'" for h in hashes)
    return "; ".join(
        (
            "default-src 'self'",
            # blob: is how Streamlit imports the JavaScript of our own components.
            f"script-src 'self' blob: {allowed}",
            # Streamlit styles with emotion, which writes <style> elements.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class SecurityHeaders:
    """ASGI middleware: the same security headers on every HTTP response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = {
            "Content-Security-Policy": content_policy(shell.shell("/")),
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex, nofollow",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers; WebSockets pass unchanged."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                if by_https(HTTPConnection(scope)):
                    headers["Strict-Transport-Security"] = "max-age=31536000"
                if not scope["path"].startswith(("/static/", "/fonts/")):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, send_with_headers)


class CompressedBundles:
    """
    ASGI middleware: Streamlit's frontend files compressed, each once, on its first request.

    Streamlit sends them as they are: 7.5 MB for a page with a chart, under 2.5 MB compressed.
    Only names found in the frontend's folder are answered here; all else goes on unchanged.
    """

    def __init__(self, app: ASGIApp, root: Path = FRONTEND) -> None:
        self._app = app
        self._files = {
            f"/{path.relative_to(root).as_posix()}": path
            for path in (root / "static").rglob("*")
            if path.suffix in COMPRESSIBLE
        }
        self._compressed: dict[tuple[Path, str], asyncio.Future[bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a GET for a known file from a browser that takes it compressed; else pass on."""
        file = self._files.get(scope["path"]) if scope["type"] == "http" else None
        coding = _coding(Headers(scope=scope)) if file and scope["method"] == "GET" else None
        if file and coding:
            await (await self._response(file, coding))(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _response(self, file: Path, coding: str) -> Response:
        if (file, coding) not in self._compressed:
            # A future, not its result: ten browsers that ask at once cost one compression.
            job = asyncio.ensure_future(to_thread.run_sync(_compress, file, coding))
            self._compressed[file, coding] = job
        try:
            body = await asyncio.shield(self._compressed[file, coding])
        except OSError:  # too many open files, say: the next request tries again
            self._compressed.pop((file, coding), None)
            raise
        headers = {
            "Content-Encoding": coding,
            "Vary": "Accept-Encoding",
            "Cache-Control": FOREVER,
        }
        return Response(body, headers=headers, media_type=COMPRESSIBLE[file.suffix])


def _coding(headers: Headers) -> str | None:
    """The better of the codings that the browser takes; None for none, or for a part of a file."""
    accepted = {
        name.strip().lower()
        for name, _, weight in (
            part.partition(";") for part in headers.get("accept-encoding", "").split(",")
        )
        if weight.replace(" ", "") not in {"q=0", "q=0.0"}
    }
    if "range" in headers:
        return None
    return next((coding for coding in ("br", "gzip") if coding in accepted), None)


def _compress(file: Path, coding: str) -> bytes:
    if coding == "gzip":
        return gzip.compress(file.read_bytes(), 6, mtime=0)
    # Arrow, which pandas brings, has Brotli; imported here because it takes a while.
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415

    # Level 6: 14 % smaller than gzip for the same time; level 11 takes ten seconds for Plotly.
    return bytes(pa.Codec("brotli", compression_level=6).compress(file.read_bytes()))

"""An ASGI application asked without a socket: quick enough for ten thousand requests."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message

AT_ONCE = 50


@dataclass(frozen=True)
class Asked:
    """One request; the browser comes from ``address``."""

    path: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    address: str = "192.0.2.1"
    scheme: str = "http"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Headers
    body: bytes

    def alike(self) -> tuple[int, tuple[tuple[bytes, bytes], ...], bytes]:
        """All of it, to be compared."""
        return self.status, tuple(sorted(self.headers.raw)), self.body

    def cookies(self) -> dict[str, str]:
        """Names and values of the cookies it hands out."""
        lines = (line.partition(";")[0] for line in self.headers.getlist("set-cookie"))
        return dict(line.split("=", 1) for line in lines)


def ask(app: ASGIApp, *asked: Asked) -> list[Answer]:
    """Ask everything, some at once; the answers in order."""
    return asyncio.run(_all(app, asked))


async def _all(app: ASGIApp, asked: Iterable[Asked]) -> list[Answer]:
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(each: Asked) -> Answer:
        async with turn:
            return await _one(app, each)

    return list(await asyncio.gather(*map(one, asked)))


async def _one(app: ASGIApp, asked: Asked) -> Answer:
    url = urlsplit(asked.path)
    headers = {"host": "127.0.0.1:8501", **asked.headers}
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": asked.method,
        "scheme": asked.scheme,
        "path": url.path,
        "raw_path": url.path.encode(),
        "query_string": url.query.encode(),
        "root_path": "",
        "headers": [(n.lower().encode(), v.encode("latin-1")) for n, v in headers.items()],
        "client": (asked.address, 50000),
        "server": ("127.0.0.1", 8501),
    }
    sent: list[Message] = []

    bodies = [asked.body]

    async def receive() -> Message:
        if not bodies:
            await asyncio.Event().wait()  # the browser stays until it has its answer
        return {"type": "http.request", "body": bodies.pop(), "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start, *parts = sent
    body = b"".join(part.get("body", b"") for part in parts)
    return Answer(start["status"], Headers(raw=start["headers"]), body)

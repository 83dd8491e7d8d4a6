"""
A link `/s#token` → a cookie for its reader, and the brief for whoever holds that cookie.

The token stands after the `#`, which browsers send nowhere. A small page of ours takes it out of
the address, waits for a press of its button (programs that look at links in mails press nothing),
and posts it. Whatever is wrong with a token, the answer is the same and takes as long.
"""

import json
import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import anyio
from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from coaching.identity import READER
from coaching.model import CoachingError, NotFound, Opening
from coaching.web.asking import address, by_https, from_our_page
from coaching.web.tries import Begun, Tries

log = logging.getLogger(__name__)

HERE = Path(__file__).parent
CLOSED = (
    "This link does not open anything now. It may have ended, or a part of it is missing. Ask "
    "whoever sent it for a new one."
)
SLOWLY = "There were too many tries from here. Wait a minute, then try again."
LOCKED = (
    "There were too many tries at this link. Wait an hour, or ask whoever sent it for a new one."
)
AWAY = "It could not be opened just now. Try again in a moment."
REFUSED_SECONDS = 0.3
"""How long a refusal takes at least, whatever was wrong."""
LONGEST_BODY = 2048
_JSON = "application/json"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The link is good and asks for its passphrase; ``again``: the one given was not it."""

    again: bool


class Door:
    """
    Opens links and hands out briefs, by asking the database each time.

    Args:
        store: The store, asked for when it is first needed.
        clock: The one clock.
        slowest: Seconds a refusal takes at least.
    """

    def __init__(
        self,
        store: Callable[[], Any],
        clock: Callable[[], datetime],
        slowest: float = REFUSED_SECONDS,
    ) -> None:
        self._store, self._clock, self._slowest = store, clock, slowest
        self._by_address = Tries(20, 60)
        self._by_link = Tries(10, 3600)  # wrong passphrases, which are short enough to be guessed
        self._entering = Tries(60, 3600)  # each is in the owner's list of views for good
        self._taking = Tries(60, 60)
        self._opening = CapacityLimiter(4)  # a passphrase takes 32 MB to look at
        self._making = CapacityLimiter(2)

    def routes(self) -> list[Route]:
        """The landing page and its script, the opening, and the brief in its three forms."""
        return [
            Route("/s", _page, methods=["GET"]),
            Route("/s/open.js", _script, methods=["GET"]),
            Route("/s/open", self._open, methods=["POST"]),
            Route("/s/{handle}/brief.{form}", self._brief, methods=["GET"]),
        ]

    async def _open(self, asked: Request) -> Response:
        started = time.monotonic()
        said = await _body(asked)
        token, passphrase = said.get("token", ""), said.get("passphrase", "")
        begun = Begun(started)
        if not begun.under(self._by_address, address(asked)):
            return _wait(SLOWLY, self._by_address)
        for limit in (self._by_link, self._entering):
            if not begun.under(limit, str(hash(token))):
                begun.forgive(self._by_address, self._by_link, self._entering)
                return _wait(LOCKED, limit)
        found: Opening | Wanted | None = None
        if _TOKEN.fullmatch(token) and from_our_page(asked):
            try:
                found = await to_thread.run_sync(
                    self._opened, token, passphrase, asked.cookies, limiter=self._opening
                )
            except CoachingError as error:  # the database is away: nothing is wrong with the link
                begun.forgive(self._by_address, self._by_link, self._entering)
                return _away(error)
        if isinstance(found, Opening) or (isinstance(found, Wanted) and not found.again):
            begun.forgive(self._by_address, self._by_link)
        if not isinstance(found, Opening) or not found.secret:
            begun.forgive(self._entering)
        if isinstance(found, Opening):
            return _let_in(found, self._clock(), secure=by_https(asked))
        if isinstance(found, Wanted):
            return JSONResponse({"passphrase": "again" if found.again else "asked"}, 401)
        await anyio.sleep(max(0.0, started + self._slowest - time.monotonic()))
        return PlainTextResponse(CLOSED, 404)

    def _opened(
        self, token: str, passphrase: str, cookies: dict[str, str]
    ) -> Opening | Wanted | None:
        now = self._clock()
        link = self._store().readers(token=token)
        if link is None:
            return None
        # The same browser within its opening: nothing new is counted, and no cookie is needed.
        mine = cookies.get(f"{READER}{link.handle}", "")
        if mine and (known := link.find(mine, now=now)):
            return Opening(link.handle, "", known[1].ends_at)
        stored = link.stored()
        if stored is None or stored[0].is_over(now) or stored[0].is_spent():
            return None
        if stored[0].locked and not (passphrase and link.admits(passphrase)):
            return Wanted(again=bool(passphrase))
        entered = link.enter(now=now)
        return None if entered is None else Opening(link.handle, *entered)

    async def _brief(self, asked: Request) -> Response:
        form, handle = asked.path_params["form"], asked.path_params["handle"]
        secret = asked.cookies.get(f"{READER}{handle}", "")
        now, name = time.monotonic(), f"{handle} {hash(secret)}"
        made = None
        if secret and form in FORMS:
            if not self._taking.begin(name, now):
                return _wait(SLOWLY, self._taking)
            noted = asked.method == "GET"
            try:
                made = await to_thread.run_sync(
                    self._made, handle, secret, form, noted, limiter=self._making
                )
            except CoachingError as error:
                return _away(error)
        if made is None:
            return PlainTextResponse(CLOSED, 404)
        called = f'attachment; filename="brief-{handle}.{form}"'
        return Response(made, media_type=FORMS[form], headers={"Content-Disposition": called})

    def _made(self, handle: str, secret: str, form: str, noted: bool) -> bytes | None:
        # Imported when first asked, as the store is.
        from coaching import live, report  # noqa: PLC0415

        now = self._clock()
        link = self._store().readers(handle=handle)
        found = link.find(secret, now=now) if link else None
        if found is None:
            return None
        shared = live.shown(self._store().owner_of(link), found[0])
        make = {"pdf": report.paper, "html": report.page, "xlsx": report.workbook}[form]
        try:
            made = bytes(make(shared))
            if noted:  # asked again: it may have been taken back while this was made
                link.took(secret, f"brief.{form}", now=self._clock())
        except NotFound:
            return None
        return made


FORMS = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _wait(sentence: str, limit: Tries) -> Response:
    return PlainTextResponse(sentence, 429, {"Retry-After": f"{limit.seconds:.0f}"})


async def _body(asked: Request) -> dict[str, str]:
    """Short texts by name; empty for a body that is none of ours, or too large to be read."""
    whole = b""
    async for part in asked.stream():
        whole += part
        if len(whole) > LONGEST_BODY:
            return {}
    if asked.headers.get("content-type", "").partition(";")[0].strip() != _JSON:
        return {}
    try:
        said = json.loads(whole)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(said, dict):
        return {}
    return {n: text for n, text in said.items() if isinstance(text, str) and text.isprintable()}


def _away(error: CoachingError) -> Response:
    log.warning("A link could not be looked up: %s", type(error).__name__)
    return PlainTextResponse(AWAY, 503, {"Retry-After": "10"})


def _let_in(opening: Opening, now: datetime, *, secure: bool) -> Response:
    answer = JSONResponse({"at": f"/read?of={opening.handle}"})
    if opening.secret:
        answer.set_cookie(
            f"{READER}{opening.handle}",
            opening.secret,
            max_age=int((opening.ends_at - now).total_seconds()),
            httponly=True,
            samesite="strict",
            secure=secure,
        )
    return answer


async def _page(_: Request) -> Response:
    return FileResponse(HERE / "open.html", media_type="text/html")


async def _script(_: Request) -> Response:
    return FileResponse(HERE / "open.js", media_type="text/javascript")

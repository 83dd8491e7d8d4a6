"""A request → who asks: from which address, by HTTPS or not, and from a page of ours or not."""

import os
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

PROXY_HEADER = "AFTERWORD_PROXY_HEADER"
"""
Names the header in which a proxy of one's own says who asks, such as X-Real-IP. Without it the
address of the connection counts: anybody can send a header.
"""


def hosted() -> bool:
    """Whether this serves more than one person's own machine."""
    return os.environ.get("AFTERWORD_MODE", "local") != "local"


def address(asked: HTTPConnection) -> str:
    """Where the request comes from; of a list, its last entry, which our own proxy wrote."""
    named = os.environ.get(PROXY_HEADER, "")
    said = asked.headers.get(named, "") if named else ""
    return said.rpartition(",")[2].strip()[:64] or (asked.client.host if asked.client else "")


def by_https(asked: HTTPConnection) -> bool:
    """
    Whether the browser came by HTTPS, by itself or to the proxy.

    A header that says so wrongly only makes cookies stricter for whoever sent it.
    """
    forwarded = asked.headers.get("x-forwarded-proto", "").partition(",")[0].strip().lower()
    return asked.url.scheme in ("https", "wss") or forwarded == "https"


def from_our_page(asked: HTTPConnection) -> bool:
    """Whether a page of this site asks: by what the browser says, or by the origin it names."""
    site = asked.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = asked.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == asked.headers.get("host")

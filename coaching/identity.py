"""The cookies of a browser → a fingerprint of its sign-in, the only thing of it that is kept."""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping

COOKIE = "_streamlit_user"
"""Streamlit's signed cookie, which says who signed in; a long one comes in numbered parts."""

READER = "afterword_reader_"
"""Begins the name of a link's reader's cookie; the link's handle follows: each has its own."""


def fingerprint(cookies: Mapping[str, str]) -> str | None:
    """
    The hash of the cookie that says who signed in, with its parts; None where there is none.

    Whether the cookie is genuine is not asked here: only one that this site handed out itself is
    in the register that the fingerprint is looked up in.
    """
    first = cookies.get(COOKIE)
    if not first:
        return None
    parts = [first, *(cookies.get(f"{COOKIE}_{n}", "") for n in range(1, _parts(first) + 1))]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()


def _parts(first: str) -> int:
    """How many numbered parts follow, by what the first says; 0 for a cookie in one piece."""
    try:
        body = first.split(".", maxsplit=1)[0]
        said = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (binascii.Error, ValueError):  # compressed, or not of ours
        return 0
    found = re.fullmatch(r"chunks-(\d{1,2})", said) if isinstance(said, str) else None
    return int(found[1]) if found else 0

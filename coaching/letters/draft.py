"""A letter being written ↔ the body of its draft."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coaching.letters.compose import Own
from coaching.model import Draft, Letter

KIND = "letter"
_KEY = re.compile(rf"letter-({'|'.join(Letter)})-([1-9]\d{{0,17}})-(\d{{1,18}})-\d{{1,9}}")


@dataclass(frozen=True, slots=True)
class Writing:
    """
    What a draft of a letter holds: whom it is about and for, and every word as it stands.

    ``earlier`` is the text before it was last put another way.
    """

    kind: Letter
    interview: int
    contact: int | None = None
    subject: str = ""
    body: str = ""
    own: Own = field(default_factory=Own)
    to: str = ""
    address: str = ""
    earlier: str = ""


def key(kind: Letter, interview: int, contact: int | None, earlier: int) -> str:
    """The name of a draft; the same letter begun twice is one draft."""
    return f"letter-{kind.value}-{interview}-{contact or 0}-{earlier}"


def of(draft: Draft) -> Writing:
    """The letter in a draft; an empty one is about what its key says."""
    body: Mapping[str, Any] = draft.body or _from(draft.key)
    own: Mapping[str, Any] = body.get("own", {})
    return Writing(
        kind=Letter(body["kind"]),
        interview=int(body["interview"]),
        contact=body.get("contact"),
        subject=body.get("subject", ""),
        body=body.get("body", ""),
        own=Own(dict(own.get("words", {})), tuple(own.get("forgotten", ())), own.get("wording", 0)),
        to=body.get("to", ""),
        address=body.get("address", ""),
        earlier=body.get("earlier", ""),
    )


def again(name: str) -> str:
    """The key of the same letter written once more."""
    start, _, earlier = name.rpartition("-")
    return f"{start}-{int(earlier) + 1}"


def is_key(name: str) -> bool:
    """Whether this can be the key of a letter; an address can hold anything."""
    return bool(_KEY.fullmatch(name))


def _from(name: str) -> dict[str, Any]:
    found = _KEY.fullmatch(name)
    assert found is not None  # noqa: S101 - the caller has looked
    kind, interview, contact = found.groups()
    return {"kind": kind, "interview": int(interview), "contact": int(contact) or None}


def body(writing: Writing) -> dict[str, Any]:
    """The body of a draft for a letter."""
    return {
        "kind": writing.kind.value,
        "interview": writing.interview,
        "contact": writing.contact,
        "subject": writing.subject,
        "body": writing.body,
        "own": {
            "words": dict(writing.own.words),
            "forgotten": list(writing.own.forgotten),
            "wording": writing.own.wording,
        },
        "to": writing.to,
        "address": writing.address,
        "earlier": writing.earlier,
    }

"""A letter being written ↔ the body of its draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coaching.letters.compose import Own
from coaching.model import Draft, Letter

KIND = "letter"


@dataclass(frozen=True, slots=True)
class Writing:
    """What a draft of a letter holds: whom it is about and for, and every word as it stands."""

    kind: Letter
    interview: int
    contact: int | None = None
    subject: str = ""
    body: str = ""
    own: Own = field(default_factory=Own)
    to: str = ""
    address: str = ""


def key(kind: Letter, interview: int, contact: int | None, earlier: int) -> str:
    """The name of a draft; the same letter begun twice is one draft."""
    return f"letter-{kind.value}-{interview}-{contact or 0}-{earlier}"


def of(draft: Draft) -> Writing:
    """The letter in a draft."""
    body: Mapping[str, Any] = draft.body
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
    )


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
    }

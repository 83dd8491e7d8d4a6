"""What is asked beside the words: which interview, how they came, who a new one was with."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from coaching import codebook, entry, screen
from coaching.entry import Entry, Mode
from coaching.model import Interview, Stale
from coaching.screen import entries
from coaching.screen.entries import Open
from coaching.screen.sheet import Field

NEW = "0"
NONE_CHOSEN = {"": "Choose, or leave it"}


def fields(now: Open, mode: Mode) -> Iterator[Field]:
    """The fields a way of hearing has; of a new interview its name is enough."""
    found = _choices(mode)
    chosen = str(now.entry.interview)
    chosen = chosen if chosen in found else NEW
    yield Field(
        "interview",
        "Which practice interview?" if mode is Mode.MOCK else "Which interview?",
        chosen,
        {NEW: "A new one", **found},
        span=6 if mode is Mode.MESSAGE else 10,
    )
    if mode is Mode.MESSAGE:
        yield Field("channel", "How did it come?", now.entry.channel, _channels(), span=4)
    if chosen == NEW:
        yield from _of_a_new_one(now.entry, mode)
    if mode is Mode.MESSAGE and (now.entry.giver or now.entry.received_on):
        # Proposed by a file that was opened.
        yield Field("giver", "Who wrote it?", now.entry.giver)
        yield Field("received_on", "When did it come?", _iso(now.entry.received_on), day=True)


def _choices(mode: Mode) -> dict[str, str]:
    every = reversed(screen.journal().interviews())
    return {str(i.id): _named(i) for i in every if i.mock is (mode is Mode.MOCK)}


def _named(interview: Interview) -> str:
    parts = [interview.employer, interview.role, screen.day(interview.held_on)]
    return ", ".join(p for p in parts if p)


def _channels() -> dict[str, str]:
    every = sorted(codebook.vocabulary("feedback_channels"), key="E-mail".__ne__)
    return {channel: channel for channel in every}


def _of_a_new_one(e: Entry, mode: Mode) -> Iterator[Field]:
    who = "Who did it with you?" if mode is Mode.MOCK else "Employer"
    yield Field("employer", who, e.new.employer)
    yield Field("role", "Role", e.new.role)
    yield _choice("stage", "Stage", e.new.stage, "stages")
    yield _choice("format", "Format", e.new.format, "formats")
    yield Field("held_on", "Date", _iso(e.new.held_on), day=True)
    yield _choice("sector", "Sector", e.new.sector, "sectors")


def _choice(name: str, label: str, value: str, vocabulary: str) -> Field:
    offered = {word: word for word in codebook.vocabulary(vocabulary)}
    return Field(name, label, value, NONE_CHOSEN | offered)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def keep(now: Open, values: Mapping[str, str], base: int) -> None:
    """
    Keep in the draft what was filled in.

    Raises:
        Stale: If another tab changed it since ``base``, the version the values grew from.
    """
    stored = screen.journal().draft(now.draft.key) or replace(now.draft, version=0)
    if stored.version not in {base, now.draft.version} and stored.writer != screen.writer():
        raise Stale(entries.ELSEWHERE, theirs=stored)
    entries.keep(stored, filled(entry.of(stored), values))


def filled(e: Entry, values: Mapping[str, str]) -> Entry:
    """The entry with values in its fields."""
    for name, value in values.items():
        match name:
            case "interview":
                e = replace(e, interview=int(value) or None)
            case "received_on":
                e = replace(e, received_on=date.fromisoformat(value) if value else None)
            case "held_on":
                day = date.fromisoformat(value) if value else None
                e = replace(e, new=replace(e.new, held_on=day))
            case "channel" | "giver":
                e = replace(e, **{name: value})  # type: ignore[arg-type]
            case _:
                e = replace(e, new=replace(e.new, **{name: value}))  # type: ignore[arg-type]
    return e

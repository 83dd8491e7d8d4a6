"""The body of a draft ↔ an entry in the making: whose words, which interview, which cards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from coaching import calling, cards, reflecting
from coaching.calling import Line
from coaching.cards import Card
from coaching.model import Draft, Feedback, Kind, Origin, Status
from coaching.reflecting import Answers

KIND = "feedback"


class Mode(StrEnum):
    """How the words came."""

    MESSAGE = "message"
    CALL = "call"
    NONE = "none"
    OWN = "own"
    MOCK = "mock"

    @property
    def label(self) -> str:
        """What the page calls it; also its name in the URL."""
        return {
            Mode.MESSAGE: "Employer's words",
            Mode.CALL: "Phone call",
            Mode.NONE: "None given",
            Mode.OWN: "My own view",
            Mode.MOCK: "Practice interview",
        }[self]

    @property
    def origin(self) -> Origin:
        """Whose view it is."""
        return {Mode.OWN: Origin.OWN, Mode.MOCK: Origin.MOCK}.get(self, Origin.EMPLOYER)


@dataclass(frozen=True, slots=True)
class NewInterview:
    """An interview being typed in beside the feedback; kept in the draft until there is enough."""

    employer: str = ""
    role: str = ""
    sector: str = ""
    stage: str = ""
    format: str = ""
    held_on: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """
    What a draft holds.

    ``interview`` is the id of the chosen one, or None while a new one is being typed into
    ``new``. ``made`` is the id of one that was recorded for this entry, at ``made_version``.
    ``corrects`` is the id of saved feedback whose points are checked again. ``answers`` are those
    of one's own view; ``lines`` were filed during a call, in which ``giver`` is speaking and
    ``prepared`` are the person's own questions; ``ended`` names the press that ended it. Of a
    message that was opened from a file ``giver`` and ``received_on`` are a proposal, and ``quoted``
    is what it quotes, which is kept with it and not sorted.
    """

    mode: Mode = Mode.MESSAGE
    interview: int | None = None
    new: NewInterview = field(default_factory=NewInterview)
    channel: str = "E-mail"
    text: str = ""
    cards: tuple[Card, ...] = ()
    made: int | None = None
    made_version: int = 0
    corrects: int | None = None
    corrects_version: int = 0
    answers: Answers = field(default_factory=Answers)
    lines: tuple[Line, ...] = ()
    ended: str = ""
    giver: str = ""
    prepared: str = ""
    received_on: date | None = None
    quoted: str = ""

    @property
    def begun(self) -> bool:
        """Whether there is anything in it that would be missed."""
        return bool(self.text.strip() or self.cards or self.lines or self.answers.begun)

    @property
    def by(self) -> str:
        """How an employer's words came; empty for all others."""
        if self.mode is Mode.CALL:
            return "Phone call"
        return self.channel if self.mode is Mode.MESSAGE else ""

    @property
    def words(self) -> str:
        """The whole text that is sorted and kept; a correction has it already."""
        if self.corrects is not None:
            return self.text
        if self.mode is Mode.OWN:
            return reflecting.composed(self.answers, self.text)
        return calling.text(self.lines) if self.mode is Mode.CALL else self.text


def of(draft: Draft) -> Entry:
    """The entry in a draft; an empty draft gives an empty entry."""
    body: Mapping[str, Any] = draft.body
    new = dict(body.get("new", {}))
    if new.get("held_on"):
        new["held_on"] = date.fromisoformat(new["held_on"])
    return Entry(
        mode=Mode(body.get("mode", Mode.MESSAGE)),
        interview=body.get("interview"),
        new=NewInterview(**new),
        channel=body.get("channel", "E-mail"),
        text=body.get("text", ""),
        cards=cards.from_json(body.get("cards", ())),
        made=body.get("made"),
        made_version=body.get("made_version", 0),
        corrects=body.get("corrects"),
        corrects_version=body.get("corrects_version", 0),
        answers=reflecting.of(body.get("answers", {})),
        lines=calling.of(body.get("lines", ())),
        ended=body.get("ended", ""),
        giver=body.get("giver", ""),
        prepared=body.get("prepared", ""),
        received_on=date.fromisoformat(body["received_on"]) if body.get("received_on") else None,
        quoted=body.get("quoted", ""),
    )


def body(entry: Entry) -> dict[str, Any]:
    """The body of a draft for an entry."""
    new = {name: getattr(entry.new, name) for name in NewInterview.__slots__}
    new["held_on"] = entry.new.held_on.isoformat() if entry.new.held_on else None
    return {
        "mode": entry.mode.value,
        "interview": entry.interview,
        "new": new,
        "channel": entry.channel,
        "text": entry.text,
        "cards": cards.to_json(entry.cards),
        "made": entry.made,
        "made_version": entry.made_version,
        "corrects": entry.corrects,
        "corrects_version": entry.corrects_version,
        "answers": reflecting.body(entry.answers),
        "lines": calling.body(entry.lines),
        "ended": entry.ended,
        "giver": entry.giver,
        "prepared": entry.prepared,
        "received_on": entry.received_on.isoformat() if entry.received_on else None,
        "quoted": entry.quoted,
    }


def correction(mode: Mode, interview: int, feedback: Feedback) -> Entry:
    """An entry that checks saved feedback again."""
    return Entry(
        mode=mode,
        interview=interview,
        channel=feedback.channel,
        text=feedback.raw,
        cards=cards.from_points(feedback.points),
        corrects=feedback.id,
        corrects_version=feedback.version,
    )


def empty(entry: Entry) -> bool:
    """Whether an employer's message says nothing about the interview: remarks only, no reason."""
    return entry.mode is Mode.MESSAGE and all(c.kind is Kind.REMARK for c in entry.cards)


def feedback(entry: Entry, received_on: date) -> Feedback:
    """
    What is kept: the pasted text verbatim and its points in order.

    A message that says nothing counts as none given, so that it is not taken for feedback.
    """
    return Feedback(
        raw=entry.words,
        points=cards.to_points(entry.cards),
        origin=entry.mode.origin,
        status=Status.DECLINED if empty(entry) else Status.GIVEN,
        channel=entry.by,
        giver=entry.giver.strip() if entry.mode in (Mode.CALL, Mode.MESSAGE) else "",
        received_on=(entry.mode is Mode.MESSAGE and entry.received_on) or received_on,
        quoted=entry.quoted if entry.mode is Mode.MESSAGE else "",
    )

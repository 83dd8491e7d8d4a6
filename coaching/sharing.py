"""
Interviews and a choice → exactly what the other will see.

The one function for every way to share: the preview, the paper, the page, the workbook, the file
and the link all show the value that :func:`projection` returns, and know nothing else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coaching import codebook
from coaching.codebook import Codebook, vocabulary
from coaching.model import (
    Choice,
    Comment,
    Feedback,
    Flag,
    Interview,
    Kind,
    Name,
    NameKind,
    Origin,
    OwnTheme,
    Point,
    Practised,
    Round,
    Section,
    Shared,
)
from coaching.redaction import Found, Redactor
from coaching.redaction.signatures import signed

SHARED_KINDS = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION, Kind.REASON)
"""Greetings and remarks stay with the message: they say nothing about the person."""
_SECTION = {
    Kind.STRENGTH: Section.STRENGTHS,
    Kind.WEAKNESS: Section.ASKED,
    Kind.SUGGESTION: Section.ASKED,
    Kind.REASON: Section.ASKED,
}
CONSENT = (
    "Shared to prepare one meeting. Please keep it until the day named, show it to nobody else, "
    "and delete it when asked."
)


@dataclass(frozen=True, slots=True)
class Record:
    """What a journal holds that sharing is made of."""

    interviews: tuple[Interview, ...] = ()
    names: tuple[Name, ...] = ()
    practised: tuple[Practised, ...] = ()
    book: Codebook | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """What marks one handing over: its own name, its sender's, and the day."""

    share: str
    sender: str
    made_on: date


@dataclass(frozen=True, slots=True)
class Hidden:
    """One stretch that redaction hid, with the sentence it stood in, for its owner alone."""

    found: Found
    text: str


def projection(record: Record, choice: Choice, handed: Handed) -> Shared:
    """What the other will see; nothing that was not chosen is in it."""
    return _Projection(record, choice).shared(handed)


def replacements(record: Record, choice: Choice) -> tuple[Hidden, ...]:
    """What was hidden in what is shared, in order, for the owner to mend."""
    made = _Projection(record, choice)
    made.shared(Handed("", "", date.min))
    return tuple(made.hidden)


def spoken(record: Record, choice: Choice, said: Iterable[Comment]) -> tuple[Comment, ...]:
    """What was said back, as somebody else may read it: a consultant may well name names."""
    made = _Projection(record, choice)
    return tuple(replace(c, body=made.words(c.body)) for c in said)


def offered(interview: Interview) -> tuple[tuple[Feedback, Point], ...]:
    """What an owner can choose among: every point but greetings and remarks."""
    return tuple((f, p) for f in interview.feedback for p in f.points if p.kind in SHARED_KINDS)


def included(interview: Interview, given: Feedback, point: Point, choice: Choice) -> bool:
    """Whether a point may be seen: private ones only when picked one by one."""
    section = Section.OWN if given.origin is Origin.OWN else _SECTION.get(point.kind)
    return (
        point.kind in SHARED_KINDS
        and interview.id not in choice.without_interviews
        and point.id not in choice.without_points
        and (choice.only is None or point.id in choice.only)
        and (Flag.PRIVATE not in point.flags or point.id in choice.picked)
        and section in choice.sections
        and (Section.PRACTICE in choice.sections or not interview.mock)
    )


def fixed(record: Record, choice: Choice) -> Choice:
    """The choice with today's points written out, so that nothing recorded later follows."""
    only = [
        p.id
        for i in record.interviews
        for f, p in offered(i)
        if p.id is not None and included(i, f, p, choice)
    ]
    return replace(choice, only=tuple(only))


class _Projection:
    def __init__(self, record: Record, choice: Choice) -> None:
        self._record, self._choice = record, choice
        self._book = record.book or codebook.built_in()
        self._redactor = Redactor([*record.names, *known_names(record.interviews)], choice)
        groups = dict.fromkeys(_key(i.employer) for i in record.interviews if not i.mock)
        self._numbers = {group: number for number, group in enumerate(groups, 1)}
        self.hidden: list[Hidden] = []

    def shared(self, handed: Handed) -> Shared:
        choice, every = self._choice, self._record.interviews
        kept = [i for i in every if self._is_kept(i)]
        seen = tuple(map(self._interview, kept))
        points = sum(len(f.points) for i in seen for f in i.feedback)
        practised = self._record.practised if Section.PRACTICE in choice.sections else ()
        plans = tuple(map(self._practised, practised))
        return Shared(
            share=handed.share,
            sender=handed.sender,
            sharer="" if choice.deidentified else choice.sharer,
            holder="" if choice.deidentified else choice.holder,
            question=self.words(choice.question),
            made_on=self._day(handed.made_on) or handed.made_on,
            until=handed.made_on + timedelta(days=choice.days) if choice.days else handed.made_on,
            consent=CONSENT,
            sections=choice.sections,
            interviews=seen,
            themes=self._themes(seen, plans),
            practised=plans,
            not_shared=sum(len(offered(i)) for i in every) - points,
            interviews_not_shared=len(every) - len(kept),
            names_hidden=choice.hide_names,
            coarse=choice.deidentified,
        )

    def _is_kept(self, interview: Interview) -> bool:
        return interview.id not in self._choice.without_interviews and (
            not interview.mock or Section.PRACTICE in self._choice.sections
        )

    def _interview(self, interview: Interview) -> Interview:
        said = (self._feedback(interview, f) for f in interview.feedback)
        open_ = not self._choice.deidentified
        # Made anew, field by field: whatever else an interview comes to hold stays at home.
        return Interview(
            employer=self._employer(interview),
            role=self._heading(interview.role) if open_ else "",
            sector=_listed(interview.sector, "sectors") if open_ else "",
            rounds=tuple(map(self._round, interview.rounds[-1:])),
            feedback=tuple(f for f in said if f.points or f.origin is Origin.EMPLOYER),
            mock=interview.mock,
            id=interview.id,
        )

    def _round(self, last: Round) -> Round:
        return Round(
            stage=_listed(last.stage, "stages") or self._heading(last.stage),
            format=_listed(last.format, "formats") or self._heading(last.format),
            held_on=self._day(last.held_on),
        )

    def _feedback(self, interview: Interview, given: Feedback) -> Feedback:
        group = _key(interview.employer)
        points = [p for p in given.points if included(interview, given, p, self._choice)]
        return Feedback(
            points=tuple(self._point(p, group) for p in points),
            origin=given.origin,
            status=given.status,
            channel=_listed(given.channel, "feedback_channels"),
            received_on=self._day(given.received_on),
        )

    def _point(self, point: Point, group: str) -> Point:
        return Point(
            text=self.words(point.text, group),
            kind=point.kind,
            themes=self._book.about(point.themes),
            flags=point.flags & {Flag.SECOND_HAND},
            id=point.id,
        )

    def _employer(self, interview: Interview) -> str:
        if not self._choice.hide_names:
            return interview.employer
        if interview.mock:
            return "Practice interview"
        return f"Employer {self._numbers[_key(interview.employer)]}"

    def _practised(self, plan: Practised) -> Practised:
        return replace(
            plan,
            theme=self._book.resolve(plan.theme),
            drill=self._heading(plan.drill),
            plan=self.words(plan.plan),
            starts_on=self._day(plan.starts_on),
            due_on=self._day(plan.due_on),
            days=() if self._choice.deidentified else plan.days,
        )

    def _themes(
        self, seen: Sequence[Interview], plans: Sequence[Practised]
    ) -> tuple[OwnTheme, ...]:
        """What the person changed about the themes that are seen, and no other."""
        used = {t for i in seen for f in i.feedback for p in f.points for t in p.themes}
        used |= {plan.theme for plan in plans}
        plainly = codebook.built_in()
        return tuple(
            OwnTheme(t, self._heading(self._book.label(t)), self._heading(self._book.short(t)))
            for t in sorted(used)
            if self._book.label(t) != plainly.label(t)
        )

    def _heading(self, text: str) -> str:
        return self.words(text, heading=True)

    def words(self, text: str, group: str = "", *, heading: bool = False) -> str:
        """A text as it is shared; what was hidden is remembered."""
        redacted = self._redactor.redact(text, group, heading=heading)
        self.hidden += [Hidden(found, text) for found in redacted.found]
        return redacted.text

    def _day(self, day: date | None) -> date | None:
        return day.replace(day=1) if day and self._choice.deidentified else day


def known_names(interviews: Iterable[Interview]) -> Iterable[Name]:
    """Employers, whoever gave feedback, and whoever signed it."""
    for interview in interviews:
        if interview.employer:
            yield Name(interview.employer, NameKind.EMPLOYER, _key(interview.employer))
        for given in interview.feedback:
            if given.giver and not _listed(given.giver, "feedback_givers"):
                yield Name(given.giver, NameKind.PERSON)
            yield from (Name(name, NameKind.PERSON) for name in signed(given.raw))


def _listed(word: str, among: str) -> str:
    """A word of one of our lists; empty for any other, which could say anything."""
    return word if word in vocabulary(among) else ""


def _key(employer: str) -> str:
    return " ".join(employer.casefold().split())

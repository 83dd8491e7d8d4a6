"""Answers right after an interview → one text to sort, and what is kept beside it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from coaching.model import Feeling, Question, Reflection

ASKED = {
    "went_well": "What went well",
    "differently": "What I would do differently",
    "surprised": "What surprised me",
    "went_badly": "What did not go well",
}
"""The questions whose answers are sorted, and their headings in the text."""
FIRST = ("went_well", "differently", "surprised")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked, and how answering felt, 1 to 5."""

    text: str = ""
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What was typed, as it was typed; ``forgotten`` holds one thing a line."""

    went_well: str = ""
    differently: str = ""
    surprised: str = ""
    went_badly: str = ""
    forgotten: str = ""
    feeling: str = ""
    confidence_before: int | None = None
    confidence_after: int | None = None
    questions: tuple[Asked, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether anything was said."""
        return self != Answers(questions=self.questions) or any(q.text for q in self.questions)


def of(body: Mapping[str, Any]) -> Answers:
    """The answers in the body of a draft."""
    known = {f.name: body[f.name] for f in fields(Answers) if f.name in body}
    return Answers(**(known | {"questions": tuple(Asked(**q) for q in body.get("questions", ()))}))


def body(answers: Answers) -> dict[str, Any]:
    """The body of a draft for answers."""
    return asdict(answers)


def composed(answers: Answers, text: str) -> str:
    """The answers below their questions, then what was written freely; only that: as it is."""
    parts = [
        f"{heading}:\n{said.strip()}"
        for name, heading in ASKED.items()
        if (said := getattr(answers, name)).strip()
    ]
    return "\n\n".join([*parts, text]).rstrip() if parts else text


def heading(words: str) -> bool:
    """Whether these words are one of the headings, which nobody said."""
    return words.strip().removesuffix(":") in ASKED.values()


def reflection(
    answers: Answers, text: str, interview: int, round_: int | None, now: datetime
) -> Reflection:
    """What is kept of the answers."""
    return Reflection(
        interview=interview,
        written_at=now,
        round=round_,
        went_well=answers.went_well,
        differently=answers.differently,
        surprised=answers.surprised,
        went_badly=answers.went_badly,
        forgotten=tuple(line.strip() for line in answers.forgotten.splitlines() if line.strip()),
        feeling=Feeling(answers.feeling),
        confidence_before=answers.confidence_before,
        confidence_after=answers.confidence_after,
        notes=text,
    )


def questions(answers: Answers, interview: int) -> tuple[Question, ...]:
    """The questions asked, as they go into the person's own list of them."""
    return tuple(
        Question(q.text.strip(), interview=interview, rating=q.rating)
        for q in answers.questions
        if q.text.strip()
    )

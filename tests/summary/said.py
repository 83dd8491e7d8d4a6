"""Interviews in one line each: ``Alder 2026-05-12: +structure -nerves | +structure``."""

from datetime import date

from coaching.model import Feedback, Flag, Interview, Kind, Origin, Point, Round, Status

SIGNS = {"+": Kind.STRENGTH, "-": Kind.WEAKNESS, "~": Kind.SUGGESTION, "=": Kind.REASON}
THEMES = {
    "examples": "specific_examples",
    "result": "results_contribution",
    "structure": "structure_concision",
    "preparation": "preparation_research",
    "questions": "questions_asked",
    "team": "teamwork_conflict",
    "rapport": "rapport_interpersonal",
    "nerves": "composure_nerves",
    "knowledge": "job_knowledge",
    "problem": "problem_solving",
    "other": "other_candidate",
}
WORDS = {
    Kind.STRENGTH: "Good on {}.",
    Kind.WEAKNESS: "More on {}, please.",
    Kind.SUGGESTION: "Try this on {}.",
    Kind.REASON: "It was about {}.",
}
NONE = {
    "asked": Status.ASKED,
    "declined": Status.DECLINED,
    "silent": Status.NO_ANSWER,
    "": Status.NOT_ASKED,
}


def interviews(text: str) -> tuple[Interview, ...]:
    """
    One interview per line, in order of the lines, with ids from 1.

    ``EMPLOYER DATE [STAGE; FORMAT; SECTOR]: employer's | own``. Each side is a list of a sign
    and a theme: ``+`` strength, ``-`` to work on, ``~`` suggestion, ``=`` reason, a ``!`` before
    it makes it private. In the place of the employer's: ``asked``, ``declined``, ``silent`` or
    nothing. A ``?`` in the place of the date is no date; an employer that begins with ``Mock`` is
    a mock interview. Empty lines and lines after # do not count.
    """
    lines = [line.split("#")[0].strip() for line in text.splitlines()]
    return tuple(_interview(i, line) for i, line in enumerate(filter(None, lines), 1))


def _interview(number: int, line: str) -> Interview:
    head, _, said = line.partition(":")
    about, _, extra = head.partition("[")
    stage, form, sector = (part.strip() for part in (extra.strip(" ]") or ";;").split(";"))
    *name, day = about.split()
    employer, _, own = (part.strip() for part in said.partition("|"))
    feedback = []
    if employer in NONE:
        if employer:
            feedback.append(Feedback(status=NONE[employer], id=number * 10))
    else:
        feedback.append(Feedback(points=_points(employer, number * 100), id=number * 10))
    if own:
        mine = _points(own, number * 100 + 50)
        feedback.append(Feedback(points=mine, origin=Origin.OWN, id=number * 10 + 1))
    return Interview(
        employer=" ".join(name),
        role="Analyst",
        sector=sector,
        rounds=(Round(stage, form, None if day == "?" else date.fromisoformat(day)),),
        feedback=tuple(feedback),
        mock=name[0] == "Mock",
        id=number,
    )


def _points(said: str, first: int) -> tuple[Point, ...]:
    return tuple(_point(word, first + i) for i, word in enumerate(said.split()))


def _point(word: str, number: int) -> Point:
    private = word.startswith("!")
    kind, name = SIGNS[word.lstrip("!")[0]], word.lstrip("!")[1:]
    text = WORDS[kind].format(name)
    return Point(
        text=text,
        kind=kind,
        themes=(THEMES[name],),
        end=len(text),
        flags=frozenset({Flag.PRIVATE} if private else ()),
        id=number,
    )

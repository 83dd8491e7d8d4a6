"""A journal full of names, and every name in it that nobody else may read."""

from datetime import date
from typing import Any

from coaching.model import (
    Choice,
    Feedback,
    Flag,
    Interview,
    Kind,
    Name,
    NameKind,
    Origin,
    Point,
    Practised,
    Round,
    Shared,
)
from coaching.sharing import Handed, Record, projection

DAY = date(2026, 11, 27)
HANDED = Handed("5" * 32, "7" * 32, DAY)
SECRETS = (
    "Northgate",
    "Fenwick",
    "Müller",
    "Mueller",
    "Judith",
    "Amory",
    "Priyanka",
    "Raghunathan",
    "Tollcross",
    "amory@",
    "7946",
    "northgate.gov",
    "riverside-hq",
    "EH3 9PN",
)
NAMES = (
    Name("Priyanka Raghunathan", NameKind.PERSON),
    Name("priyanka.r@mueller.example", NameKind.EMAIL),
    Name("+44 20 7946 0958", NameKind.PHONE),
    Name("14 Tollcross Road, EH3 9PN", NameKind.PLACE),
)


def a_record(*more: Point, **changes: Any) -> Record:
    """Four employers and a mock interview, whose words are full of names."""
    said = (
        "At Northgate we liked your plan; NORTHGATE COUNCIL’s panel said so, and so did N.C.",
        "Judith Amory (judith.amory@northgate.gov.uk) missed an example. Amory's own words.",
        "Call Priyanka on +44 20 7946 0958 or see https://riverside-hq.example/x?y=1.",
        "The Mueller team, Müller’s and MULLER’S, in 14 Tollcross Road, EH3 9PN, wanted more.",
        "You were as calm as at Fen-\nwick, said the Fenwick people in Tollcross.",
    )
    points = [
        Point(text, kind, (theme,), id=100 + n)
        for n, (text, kind, theme) in enumerate(
            zip(
                said,
                (
                    Kind.STRENGTH,
                    Kind.WEAKNESS,
                    Kind.SUGGESTION,
                    Kind.WEAKNESS,
                    Kind.STRENGTH,
                ),
                (
                    "preparation_research",
                    "specific_examples",
                    "specific_examples",
                    "specific_examples",
                    "preparation_research",
                ),
                strict=True,
            )
        )
    ]
    employers = ("Northgate Council", "Fenwick & Sons Ltd", "Müller GmbH", "Northgate council")
    interviews = [
        _interview(n, employer, (points[n], points[(n + 1) % 5], *(more if n == 0 else ())))
        for n, employer in enumerate(employers)
    ]
    mock = _interview(9, "Tollcross Careers Centre", (points[4],), mock=True)
    given: dict[str, Any] = {
        "interviews": (*interviews, mock),
        "names": NAMES,
        "practised": (
            Practised("specific_examples", "Stories", "tell Judith Amory of it", DAY, sessions=2),
        ),
    }
    return Record(**(given | changes))


def _interview(
    n: int, employer: str, points: tuple[Point, ...], *, mock: bool = False
) -> Interview:
    numbered = tuple(
        Point(
            p.text, p.kind, p.themes, flags=p.flags, id=p.id if p.id and p.id > 900 else n * 10 + k
        )
        for k, p in enumerate(points, 1)
    )
    raw = "Dear Sam,\n" + "\n".join(p.text for p in points) + "\nKind regards,\nJudith Amory\n"
    return Interview(
        employer=employer,
        role=f"Officer at {employer}",
        rounds=(Round("First interview", "Panel", date(2026, 3, 1 + n)),),
        feedback=(
            Feedback(raw, numbered, giver="Judith Amory", channel="E-mail", id=n + 50),
            Feedback(
                "Judith asked most.",
                (Point("Judith of Northgate put me at ease.", Kind.STRENGTH, id=700 + n),),
                origin=Origin.OWN,
                id=n + 60,
            ),
        ),
        mock=mock,
        notes="Met Judith Amory at Tollcross",
        id=n + 1,
    )


def private(text: str, number: int) -> Point:
    """A point that starts private."""
    flags = frozenset({Flag.PRIVATE, Flag.SENSITIVE})
    return Point(text, Kind.WEAKNESS, ("specific_examples",), flags=flags, id=number)


def seen(record: Record | None = None, **choice: Any) -> Shared:
    """What the other sees of it."""
    return projection(record or a_record(), Choice(**choice), HANDED)

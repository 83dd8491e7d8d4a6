"""Invented journals of a given size, written through the store as a person's own."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coaching import codebook
from coaching.model import Interview, Kind, Person
from coaching.store import open_store
from tests.build import a_point, an_interview

ME = Person("local", "me")
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
KINDS = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION, Kind.STRENGTH, Kind.WEAKNESS, Kind.REASON)


def seed(folder: Path, interviews: int, points_each: int) -> str:
    """Write a journal into a SQLite file in the folder; its SQLAlchemy URL."""
    url = f"sqlite:///{folder / 'journal.sqlite3'}"
    with open_store(url) as store:
        store.migrate()
        journal = store.journal(ME)
        for number in range(interviews):
            journal.add_interview(interview(number, points_each), request=f"seed/{number}", now=NOW)
    return url


def interview(number: int, points_each: int) -> Interview:
    """An interview whose points walk through the themes and kinds, from its number on."""
    themes = list(codebook.themes())
    points = (
        a_point(
            themes[(number * 3 + n) % len(themes)],
            text=f"In interview {number} they had this to say about point {n} of the feedback.",
            kind=KINDS[(number + n) % len(KINDS)],
        )
        for n in range(points_each)
    )
    held_on = date(2026, 1, 5) + timedelta(days=5 * number)
    return an_interview(*points, employer=f"Employer {number}", held_on=held_on)

"""No word of a journal gets into an error, a traceback or a log."""

import logging
import traceback

import pytest
import sqlalchemy as sa

from coaching.model import Point
from coaching.store import Journal, Store, StoreFailed
from coaching.store.tables import feedback
from tests.build import ADA, a_feedback, a_point, an_interview
from tests.store.looking import NOW

WORDS = "Nobody-but-Ada-may-read-this"


def spoiled(journal: Journal) -> None:
    """A write that the database refuses at its last row, with personal text in every column."""
    bad = Point(text=WORDS, kind=a_point().kind, themes=(WORDS,), start=5, end=1)
    said = a_feedback(a_point(text=WORDS), bad, raw=WORDS, giver=WORDS, channel=WORDS)
    new = an_interview(employer=WORDS, role=WORDS, notes=WORDS, feedback=(said,))
    journal.add_interview(new, request=WORDS, now=NOW)


def test_a_refused_write_names_no_words(journal: Journal, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(StoreFailed) as failed:
        spoiled(journal)

    told = "".join(traceback.format_exception(failed.value)) + str(failed.value.code)
    assert WORDS not in told
    assert WORDS not in caplog.text
    assert failed.value.code in caplog.text
    assert failed.value.code.startswith(
        ("IntegrityError SQLITE_CONSTRAINT", "CheckViolation 23514")
    )


def test_a_refused_core_statement_names_no_words(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    journal = store.journal(ADA)
    with (
        caplog.at_level(logging.DEBUG),
        pytest.raises(StoreFailed) as failed,
        journal._database.write() as connection,
    ):
        connection.execute(
            feedback.insert().values(
                person_id=1, id=1, interview_id=1, raw=WORDS, origin=WORDS, status=WORDS
            )
        )

    told = "".join(traceback.format_exception(failed.value))
    assert WORDS not in told + caplog.text


def test_the_engine_hides_parameters(store: Store) -> None:
    with (
        pytest.raises(sa.exc.DBAPIError) as failed,
        store._database.engine.connect() as connection,
    ):
        connection.execute(sa.text("select no_such_column where :x = 'x'"), {"x": WORDS})

    assert WORDS not in str(failed.value)

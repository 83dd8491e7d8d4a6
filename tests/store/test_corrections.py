"""A correction replaces the points of a message, its status and its draft in one change."""

from datetime import UTC, datetime

from coaching.model import Feedback, Interview, Kind, Origin, Status
from coaching.store import Journal
from tests.build import a_feedback, a_point, an_interview

NOW = datetime(2026, 3, 4, tzinfo=UTC)


def stored(journal: Journal, *, mock: bool = False) -> tuple[Interview, Feedback]:
    given = a_feedback(a_point(kind=Kind.REMARK), status=Status.DECLINED)
    journal.add_interview(an_interview(feedback=(given,), mock=mock), request="one", now=NOW)
    (interview,) = journal.interviews()
    return interview, interview.feedback[0]


def correct(journal: Journal, said: Feedback) -> None:
    journal.save_draft("c", "feedback", {"text": "x"}, version=0, writer="me", now=NOW)
    journal.replace_points(
        said.id or 0,
        [a_point(kind=Kind.STRENGTH)],
        version=said.version,
        request="c",
        now=NOW,
        status=Status.GIVEN,
        draft="c",
    )


def test_a_correction_takes_on_the_status_its_points_say(journal: Journal) -> None:
    _, said = stored(journal)

    correct(journal, said)

    (interview,) = journal.interviews()
    assert interview.status is Status.GIVEN
    assert journal.draft("c") is None


def test_one_undo_takes_a_correction_back_whole(journal: Journal) -> None:
    before, said = stored(journal)
    correct(journal, said)
    last = journal.last_change()
    assert last

    journal.undo(last.id, now=NOW)

    assert journal.interviews() == (before,)
    draft = journal.draft("c")
    assert draft
    assert draft.body == {"text": "x"}


def test_without_a_status_the_status_stays(journal: Journal) -> None:
    _, said = stored(journal)

    journal.replace_points(said.id or 0, [], version=said.version, request="r", now=NOW)

    assert journal.interviews()[0].status is Status.DECLINED


def test_nobody_speaks_as_an_employer_in_a_mock_interview(journal: Journal) -> None:
    interview, said = stored(journal, mock=True)

    assert said.origin is Origin.MOCK
    assert interview.status is Status.NOT_ASKED

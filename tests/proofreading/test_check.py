"""Slips are found where they are, names are left alone, and no text takes the server down."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread

import pytest

from coaching import proofreading
from coaching.letters import ENGLISHES, English, Facts, Own, composed
from coaching.model import CoachingError, Letter
from coaching.proofreading import Slip, accepted, check, names_in
from coaching.proofreading.process import CannotProofread, Worker
from tests.benchmarks import proofreading as measured


def problems(text: str, english: str = "canadian", **kwargs: object) -> list[str]:
    return [s.problem for s in check(text, english, **kwargs).slips]  # type: ignore[arg-type]


def test_sixty_planted_errors_and_forty_clean_sentences() -> None:
    """The figures of the README, as a floor."""
    caught = measured.planted()

    assert caught.of == 60
    assert caught.found >= 57
    assert caught.mended >= 54
    assert len(measured.sentences("clean.txt")) == 40
    assert measured.false_flags() == []


def test_offsets_count_characters_also_after_emoji_and_other_alphabets() -> None:
    text = "😀 👩‍👩‍👧 面试 Dear Łukasz,\n\nI realy liked it."

    [slip] = [s for s in check(text, "british", known=["Łukasz"]).slips if s.problem == "realy"]

    assert text[slip.start : slip.end] == "realy"
    assert accepted(text, slip, "really") == text.replace("realy", "really")


def test_names_of_the_record_and_words_of_the_posting_are_known() -> None:
    text = "Thank you, Siobhan Okonkwo. I have used Zendeskly at Northgaet."
    assert "Okonkwo" in problems(text)

    known = ["Siobhan Okonkwo", *names_in("We use Zendeskly. recieve"), "Northgaet"]

    assert problems(text, known=known) == []
    assert "recieve" not in names_in("We use Zendeskly. recieve")


def test_a_slip_ignored_for_good_stays_away() -> None:
    text = "I realy liked it. I Realy did."
    slips = check(text, "canadian").slips

    assert check(text, "canadian", ignored={s.key for s in slips}).slips == ()


@pytest.mark.parametrize(
    ("english", "right", "wrong"),
    [
        ("american", "It would be an honor.", "It would be an honour."),
        ("british", "It would be an honour.", "It would be an honor."),
        ("canadian", "The colour is fine.", "The color is fine."),
        ("australian", "The colour is fine.", "The color is fine."),
    ],
)
def test_each_english_has_its_own_spelling(english: str, right: str, wrong: str) -> None:
    assert problems(right, english) == []
    assert problems(wrong, english) != []


@pytest.mark.parametrize("english", ENGLISHES)
def test_our_own_sentences_are_without_a_slip(english: str) -> None:
    facts = Facts("Northgate", "Officer", "Judith Amory", "Sam Okonkwo", english=English(english))
    for kind in Letter:
        for n in range(3):
            own = Own({"discussed": "the archive", "fit": "a steady hand"}, wording=n)
            body = composed(kind, facts, own).body

            assert problems(body, english, known=["Northgate", "Judith Amory", "Sam Okonkwo"]) == []


def test_gaps_addresses_and_links_are_not_read() -> None:
    assert problems("Write to smaith@exmaple.cmo or https://exmaple.cmo/recieve [teh gpa]") == []


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 20_000,
        "a " * 10_000,
        "(" * 5_000,
        "\x00\ud800\ufffe 😀" * 500,
        "í" * 10_000,
        "-" * 20_000,
        "\n" * 20_000,
        "a.b." * 5_000,
        "don't " * 3_000,
        "1,000,000.00" * 1_000,
        "",
    ],
    ids=range(11),
)
def test_a_hostile_text_gets_an_answer_or_a_sentence(hostile: str) -> None:
    with suppress(CannotProofread):
        assert check(hostile, "canadian").checked

    assert problems("I realy liked it.") == ["realy"]


def test_a_text_longer_than_any_letter_is_not_checked_and_says_so() -> None:
    assert not check("word " * 5_000, "canadian").checked


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker of this test's own, to be killed."""
    worker = Worker(seconds=30)
    yield worker
    worker.close()


def test_a_killed_worker_is_replaced(worker: Worker) -> None:
    assert worker.ask("I realy do.", "canadian", [])
    process = worker._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    assert worker.ask("I realy do.", "canadian", [])


def test_a_silent_worker_is_ended_and_the_next_question_answered() -> None:
    worker = Worker(seconds=0.01)  # no linter is made in that time
    with pytest.raises(CannotProofread):
        worker.ask("I realy do.", "canadian", [])
    assert worker._process is None
    worker._seconds = 30

    assert worker.ask("I realy do.", "canadian", [])
    worker.close()


def test_two_people_at_once_each_get_their_own_answer() -> None:
    answers: dict[int, list[str]] = {}
    asks = [
        Thread(target=lambda n=n: answers.update({n: problems(f"Word {n} is realy{'x' * n}.")}))
        for n in range(6)
    ]
    for ask in asks:
        ask.start()
    for ask in asks:
        ask.join()

    assert answers == {n: [f"realy{'x' * n}"] for n in range(6)}


def test_one_persons_names_are_not_known_for_the_next() -> None:
    assert problems("Dear Okonkwo.", known=["Okonkwo"]) == []
    assert problems("Dear Okonkwo.") == ["Okonkwo"]


def test_a_suggestion_for_words_that_changed_meanwhile_is_refused() -> None:
    slip = Slip(0, 5, "realy", "Spelling", "", ("really",))

    assert accepted("Now realy.", slip, "really") == "Now really."
    with pytest.raises(CoachingError, match="changed"):
        accepted("Now truly.", slip, "really")
    with pytest.raises(CoachingError, match="changed"):
        accepted("x realy realy.", slip, "really")


def test_a_word_taken_out_leaves_one_space() -> None:
    assert accepted("for the the tour", Slip(8, 11, "the", "Repetition", ""), "") == "for the tour"


def test_making_ready_beforehand_is_harmless() -> None:
    proofreading.warm("canadian")

    assert problems("I realy liked it.") == ["realy"]

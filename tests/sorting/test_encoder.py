"""The encoder beside the linear model: what it reads, and what it gives."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.model import CoachingError, Kind
from coaching.sorting import encoder, learnt, windows, wordpieces
from coaching.sorting.features import KINDS, features
from coaching.sorting.learnt import Scores

ROOT = Path(__file__).resolve().parents[2]
MESSAGE = ["Hello Sam,", "You were warm,", "but the answers rambled.", "Practise two stories."]
VOCABULARY = wordpieces.Pieces(
    {p: n for n, p in enumerate(("[UNK]", "you", "ramble", "##d", "cafe", ".", "'", "t", "don"))}
)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("You rambled.", [1, 2, 3, 5]),
        ("CAFÉ", [4]),
        ("don't", [8, 6, 7]),
        ("you qqq you", [1, 0, 1]),
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(text: str, pieces: list[int]) -> None:
    assert VOCABULARY.of(text, 10) == pieces


@given(st.text(max_size=300))
def test_any_text_has_pieces_and_no_more_than_asked_for(text: str) -> None:
    assert len(VOCABULARY.of(text, 7)) <= 7


@given(st.lists(st.integers(0, windows.LONGEST), max_size=30), st.integers(2, windows.SIZE))
def test_every_point_stands_in_one_window_in_order(lengths: list[int], first: int) -> None:
    texts = [[1000 + n] * length for n, length in enumerate(lengths)]

    found = windows.windows(texts, first)

    held = [list(w.pieces[start : end - 1]) for w in found for start, end in w.points]
    assert held == texts
    assert all(len(w.pieces) <= windows.SIZE for w in found)


def test_themes_are_the_mean_of_both() -> None:
    linear = learnt.trained().scores(features(MESSAGE[1:]))
    nothing = Scores(
        *(
            np.zeros_like(x)
            for x in (linear.kinds, linear.themes, linear.sensitive, linear.passed_on)
        )
    )

    together = encoder.trained().beside(linear, MESSAGE[1:])
    alone = encoder.trained().beside(nothing, MESSAGE[1:])

    half = (1 - encoder.THEMES_SHARE) * linear.themes
    assert np.allclose(together.themes, half + alone.themes, atol=1e-5)
    assert np.allclose(together.themes.sum(axis=1), 1, atol=1e-4)
    assert np.array_equal(together.sensitive, linear.sensitive)


def test_kinds_are_moved_by_it_and_still_add_up_to_one() -> None:
    message = [*MESSAGE, "In every story it was the partner who found the error."]
    linear = learnt.trained().scores(features(message))

    together = encoder.trained().beside(linear, message)

    assert np.allclose(together.kinds.sum(axis=1), 1, atol=1e-4)
    assert np.abs(together.kinds - linear.kinds).max() > 0.01


def test_of_what_is_surely_a_courtesy_only_the_beginning_is_read() -> None:
    message = ["Thank you for coming to see us last Monday.", *MESSAGE[1:]]
    linear = learnt.trained().scores(features(message))
    remark = KINDS.index(Kind.REMARK)
    linear.kinds[0] = np.where(np.arange(len(KINDS)) == remark, 0.98, 0.005)

    together = encoder.trained().beside(linear, message)
    other_end = encoder.trained().beside(linear, [message[0][:-8] + " week", *message[1:]])
    other_start = encoder.trained().beside(linear, ["To work on:", *message[1:]])

    assert together.kinds[0].argmax() == remark
    assert np.array_equal(together.themes[0], linear.themes[0])
    assert not np.allclose(together.themes[1:], linear.themes[1:])
    assert np.array_equal(together.kinds, other_end.kinds)
    assert not np.allclose(together.kinds[1:], other_start.kinds[1:])


def test_it_reads_what_stands_around_a_point() -> None:
    linear = learnt.trained().scores(features(["Examples.", "Examples."]))

    praised = encoder.trained().beside(linear, ["What went well:", "Examples."])
    missed = encoder.trained().beside(linear, ["What to work on:", "Examples."])

    assert not np.allclose(praised.kinds[1], missed.kinds[1])


@pytest.mark.parametrize("name", [encoder.FILE, encoder.VOCABULARY])
def test_a_file_that_was_changed_is_refused(tmp_path: Path, name: str) -> None:
    shutil.copytree(encoder.FOLDER, tmp_path / "encoder")
    file = tmp_path / "encoder" / name
    file.write_bytes(file.read_bytes() + b"?")

    with pytest.raises(CoachingError, match="changed"):
        encoder.load(tmp_path / "encoder")


def test_an_encoder_of_other_themes_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(encoder.FOLDER, tmp_path / "encoder")
    card = json.loads((folder / encoder.CARD).read_text("utf-8"))
    card["themes"] = card["themes"][:-1]
    (folder / encoder.CARD).write_text(json.dumps(card), encoding="utf-8")

    with pytest.raises(CoachingError, match="another version"):
        encoder.load(folder)


def test_an_encoder_that_is_asked_otherwise_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(encoder.FOLDER, tmp_path / "encoder")
    (folder / encoder.FILE).write_bytes(echo("pieces"))
    card = json.loads((folder / encoder.CARD).read_text("utf-8"))
    card["sha256"] = encoder.digests(folder)
    (folder / encoder.CARD).write_text(json.dumps(card), encoding="utf-8")

    with pytest.raises(CoachingError, match="another version"):
        encoder.load(folder)


def echo(name: str) -> bytes:
    """The smallest ONNX model: it is given one table of this name and gives it back."""
    given, back = name.encode(), b"back"
    table = field(2, field(1, bytes([8, 1])))
    node = field(1, given) + field(2, back) + field(4, b"Identity")
    ends = field(11, field(1, given) + table) + field(12, field(1, back) + table)
    graph = field(1, node) + field(2, b"echo") + ends
    return bytes([8, 8]) + field(7, graph) + field(8, bytes([16, 17]))


def field(number: int, value: bytes) -> bytes:
    """One field of a protobuf message."""
    return bytes([number << 3 | 2, len(value)]) + value


def test_the_model_card_tells_of_the_models_that_are_committed() -> None:
    said = (learnt.FOLDER / "README.md").read_text("utf-8")
    card = json.loads((encoder.FOLDER / encoder.CARD).read_text("utf-8"))

    assert f"**Encoder**, version {card['version']}:" in said
    assert f"**Linear**, version {learnt.trained().card['version']}:" in said


def test_what_is_committed_stays_small() -> None:
    assert (encoder.FOLDER / encoder.FILE).stat().st_size < 25e6


ENDS_AT_ONCE = """
import atexit
from coaching import sorting
from coaching.sorting import encoder
atexit.register(lambda: print(encoder.trained.cache_info().currsize))
sorting.warming()
"""


def test_a_process_that_ends_at_once_lets_the_sorter_load_to_its_end() -> None:
    # A daemon thread would be ended in the middle of C++, which aborts the process now and then.
    ended = subprocess.run(
        [sys.executable, "-c", ENDS_AT_ONCE], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stdout) == (0, "1\n")

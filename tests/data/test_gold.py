"""The gold files fit their messages, and the hand-counted numbers are those of the gold."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from coaching import codebook
from coaching.model import Flag, Kind, Origin, Status
from tests.data.count_gold import counted, gold

HERE = Path(__file__).parent
MESSAGES = sorted((HERE / "documents").glob("*.txt"))


def the_gold_of(message: Path) -> dict[str, Any]:
    return tomllib.loads(message.with_suffix(".toml").read_text("utf-8"))


def test_the_numbers_counted_by_hand_are_those_counted_from_the_gold() -> None:
    assert json.loads((HERE / "expected.json").read_text("utf-8")) == counted()


def test_at_least_fifteen_employers_speak() -> None:
    employers = [d["employer"] for d in gold().values() if d["origin"] == "employer"]

    assert len(set(employers)) == len(employers) >= 15


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: m.stem)
def test_the_points_are_the_whole_message_in_its_own_words(message: Path) -> None:
    rest = message.read_text("utf-8")
    for point in the_gold_of(message)["points"]:
        between, _, rest = rest.partition(point["text"])
        assert not re.search(r"[^\W\d]", between), point

    assert not rest.strip()


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: m.stem)
def test_a_gold_file_uses_the_words_of_the_product(message: Path) -> None:
    document = the_gold_of(message)

    Origin(document["origin"]), Status(document["status"])
    assert document["sector"] in codebook.vocabulary("sectors")
    assert document["stage"] in codebook.vocabulary("stages")
    assert document["format"] in codebook.vocabulary("formats")
    assert document["channel"] in ("", *codebook.vocabulary("feedback_channels"))
    assert document["giver"] in codebook.vocabulary("feedback_givers")
    for point in document["points"]:
        Kind(point["kind"]), [Flag(f) for f in point.get("flags", ())]
        assert set(point.get("themes", ())) <= codebook.themes().keys()


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: m.stem)
def test_a_document_is_short_enough_to_be_corrected_in_a_browser(message: Path) -> None:
    assert 3 <= len(the_gold_of(message)["points"]) <= 9

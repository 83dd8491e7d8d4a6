"""The model in use is the one its card names, and gives chances."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coaching.model import CoachingError
from coaching.sorting import corpus, learnt
from coaching.sorting.features import KINDS, features
from coaching.sorting.train import fit, read_all

MESSAGE = ["Hello Sam,", "You were warm,", "but the answers rambled.", "Practise two stories."]


def test_it_learnt_from_the_corpus_as_it_stands() -> None:
    assert learnt.trained().card["corpus"] == corpus.digest()
    assert learnt.trained().card["words"] == corpus.digest_of_words()


def test_chances_add_up_to_one() -> None:
    scores = learnt.trained().scores(features(MESSAGE))
    assert np.allclose(scores.kinds.sum(axis=1), 1, atol=1e-4)
    assert np.allclose(scores.themes.sum(axis=1), 1, atol=1e-4)
    assert ((scores.sensitive >= 0) & (scores.sensitive <= 1)).all()


def test_weights_that_were_changed_are_refused(tmp_path: Path) -> None:
    shutil.copytree(learnt.FOLDER, tmp_path / "model")
    weights = tmp_path / "model" / learnt.FILE
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")
    with pytest.raises(CoachingError, match="changed"):
        learnt.load(tmp_path / "model")


def test_a_card_of_another_file_is_refused(tmp_path: Path) -> None:
    shutil.copytree(learnt.FOLDER, tmp_path / "model")
    card = tmp_path / "model" / "model.json"
    told = json.loads(card.read_text("utf-8"))
    card.write_text(json.dumps({**told, "sha256": "0" * 64}), encoding="utf-8")
    with pytest.raises(CoachingError):
        learnt.load(tmp_path / "model")


def test_a_model_of_a_version_with_fewer_heads_is_refused(tmp_path: Path) -> None:
    model = learnt.trained()
    older = replace(model, weights=model.weights[:, :-1], bias=model.bias[:-1])
    learnt.save(older, tmp_path)
    with pytest.raises(CoachingError, match="another version"):
        learnt.load(tmp_path)


def test_training_twice_gives_the_same_model_and_it_learns(tmp_path: Path) -> None:
    few = read_all(corpus.documents()[::80])
    for name in ("first", "second"):
        learnt.save(fit(few), tmp_path / name)
    for file in (learnt.FILE, "model.json"):
        assert (tmp_path / "first" / file).read_bytes() == (tmp_path / "second" / file).read_bytes()
    again = learnt.load(tmp_path / "second")
    kinds = again.scores(features(MESSAGE)).kinds.argmax(axis=1)
    assert [KINDS[k].value for k in kinds[1:3]] == ["strength", "weakness"]

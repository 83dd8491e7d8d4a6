"""
Charts for eyes that see fewer colours, and for a grey print.

Simulated with the matrices of Machado, Oliveira and Fernandes (2009), IEEE Trans. Vis. Comput.
Graph. 15, 1291-1298, severity 1, in linear RGB. Differences are CIE 1976 (L*a*b*, D65): 10 and
more is seen at a glance.
"""

from itertools import combinations

import numpy as np
import pytest

from coaching.charts import DARK, LIGHT, Palette
from coaching.charts.marks import SYMBOLS
from coaching.model import Kind
from tests.charts.drawn import contrast, every_chart, marks
from tests.summary.journal import journal

EYES = {
    "everybody": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
GREY = np.tile([0.2126, 0.7152, 0.0722], (3, 1))
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])
KINDS = (Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION, Kind.REASON)
BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def seen(colour: str, eyes: np.ndarray) -> str:
    """A colour as these eyes see it."""
    channels = np.clip(eyes @ linear(colour), 0, 1)
    coded = np.where(channels <= 0.0031308, channels * 12.92, 1.055 * channels ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(255 * c):02X}" for c in coded)


def lab(colour: str) -> np.ndarray:
    scaled = XYZ @ linear(colour) / WHITE
    root = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def difference(one: str, other: str) -> float:
    return float(np.linalg.norm(lab(one) - lab(other)))


@BOTH
@pytest.mark.parametrize("name", EYES)
def test_marks_stand_out_from_the_page_for_all_eyes(palette: Palette, name: str) -> None:
    page = seen(palette.page, EYES[name])

    assert all(contrast(seen(palette.of(kind), EYES[name]), page) >= 3 for kind in KINDS)


@BOTH
@pytest.mark.parametrize("name", EYES)
def test_strength_and_to_work_on_differ_in_colour_for_all_eyes(palette: Palette, name: str) -> None:
    one, other = (seen(palette.of(kind), EYES[name]) for kind in KINDS[:2])

    assert difference(one, other) >= 20


@BOTH
def test_marks_stand_out_in_a_grey_print(palette: Palette) -> None:
    page = seen(palette.page, GREY)

    assert all(contrast(seen(palette.of(kind), GREY), page) >= 3 for kind in KINDS)


def test_every_kind_has_a_shape_of_its_own() -> None:
    assert len({SYMBOLS[kind] for kind in KINDS}) == len(KINDS)


@BOTH
def test_no_two_meanings_of_a_chart_share_a_shape(palette: Palette) -> None:
    """Where colours come close for some eyes, the shape still tells: colour never stands alone."""
    close = {
        pair
        for eyes in (*EYES.values(), GREY)
        for pair in combinations(KINDS, 2)
        if difference(*(seen(palette.of(kind), eyes) for kind in pair)) < 20
    }
    assert close
    assert all(SYMBOLS[one] != SYMBOLS[other] for one, other in close)
    for name, figure in every_chart(journal(own=True), palette).items():
        if name == "coverage":  # its states are told by shape and filling, not by kind
            continue
        looks = {(mark["symbol"].removesuffix("-open"), mark["colour"]) for mark in marks(figure)}
        assert len({shape for shape, _ in looks}) == len(looks), name


def test_whose_words_they_are_is_told_by_filling() -> None:
    figure = every_chart(journal(), LIGHT)["matrix"]
    hollow = {mark["custom"][2] for mark in marks(figure) if mark["symbol"].endswith("-open")}
    filled = {mark["custom"][2] for mark in marks(figure)} - hollow

    assert hollow == {101, 102}
    assert filled <= set(range(1, 13))

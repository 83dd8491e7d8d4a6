"""Marks drawn with signs, as figures."""

import pytest

from coaching.sorting.stars import in_figures


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("Till ★★★☆☆ slow", "Till 3/5  slow"),
        ("\u2b50\ufe0f\u2b50\ufe0f\u2b50\ufe0f\u2b50\ufe0f☆ Till work", "4/5  Till work"),
        ("●●○○", "2/4 "),
        ("⭐⭐⭐⭐⭐", "5/5 "),
        ("Candidate ●●●●●● was late", "Candidate ●●●●●● was late"),
        ("☆★★★★", "☆★★★★"),
        ("★ Star of the day", "★ Star of the day"),
    ],
)
def test_a_drawn_mark_is_read_where_it_says_of_how_many(drawn: str, read: str) -> None:
    assert in_figures(drawn) == read

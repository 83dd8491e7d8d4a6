"""Both sides of a theme as HTML: a person's words stand in it verbatim, the latest first seen."""

from html.parser import HTMLParser

import pytest

from coaching import frames, summary
from coaching.model import Interview, Kind
from coaching.screen.sides import SIDE, sides
from tests.build import a_point, an_interview
from tests.test_escapes import HOSTILE

TAGS = {"div", "strong", "ul", "li", "b", "span"}
QUOTES = [
    "\"double\" 'single' “curly” `back`",
    '" onmouseover="alert(1)',
    "</li></ul></div><ul class=strength>",
]


class Read(HTMLParser):
    """The tags of some HTML, their attributes, and its texts by the tag they stand in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[tuple[str, str]] = []
        self._within: list[str] = []
        self.feed(html)
        self.close()
        assert self._within == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._within.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self._within[-1], data))

    def of(self, tag: str) -> str:
        return "".join(text for within, text in self.texts if within == tag)


def read(*interviews: Interview) -> Read:
    (row,) = summary.differences(frames.to_frame(interviews)).itertuples(index=False)
    return Read(sides(row))


def said(text: str, kind: Kind, number: int, employer: str = "Northgate Council") -> Interview:
    point = a_point(text=text, kind=kind, id=number)
    return an_interview(point, employer=employer, id=number)


@pytest.mark.parametrize("text", [*HOSTILE, *QUOTES])
def test_words_and_employers_stand_in_it_as_they_were_written(text: str) -> None:
    shown = read(said(text, Kind.STRENGTH, 1, text), said(text, Kind.WEAKNESS, 2, text))
    line = " ".join(text.split())

    assert shown.of("li") == f" “{line}” “{line}”"
    assert shown.of("span") == f"{line}, 3 Mar, panel" * 2


@pytest.mark.parametrize("text", [*HOSTILE, *QUOTES])
def test_nobodys_words_become_a_tag_or_an_attribute(text: str) -> None:
    shown = read(said(text, Kind.STRENGTH, 1, text), said(text, Kind.WEAKNESS, 2, text))

    assert set(shown.tags) == TAGS
    assert shown.tags.count("ul") == 2
    assert shown.attributes == [
        ("class", "sides"),
        ("class", "strength"),
        ("aria-label", "A strength"),
        ("class", "weakness"),
        ("aria-label", "To work on"),
    ]


def test_a_theme_of_ones_own_stands_in_it_as_it_was_written() -> None:
    theme = " ".join(HOSTILE[13].split())
    interviews = (
        an_interview(a_point(theme, text="Yes.", kind=Kind.STRENGTH, id=1), id=1),
        an_interview(a_point(theme, text="No.", kind=Kind.WEAKNESS, id=2), id=2),
    )

    assert read(*interviews).of("strong") == theme


@pytest.mark.parametrize("more", [0, 1, 3])
def test_the_latest_are_shown_and_the_earlier_ones_counted(more: int) -> None:
    numbers = range(1, SIDE + more + 1)
    praise = [said(f"Good {number}.", Kind.STRENGTH, number) for number in numbers]

    shown = read(*praise, said("Vague.", Kind.WEAKNESS, 99))

    assert shown.of("li").split("“")[1:] == [
        *(f"Good {number}.” " for number in numbers[more:]),
        "Vague.”",
    ]
    assert ("earlier" in shown.of("span")) is bool(more)
    assert (f"and {more} earlier, on the Quotes page" in shown.of("span")) is bool(more)

"""A person's text shows as it was written, whatever it means to a browser."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coaching import escapes

JOINER = "\u2060"
ESCAPED = re.compile(r"&#\d+;\u2060")
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")

HOSTILE = [
    "**bold** __bold__ *it* _it_ ~~gone~~ `code` ``co`de``",
    "# heading",
    "- one\n- two\n\n1. three\n2) four\n+ five",
    "> quoted\n\n---\n***\n===",
    "```python\nprint()\n```\n    indented",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[link](https://example.org) ![picture](https://example.org/pixel.png)",
    "[reference][1]\n\n[1]: https://example.org 'title'",
    "a footnote[^1]\n\n[^1]: below",
    "- [ ] to do\n- [x] done",
    "<https://example.org> <me@example.org>",
    "https://example.org/a?b=c&d=e http://example.org www.example.org WWW.EXAMPLE.ORG",
    "me@example.org a.b+c@example.co.uk mailto:me@example.org xmpp:me@example.org",
    "<img src=x onerror=alert(1)> <b>bold</b> <!-- gone --> </div><script>alert(1)</script>",
    "&lt;b&gt; &amp;amp; &#42;bold&#42; &#x2a; &copy; &nbsp;",
    "$x^2$ $$\\frac{1}{2}$$ \\(x\\) \\[y\\]",
    ":blue[colour] :orange-background[x] :gray-badge[x] :small[x] :rainbow[x]",
    ":smile: :+1: :material/home: :streamlit: ::shortcut[Ctrl+K] :tooltip[a]{b}",
    "-> <- <-> -- >= <= ~= (c)",
    "\\*escaped\\* back\\slash at the end\\",
    "two spaces  \nand a line",
    "{{ template }} {% tag %} ${shell} %s {0}",
]


def decoded(text: str) -> str:
    """What a browser shows, without word joiners, which are not seen."""
    return html.unescape(text).replace(JOINER, "")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_means_something_to_markdown_is_left(text: str) -> None:
    shown = escapes.markdown(text)

    assert not PUNCTUATION.search(ESCAPED.sub("", shown))
    assert "\n" not in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_shows_as_it_was_written(text: str) -> None:
    assert decoded(escapes.markdown(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    "found_late",
    [
        r"(?i)(https?://|www(?=\.))[-.\w]+[^ \t\r\n]*",
        r"[-.\w+]+@[-\w]+(?:\.[-\w]+)+",
        r":\+1:|:-1:|:[\w-]+:",
        r":material/\w+:",
        r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)",
    ],
    ids=["addresses", "e-mail", "emoji", "icons", "typography"],
)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_looked_for_after_entities_are_read_is_not_found(
    text: str, found_late: str
) -> None:
    """Streamlit turns addresses, emoji and arrows into something else in the text as shown."""
    assert not re.search(found_late, html.unescape(escapes.markdown(text)))


@given(st.text())
@example("&#42;\u2060")
@example("WWW.a https:// HTTP&#58;")
def test_no_text_keeps_raw_punctuation(text: str) -> None:
    shown = escapes.markdown(text)

    assert not PUNCTUATION.search(ESCAPED.sub("", shown))


@given(st.text().filter(lambda text: JOINER not in text))
def test_every_text_is_read_back_with_its_blanks_folded(text: str) -> None:
    assert decoded(escapes.markdown(text)) == " ".join(text.split())


@given(st.text(alphabet=st.characters(categories=["L", "Nd", "Zs"])))
def test_plain_words_stay_plain(text: str) -> None:
    assert escapes.markdown(text) == " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_chart_shows_no_tag_and_no_entity_of_a_persons_making(text: str) -> None:
    shown = escapes.plotly(text)

    assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", shown)
    assert html.unescape(shown) == text

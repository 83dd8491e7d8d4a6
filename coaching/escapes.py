"""A person's text → text that shows verbatim, one function per kind of sink."""

import html as _html
import re

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_AUTOLINK = re.compile(r"(?i)(www|https?)(?=&#)")
_JOIN = "\u2060"


def markdown(text: str) -> str:
    """
    Text for ``st.markdown``, widget labels and other Markdown sinks.

    Every ASCII punctuation mark becomes a numeric entity followed by a word joiner, so nothing
    can pair up into Markdown, HTML, LaTeX, a directive or a link again. Line breaks become
    spaces: a Markdown sink would end a list item or a quotation there.
    """
    one_line = " ".join(text.split())
    escaped = _PUNCTUATION.sub(lambda m: f"&#{ord(m[0])};{_JOIN}", one_line)
    return _AUTOLINK.sub(lambda m: m[0] + _JOIN, escaped)


def plotly(text: str) -> str:
    """Text for Plotly titles, annotations and hover, which read a subset of HTML."""
    return _html.escape(text, quote=False)


def html(text: str) -> str:
    """Text between the tags of ``st.html``; line breaks become spaces."""
    return _html.escape(" ".join(text.split()), quote=True)


_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def spreadsheet(text: str) -> str:
    """Text for a cell of a CSV: what a spreadsheet would take for a formula gets an apostrophe."""
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS_A_FORMULA) else text

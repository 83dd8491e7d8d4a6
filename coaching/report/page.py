"""The brief → one HTML file that asks for nothing, and its body for the preview."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from coaching.charts import DARK, LIGHT
from coaching.model import Section, Shared
from coaching.report.brief import Brief, Difference, Line, Words, brief
from coaching.report.drawing import bars, matrix, per_mark
from coaching.report.pictures import Pictures, colours, pictures
from coaching.summary.sentences import numbered

# Nothing may be fetched, run or sent; the style below is the one exception.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'none'; base-uri 'none'; "
    "form-action 'none'"
)
STYLE = (Path(__file__).parent / "page.css").read_text("utf-8")
ALONE = (Path(__file__).parent / "alone.css").read_text("utf-8")
"""What the page has that the preview has not: its own ground, pictures, dark colours, print."""

SHOWN = 3
"""Words on each side of a difference that are shown at once."""
_NOTES = (
    '<section><h2>Notes: topic, evidence, practised, plan</h2><div class="rules" '
    'aria-hidden="true"><div></div><div></div><div></div></div></section>'
)


def page(shared: Shared) -> bytes:
    """One file: opens without a network, runs nothing, asks for nothing."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>Brief for a 40-minute meeting</title>"
        f"<style>:root {{ color-scheme: light dark; {colours(LIGHT)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {colours(DARK)} }} }}\n"
        f"{STYLE}{ALONE}</style></head>"
        f"<body><main>{body(shared, pictures(shared))}</main></body></html>\n"
    ).encode()


def body(shared: Shared, drawn: Pictures | None = None) -> str:
    """The brief as HTML, every word escaped; with pictures where a page can show them."""
    b, whole, drawn = brief(shared), drawn is not None, drawn or Pictures()
    return "".join(
        (
            '<article class="brief" lang="en"><h1>Brief for a 40-minute meeting</h1>',
            f'<p class="meta">{_t(b.prepared)} {_t(b.not_shared)}</p>',
            f"<p><b>Question:</b> {_t(b.question)}</p>" if b.question else "",
            f"<p><b>Known:</b> {_t(b.known)}</p>",
            f"<p>{_t(b.floor)}</p>" if b.floor else "",
            _picture(drawn.coverage, "Interviews and feedback"),
            _panels(b, drawn, whole=whole),
            _grid(b, drawn.matrix),
            _two(_differences(b.differences), _practice(b)),
            *(_picture(svg, "Before and after practice") for svg in drawn.practised),
            _own(b.own, whole=whole),
            _NOTES,
            _every(b.words),
            f'<p class="meta">{_t(b.consent)}</p></article>',
        )
    )


@dataclass(frozen=True, slots=True)
class Slide:
    """One part of the brief for a meeting: what it is about, its title, and its HTML."""

    ref: str
    title: str
    html: str
    points: tuple[Words, ...] = ()
    themes: tuple[tuple[str, str], ...] = ()


def slides(shared: Shared) -> tuple[Slide, ...]:
    """The brief in large, part by part; parts that hold nothing are left out."""
    b = brief(shared)
    about = (
        f"<p>{_t(b.question)}</p>" if b.question else "",
        f"<p>{_t(b.known)}</p><p>{_t(b.floor)}</p>",
        f'<p class="meta">{_t(b.prepared)} {_t(b.not_shared)} {_t(b.consent)}</p>',
    )
    parts = (
        Slide("whole", "The question", "".join(about)),
        _slide(b, Section.STRENGTHS, "What employers valued", b.strengths),
        _slide(b, Section.ASKED, "What they asked for more of", b.asked),
        Slide("matrix", "Every theme, every interview", _grid(b, folded=True)),
        Slide("differences", "Employers differ on", _differences(b.differences)),
        Slide("practice", "Practised, and planned", _practice(b)),
        Slide("own", "Own view, kept apart", _own(b.own, whole=True)),
        Slide("words", "Everything shared, word for word", _list(b.words), b.words),
    )
    return tuple(part for part in parts if part.html)


def _slide(b: Brief, section: Section, title: str, lines: tuple[Line, ...]) -> Slide:
    asked = section is Section.ASKED
    shown = section in b.sections and (lines or (asked and (b.reasons or b.suggestions)))
    kind = "weakness" if asked else "strength"
    head = f"{'◆' if asked else '●'} {title}"
    html = _panel(head, lines, kind, _asides(b, whole=True) if asked else "") if shown else ""
    themes = tuple((line.theme, line.label) for line in lines if line.theme)
    return Slide(section.value, title, html, themes=themes)


def _t(text: str) -> str:
    return escape(text, quote=True).replace("\n", "<br>")


def _picture(svg: str, label: str = "") -> str:
    """A picture; a wide one, which has a label, may scroll sideways, also by keyboard."""
    if not svg:
        return ""
    wide = f' wide" tabindex="0" role="region" aria-label="{label}' if label else ""
    return f'<div class="picture{wide}">{svg}</div>'


def _panels(b: Brief, drawn: Pictures, *, whole: bool) -> str:
    said = _asides(b, whole=whole)
    asked = _panel("◆ What they asked for more of", b.asked, "weakness", said, drawn.asked)
    return _two(
        _panel("● What employers valued", b.strengths, "strength", "", drawn.strengths)
        if Section.STRENGTHS in b.sections
        else "",
        asked if Section.ASKED in b.sections else "",
    )


def _panel(head: str, lines: Iterable[Line], kind: str, asides: str = "", picture: str = "") -> str:
    rows = (
        "".join(_line(line, kind) for line in lines) or '<p class="meta">Nothing shared here.</p>'
    )
    each = max((per_mark(line.of) for line in lines), default=1)
    note = f'<p class="meta">One mark: up to {each} interviews.</p>' if each > 1 else ""
    return f"<section><h2>{head}</h2>{_picture(picture)}{rows}{note}{asides}</section>"


def _asides(b: Brief, *, whole: bool) -> str:
    """What employers suggested, and what was not about the person: read, never counted."""
    heads = (
        ("▲", "suggestion", "newest first", b.suggestions),
        ("■", "reason", "given, not about the person", b.reasons),
    )
    return "".join(
        _folded(
            f"{sign} {numbered(len(said), name)}{', ' if name == 'suggestion' else ' '}{rest}",
            "".join(f"<li>{_quote(*each)}</li>" for each in said),
            whole=whole,
        )
        for sign, name, rest, said in heads
        if said
    )


def _folded(head: str, rows: str, *, whole: bool) -> str:
    """A list that is open where there is room for all of it, and folded in a preview."""
    if whole:
        return f"<h3>{head}</h3><ul>{rows}</ul>"
    return f"<details><summary>{head}</summary><ul>{rows}</ul></details>"


def _line(line: Line, kind: str) -> str:
    if not line.of:
        return f'<p class="line">{_quote(line.quote, line.source)}</p>'
    return (
        f'<div class="line"><b>{_t(line.label)}</b>, {line.interviews} of {line.of} '
        f"{bars(line.interviews, line.of, kind)}<br>{_quote(line.quote, line.source)}</div>"
    )


def _quote(text: str, source: str) -> str:
    return f'“{_t(text)}” <span class="source">{_t(source)}</span>'


def _grid(b: Brief, picture: str = "", *, folded: bool = False) -> str:
    if b.grid is None:
        return ""
    table = (
        f'<div class="scroll" tabindex="0" role="region" aria-label="Every theme, every interview">'
        f"{matrix(b.grid)}</div>"
    )
    if picture or folded:
        table = f"<details><summary>Same facts as a table</summary>{table}</details>"
    return (
        f"<section><h2>Every theme, every interview</h2>"
        f"{_picture(picture, 'Every theme, every interview')}{table}"
        '<p class="meta">Counts are interviews, not remarks. ● strength ◆ to work on ▲ suggestion '
        "■ reason given, not about the person. Hollow: a mock interview (M). Grey: no feedback, so "
        "not known.</p></section>"
    )


def _differences(found: Iterable[Difference]) -> str:
    rows = "".join(
        f"<p><b>{_t(d.label)}</b></p>{_side('●', d.strengths)}{_side('◆', d.weaknesses)}"
        for d in found
    )
    return f"<section><h2>Employers differ on</h2>{rows}</section>" if rows else ""


def _side(sign: str, said: tuple[tuple[str, str], ...]) -> str:
    """The newest words of one side; those before them are folded away."""
    rows = [f"<li>{sign} {_quote(*quote)}</li>" for quote in reversed(said)]
    earlier = _folded(f"{sign} {len(rows) - SHOWN} earlier", "".join(rows[SHOWN:]), whole=False)
    return f"<ul>{''.join(rows[:SHOWN])}</ul>{earlier if len(rows) > SHOWN else ''}"


def _practice(b: Brief) -> str:
    lines = "".join(f"<p>{_t(_unmarked(line))}</p>" for line in b.practised)
    lines += "".join(f"<p><b>Plan:</b> {_t(line)}</p>" for line in b.plans)
    return f"<section><h2>Practised, and planned</h2>{lines}</section>" if lines else ""


def _unmarked(text: str) -> str:
    return text.replace("**", "")


def _own(words: tuple[Words, ...], *, whole: bool) -> str:
    rows = "".join(f"<li>{w.glyph} {_quote(w.text, w.source)}</li>" for w in words)
    if not rows:
        return ""
    said = (
        f"<ul>{rows}</ul>" if whole else _folded(numbered(len(words), "point"), rows, whole=False)
    )
    return f"<section><h2>○ Own view, kept apart</h2>{said}</section>"


def _every(words: tuple[Words, ...]) -> str:
    count = f"{len(words)} {'point' if len(words) == 1 else 'points'}"
    head = f"<summary>Everything shared, word for word: {count}</summary>"
    return f"<details>{head}{_list(words)}</details>" if words else ""


def _list(words: tuple[Words, ...]) -> str:
    rows = "".join(
        f"<li>{w.glyph} {_quote(w.text, w.source)}"
        + (f' <span class="source">{_t(", ".join(w.themes))}</span>' if w.themes else "")
        + "</li>"
        for w in words
    )
    return f"<ul>{rows}</ul>" if rows else ""


def _two(left: str, right: str) -> str:
    return f'<div class="two">{left}{right}</div>' if left or right else ""

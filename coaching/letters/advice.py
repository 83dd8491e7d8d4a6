"""A letter → gentle remarks on its length, its tone, a name that is not theirs, and its twin."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from coaching.letters.wordings import FOLDER
from coaching.model import Letter

ALIKE = 0.6
"""Share of common five-word runs above which two letters read as one."""
_RUN = 5
_TOO_LONG = (
    "{count} words. Up to about {most} are read to the end; one thought fewer makes the others "
    "stronger."
)
_SHORT = "{count} words. Short is fine; one thing only you could say makes it yours."
_LONG_FOR_CHAT = (
    "{count} words. They like chat messages, where up to about {most} are read at once: the thanks "
    "and the one thing that matters are enough."
)
_WORD = re.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True)
class Advice:
    """One remark; the letter may go out all the same."""

    text: str


def advice(
    kind: Letter, body: str, *, to: str = "", others: Iterable[str] = (), chat: bool = False
) -> tuple[Advice, ...]:
    """
    What a friend would say about a letter before it goes out.

    Args:
        kind: What the letter is for; lengths and tones differ.
        body: Its text.
        to: The name of the person it goes to.
        others: Names of other employers and of people met elsewhere, which do not belong in it.
        chat: Whether it goes out as a chat message, where less is read.
    """
    found = [
        *(_length_of_chat(body) if chat else _length(kind, body)),
        *_tone(kind, body),
        *_shouting(body),
        *_strangers(body, to, others),
    ]
    return tuple(Advice(text) for text in found)


def alike(body: str, other: str) -> bool:
    """Whether two letters read as one: most runs of five words stand in both."""
    mine, theirs = _runs(body), _runs(other)
    if not mine or not theirs:
        return False
    return len(mine & theirs) / min(len(mine), len(theirs)) >= ALIKE


def words_in(text: str) -> int:
    """How many words a letter has, without its greeting and its closing."""
    return len(_WORD.findall(_core(text)))


def _length(kind: Letter, body: str) -> list[str]:
    usual, count = _read()["length"][kind.value], words_in(body)
    if count > usual["most"]:
        return [_TOO_LONG.format(count=count, most=usual["most"])]
    if 0 < count < usual["least"]:
        return [_SHORT.format(count=count)]
    return []


def _length_of_chat(body: str) -> list[str]:
    most, count = _read()["chat"]["most"], words_in(body)
    return [_LONG_FOR_CHAT.format(count=count, most=most)] if count > most else []


def _tone(kind: Letter, body: str) -> list[str]:
    plain = " ".join(body.casefold().replace("’", "'").split())
    return [
        tone["say"].format(word=word)
        for tone in _read()["tone"]
        if kind.value in tone.get("kinds", [kind.value])
        for word in tone["words"]
        if re.search(rf"\b{re.escape(word)}\b", plain)
    ]


def _shouting(body: str) -> list[str]:
    found = []
    if body.count("!") > 2:
        found.append("One exclamation mark is warm; several read as hurry.")
    if sum(word.isupper() for word in re.findall(r"\b[^\W\d_]{4,}\b", body)) > 3:
        found.append("Words in capitals read as shouting.")
    return found


def _strangers(body: str, to: str, others: Iterable[str]) -> list[str]:
    plain = " ".join(body.split())
    named = [name for name in dict.fromkeys(others) if _stands_in(name, plain)]
    found = [f"This letter names {name}. Is it meant for them?" for name in named[:3]]
    greeting = plain.split(",", 1)[0]
    if to and greeting.casefold().startswith("dear ") and not _greets(greeting, to):
        found.append(f"The greeting does not name {to}, whom this letter is for.")
    return found


def _stands_in(name: str, text: str) -> bool:
    name = " ".join(name.split())
    return len(name) >= 3 and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _greets(greeting: str, to: str) -> bool:
    called = {word.casefold() for word in _WORD.findall(greeting)}
    return any(word.casefold() in called for word in _WORD.findall(to))


def _core(body: str) -> str:
    """The letter without its greeting and its closing, which all letters share."""
    paragraphs = [p for p in re.split(r"\n\s*\n", body.strip()) if p.strip()]
    if paragraphs and paragraphs[0].lower().startswith(("dear", "hello", "hi ", "good ")):
        paragraphs = paragraphs[1:]
    if len(paragraphs) > 1 and len(paragraphs[-1].split()) <= 8:
        paragraphs = paragraphs[:-1]
    return "\n".join(paragraphs)


def _runs(body: str) -> set[Sequence[str]]:
    words = [w.casefold() for w in _WORD.findall(_core(body))]
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "advice.toml").read_text(encoding="utf-8"))

"""A centre.toml → the centre's settings, or a sentence that says what is wrong with the file."""

import os
import sys
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from coaching.codebook import DATA
from coaching.model import Centre, CoachingError, Help, HelpKind, SignIn, Timings, Topic

DEFAULT = DATA / "centre.toml"
VARIABLE = "AFTERWORD_CENTRE"
SCHEMES = ("https://", "http://", "mailto:", "tel:")

# Table and key in the file → field of Timings, least and most.
_TIMINGS = {
    ("letters", "soon_hours"): ("letter_soon", 1, 336),
    ("letters", "latest_hours"): ("letter_latest", 1, 336),
    ("letters", "days_until_let_be"): ("letter_let_be", 1, 90),
    ("follow_up", "days_after_promised_date"): ("status_after_promise", 0, 90),
    ("follow_up", "days_without_a_date"): ("status_without_promise", 1, 180),
    ("asking", "days_after_a_no"): ("ask_after", 0, 30),
    ("asking", "days_put_off"): ("put_off", 1, 90),
    ("asking", "days_before_reminder"): ("remind_after", 1, 90),
    ("asking", "days_until_let_be"): ("let_be", 14, 365),
}
# The same for SignIn. Streamlit's cookie itself lasts thirty days.
_SIGN_IN = {
    ("sign_in", "idle_hours"): ("idle_hours", 1, 720),
    ("sign_in", "longest_days"): ("longest_days", 1, 30),
}
_CONTACTS = ("follow_up", "contacts")
_HELP = {"kind", "title", "about", "url", "place", "topics"}
_Choice = TypeVar("_Choice", bound=StrEnum)


class BadCentreFile(CoachingError):
    """A centre's file cannot be used; the message names the file, the place in it and the cure."""


@cache
def centre() -> Centre:
    """
    The settings of the centre that runs this site, read once.

    ``AFTERWORD_CENTRE`` names its file; what that leaves out is as in ``data/centre.toml``.

    Raises:
        BadCentreFile: If the file is missing or something in it is not as it should be.
    """
    chosen = os.environ.get(VARIABLE, "").strip()
    return read(Path(chosen)) if chosen else read(DEFAULT)


def at_start() -> None:
    """Read the settings now; a mistake in them ends the program with its sentence."""
    try:
        centre()
    except BadCentreFile as error:
        sys.exit(str(error))


def read(path: Path) -> Centre:
    """
    Read a centre's file.

    Raises:
        BadCentreFile: If it cannot be read, or something in it is not as it should be.
    """
    return _File(path, _table(DEFAULT)).centre(_table(path))


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise BadCentreFile(
            f"The centre's file {path} cannot be read. Correct {VARIABLE}, or take it away to use "
            "the neutral settings."
        ) from None
    except UnicodeDecodeError:
        raise BadCentreFile(f"{path}: save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadCentreFile(f"{path} is not valid TOML: {error}.") from None


class _File:
    """One file, read over the default one."""

    def __init__(self, path: Path, default: Mapping[str, Any]) -> None:
        self._path, self._default = path, default

    def centre(self, given: Mapping[str, Any]) -> Centre:
        self._refuse_unknown(given, self._default, "")
        for table in ("letters", "follow_up", "asking", "sign_in"):
            self._refuse_unknown(self._sub(given, table), self._default[table], f"[{table}]")
        timings = Timings(**self._numbers(given, _TIMINGS))
        if timings.letter_latest < timings.letter_soon:
            self._refuse("[letters] latest_hours", "must not be less than soon_hours")
        listed = given.get("help", self._default["help"])
        if not isinstance(listed, list):
            self._refuse("help", "write each as a table of its own, headed [[help]]")
        return Centre(
            name=self._text(given, "name", "name"),
            url=self._url(given, "url", "url"),
            timings=timings,
            contacts=self._number(given, _CONTACTS, 0, 20),
            sign_in=SignIn(**self._numbers(given, _SIGN_IN)),
            help=tuple(self._help(one, f"[[help]] no. {n}") for n, one in enumerate(listed, 1)),
        )

    def _help(self, given: Any, place: str) -> Help:
        if not isinstance(given, dict):
            self._refuse(place, "write it as a table, headed [[help]]")
        self._refuse_unknown(given, _HELP, place)
        for name in ("title", "kind", "topics"):
            if not given.get(name):
                self._refuse(f"{place}, {name}", "is missing")
        topics = given["topics"]
        if not isinstance(topics, list):
            self._refuse(f"{place}, topics", 'is a list, such as ["letters", "practice"]')
        return Help(
            kind=self._choice(given["kind"], HelpKind, f"{place}, kind"),
            title=self._text(given, "title", f"{place}, title"),
            url=self._url(given, "url", f"{place}, url"),
            about=self._text(given, "about", f"{place}, about"),
            place=self._text(given, "place", f"{place}, place"),
            topics=frozenset(self._choice(t, Topic, f"{place}, topics") for t in topics),
        )

    def _sub(self, given: Mapping[str, Any], table: str) -> Mapping[str, Any]:
        found = given.get(table, {})
        if not isinstance(found, dict):
            self._refuse(table, f"is a table, headed [{table}]")
        return found

    def _numbers(
        self,
        given: Mapping[str, Any],
        places: Mapping[tuple[str, str], tuple[str, int, int]],
    ) -> dict[str, int]:
        return {
            field: self._number(given, place, least, most)
            for place, (field, least, most) in places.items()
        }

    def _number(
        self, given: Mapping[str, Any], place: tuple[str, str], least: int, most: int
    ) -> int:
        table, name = place
        value = self._sub(given, table).get(name, self._default[table][name])
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self._refuse(f"[{table}] {name}", f"is a whole number from {least} to {most}")
        return value

    def _text(self, given: Mapping[str, Any], name: str, place: str) -> str:
        value = given.get(name, "")
        if not isinstance(value, str) or len(value) > 300:
            self._refuse(place, "is a text of at most 300 characters, in quotation marks")
        return " ".join(value.split())

    def _url(self, given: Mapping[str, Any], name: str, place: str) -> str:
        value = self._text(given, name, place)
        if value and (not value.lower().startswith(SCHEMES) or " " in value):
            self._refuse(place, f"begins with one of {', '.join(SCHEMES)} and holds no space")
        return value

    def _choice(self, value: Any, choices: type[_Choice], place: str) -> _Choice:
        if value not in [str(c) for c in choices]:
            self._refuse(place, f"is one of {', '.join(choices)}")
        return choices(value)

    def _refuse_unknown(
        self, given: Mapping[str, Any], known: Mapping[str, Any] | set[str], place: str
    ) -> None:
        for name in given:
            if name not in known:
                where = f"{place}, {name}" if place else name
                self._refuse(where, f"is not known; known are {', '.join(sorted(known))}")

    def _refuse(self, place: str, rule: str) -> NoReturn:
        raise BadCentreFile(f"{self._path}: {place} {rule}.")

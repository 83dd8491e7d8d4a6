"""Frozen values ⇄ plain JSON: strictly, with every field named, typed and bounded."""

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from coaching.model import CoachingError

Value = TypeVar("Value")

LONGEST_TEXT = 20_000
MOST_ENTRIES = 5_000


class NotOurs(CoachingError):
    """What was read does not have the shape of anything we write."""

    def __init__(self) -> None:
        super().__init__(
            "This file is damaged or was not made by Afterword. Ask for it again, and save it "
            "without opening it in another program."
        )


def plain(value: object) -> Any:
    """A value as JSON knows it: objects for dataclasses, lists for tuples and sets."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | frozenset):
        entries = [plain(each) for each in value]
        return sorted(entries) if isinstance(value, frozenset) else entries
    return value


def read(shape: type[Value], stored: object) -> Value:
    """
    What :func:`plain` was given.

    Raises:
        NotOurs: If anything is missing, unknown, of another type, too long or too many.
    """
    found: Value = _read(shape, stored)
    return found


def parsed(text: bytes) -> Any:
    """
    JSON without anything that two readers could take differently.

    Raises:
        NotOurs: If a name comes twice, a number has no value, or it nests too deeply.
    """
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise NotOurs from error
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotOurs
    return found


def _no_number(_name: str) -> float:
    raise NotOurs


def _read(shape: Any, stored: object) -> Any:
    if is_dataclass(shape):
        return _dataclass(shape, stored)
    origin = get_origin(shape)
    if origin is UnionType:
        inner, *rest = [each for each in get_args(shape) if each is not NoneType]
        return None if stored is None else _read(inner, stored) if not rest else _fail()
    if origin in (tuple, frozenset):
        return _many(origin, get_args(shape)[0], stored)
    return _single(shape, stored)


def _dataclass(shape: Any, stored: object) -> Any:
    hints = _hints(shape)
    if not isinstance(stored, Mapping) or not stored.keys() <= hints.keys():
        raise NotOurs
    try:  # a field that came with a later release has a default; any other may not be missing
        return shape(**{name: _read(hints[name], each) for name, each in stored.items()})
    except (TypeError, ValueError) as error:
        raise NotOurs from error


def _many(into: Any, inner: Any, stored: object) -> Any:
    if not isinstance(stored, list) or len(stored) > MOST_ENTRIES:
        raise NotOurs
    return into(_read(inner, each) for each in stored)


def _single(shape: Any, stored: object) -> Any:
    if shape is bool or shape is int:
        if type(stored) is not shape or abs(stored) > 2**53:
            raise NotOurs
        return stored
    if shape is float:
        return stored if isinstance(stored, float) and math.isfinite(stored) else _fail()
    if not isinstance(stored, str) or len(stored) > LONGEST_TEXT:
        raise NotOurs
    try:
        if shape is datetime:
            moment = datetime.fromisoformat(stored)
            return moment if moment.tzinfo else _fail()
        if shape is date:
            return date.fromisoformat(stored)
        return shape(stored)
    except (TypeError, ValueError) as error:
        raise NotOurs from error


def _fail() -> Any:
    raise NotOurs


@cache
def _hints(shape: Any) -> dict[str, Any]:
    return get_type_hints(shape)

"""What programs for qualitative analysis hand each other: codes, sources, coded stretches."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Code:
    """A code with what it means; ``group`` is the name of the one it stands under, if any."""

    guid: UUID
    name: str
    description: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """A stretch of a source, ``text[start:end]``, and the codes it was given."""

    start: int
    end: int
    codes: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One text; ``guid`` is None where a format has none."""

    guid: UUID | None
    name: str
    text: str
    codings: tuple[Coding, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """
    A codebook, and maybe texts coded with it.

    ``skipped`` counts what was in a file and cannot be used here: pictures, sounds, a stretch
    that is not in its text.
    """

    codes: tuple[Code, ...]
    sources: tuple[Source, ...] = ()
    skipped: int = 0

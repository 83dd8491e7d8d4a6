"""A project from elsewhere beside the journal → what would be taken over, for a preview."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from coaching import codebook, sorting
from coaching.codebook import Codebook
from coaching.exchange.coded import KINDS, source_guid
from coaching.exchange.project import Code, Coding, Project, Source
from coaching.model import Adoption, Feedback, Flag, Interview, Kind, OwnTheme, Point

LONGEST = 60
_SHARED = 0.5  # of the shorter of the two, from which a stretch and a point are the same words
_KIND = {guid: kind for kind, guid in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Incoming:
    """
    What a file would change.

    ``new`` themes are not in the codebook; ``known`` are, by their mark or their name. ``given``
    maps points to the themes they would get. ``interviews`` hold messages that are not in the
    journal. ``unplaced`` counts coded stretches of known messages that meet no point.
    """

    new: tuple[OwnTheme, ...]
    known: int
    given: Mapping[int, tuple[int, tuple[str, ...]]]
    interviews: tuple[Interview, ...]
    unplaced: int
    skipped: int

    def adoption(self, *, messages: bool, consultant: bool = False) -> Adoption:
        """The step that takes it over; new messages only when they are wanted."""
        return Adoption(
            self.new,
            self.given,
            self.interviews if messages else (),
            "consultant" if consultant else "person",
        )


def incoming(project: Project, interviews: Sequence[Interview], book: Codebook) -> Incoming:
    """Lay a project beside the journal; nothing is changed."""
    ids, new = _themes(project.codes, book)
    placed, unplaced = _placed(project, interviews, ids)
    points = {p.id: p for i in interviews for f in i.feedback for p in f.points}
    given = {}
    for point_id, themes in placed.items():
        had = points[point_id].themes
        further = tuple(t for t in themes if t not in had and t not in book.about(had))
        if further:
            given[point_id] = (points[point_id].version, further)
    known = _known_sources(project, interviews)
    strangers = [s for s in project.sources if id(s) not in known and s.guid and s.text.strip()]
    return Incoming(
        new,
        len({t for t in ids.values() if t in book.every}),
        given,
        tuple(_interview(source, ids) for source in strangers),
        unplaced,
        project.skipped,
    )


def read_coding(
    project: Project, interviews: Sequence[Interview], book: Codebook
) -> dict[int, tuple[str, ...]]:
    """
    How the project codes the journal's points: id → themes, also none.

    Only points of messages that are in the project with any code of a theme.
    """
    ids, _new = _themes(project.codes, book)
    placed, _unplaced = _placed(project, interviews, ids)
    known = _known_sources(project, interviews)
    coded = {id(s) for s in project.sources if any(c.codes for c in s.codings)}
    whole = {f.id: f for source, found in known.items() if source in coded for f in found}
    every = {p.id: () for f in whole.values() for p in f.points if p.id is not None}
    return every | {point: book.about(themes) for point, themes in placed.items()}


def _themes(codes: Iterable[Code], book: Codebook) -> tuple[dict[UUID, str], tuple[OwnTheme, ...]]:
    """Each code's theme: by its GUID, else by its name, else a new one."""
    by_name = {known.label.casefold(): theme for theme, known in reversed(list(book.every.items()))}
    ids: dict[UUID, str] = {}
    new: dict[str, OwnTheme] = {}
    for code in codes:
        if code.guid in _KIND:
            continue
        theme = codebook.theme_of(code.guid)
        name = " ".join(code.name.split())[:LONGEST]
        if theme not in book.every and name.casefold() in by_name:
            theme = by_name[name.casefold()]
        if theme not in book.every and theme not in new:
            new[theme] = OwnTheme(theme, name, definition=code.description, version=0)
            by_name[name.casefold()] = theme
        ids[code.guid] = theme
    return ids, tuple(new.values())


def _known_sources(project: Project, interviews: Sequence[Interview]) -> dict[int, list[Feedback]]:
    """Sources (by identity) → the messages they are, by GUID or by the very same text."""
    said = [f for i in interviews for f in i.feedback if f.raw]
    by_guid = {source_guid(f): f for f in said}
    by_text = {_lines(f.raw): f for f in said}
    found: dict[int, list[Feedback]] = {}
    for source in project.sources:
        if source.guid is None:
            found[id(source)] = said  # highlights without their text can be from anywhere
        elif given := by_guid.get(source.guid) or by_text.get(_lines(source.text)):
            found[id(source)] = [given]
    return found


def _placed(
    project: Project, interviews: Sequence[Interview], ids: Mapping[UUID, str]
) -> tuple[dict[int, tuple[str, ...]], int]:
    """Point → themes, and how many coded stretches of known messages met no point."""
    known = _known_sources(project, interviews)
    placed: dict[int, tuple[str, ...]] = {}
    unplaced = 0
    for source in project.sources:
        for coding in source.codings if id(source) in known else ():
            themes = tuple(ids[code] for code in coding.codes if code in ids)
            points = [p for f in known[id(source)] for p in _meets(source, coding, f)]
            unplaced += not points and bool(themes)
            for point in points:
                if point.id is not None:
                    had = placed.get(point.id, ())
                    placed[point.id] = tuple(dict.fromkeys((*had, *themes)))
    return placed, unplaced


def _meets(source: Source, coding: Coding, given: Feedback) -> list[Point]:
    """The points of a message that are these words."""
    words = source.text[coding.start : coding.end]
    if source.guid is None:
        start = given.raw.find(words)
        if start < 0:
            return []
        coding = replace(coding, start=start, end=start + len(words))
    elif len(source.text) != len(given.raw):  # line ends differ: count as the journal does
        start = len(_lines(source.text[: coding.start]))
        coding = replace(coding, start=start, end=start + len(_lines(words)))
        return [p for p in given.points if _same(_in_lines(p, given.raw), coding)]
    return [p for p in given.points if _same(p, coding)]


def _in_lines(point: Point, raw: str) -> Point:
    start = len(_lines(raw[: point.start]))
    return replace(point, start=start, end=start + len(_lines(raw[point.start : point.end])))


def _same(point: Point, coding: Coding) -> bool:
    shared = min(point.end, coding.end) - max(point.start, coding.start)
    return shared > 0 and shared >= _SHARED * min(
        point.end - point.start, coding.end - coding.start
    )


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _interview(source: Source, ids: Mapping[UUID, str]) -> Interview:
    """A message that is not in the journal, under the name it has there."""
    points = tuple(_point(source, coding, ids) for coding in _apart(source.codings))
    name = " ".join(source.name.split())[:200] or "From another program"
    return Interview(employer=name, feedback=(Feedback(raw=source.text, points=points),))


def _point(source: Source, coding: Coding, ids: Mapping[UUID, str]) -> Point:
    """Its kind as the file says, else as the sorter guesses; the person can correct it."""
    text = source.text[coding.start : coding.end].strip()
    start = source.text.find(text, coding.start)
    kind = next((_KIND[code] for code in coding.codes if code in _KIND), None)
    guess = next(iter(sorting.sort_points([text])), None) if text else None
    flags = guess.flags - {Flag.SECOND_HAND} if guess else frozenset()  # a message tells that
    private = {Flag.PRIVATE} if Flag.SENSITIVE in flags else set()
    return Point(
        text=text,
        kind=kind or (guess.kind if guess else Kind.REMARK),
        themes=tuple(dict.fromkeys(ids[code] for code in coding.codes if code in ids)),
        start=start,
        end=start + len(text),
        flags=flags | private,
    )


def _apart(codings: Iterable[Coding]) -> list[Coding]:
    """Stretches that do not overlap: one that does gives its codes to the one before it."""
    kept: list[Coding] = []
    for coding in sorted(codings, key=lambda c: (c.start, -c.end)):
        if kept and coding.start < kept[-1].end:
            codes = tuple(dict.fromkeys((*kept[-1].codes, *coding.codes)))
            kept[-1] = replace(kept[-1], codes=codes)
        else:
            kept.append(coding)
    return kept

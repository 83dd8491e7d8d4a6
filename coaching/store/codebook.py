"""The person's own codebook: rows over the built-in themes, read whole and edited one by one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from coaching import codebook
from coaching.codebook import Codebook
from coaching.model import Adoption, OwnTheme, Stale
from coaching.store import interview_writes, theme_writes
from coaching.store.drafts import remove_draft
from coaching.store.part import Part
from coaching.store.prepared import Prepared
from coaching.store.recorder import CHANGED, Recorder
from coaching.store.tables import theme

_NAMES = ("id", "label", "short", "definition", "hidden", "merged_into", "version")
_ROWS = Prepared(
    sa.select(*(theme.c[name] for name in _NAMES)).where(
        theme.c.person_id == sa.bindparam("person")
    )
)


class OwnCodebook(Part):
    """What this person made of the codebook. How writes behave: :class:`Part`."""

    def read(self) -> Codebook:
        """The codebook as this person sees it; the built-in one while they changed nothing."""
        with self._database.read() as connection:
            return _read(connection, self._person)

    def add(
        self,
        label: str,
        definition: str = "",
        *,
        request: str,
        now: datetime,
        draft: str | None = None,
    ) -> str:
        """
        Make a theme of one's own; its id, which the request decides. Its draft ends with it.

        Raises:
            CoachingError: If the label is empty, too long, or another theme's.
        """
        new = OwnTheme(codebook.new_id(request), label, definition=definition, version=0)
        self.edit(new, request=request, now=now, draft=draft)
        return new.id

    def edit(
        self, changed: OwnTheme, *, request: str, now: datetime, draft: str | None = None
    ) -> None:
        """
        Store what a theme is called, what it means, whether it is hidden and what it counts as.

        The draft it was written in ends with it.

        A row that leaves a built-in theme as it is, is taken away.

        Raises:
            CoachingError: If the label is no good, or the merge leads nowhere.
        """

        def write(recorder: Recorder) -> tuple[str, None]:
            if draft is not None:
                remove_draft(recorder, draft)
            return _edit(recorder, changed)

        self._record(request, now, write)

    def split(
        self,
        source: str,
        points: Mapping[int, int],
        into: OwnTheme,
        *,
        request: str,
        now: datetime,
    ) -> str:
        """
        Give some of a theme's points to another theme; the id of that theme.

        Args:
            source: The theme the points have now, or one that others were merged into.
            points: Id → version of each point that goes.
            into: A theme that is there, by its id; without one, a new theme with this label.
            request: See :class:`Part`.
            now: See :class:`Part`.

        Raises:
            CoachingError: If no point was chosen, or the label is no good.
        """
        target = into.id or codebook.new_id(request)

        def write(recorder: Recorder) -> tuple[str, None]:
            book = _read(recorder.connection, recorder.person_id)
            if not into.id:
                _edit(recorder, OwnTheme(target, into.label, version=0))
            moved = theme_writes.move(recorder, book.gathered(source), target, points)
            return (
                f"{moved} of “{theme_writes.named(book.label(source))}” given another theme",
                None,
            )

        self._record(request, now, write)
        return target

    def gather(self, label: str, points: Mapping[int, int], *, request: str, now: datetime) -> str:
        """
        Make a theme of one's own and give it to these points beside what they have; its id.

        Args:
            label: Its name.
            points: Id → version of each point.
            request: See :class:`Part`.
            now: See :class:`Part`.

        Raises:
            CoachingError: If no point was chosen, or the label is no good.
        """
        target = codebook.new_id(request)

        def write(recorder: Recorder) -> tuple[str, None]:
            _edit(recorder, OwnTheme(target, label, version=0))
            given = theme_writes.give(recorder, target, points)
            return f"Theme “{theme_writes.named(label)}” added to {given}", None

        self._record(request, now, write)
        return target

    def adopt(self, new: Adoption, *, request: str, now: datetime) -> None:
        """
        Take over themes, codings and messages of another program, in one step.

        Raises:
            CoachingError: If a theme has no good name.
            Stale: If a point was changed since the preview.
        """
        self._record(request, now, lambda r: _adopt(r, new), len(new.interviews) * 20)


def _adopt(recorder: Recorder, new: Adoption) -> tuple[str, None]:
    for theme_row in new.themes:
        _edit(recorder, theme_row)
    theme_writes.give_each(recorder, new.given, new.by)
    for interview in new.interviews:
        interview_writes.add(recorder, interview)
    return "Codebook and codings taken over", None


def _read(connection: sa.Connection, person_id: int) -> Codebook:
    return codebook.of(map(_to_theme, _ROWS.all(connection, {"person": person_id})))


def _edit(recorder: Recorder, new: OwnTheme) -> tuple[str, None]:
    book = _read(recorder.connection, recorder.person_id)
    stored = book.row(new.id)
    if stored.version != new.version:
        raise Stale(CHANGED, stored)
    tidy = theme_writes.checked(book, new)
    theme_writes.keep(recorder, stored, tidy)
    return theme_writes.told(book, stored, tidy), None


def _to_theme(row: tuple[Any, ...]) -> OwnTheme:
    theme_id, label, short, definition, hidden, merged_into, version = row
    return OwnTheme(theme_id, label, short, definition, bool(hidden), merged_into, version)

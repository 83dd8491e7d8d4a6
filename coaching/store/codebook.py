"""The person's own codebook: rows over the built-in themes, read whole."""

from typing import Any

import sqlalchemy as sa

from coaching import codebook
from coaching.codebook import Codebook
from coaching.model import OwnTheme
from coaching.store.part import Part
from coaching.store.prepared import Prepared
from coaching.store.tables import theme

_ROWS = Prepared(
    sa.select(
        theme.c.id,
        theme.c.label,
        theme.c.short,
        theme.c.definition,
        theme.c.hidden,
        theme.c.merged_into,
        theme.c.version,
    ).where(theme.c.person_id == sa.bindparam("person"))
)


class OwnCodebook(Part):
    """What this person made of the codebook. How writes behave: :class:`Part`."""

    def read(self) -> Codebook:
        """The codebook as this person sees it; the built-in one while they changed nothing."""
        with self._database.read() as connection:
            found = _ROWS.all(connection, {"person": self._person})
        return codebook.of(map(_to_theme, found))


def _to_theme(row: tuple[Any, ...]) -> OwnTheme:
    theme_id, label, short, definition, hidden, merged_into, version = row
    return OwnTheme(theme_id, label, short, definition, bool(hidden), merged_into, version)

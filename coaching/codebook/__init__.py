"""data/themes.json and what the person made of it → the themes to choose from and to count."""

from coaching.codebook.book import OWN_GROUP, Codebook, built_in, of
from coaching.codebook.built_in import DATA, Drill, Theme, themes, vocabulary
from coaching.codebook.guids import NAMESPACE, guid, new_id, theme_of

__all__ = [
    "DATA",
    "NAMESPACE",
    "OWN_GROUP",
    "Codebook",
    "Drill",
    "Theme",
    "built_in",
    "guid",
    "new_id",
    "of",
    "theme_of",
    "themes",
    "vocabulary",
]

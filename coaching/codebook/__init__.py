"""data/themes.json and what the person made of it → the themes to choose from and to count."""

from coaching.codebook.book import OWN_GROUP, Codebook, built_in, of
from coaching.codebook.built_in import DATA, Drill, Theme, themes, vocabulary

__all__ = [
    "DATA",
    "OWN_GROUP",
    "Codebook",
    "Drill",
    "Theme",
    "built_in",
    "of",
    "themes",
    "vocabulary",
]

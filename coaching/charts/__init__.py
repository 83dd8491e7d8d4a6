"""Answer table → Plotly figure, one file per chart, each with its alt text and its plain table."""

from coaching.charts.coverage import coverage_alt, coverage_chart, coverage_facts
from coaching.charts.marks import CONFIG, KEY
from coaching.charts.palette import DARK, LIGHT, Palette, palette
from coaching.charts.theme_matrix import (
    least_width,
    theme_matrix_alt,
    theme_matrix_chart,
    theme_matrix_facts,
)
from coaching.charts.themes import themes_alt, themes_chart, themes_facts, themes_rows

__all__ = [
    "CONFIG",
    "DARK",
    "KEY",
    "LIGHT",
    "Palette",
    "coverage_alt",
    "coverage_chart",
    "coverage_facts",
    "least_width",
    "palette",
    "theme_matrix_alt",
    "theme_matrix_chart",
    "theme_matrix_facts",
    "themes_alt",
    "themes_chart",
    "themes_facts",
    "themes_rows",
]

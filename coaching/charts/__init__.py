"""Answer table → Plotly figure, one file per chart, each with its alt text and its plain table."""

from coaching.charts.coverage import coverage_alt, coverage_chart, coverage_facts
from coaching.charts.csv_text import to_csv
from coaching.charts.marks import CONFIG, CONFIG_TO_KEEP, KEY
from coaching.charts.over_time import over_time_alt, over_time_chart, over_time_facts
from coaching.charts.palette import DARK, LIGHT, Palette, palette
from coaching.charts.practised import (
    DRAWN as BEFORE_AFTER_DRAWN,
)
from coaching.charts.practised import (
    before_after_alt,
    before_after_chart,
    before_after_facts,
    before_after_left_out,
)
from coaching.charts.svg import WIDTH, WIDTH_COMPACT, plain_key, to_svg
from coaching.charts.theme_matrix import (
    least_width,
    theme_matrix_alt,
    theme_matrix_chart,
    theme_matrix_columns,
    theme_matrix_facts,
)
from coaching.charts.themes import (
    themes_alt,
    themes_chart,
    themes_facts,
    themes_per_mark,
    themes_rows,
)
from coaching.charts.two_views import (
    two_views_alt,
    two_views_chart,
    two_views_facts,
    two_views_left_out,
)

__all__ = [
    "BEFORE_AFTER_DRAWN",
    "CONFIG",
    "CONFIG_TO_KEEP",
    "DARK",
    "KEY",
    "LIGHT",
    "WIDTH",
    "WIDTH_COMPACT",
    "Palette",
    "before_after_alt",
    "before_after_chart",
    "before_after_facts",
    "before_after_left_out",
    "coverage_alt",
    "coverage_chart",
    "coverage_facts",
    "least_width",
    "over_time_alt",
    "over_time_chart",
    "over_time_facts",
    "palette",
    "plain_key",
    "theme_matrix_alt",
    "theme_matrix_chart",
    "theme_matrix_columns",
    "theme_matrix_facts",
    "themes_alt",
    "themes_chart",
    "themes_facts",
    "themes_per_mark",
    "themes_rows",
    "to_csv",
    "to_svg",
    "two_views_alt",
    "two_views_chart",
    "two_views_facts",
    "two_views_left_out",
]

"""
What is shared → one page on paper, one page for a browser, a workbook; the same facts in each.

All of them show :func:`coaching.report.brief.brief`, whose numbers come from the functions behind
the Trends page.
"""

from coaching.report.brief import Brief, brief
from coaching.report.page import STYLE, Slide, body, page, slides
from coaching.report.paper import paper, prints
from coaching.report.pictures import Drawn, drawn
from coaching.report.workbook import workbook

__all__ = [
    "STYLE",
    "Brief",
    "Drawn",
    "Slide",
    "body",
    "brief",
    "drawn",
    "page",
    "paper",
    "prints",
    "slides",
    "workbook",
]

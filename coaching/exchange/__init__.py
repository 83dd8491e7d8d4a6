"""Codebook and coded points ⇄ the files of programs for qualitative analysis."""

from coaching.exchange.agreement import FEW, Agreement, agreement, kappa
from coaching.exchange.coded import coded, is_private
from coaching.exchange.guarded import NotReadable
from coaching.exchange.incoming import Incoming, incoming, read_coding
from coaching.exchange.project import Code, Coding, Project, Source
from coaching.exchange.reading import read
from coaching.exchange.refi import qdc, qdpx
from coaching.exchange.taguette import codebook_csv, highlights_csv

__all__ = [
    "FEW",
    "Agreement",
    "Code",
    "Coding",
    "Incoming",
    "NotReadable",
    "Project",
    "Source",
    "agreement",
    "codebook_csv",
    "coded",
    "highlights_csv",
    "incoming",
    "is_private",
    "kappa",
    "qdc",
    "qdpx",
    "read",
    "read_coding",
]

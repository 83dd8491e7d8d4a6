"""The sorter: a pasted e-mail of 350 words, the first load, and the memory it takes."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import islice

from coaching.sorting import Lesson, corpus, sort_feedback
from coaching.sorting.lessons import NEWEST
from tests.benchmarks.figures import Figure

WORDS, MAILS, ROUNDS = 350, 12, 5
FIRST_WORDS = re.compile(rf"(?:\S+\s+){{{WORDS - 1}}}\S+")
COLD = """
import json, time, psutil
import numpy, coaching.model, coaching.codebook
process = psutil.Process()
before = process.memory_info().rss
began = time.perf_counter()
from coaching import sorting
sorting.warm()
spent = 1000 * (time.perf_counter() - began)
print(json.dumps([spent, (process.memory_info().rss - before) / 1e6]))
"""


def measure() -> list[Figure]:
    """Warm p50 and p95 in this process, on one thread; load and memory in fresh ones."""
    mails = _mails()
    for mail in mails:
        sort_feedback(mail)
    spent = sorted(_spent(mail) for _ in range(ROUNDS) for mail in mails)
    late = spent[int(0.95 * (len(spent) - 1))]
    lessons = _lessons()
    sort_feedback(mails[0], lessons)  # the lessons themselves are read once
    taught = sorted(_spent(mail, lessons) for _ in range(ROUNDS) for mail in mails)
    late_taught = taught[int(0.95 * (len(taught) - 1))]
    loads = [_cold() for _ in range(ROUNDS)]
    return [
        Figure(f"sorting {WORDS} words, p50", "ms", spent),
        Figure(f"sorting {WORDS} words, p95", "ms", [late], bar=50, tolerance=1),
        Figure("the same with 150 lessons, p50", "ms", taught),
        Figure("the same with 150 lessons, p95", "ms", [late_taught], bar=50, tolerance=1),
        Figure("first load of the sorter", "ms", [ms for ms, _ in loads], bar=1500, tolerance=1),
        Figure("memory of the sorter", "MB", [mb for _, mb in loads], bar=200, tolerance=1),
    ]


def _mails() -> list[str]:
    """Documents of the corpus put together, each cut after so many words."""
    mails, text = [], ""
    for document in corpus.documents():
        text = f"{text}\n\n{document.text}".strip()
        if cut := FIRST_WORDS.match(text):
            mails.append(cut[0])
            text = ""
        if len(mails) == MAILS:
            break
    return mails


def _lessons() -> list[Lesson]:
    points = (
        (n, text, p)
        for n, d in enumerate(corpus.documents()[-40:])
        for text, p in zip(d.texts, d.points, strict=True)
    )
    return [Lesson(text, p.kind, p.themes, message=n) for n, text, p in islice(points, NEWEST)]


def _spent(mail: str, lessons: Sequence[Lesson] = ()) -> float:
    began = time.perf_counter()
    sort_feedback(mail, lessons)
    return 1000 * (time.perf_counter() - began)


def _cold() -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-c", COLD], capture_output=True, check=True, text=True)
    milliseconds, megabytes = json.loads(done.stdout)
    return milliseconds, megabytes

"""
Labelled feedback → how well the sorter does: cuts, kinds, themes, flags, speed.

    python -m coaching.sorting.evaluate FILE [--errors]

JSON lines, one document each: ``text`` and ``points``, each with ``start``, ``end``, ``kind``,
``themes``, ``flags``; or a .txt file in the format of the corpus. ``--errors`` lists the points
whose kind was read differently.
"""

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coaching.model import Flag, NothingToSort
from coaching.sorting import SortedPoint, corpus, sort_feedback, sort_points
from coaching.sorting.learnt import Model

KINDS = ("strength", "weakness", "suggestion", "other")
Document = Mapping[str, Any]


@dataclass
class Tally:
    """Hits, false alarms and misses by name, from which precision, recall and F1 follow."""

    right: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Iterable[str], said: Iterable[str]) -> None:
        """Compare what is true of one point, or of one letter, with what was said."""
        wanted, got = set(gold), set(said)
        for names, count in (
            (wanted & got, self.right),
            (got - wanted, self.extra),
            (wanted - got, self.missed),
        ):
            for name in names:
                count[name] += 1

    def merge(self, other: "Tally") -> None:
        """Count what another has counted as well."""
        self.right.update(other.right)
        self.extra.update(other.extra)
        self.missed.update(other.missed)

    def names(self) -> list[str]:
        """Every name that is true somewhere, sorted."""
        return sorted(set(self.right) | set(self.missed))

    def scores(self, names: Sequence[str]) -> tuple[float, float, float]:
        """Precision, recall and F1 over the names together."""
        hit, extra, miss = (sum(c[n] for n in names) for c in (self.right, self.extra, self.missed))
        precision = hit / (hit + extra) if hit + extra else 0.0
        recall = hit / (hit + miss) if hit + miss else 0.0
        total = 2 * hit + extra + miss
        return precision, recall, 2 * hit / total if total else 0.0

    def macro(self, names: Sequence[str]) -> float:
        """Mean of the names' own F1."""
        return statistics.fmean(self.scores([n])[2] for n in names) if names else 0.0


@dataclass
class Report:
    """Everything measured over a set of documents; ``registers`` has the same for each of them."""

    kinds: Tally = field(default_factory=Tally)
    letters: Tally = field(default_factory=Tally)
    whole: Tally = field(default_factory=Tally)
    themes: Tally = field(default_factory=Tally)
    flags: Tally = field(default_factory=Tally)
    exact: int = 0
    points: int = 0
    accepted: list[tuple[float, bool]] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    registers: dict[str, "Report"] = field(default_factory=dict)

    def merge(self, other: "Report") -> None:
        """Count what another has measured as well; the registers stay as they are."""
        for mine, its in (
            (self.kinds, other.kinds),
            (self.letters, other.letters),
            (self.whole, other.whole),
            (self.themes, other.themes),
            (self.flags, other.flags),
        ):
            mine.merge(its)
        self.exact += other.exact
        self.points += other.points
        self.accepted += other.accepted
        self.milliseconds += other.milliseconds
        self.errors += other.errors


def folded(kind: str) -> str:
    """Reasons and remarks are both shown apart, so they count as one kind here."""
    return kind if kind in KINDS else "other"


def evaluate(documents: Iterable[Document], model: Model | None = None) -> Report:
    """
    Sort every document twice: on the labelled cuts, and from the pasted text.

    ``model`` instead of the one in use.
    """
    report = Report()
    sort_points(["Warm up."], model=model)
    for document in documents:
        one = Report()
        _on_gold_cuts(document, one, model)
        _end_to_end(document, one, model)
        report.merge(one)
        if register := document.get("register"):
            report.registers.setdefault(register, Report()).merge(one)
    return report


def _on_gold_cuts(document: Document, report: Report, model: Model | None) -> None:
    text, gold = document["text"], document["points"]
    cut = [text[p["start"] : p["end"]] for p in gold]
    for point, said in zip(gold, sort_points(cut, model=model), strict=True):
        right = folded(point["kind"]) == folded(said.kind)
        report.kinds.add([folded(point["kind"])], [folded(said.kind)])
        report.themes.add(point["themes"], [t.theme for t in said.themes])
        report.flags.add(set(point["flags"]) & set(Flag), said.flags)
        report.accepted.append((said.confidence, right))
        if not right:
            report.errors.append(_error(document, point["kind"], said))


def _error(document: Document, kind: str, said: SortedPoint) -> str:
    doc = document.get("doc", "")
    return f"{doc} {kind:10} {said.kind:10} {said.confidence:.2f} {said.text!r}"


def _end_to_end(document: Document, report: Report, model: Model | None) -> None:
    text, gold = document["text"], document["points"]
    before = time.perf_counter()
    said = _sorted(text, model)
    report.milliseconds.append(1000 * (time.perf_counter() - before))
    spans = {(p.start, p.end): folded(p.kind) for p in said}
    truth = {(p["start"], p["end"]): folded(p["kind"]) for p in gold}
    report.exact += len(spans.keys() & truth.keys())
    report.points += len(gold)
    for span in spans.keys() | truth.keys():
        report.whole.add(
            [truth[span]] if span in truth else [], [spans[span]] if span in spans else []
        )
    wanted, got = _by_letter(truth, text), _by_letter(spans, text)
    for n, letter in enumerate(text):
        if not letter.isspace() and wanted[n]:
            report.letters.add([wanted[n]], [got[n]] if got[n] else [])


def _sorted(text: str, model: Model | None) -> list[SortedPoint]:
    try:
        return sort_feedback(text, model=model)
    except NothingToSort:
        return []


def _by_letter(spans: Mapping[tuple[int, int], str], text: str) -> list[str]:
    labels = [""] * len(text)
    for (start, end), kind in spans.items():
        labels[start:end] = [kind] * (end - start)
    return labels


def documents(file: Path) -> Iterator[Document]:
    """The documents of a file of JSON lines, or, where its name ends in .txt, of the corpus."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".txt":
        yield from (document.as_json() for document in corpus.read(text))
    else:
        yield from (json.loads(line) for line in text.split("\n") if line.strip())


def lines(report: Report) -> Iterator[str]:
    """The report as text, a table a question."""
    kinds = [k for k in KINDS if k in report.kinds.names()]
    yield f"{report.points} points, {len(report.milliseconds)} documents"
    yield f"exactly right cuts      {report.exact / max(1, report.points):.3f}"
    yield f"kind macro-F1           {report.kinds.macro(kinds):.3f}  on the labelled cuts"
    whole = report.whole.macro(kinds)
    yield f"kind macro-F1           {whole:.3f}  end to end, cut and kind both right"
    yield f"kind right by letter    {_share(report.letters):.3f}  end to end"
    yield f"theme F1 micro / macro  {_themes(report)}"
    yield f"milliseconds a document {_quantiles(report.milliseconds)}"
    yield ""
    yield f"{'kind':12}{'precision':>10}{'recall':>10}{'F1':>10}"
    yield from (_row(name, report.kinds) for name in kinds)
    yield ""
    yield f"{'flag':18}{'precision':>10}{'recall':>10}{'F1':>10}"
    yield from (_row(name, report.flags, 18) for name in report.flags.names())
    yield ""
    yield "confidence   points   right"
    yield from _reliability(report.accepted)
    if report.registers:
        yield ""
        yield from (f"{r:24} {summary(of)}" for r, of in sorted(report.registers.items()))


def summary(report: Report) -> str:
    """One line: cuts, kinds on the labelled cuts and end to end, themes."""
    kinds = [k for k in KINDS if k in report.kinds.names()]
    return (
        f"{report.points:5} points  cuts {report.exact / max(1, report.points):.3f}  "
        f"kinds {report.kinds.macro(kinds):.3f}  themes {_themes(report)}"
    )


def _share(tally: Tally) -> float:
    hit, miss = sum(tally.right.values()), sum(tally.missed.values())
    return hit / (hit + miss) if hit + miss else 0.0


def _themes(report: Report) -> str:
    names = report.themes.names()
    everything = sorted({*names, *report.themes.extra})
    return f"{report.themes.scores(everything)[2]:.3f} / {report.themes.macro(names):.3f}"


def _quantiles(times: Sequence[float]) -> str:
    ordered = sorted(times) or [0.0]
    late = ordered[int(0.95 * (len(ordered) - 1))]
    return f"{statistics.median(ordered):.1f} median, {late:.1f} p95"


def _row(name: str, tally: Tally, width: int = 12) -> str:
    return f"{name:{width}}" + "".join(f"{score:10.3f}" for score in tally.scores([name]))


def _reliability(accepted: Sequence[tuple[float, bool]]) -> Iterator[str]:
    for low in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = 0.3 if low == 0.0 else low + 0.1
        inside = [right for sure, right in accepted if low <= sure < high or high > 0.99 <= sure]
        if inside:
            yield f"{low:.1f} to {high:.1f} {len(inside):8} {sum(inside) / len(inside):8.2f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the file, print the report."""
    parser = argparse.ArgumentParser(
        prog="python -m coaching.sorting.evaluate", description=__doc__
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="list kinds read differently")
    given = parser.parse_args(arguments)
    report = evaluate(documents(given.file))
    out = [*lines(report), *(["", *report.errors] if given.errors else [])]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()

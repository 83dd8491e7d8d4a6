"""The sorter over whole documents nobody fitted it to, and the report about it."""

import json
from pathlib import Path

import pytest

from coaching.sorting.evaluate import KINDS, Tally, evaluate, lines, main
from tests.sorting.documents import documents


def test_whole_documents_of_many_registers_are_sorted_mostly_right() -> None:
    report = evaluate(documents())

    assert report.exact / report.points >= 0.85
    assert report.kinds.macro(KINDS) >= 0.8
    assert report.themes.macro(report.themes.names()) >= 0.6


def test_documents_kept_aside_while_the_rules_were_written_hold_up() -> None:
    report = evaluate(documents("fresh"))

    assert report.exact / report.points >= 0.8
    assert report.kinds.macro(KINDS) >= 0.7


def test_sure_points_are_right_more_often_than_doubtful_ones() -> None:
    accepted = evaluate(documents()).accepted
    sure = [right for confidence, right in accepted if confidence >= 0.7]
    doubtful = [right for confidence, right in accepted if confidence < 0.7]

    assert sum(sure) / len(sure) >= 0.9
    assert sum(sure) / len(sure) > sum(doubtful) / len(doubtful)


def test_f1_counts_hits_false_alarms_and_misses() -> None:
    tally = Tally()
    tally.add(["a"], ["a"])
    tally.add(["a"], ["b"])
    tally.add(["b"], [])

    assert tally.scores(["a"]) == (1.0, 0.5, 2 / 3)
    assert tally.scores(["b"]) == (0.0, 0.0, 0.0)
    assert tally.macro(["a", "b"]) == pytest.approx(1 / 3)


def test_prints_a_report_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text("\n".join(map(json.dumps, documents()[:2])), encoding="utf-8")

    main([str(file), "--errors"])

    printed = capsys.readouterr().out
    assert "2 documents" in printed
    assert "kind macro-F1" in printed


def test_each_register_has_its_share_of_what_was_measured() -> None:
    first, second, *rest = documents()[:4]
    others = [{**d, "register": ""} for d in rest]
    marked = [{**first, "register": "chat"}, {**second, "register": "letter"}, *others]

    report = evaluate(marked)

    chat, letter = report.registers["chat"], report.registers["letter"]
    assert set(report.registers) == {"chat", "letter"}
    assert chat.points == len(first["points"])
    assert letter.points == len(second["points"])
    assert report.points == sum(len(d["points"]) for d in marked) == len(report.accepted)
    assert any(
        line.startswith("chat ") and f"{chat.points} points" in line for line in lines(report)
    )


def test_reads_a_file_in_the_format_of_the_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "few.txt"
    file.write_text("=== a-1 | shop\nYou were late.{W professionalism_conduct}\n", encoding="utf-8")

    main([str(file)])

    assert "1 points, 1 documents" in capsys.readouterr().out


def test_an_empty_set_has_a_report_too() -> None:
    assert "0 points, 0 documents" in "\n".join(lines(evaluate([])))

"""python -m coaching migrates, backs up and sorts, and says in words what went wrong."""

import io
import json
import sys
from pathlib import Path

import pytest

from coaching.__main__ import main
from coaching.model import Person
from coaching.store import open_store
from tests.build import ADA
from tests.store.looking import NOW

TEXT = "You were very well prepared. We would have liked more specific examples.\n"


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'own' / 'journal.sqlite3'}"
    monkeypatch.setenv("AFTERWORD_DATABASE_URL", url)
    return url


def test_migrate_makes_the_database_and_then_has_nothing_to_do(
    own_database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "The database is up to date now.",
        "Nothing to do.",
    ]
    with open_store(own_database) as store:
        assert store.journal(ADA).interviews() == ()


def test_backup_copies_and_refuses_to_overwrite(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["migrate"])

    assert main(["backup", str(tmp_path / "copy.sqlite3")]) == 0
    assert main(["backup", str(tmp_path / "copy.sqlite3")]) == 1

    assert "Choose a new file name" in capsys.readouterr().err
    assert (tmp_path / "copy.sqlite3").stat().st_size > 0


def test_without_a_url_the_database_is_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AFTERWORD_DATABASE_URL")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))

    assert main(["migrate"]) == 0

    assert len(list(tmp_path.rglob("journal.sqlite3"))) == 1


def test_sort_prints_the_points_grouped_as_on_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "said.txt"
    file.write_text(TEXT, encoding="utf-8")

    assert main(["sort", str(file)]) == 0

    valued, first, asked, second = capsys.readouterr().out.splitlines()
    assert (valued, asked) == ("Strengths:", "Weaknesses (to work on):")
    assert first.endswith(" You were very well prepared.  [preparation_research]")
    assert second.startswith("  We would have liked more specific examples.  [specific_examples")


def test_sort_reads_standard_input_and_speaks_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))

    assert main(["sort", "-", "--json"]) == 0

    points = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [TEXT[p["start"] : p["end"]] for p in points] == [p["text"] for p in points]
    assert {"kind", "confidence", "themes", "flags"} <= points[0].keys()


@pytest.mark.parametrize("content", [b"", b"  \n ", b"\x00\xff\xfe"])
def test_sort_answers_in_words_when_there_is_nothing_to_sort(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "said.txt"
    file.write_bytes(content)

    code = main(["sort", str(file)])

    assert code in {0, 1}
    assert "Traceback" not in capsys.readouterr().err


def test_a_missing_file_is_an_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sort", str(tmp_path / "nothing.txt")]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_the_first_administrator_is_named_by_the_command(
    own_database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["migrate"])
    assert main(["accounts"]) == 0
    named = ["--issuer", "https://sign-in.example.edu", "--subject", "s-17"]

    assert main(["grant", "administrator", *named]) == 0
    assert main(["accounts"]) == 0
    assert main(["grant", "seeker", *named]) == 1  # nobody else administers

    told = capsys.readouterr()
    assert told.out.splitlines()[1:] == [
        "Nobody has signed in yet.",
        "Somebody who has yet to sign in: administrator from now on.",
        "administrator\thttps://sign-in.example.edu\ts-17\t\t",
    ]
    assert "needs an administrator" in told.err


def test_a_providers_name_for_a_person_steers_no_terminal(
    own_database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["migrate"])
    with open_store(own_database) as store:
        who = Person("https://sign-in.example.edu", "s-18")
        store.accounts.begin(who, "f", name="Eve\x1b[2J\nroot", email="", now=NOW)

    main(["accounts"])

    assert "Eve [2J root" in capsys.readouterr().out

"""There is one clock, and a test can move it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from coaching import screen


def test_the_clock_is_the_machines_own() -> None:
    assert abs(datetime.now(UTC) - screen.now()) < timedelta(minutes=1)


def test_a_file_moves_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = tmp_path / "clock"
    clock.write_text("2026-07-01T23:30:00-07:00\n")
    monkeypatch.setenv("AFTERWORD_CLOCK_FILE", str(clock))

    assert screen.now() == datetime(2026, 7, 2, 6, 30, tzinfo=UTC)
    assert screen.today() == date(2026, 7, 2)  # no browser names a zone here: UTC

    clock.write_text("2026-07-09T08:00:00+00:00")
    assert screen.today() == date(2026, 7, 9)

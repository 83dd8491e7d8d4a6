"""The one command, with a real shell, real pip and tiny packages that say how they were called."""

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.browser.server import ROOT, answers, free_port

TOOLS = ("sh", "dirname", "cat", "cksum", "id", "rm", "grep", "date", "mv", "sed", "mkdir")
SAYS_ITS_CALL = "import os, sys; print('CALLED', *sys.argv[1:], 'in', os.getcwd())"
PYTHON = f'exec "{Path(sys.base_prefix) / "bin" / "python3"}" "$@"'
EVALUATE = "import sys; print('EVALUATE', *sys.argv[1:])"

METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: 1.0"


class Machine:
    """
    A folder with `run` and a PATH that holds Python and a few tools: no uv, apt-get, Chromium.

    As on Debian, its Python cannot put pip into a virtual environment, which also is quicker.
    The two lock files name packages `streamlit` and `pytest` of a few bytes, found offline.
    """

    def __init__(self, folder: Path) -> None:
        self.home = folder / "a new home"
        self.bin = folder / "bin"
        self.elsewhere = folder / "elsewhere"
        for made in (self.home / "coaching/sorting", self.bin, self.elsewhere):
            made.mkdir(parents=True)
        shutil.copy(ROOT / "run", self.home)
        (self.home / "coaching/sorting/evaluate.py").write_text(EVALUATE)
        for tool in TOOLS:
            (self.bin / tool).symlink_to(str(shutil.which(tool)))
        self.says("python3", f'[ "$*" = "-m venv .venv" ] && exit 1; {PYTHON}')
        self.lock("requirements.txt", "streamlit")
        self.lock("requirements-dev.txt", "streamlit", "pytest")

    def says(self, name: str, body: str) -> None:
        """Put a shell script of this name on the PATH."""
        (self.bin / name).write_text(f"#!/bin/sh\n{body}\n")
        (self.bin / name).chmod(0o755)

    def lock(self, file: str, *packages: str, comment: str = "") -> None:
        lines = [f"# {comment}", "--no-index", f"--find-links {self.bin.parent / 'wheels'}"]
        lines += [f"{name}==1.0 --hash=sha256:{self._wheel(name)}" for name in packages]
        (self.home / file).write_text("\n".join(lines) + "\n")

    def _wheel(self, name: str) -> str:
        wheel = self.bin.parent / "wheels" / f"{name}-1.0-py3-none-any.whl"
        wheel.parent.mkdir(exist_ok=True)
        if not wheel.exists():
            files = {
                f"{name}/__init__.py": "",
                f"{name}/__main__.py": SAYS_ITS_CALL,
                f"{name}-1.0.dist-info/METADATA": METADATA.format(name=name),
                f"{name}-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nTag: py3-none-any",
                f"{name}-1.0.dist-info/RECORD": "",
            }
            with zipfile.ZipFile(wheel, "w") as archive:
                for path, text in files.items():
                    archive.writestr(path, text)
        return hashlib.sha256(wheel.read_bytes()).hexdigest()

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": str(self.bin), "HOME": str(self.home), "CI": "true"}

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """`./run ARGUMENTS`, called from another folder and without a stdin."""
        return subprocess.run(
            [str(self.home / "run"), *arguments],
            cwd=self.elsewhere,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A machine on which the app and the tests were started before; not to be changed."""
    machine = Machine(tmp_path_factory.mktemp("machine"))
    done = machine.run("test")
    assert done.returncode == 0, done.stderr
    return machine


def test_the_first_start_sets_up_and_starts_the_app(machine: Machine) -> None:
    done = machine.run("--server.port", "8600")

    assert done.returncode == 0, done.stderr
    assert f"CALLED run app.py --server.port 8600 in {machine.home}" in done.stdout
    assert "Making .venv" in done.stderr
    assert "Installing 1 packages" in done.stderr


def test_a_python_that_brings_pip_needs_nothing_else(machine: Machine) -> None:
    machine.says("python3", f'[ "$2" = pip ] && exit 1; {PYTHON}')

    assert "CALLED run app.py" in machine.run().stdout


def test_the_second_start_installs_nothing_and_says_nothing(started: Machine) -> None:
    began = time.monotonic()
    done = started.run()

    assert "CALLED run app.py" in done.stdout
    assert done.stderr == ""
    assert time.monotonic() - began < 2


def test_changed_requirements_are_installed_again(machine: Machine) -> None:
    machine.run()
    machine.lock("requirements.txt", "streamlit", comment="changed")

    assert "Installing" in machine.run().stderr
    assert machine.run().stderr == ""


def test_an_install_that_fails_says_so_and_the_next_start_mends_it(machine: Machine) -> None:
    lock = machine.home / "requirements.txt"
    right = lock.read_text()
    lock.write_text(right.replace("sha256:", "sha256:0000")[:-5] + "\n")
    failed = machine.run()
    lock.write_text(right)
    mended = machine.run()

    assert failed.returncode != 0
    assert "could not be installed" in failed.stderr
    assert "CALLED" not in failed.stdout
    assert "CALLED" in mended.stdout


def test_an_interrupted_install_is_not_taken_for_a_whole_one(machine: Machine) -> None:
    with subprocess.Popen(
        [str(machine.home / "run")],
        env=machine.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as cut_off:
        assert cut_off.stderr
        while "Installing" not in cut_off.stderr.readline():
            pass
        os.killpg(cut_off.pid, signal.SIGKILL)
    again = machine.run()

    assert "Installing" in again.stderr
    assert "CALLED run app.py" in again.stdout


def test_a_broken_environment_is_made_anew(machine: Machine) -> None:
    (machine.home / ".venv/bin").mkdir(parents=True)
    (machine.home / ".venv/bin/python").symlink_to("/removed/python3")

    assert "CALLED run app.py" in machine.run().stdout


def test_without_a_fitting_python_it_says_what_to_install(machine: Machine) -> None:
    machine.says("python3", "exit 1")
    done = machine.run()

    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr


def test_uv_is_used_where_it_is_installed(machine: Machine) -> None:
    machine.says(
        "uv",
        'echo "uv $*" >&2; [ "$1" = venv ] && exec python3 -m venv --without-pip .venv; exit 0',
    )
    done = machine.run("test")

    assert "uv venv" in done.stderr
    assert "--require-hashes -r requirements-dev.txt" in done.stderr


def test_pip_helps_where_uv_fails(machine: Machine) -> None:
    machine.says("uv", '[ "$1" = venv ] && exec python3 -m venv --without-pip .venv; exit 1')
    done = machine.run()

    assert "uv could not; trying pip" in done.stderr
    assert "CALLED run app.py" in done.stdout


def test_the_tests_are_run_with_the_options_given(started: Machine) -> None:
    assert f"CALLED -k trends in {started.home}" in started.run("test", "-k", "trends").stdout


def test_the_exit_code_of_the_tests_is_the_commands(started: Machine) -> None:
    package = next((started.home / ".venv").glob("lib/python*/site-packages/pytest/__main__.py"))
    package.write_text("raise SystemExit(3)\n")
    done = started.run("test")
    package.write_text(SAYS_ITS_CALL)

    assert done.returncode == 3


def test_a_missing_browser_is_named_and_the_tests_go_on(started: Machine) -> None:
    done = started.run("test")

    assert "No Chromium" in done.stderr
    assert "apt-get install chromium" in done.stderr
    assert "CALLED" in done.stdout


def test_a_browser_that_is_there_is_found(started: Machine) -> None:
    started.says("chromium", "echo Chromium 156")
    done = started.run("test")
    (started.bin / "chromium").unlink()

    assert "No Chromium" not in done.stderr
    assert f"Testing with {started.bin}/chromium" in done.stderr


def test_a_stub_that_only_advertises_a_browser_is_not_one(started: Machine) -> None:
    started.says("chromium-browser", "echo Please install the snap >&2; exit 1")
    done = started.run("test")
    (started.bin / "chromium-browser").unlink()

    assert "No Chromium" in done.stderr


def test_a_file_is_named_from_where_the_command_was_called(started: Machine) -> None:
    done = started.run("evaluate", "labelled.jsonl")

    assert f"EVALUATE {started.elsewhere}/labelled.jsonl" in done.stdout


@pytest.mark.parametrize("word", ["tset", "start"])
def test_an_unknown_word_is_refused_with_the_list_of_commands(word: str, machine: Machine) -> None:
    done = machine.run(word)

    assert done.returncode == 2
    assert "./run test" in done.stderr
    assert not (machine.home / ".venv").exists()


def work_of_children() -> float:
    """Seconds of processor time of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.skipif(Path(sys.prefix) != ROOT / ".venv", reason="not running from ./run test")
def test_a_second_start_takes_under_two_seconds_of_work(tmp_path: Path) -> None:
    # Processor time, not the clock's: other work on the machine is not the app's.
    database = f"sqlite:///{tmp_path / 'journal.sqlite3'}"
    seconds = []
    for _ in range(2):
        port = free_port()
        before = work_of_children()
        app = subprocess.Popen(
            [str(ROOT / "run"), "--server.port", str(port)],
            env={**os.environ, "AFTERWORD_DATABASE_URL": database},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while not answers(f"http://127.0.0.1:{port}/_stcore/health"):
            assert app.poll() is None
            time.sleep(0.05)
        app.kill()
        app.wait(10)
        seconds.append(work_of_children() - before)

    assert min(seconds) < 2, seconds

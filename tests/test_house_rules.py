"""Rules of the house that no tool checks: short pages, calm colours, nothing that leaves."""

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "pages").glob("*.py"))
MODULES = [p for p in sorted((ROOT / "coaching").rglob("*.py")) if "migrations" not in p.parts]
SHOWN = [ROOT / "app.py", *MODULES, *PAGES]
WRITTEN = {".py", ".toml", ".md", ".css", ".js", ".json", ".jsonl", ".txt", ".svg", ".yml", ""}
NOT_OURS = re.compile(r"^\.(git|venv|hypothesis)$|cache|^screenshots$")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text("utf-8")


def written() -> Iterator[Path]:
    """Every text of the repository."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [f for f in folders if not NOT_OURS.search(f)]
        ours = (Path(folder) / f for f in files if not NOT_OURS.search(f))
        yield from (path for path in ours if path.suffix in WRITTEN)


def setting(name: str) -> Any:
    found: Any = tomllib.loads(read(ROOT / ".streamlit" / "config.toml"))
    for part in name.split("."):
        found = found[part]
    return found


def imported(tree: ast.Module) -> set[str]:
    names = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    names += [n.module or "." for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_reads_computes_and_draws_on_one_screen(page: Path) -> None:
    tree = ast.parse(read(page))
    made = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)

    assert ast.get_docstring(tree)
    assert [n for n in ast.walk(tree) if isinstance(n, made)] == []
    assert len(read(page).splitlines()) <= 80
    assert imported(tree) <= {"coaching", "streamlit"}


def test_every_page_is_in_the_menu_once() -> None:
    """Read, not imported: the script runs when it is imported."""
    script = ast.parse(read(ROOT / "coaching" / "main.py"))
    (menu,) = (
        n.value
        for n in script.body
        if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "PAGES"
    )

    assert sorted(name for name, *_ in ast.literal_eval(menu)) == [p.stem for p in PAGES]


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_is_short_and_says_what_it_is_about(module: Path) -> None:
    assert ast.get_docstring(ast.parse(read(module)))
    assert len(read(module).splitlines()) <= 330


def test_only_what_belongs_to_nobody_is_kept_for_every_reader() -> None:
    """A cache is shared by everybody: what it held of one person could reach another."""
    cached = {
        f"{named(path)}: {node.name}"
        for path in SHOWN
        for node in ast.walk(ast.parse(read(path)))
        if isinstance(node, ast.FunctionDef)
        and any("cache_resource" in ast.unparse(d) for d in node.decorator_list)
    }

    assert cached == {"coaching/main.py: _one_at_a_time", "coaching/screen/whose.py: store"}
    assert [named(path) for path in SHOWN if "cache_data" in read(path)] == []


def test_no_markdown_is_red() -> None:
    red = re.compile(r""":red(-background|-badge)?\[|color=["']red""")

    assert [named(path) for path in SHOWN if red.search(read(path))] == []


@pytest.mark.parametrize("name", ["redColor", "redTextColor", "redBackgroundColor"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_streamlit_calls_red_is_earth(theme: str, name: str) -> None:
    colour = setting(f"theme.{theme}.{name}").lstrip("#")
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))

    assert red > green > blue
    assert green >= red / 2  # a hue of 15° or more: brown, not red


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("browser.gatherUsageStats", False),
        ("server.address", "127.0.0.1"),
        ("server.allowedHosts", ["127.0.0.1", "localhost"]),
        ("client.showErrorDetails", "none"),
        ("client.showErrorLinks", False),
        ("logger.enableRich", False),
    ],
)
def test_the_settings_keep_a_journal_on_its_own_machine(name: str, value: object) -> None:
    assert setting(name) == value


def test_no_code_names_an_address_to_fetch_from() -> None:
    styles_and_scripts = [p for p in written() if p.suffix in {".css", ".js"}]
    # SVG's namespace is a name that no program fetches; without it a picture is not SVG.
    ours = r"127\.0\.0\.1|localhost|www\.w3\.org/2000/svg\b"
    address = re.compile(rf"https?://(?!{ours})\w|[\"'(]//\w")

    assert [named(p) for p in (*SHOWN, *styles_and_scripts) if address.search(read(p))] == []


def test_no_text_names_a_machine() -> None:
    """Neither a path of somebody's own folders nor where their packages come from."""
    folder = r"(?<![\w.)}*\]-])/(home|Users|root|work|tmp|mnt|srv)/\w"
    drive = r"\b[A-Z]:\\\\?Users\b"
    source = r"(?i:(index|repository)-url[ =]|trusted-host|\bpypi\.|artifactory)"
    inner = r"\b[\w-]+\.(internal|lan|corp)\b(?!\()"
    machine = re.compile("|".join((source, folder, drive, inner)))
    found = [
        f"{named(path)}: {hit[0]}"
        for path in written()
        if path != Path(__file__)
        for hit in machine.finditer(read(path))
    ]

    assert found == []

"""Imports run one way, and every third-party package has one place."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "factrack"
BASE = {"model", "errors", "matching", "calendar", "garbage", "memo", "frozen", "__init__"}
TEXT = BASE | {"language"}
READ = TEXT | {"reading"}
MENTIONS = READ | {"mentions"}
FACTS = MENTIONS | {"facts"}
SHOWN = {"compare.model"}  # what comparison finds, which others store and show
STORED = SHOWN | {"compare.origins", "compare.scope"}
WHOLE = FACTS | {"extract", "config", "compare", "store", "tasks", "pipeline", "derive", "workers"}
# What each module or package may import; itself always.
ALLOWED = {
    "model": {"frozen"}, "errors": set(), "matching": set(), "calendar": set(), "garbage": set(), "memo": set(),
    "frozen": set(),
    "transliteration": {"matching"},
    "language": BASE, "reading": TEXT, "mentions": READ, "facts": MENTIONS, "extract": FACTS,
    "compare": {"model", "matching", "memo", "frozen", "transliteration"},
    "store": {"model", "errors", "matching", "memo", "transliteration"} | STORED, "render": {"model"} | SHOWN,
    "config": TEXT, "dateinput": FACTS, "derive": BASE | {"compare", "store"}, "conflicts": BASE | {"compare", "store"},
    "redate": WHOLE, "reviewing": WHOLE, "rulebook": WHOLE, "tasks": READ | {"config"}, "pipeline": WHOLE, "ingest": WHOLE,
    "workers": {"errors"},
}  # fmt: skip
PLACES = {
    "jinja2": {"render.page.build"},
    "typer": {"cli"}, "click": {"cli"}, "rich": {"render", "cli"}, "sqlite_utils": {"store"}, "sqlite3": {"store", "ingest",
    "derive", "conflicts", "redate", "reviewing", "cli"}, "dateparser": {"dateinput", "reading"},
    "trafilatura": {"reading.html"}, "lxml": {"reading.html"}, "babel": {"language"}, "yaml": {"reading"},
    "charset_normalizer": {"reading.decode"},
    "platformdirs": {"config"}, "feedparser": {"reading.feeds"},
}  # fmt: skip
MODULES = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))


def name_of(path: Path) -> str:
    """`reading/html.py` -> `reading.html`, `store/__init__.py` -> `store`."""
    parts = list(path.with_suffix("").parts)
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """Full names of what a module imports, inside functions too."""
    for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_in(name: str, places: set[str]) -> bool:
    return any(name == place or name.startswith(place + ".") for place in places)


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_run_one_way(path: Path) -> None:
    name = name_of(path)
    package = name.split(".")[0]
    if package in ("cli", "api", "__init__", "__main__"):
        return
    assert package in ALLOWED, f"say in this test what {package} may import"
    allowed = {*ALLOWED[package], package, "__version__"}
    inner = [found.removeprefix("factrack.") for found in imported(path) if found.startswith("factrack.")]
    assert [found for found in inner if not is_in(found, allowed)] == []


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_third_party_packages_keep_to_their_place(path: Path) -> None:
    for found in imported(path):
        package = found.split(".")[0]
        if package in PLACES:
            assert is_in(name_of(path), PLACES[package]), f"{path} imports {package}"
        else:
            assert package == "factrack" or package in sys.stdlib_module_names, f"{path} imports {package}"


def test_the_project_depends_on_what_it_imports() -> None:
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text("utf-8"))["project"]
    extra = {"feedparser"}  # asked for where a feed is read, and told of when it is missing
    named = {re.split(r"[<>=!~; ]", item)[0].replace("-", "_").lower() for item in project["dependencies"]}
    named = {{"pyyaml": "yaml"}.get(name, name) for name in named} - {
        "lxml_html_clean"
    }  # trafilatura's, left out by it
    used = {found.split(".")[0] for path in MODULES for found in imported(path)}
    assert named == used - sys.stdlib_module_names - {"factrack"} - extra


def test_nothing_in_the_core_imports_the_command_line() -> None:
    found = [(str(path), name) for path in MODULES for name in imported(path) if name.startswith("factrack.cli")]
    assert [pair for pair in found if not pair[0].startswith(("cli/", "__main__"))] == []


def test_start_of_the_program_is_cheap() -> None:
    heavy = {"jinja2", "dateparser", "trafilatura", "babel", "sqlite_utils", "charset_normalizer", "yaml", "lxml"}
    code = "import sys, factrack.cli.app; print(*{name.split('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert heavy & set(run.stdout.split()) == set()


def test_every_module_is_of_a_size_to_be_read() -> None:
    sizes = {str(path): len((ROOT / path).read_text("utf-8").splitlines()) for path in MODULES}
    assert {path: size for path, size in sizes.items() if size > 400} == {}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_every_function_is_of_a_size_to_be_read(path: Path) -> None:
    for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{path}:{node.lineno}: {node.name}"

"""The documents say what the program does: every command, option, table, column and exit code."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

import factrack
from factrack import errors
from factrack.cli.app import app
from factrack.language.pack import MODULES
from factrack.model import Modality, Qualifier
from factrack.store.metadata import TABLES
from tests.documents import DOCUMENTS, ROOT, blocks, help_block, step_block, story

README = (ROOT / "README.md").read_text("utf-8")
COMMAND = typer.main.get_command(app)


def commands(command: object = COMMAND, name: str = "") -> Iterator[tuple[str, object]]:
    """Every command with its full name, groups included."""
    yield name or "factrack", command
    for word, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, f"{name} {word}".strip())


NAMED = list(commands())


def section(title: str) -> str:
    """A section of the README, up to the next heading of its level."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^\1 |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title!r}"
    return found[2]


@pytest.mark.parametrize("name", [name for name, _ in NAMED])
def test_help_in_the_readme_is_that_of_the_program(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    shown = dict(blocks(README, "help"))
    assert name in shown, f"the README lacks `<!-- help: {name} -->`: make docs"
    assert shown[name] == help_block(name), "make docs"


@pytest.mark.parametrize(
    "path", [path for path in DOCUMENTS if "<!-- step:" in path.read_text("utf-8")], ids=lambda p: p.name
)
def test_a_story_is_told_as_it_goes(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step of the document runs, in its order, as it is shown, and what it is shown to say nothing about says nothing."""
    monkeypatch.setenv("COLUMNS", "90")
    folder = story(tmp_path)
    for command, shown in blocks(path.read_text("utf-8"), "step"):
        made = step_block(command, folder)
        assert shown.splitlines()[2] == made.splitlines()[2], "make docs"
        assert len(shown.splitlines()) > 4 or len(made.splitlines()) == len(shown.splitlines()), command


def test_both_tutorials_tell_one_story() -> None:
    steps = [
        [command.split()[0] for command, _ in blocks((ROOT / "docs" / name).read_text("utf-8"), "step")]
        for name in ("tutorial.md", "tutoriel.md")
    ]
    assert steps[0] == steps[1] and len(steps[0]) > 10


def test_no_help_of_a_command_that_is_gone() -> None:
    assert {name for name, _ in blocks(README, "help")} == {name for name, _ in NAMED}


@pytest.mark.parametrize(("name", "command"), NAMED, ids=[name for name, _ in NAMED])
def test_every_option_is_in_the_readme_and_explained(name: str, command: object) -> None:
    block = dict(blocks(README, "help"))[name]
    for parameter in getattr(command, "params", []):
        for option in getattr(parameter, "opts", []):
            if option.startswith("-"):
                assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", block), f"{name} {option}"
        assert getattr(parameter, "help", "x") or parameter.name == "help", f"{name} {parameter.name} has no help"


@pytest.mark.parametrize(("name", "command"), NAMED, ids=[name for name, _ in NAMED])
def test_every_command_shows_examples(name: str, command: object) -> None:
    if not getattr(command, "commands", {}):
        assert f"factrack {name}" in str(getattr(command, "help", "")).split("Examples:")[1]


def test_every_table_is_told() -> None:
    told = section("The database")
    assert [name for name in TABLES if f"`{name}`" not in told] == []


def test_every_file_of_a_pack_is_told() -> None:
    told = section("Rule packs")
    assert [module.FILE for module in MODULES if f"`{module.FILE}.toml`" not in told] == []


def test_every_exit_code_is_told() -> None:
    told = section("Exit codes")
    codes = {0, 3, 4, 130} | {cls.exit_code for cls in vars(errors).values() if hasattr(cls, "exit_code")}
    assert [code for code in sorted(codes) if f"| {code} |" not in told] == []


def test_every_qualifier_and_modality_is_told() -> None:
    from typing import get_args

    assert [word for word in (*get_args(Qualifier), *get_args(Modality)) if f"`{word}`" not in README] == []


def test_quick_start_and_tests_are_one_command_each() -> None:
    for title, command in (("Quick start", "make demo"), ("Tests", "make test")):
        assert re.findall(r"```\w*\n(.*?)```", section(title), re.DOTALL) == [f"{command}\n"]
    before = README[: README.index("\n## Tests")]
    assert [line for line in re.findall(r"^#.*", before, re.MULTILINE) if "test" in line.lower()] == []


def test_the_continuous_check_runs_what_the_readme_says() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert lines[0] == "#!/usr/bin/env bash" and "set -euo pipefail" in lines
    assert [line for line in lines if line and not line.startswith(("#", "set ", "cd "))] == ["make test"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


@pytest.mark.parametrize(
    "path", [*DOCUMENTS, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=lambda path: path.name
)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        assert target.startswith("http") or (path.parent / target).exists(), target


@pytest.mark.parametrize("path", [*DOCUMENTS, ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_files_and_targets_named_are_there(path: Path) -> None:
    text = path.read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"`make (\w+)`", text):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for name in re.findall(r"`((?:factrack|tests|docs|sample_articles)/[\w./-]+)`", text):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("path", [*DOCUMENTS, ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_toml_and_python_in_the_documents_parse(path: Path) -> None:
    for language, code in re.findall(r"```(\w+)\n(.*?)```", path.read_text("utf-8"), re.DOTALL):
        if language == "toml":
            tomllib.loads(code)
        if language == "python":
            ast.parse(code)


def test_the_changelog_knows_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{factrack.__version__}]" in text or "## [Unreleased]" in text


@pytest.mark.parametrize("target", ["demo", "conflicts", "test"])
def test_make_knows_the_commands(target: str) -> None:
    run = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_an_old_python_is_told_in_one_line(tmp_path: Path) -> None:
    """`make` with only a Python that is too old; nothing is made."""
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    call = ["make", "--silent", f"PYTHON={old}", f"VENV={tmp_path}/venv", "demo"]
    run = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode != 0 and run.stdout == ""
    assert [line for line in run.stderr.splitlines() if not line.startswith("make")] == [
        f"factrack needs Python 3.11 or newer; found none as: {old}"
    ]

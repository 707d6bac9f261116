"""One hostile article, through every command and every format: no byte of it acts on a screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factrack import open_for_reading
from tests.conftest import ROOT, Result, Run, run_main
from tests.render.test_safe import harmful

EVIL = "\x1b]0;owned\x07\x1b[31m\x9b2J\u202e\u2066\x08\x7f[bold red]:smile:"
TEXT = f"""=1+1|{EVIL} Le séisme a fait 40 morts à Brume, selon {EVIL}la préfecture.

-{EVIL}La préfecture {EVIL}de l'Orvaine a compté 300 manifestants samedi 8 mars 2025 à Brume|x, contre 1 200 selon
les organisateurs. <script>alert(1)</script> Kim{EVIL} Roc a signé un accord avec la France le 3 mars 2025.
@Le président Emmanuel Macron s'est rendu à Rome le 5 mars 2025 [link](http://x.example/){EVIL}.
"""
COMMANDS = [
    ["timeline", "--background"], ["conflicts", "--all"], ["claims"], ["actors"], ["events"], ["quantities"], ["sources"],
    ["articles"], ["topics"], ["search", "morts"], ["search", EVIL], ["show", "evil"],
]  # fmt: skip
FORMATS = ["table", "json", "jsonl", "csv", "tsv", "md"]


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    lines = [
        json.dumps({"id": name, "text": TEXT, "title": f"=T{EVIL}", "source": f"@{source}{EVIL}", "language": "fr"})
        for name, source in (("evil", "one"), (f"+{EVIL}", "two"))
    ]
    path = folder / "evil.db"
    result = run_main("--db", str(path), "ingest", "-", stdin="\n".join(lines).encode())
    assert result.code == 0 and harmful(result.err) == []
    return path


def call(path: Path, *arguments: str) -> Result:
    return run_main("--db", str(path), *arguments, folder=ROOT)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_nothing_hostile_comes_out(evil: Path, command: list[str], form: str) -> None:
    result = call(evil, *command, "--format", form)
    assert result.code == 0, result.err
    assert harmful(result.out) == [] and harmful(result.err) == []
    if form == "csv":
        assert all(cell[:1] not in "=+@" for line in result.out.splitlines() for cell in line.split(",") if cell)


@pytest.mark.parametrize("form", FORMATS)
def test_explain(evil: Path, form: str) -> None:
    for claim in json.loads(call(evil, "claims", "--format", "json").out):
        result = call(evil, "explain", claim["id"], "--format", form)
        assert result.code == 0 and harmful(result.out) == []


def test_markup_of_ours_is_only_text_in_theirs(evil: Path) -> None:
    assert "[bold red]:smile:" in call(evil, "show", "evil").out


def test_the_figures_are_found_all_the_same(evil: Path) -> None:
    rows = json.loads(call(evil, "quantities", "--format", "json").out)
    assert {40, 300, 1200} <= {row["value"] for row in rows}


def test_the_text_is_stored_as_it_came(evil: Path) -> None:
    with open_for_reading(evil) as connection:
        assert connection.execute("SELECT text FROM articles WHERE name = 'evil'").fetchone()[0] == TEXT


@pytest.mark.parametrize("form", FORMATS)
def test_extract(run: Run, form: str) -> None:
    result = run("extract", "-", "--lang", "fr", "--format", form, stdin=TEXT.encode())
    assert result.code == 0 and harmful(result.out) == []


def test_file_names_are_text_too(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a\x1b[31m\n=b.txt").write_text("Le séisme a fait 40 morts à Brume ce lundi.", "utf-8")
    assert run("ingest", folder).code == 0
    for form in FORMATS:
        result = run("articles", "--format", form)
        assert result.code == 0 and harmful(result.out) == [] and result.out
    assert len(run("articles", "--format", "jsonl").out.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [["claims", "--source"], ["show"], ["search"], ["alias", "x"], ["review", "--import"], ["rules", "check"]],
    ids=lambda words: words[0],
)  # fmt: skip
def test_bytes_that_are_no_text_end_in_one_line(arguments: list[str], evil: Path) -> None:
    result = call(evil, *arguments, "\udcff")
    assert result.code in (1, 2) and "Traceback" not in result.err and harmful(result.err) == []
    assert len(result.err.splitlines()) == 1


def test_messages_are_clean(run: Run) -> None:
    for arguments in (["show", EVIL], ["explain", "\x1b[31m"], ["--db", "/no/\x1b[31m", "claims"]):
        result = run(*arguments)
        assert result.code != 0 and harmful(result.err) == [] and result.err

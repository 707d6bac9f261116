"""The rest of what a stranger's text can reach: pages, exports, what the person said, plots, filters, bare environments."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_hostile import EVIL, FORMATS, TEXT, call
from tests.cli.test_process import PROGRAM, plain
from tests.conftest import ROOT, run_main
from tests.render.test_safe import harmful

QUERIES = (
    "nord-coréens", "l'an", '"', "%", "_", "NEAR(a b)", "'; DROP TABLE claims; --", "*", "a*", "(", "AND", "-x", "a:b",
    "\\", "{col}: a", "^a", "\x1b[31m", "\u202e", "é" * 5_000,
)  # fmt: skip
PLAIN = "Le séisme a fait 40 morts à Brume."
FILTERS = ("--topic", "--source", "--actor", "--claimant")


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of hostile articles, and of hostile things said about them."""
    path = tmp_path_factory.mktemp("hostile") / "evil.db"
    lines = [json.dumps({"id": name, "text": TEXT, "title": f"=T{EVIL}", "source": f"@s{EVIL}"}) for name in "ab"]
    assert run_main("--db", str(path), "ingest", "-", stdin="\n".join([*lines, "{", EVIL]).encode()).code == 0
    claim = json.loads(call(path, "claims", "--format", "json").out)[0]["id"]
    assert call(path, "review", claim, "--right", "--note", f"={EVIL}").code == 0
    assert call(path, "alias", f"Roc{EVIL}", f"Kim{EVIL}").code == 0
    return path


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", [["review"], ["alias"], ["status"], ["status", "--problems"], ["config"]])
def test_what_is_said_and_done_is_shown_as_text(evil: Path, command: list[str], form: str) -> None:
    result = call(evil, *command, "--format", form)
    assert result.code == 0, result.err
    assert harmful(result.out) == [] and harmful(result.err) == []


@pytest.mark.parametrize("command", [["claims", "--format", "jsonld"], ["conflicts", "--all", "--plot"]])
def test_other_pictures(evil: Path, command: list[str]) -> None:
    result = call(evil, *command)
    assert result.code == 0 and harmful(result.out) == [] and result.out


def test_the_page(evil: Path, tmp_path: Path) -> None:
    assert call(evil, "report", "--all", "-o", str(tmp_path / "page.html")).code == 0
    page = (tmp_path / "page.html").read_text("utf-8")
    assert harmful(page) == []
    assert "<script>alert" not in page and 'href="http://x.example' not in page


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_the_exported_tables(evil: Path, form: str, tmp_path: Path) -> None:
    assert call(evil, "export", str(tmp_path / "out"), "--format", form).code == 0
    files = [path for path in (tmp_path / "out").iterdir() if path.is_file()]
    assert len(files) > 5
    assert {path.name: harmful(path.read_text("utf-8")) for path in files} == {path.name: [] for path in files}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: repr(query[:12]))
def test_any_string_is_a_query(evil: Path, query: str) -> None:
    before = evil.read_bytes()
    for arguments in (["search", "--", query], *(["claims", option, query] for option in FILTERS)):
        result = call(evil, *arguments)
        assert result.code == 0, result.err
        assert harmful(result.out) == [] and harmful(result.err) == []
    assert evil.read_bytes() == before


def test_a_query_finds_what_it_says(evil: Path) -> None:
    assert "40 morts" in call(evil, "search", "séisme").out
    assert call(evil, "search", "'; DROP TABLE claims; --").out.count("40 morts") == 0


@pytest.mark.parametrize("kept", [(), ("PATH",), ("PATH", "LANG")])
def test_an_environment_with_nothing_in_it(kept: tuple[str, ...], evil: Path, tmp_path: Path) -> None:
    """As cron, `env -i` or a container runs it: no HOME, no TERM, no locale."""
    environment = {name: value for name, value in plain(LANG="xx_YY.latin1").items() if name in (*kept, "PYTHONPATH")}
    for arguments in (["claims"], ["extract", "-", "--lang", "fr"], ["config"], ["--version"]):
        run = subprocess.run(
            [*PROGRAM, "--db", str(evil), *arguments], input=PLAIN.encode(), capture_output=True, cwd=tmp_path,
            env=environment, check=False,
        )  # fmt: skip
        assert (run.returncode, run.stderr) == (0, b""), run.stderr.decode()
        assert run.stdout.decode("utf-8", "strict")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_cost_no_traceback(closed: str, evil: Path) -> None:
    call_ = f"{' '.join(PROGRAM)} --db {evil} claims --format jsonl {closed}"
    run = subprocess.run(["bash", "-c", call_], capture_output=True, cwd=ROOT, env=plain(), check=False)
    assert b"Traceback" not in run.stderr and b"Error" not in run.stderr
    assert run.returncode in (0, 1)

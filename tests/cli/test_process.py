"""The installed program as the system sees it: pipes, terminals, signals, environments."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PROGRAM = [str(Path(sys.executable).with_name("factrack"))]
LINE = (
    json.dumps({"id": "a", "text": "Le séisme a fait 40 morts à Brume, selon la préfecture.", "language": "fr"}) + "\n"
)


def plain(**extra: str) -> dict[str, str]:
    """An environment with nothing of the person who runs the tests; the program is that of this folder."""
    passed = ("PATH", "HOME", "LANG", "FACTRACK_CACHE", "FACTRACK_CONFIG")
    kept = {name: value for name, value in os.environ.items() if name in passed}
    return {**kept, "PYTHONPATH": str(ROOT), **extra}


def program(*arguments: str | Path, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    call = [*PROGRAM, *map(str, arguments)]
    return subprocess.run(call, input=data, capture_output=True, cwd=ROOT, env=plain(**environment), check=False)


def on_a_terminal(*arguments: str | Path, **environment: str) -> str:
    """What the program writes when both outputs are a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *map(str, arguments)], stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT,
        env=plain(TERM="xterm", COLUMNS="90", **environment),
    )  # fmt: skip
    os.close(theirs)
    pieces = []
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    assert process.wait(30) == 0
    return b"".join(pieces).decode()


def _reported(folder: Path, where: str) -> list[str]:
    """What the conflicts and the timeline of a copy of the samples in `where` say, ids and paths apart."""
    articles, database = folder / where, folder / f"{where}.db"
    shutil.copytree(ROOT / "sample_articles", articles)
    assert program("--db", database, "ingest", articles).returncode == 0
    said = []
    for report, names in (
        ("conflicts", ("verdict", "topic", "place")),
        ("timeline", ("date", "type", "title", "place")),
    ):
        for line in program("--db", database, report, "--format", "jsonl").stdout.splitlines():
            row = json.loads(line)
            words = sorted(claim["text"] for claim in row.get("claims", ()))
            said.append(f"{[row[name] for name in names]} {words}")
    return said


def test_what_is_reported_does_not_depend_on_where_the_articles_are_kept(tmp_path: Path) -> None:
    first = _reported(tmp_path, "a")
    assert len(first) > 50
    assert all(_reported(tmp_path, where) == first for where in ("bb", "ccc"))


def test_the_same_articles_give_the_same_bytes_in_every_process() -> None:
    """Sets of words come in another order in each process; packs are compiled anew here, so no file hides that."""
    runs = [
        program("extract", "sample_articles", "--format", "json", PYTHONHASHSEED=seed, FACTRACK_CACHE="")
        for seed in "12"
    ]
    assert [run.returncode for run in runs] == [0, 0] and len(runs[0].stdout) > 100_000
    assert runs[0].stdout == runs[1].stdout


def test_a_reader_that_goes_away_is_no_error(sample_db: Path) -> None:
    call = f"{PROGRAM[0]} --db {sample_db} claims --format jsonl | head -n 1"
    run = subprocess.run(
        ["bash", "-o", "pipefail", "-c", call], capture_output=True, cwd=ROOT, env=plain(), check=False
    )
    assert run.stderr == b"" and run.stdout.count(b"\n") == 1
    assert run.returncode == 0


def test_a_reader_of_a_stream_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(LINE * 1000, "utf-8")
    call = f"{PROGRAM[0]} extract --jsonl {tmp_path}/in.jsonl | head -n 1"
    run = subprocess.run(["bash", "-o", "pipefail", "-c", call], capture_output=True, env=plain(), check=False)
    assert (run.returncode, run.stderr, run.stdout.count(b"\n")) == (0, b"", 1)


def test_lines_are_answered_as_they_come() -> None:
    with subprocess.Popen(
        [*PROGRAM, "extract", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=plain()
    ) as process:
        assert process.stdin and process.stdout
        for _ in range(2):
            process.stdin.write(LINE.encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == "a"
        process.stdin.close()
        assert process.wait(30) == 0


def test_colour_only_on_a_terminal(sample_db: Path) -> None:
    assert b"\x1b" not in program("--db", sample_db, "conflicts").stdout
    assert "\x1b[1;31m" in on_a_terminal("--db", sample_db, "conflicts")


@pytest.mark.parametrize("how", ["option", "variable", "dumb"])
def test_colour_can_be_refused(sample_db: Path, how: str) -> None:
    options = ["--no-color"] if how == "option" else []
    environment = {"variable": {"NO_COLOR": "1"}, "dumb": {"TERM": "dumb"}}.get(how, {})
    if "TERM" in environment:
        ours = program("--db", sample_db, "conflicts", **environment).stdout.decode()
    else:
        ours = on_a_terminal("--db", sample_db, *options, "conflicts", **environment)
    assert "CONFLICT" in ours and "\x1b[1;31m" not in ours


def test_a_narrow_terminal_cuts_no_words_away(sample_db: Path) -> None:
    shown = on_a_terminal("--db", sample_db, "--no-color", "timeline")
    assert max(len(line.rstrip("\r")) for line in shown.splitlines()) <= 90


def test_progress_is_for_terminals(tmp_path: Path) -> None:
    article = "sample_articles/c1-crue-premiere-nuit.md"
    assert b"\r" not in program("--db", tmp_path / "a.db", "ingest", article).stderr
    assert "1 new" in on_a_terminal("--db", tmp_path / "b.db", "ingest", article)


def test_the_database_comes_from_option_then_environment_then_here(sample_db: Path, tmp_path: Path) -> None:
    assert program("claims", FACTRACK_DB=str(sample_db)).returncode == 0
    assert program("claims", FACTRACK_DB=str(tmp_path / "none.db")).returncode == 1
    assert program("--db", sample_db, "claims", FACTRACK_DB=str(tmp_path / "none.db")).returncode == 0
    here = subprocess.run([*PROGRAM, "claims"], cwd=tmp_path, env=plain(), capture_output=True, check=False)
    assert here.returncode == 1 and b"factrack.db: no such database" in here.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_output_is_utf8_in_every_locale(sample_db: Path, locale: str) -> None:
    run = program("--db", sample_db, "claims", LC_ALL=locale)
    assert run.returncode == 0, run.stderr.decode()
    assert "préfecture" in run.stdout.decode("utf-8", "strict")


def test_completion_scripts() -> None:
    run = program("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert run.returncode == 0 and b"factrack" in run.stdout


def test_a_report_needs_no_write_permission(sample_db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "readonly" / "copy.db"
    copy.parent.mkdir()
    copy.write_bytes(sample_db.read_bytes())
    copy.chmod(0o444)
    copy.parent.chmod(0o555)
    try:
        assert program("--db", copy, "conflicts").returncode == 0
        assert sorted(path.name for path in copy.parent.iterdir()) == ["copy.db"]
    finally:
        copy.parent.chmod(0o755)


def test_devices_are_written_to_as_they_are(sample_db: Path) -> None:
    run = program("--db", sample_db, "sources", "--format", "csv", "-o", "/dev/stdout")
    assert run.returncode == 0 and run.stdout.startswith(b"source,")
    assert program("--db", sample_db, "sources", "-o", "/dev/full").returncode == 1


def test_a_terminal_gets_the_plot_and_a_pipe_does_not(sample_db: Path) -> None:
    shown = on_a_terminal("--db", sample_db, "--no-color", "conflicts", PYTHONUTF8="1")
    assert {"●", "▶", "│"} <= set(shown)
    piped = program("--db", sample_db, "conflicts", PYTHONUTF8="1").stdout.decode()
    assert not {"●", "▶", "│"} & set(piped)
    drawn = program("--db", sample_db, "conflicts", "--plot", PYTHONUTF8="1").stdout.decode()
    assert {"●", "▶", "│"} <= set(drawn) and max(map(len, drawn.splitlines())) <= 120


def test_a_screen_without_box_characters_gets_plain_ones(sample_db: Path) -> None:
    shown = on_a_terminal("--db", sample_db, "--no-color", "conflicts", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "\\u" not in shown.replace("\\u00", "").replace("\\xe", "")
    assert "|" in shown and "*" in shown and ">=" in shown


def test_facts_in_place_are_numbered_on_a_terminal_only(sample_db: Path) -> None:
    article = "c1-crue-premiere-nuit.md"
    shown = on_a_terminal("--db", sample_db, "show", article, PYTHONUTF8="1")
    assert "[1]" in shown and "\x1b[1;4;32m" in shown
    piped = program("--db", sample_db, "show", article).stdout.decode()
    assert "personnes[2]" in on_a_terminal("--db", sample_db, "--no-color", "show", article)
    assert "personnes[2]" not in piped

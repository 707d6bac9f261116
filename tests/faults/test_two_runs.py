"""Two programs at once on one database: both end well or one gives up in time, and the result is that of one run."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factrack.store import care
from factrack.store.database import open_for_reading
from tests.conftest import run_main
from tests.faults.processes import started
from tests.test_ingest import ingested, lines, rows

ROUNDS = int(os.environ.get("FACTRACK_ROUNDS", "5"))
GAVE_UP = 75
pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders of articles; the second repeats some texts of the first under other names."""
    top = tmp_path_factory.mktemp("folders")
    for name, numbers in (("one", range(60)), ("two", range(40, 100))):
        (top / name).mkdir()
        (top / name / "articles.jsonl").write_bytes(lines(numbers))
        (top / name / f"{name}.txt").write_text("Le séisme a fait 40 morts à Brume, selon la préfecture.", "utf-8")
    return top / "one", top / "two"


@pytest.fixture(scope="module")
def serial(folders: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What one run after the other makes of the same folder, and of both."""
    made = {}
    for name, wanted in (("same", folders[:1]), ("different", folders)):
        made[name] = tmp_path_factory.mktemp(name) / "f.db"
        for folder in wanted:
            assert run_main("--db", str(made[name]), "ingest", str(folder), "-j", "1").code == 0
    return made


@pytest.mark.parametrize("which", ["same", "different"])
@pytest.mark.parametrize("number", range(ROUNDS))
def test_two_ingests(
    number: int, which: str, folders: tuple[Path, Path], serial: dict[str, Path], tmp_path: Path
) -> None:
    chance = random.Random(f"{number} {which}")
    path = tmp_path / "f.db"
    if chance.random() < 0.2:
        path.touch()
    if number % 5 == 4:
        (tmp_path / "factrack.toml").write_text("lock_wait = 0.05\n")
    wanted = (folders[0], folders[0] if which == "same" else folders[1])
    runs = [
        started("--db", path, "ingest", folder, "-j", chance.choice("12"), small_batches=chance.random() < 0.5)
        for folder in wanted
    ]
    said = [run.communicate(timeout=120)[1] for run in runs]
    assert 0 in [run.returncode for run in runs]
    for run, folder, err in zip(runs, wanted, said, strict=True):
        assert run.returncode in (0, GAVE_UP), err
        if run.returncode == GAVE_UP:
            assert err.count(b"\n") == 1 and b"another run holds the database" in err
            assert run_main("--db", str(path), "ingest", str(folder), "-j", "1").code == 0
    assert rows(path) == rows(serial[which])
    with open_for_reading(path) as connection:
        assert care.check(connection) == []


def test_reports_while_an_ingest_runs(folders: tuple[Path, Path], tmp_path: Path) -> None:
    """A reader sees whole articles only, and never fails."""
    path = ingested(tmp_path / "f.db", lines(range(5)))
    run = started("--db", path, "ingest", folders[0], folders[1], "-j", "1", small_batches=True)
    reads = 0
    while run.poll() is None:
        for report in ("articles", "claims", "timeline", "conflicts"):
            result = run_main("--db", str(path), report, "--format", "json")
            assert result.code == 0, result.err
            reads += 1
    _, err = run.communicate()
    assert run.returncode == 0, err
    assert reads >= 4


def test_a_backup_while_an_ingest_runs_is_whole(folders: tuple[Path, Path], tmp_path: Path) -> None:
    path = ingested(tmp_path / "f.db", lines(range(5)))
    run = started("--db", path, "ingest", folders[0], folders[1], "-j", "1", small_batches=True)
    copies = 0
    while run.poll() is None:
        copy = tmp_path / f"copy-{copies}.db"
        assert run_main("--db", str(path), "db", "backup", str(copy)).code == 0
        with open_for_reading(copy) as connection:
            assert care.check(connection) == []
        copies += 1
    run.communicate()
    assert copies >= 1


def test_a_transaction_of_another_program_is_waited_for(tmp_path: Path) -> None:
    """Whoever holds SQLite's own lock for longer than `lock_wait` makes the run end with 75, nothing changed."""
    path = ingested(tmp_path / "f.db", lines(range(3)))
    (tmp_path / "factrack.toml").write_text("lock_wait = 0.3\n")
    before = rows(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for call in (["ingest", "-"], ["claims"], ["conflicts", "--new"], ["date", "art-001", "2025-01-01"]):
            result = run_main("--db", str(path), *call, stdin=lines([7]))
            assert result.code == GAVE_UP, (call, result)
            assert result.err.count("\n") == 1 and "locked" in result.err
        other.execute("ROLLBACK")
    assert rows(path) == before

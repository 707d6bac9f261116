"""kill -9 at random moments: no half article, nobody left behind, and the next run completes what is missing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factrack.errors import FactrackError
from factrack.store import care
from factrack.store.database import open_for_reading
from factrack.store.lock import writing
from tests.conftest import run_main
from tests.faults.processes import killed_after, left_behind, started
from tests.test_ingest import ingested, lines, rows

TIMES = int(os.environ.get("FACTRACK_KILLS", "20"))
SEED = int(os.environ.get("FACTRACK_SEED", "1"))
ARTICLES = range(120)
REPORTS = ("timeline", "conflicts", "claims", "articles", "actors", "topics")
pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    path.write_bytes(lines(ARTICLES))
    return path


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ingested(tmp_path_factory.mktemp("clean") / "f.db", lines(ARTICLES))


@pytest.fixture(scope="module")
def length(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long a run takes that nobody kills."""
    begin = time.monotonic()
    run = started("--db", tmp_path_factory.mktemp("length") / "f.db", "ingest", articles, "-j", 2, small_batches=True)
    assert not killed_after(run, 120) and run.returncode == 0
    return time.monotonic() - begin


def only_whole_articles(path: Path, clean: Path) -> int:
    """How many articles are stored; each has exactly the facts it should have."""
    stored, wanted = rows(path), rows(clean)
    if not stored:
        return 0  # killed before there was a schema: an empty database
    ids = {row[0] for row in stored["articles"]}
    assert set(stored["articles"]) <= set(wanted["articles"])
    assert stored["claims"] == [row for row in wanted["claims"] if row[2] in ids]
    assert stored["dates"] == [row for row in wanted["dates"] if row[0] in ids]
    assert stored["actors"] == [row for row in wanted["actors"] if row[0] in ids]
    numbers = {row[0] for row in stored["claims"]}
    for table in ("quantities", "events"):
        assert stored[table] == [row for row in wanted[table] if row[0] in numbers]
    return len(ids)


def stored(path: Path) -> bool:
    """Whether a run has stored its first articles."""
    try:
        with open_for_reading(path) as connection:
            return bool(connection.execute("SELECT 1 FROM articles LIMIT 1").fetchone())
    except FactrackError:
        return False


@pytest.mark.parametrize("moment", range(TIMES))
def test_kill(moment: int, articles: Path, clean: Path, length: float, tmp_path: Path) -> None:
    chance = random.Random(f"{SEED} {moment}")
    path, jobs = tmp_path / "f.db", chance.choice("12")
    if chance.random() < 0.3:
        shutil.copyfile(clean, path)  # a run that finds everything known
    run = started("--db", path, "ingest", articles, "--jobs", jobs, small_batches=chance.random() < 0.8)
    killed_after(run, chance.uniform(0.1, 1.1 * length))
    if run.stderr is not None:
        run.stderr.close()
    with writing(path, 5):
        pass  # nobody holds the lock any more
    if path.exists():
        for report in REPORTS:
            result = run_main("--db", str(path), report, "--format", "json")
            assert result.code == 0, result.err
        with open_for_reading(path) as connection:
            assert care.check(connection) == []
        only_whole_articles(path, clean)
    assert left_behind(run.pid) == []
    result = run_main("--db", str(path), "ingest", str(articles), "--jobs", "1")
    assert result.code == 0, result.err
    assert rows(path) == rows(clean)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted_from_the_keyboard(jobs: str, articles: Path, clean: Path, tmp_path: Path) -> None:
    """Ctrl-C goes to every process of the terminal: one line, exit code 130, a sound database."""
    path = tmp_path / "f.db"
    run = started("--db", path, "ingest", articles, "--jobs", jobs, small_batches=True)
    while run.poll() is None and not stored(path):
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    _, err = run.communicate(timeout=20)
    assert run.returncode == 130 and err.decode().strip().endswith("factrack: interrupted")
    assert err.count(b"\n") <= 2 and b"Traceback" not in err
    assert left_behind(run.pid) == []
    with open_for_reading(path) as connection:
        assert care.check(connection) == []
    only_whole_articles(path, clean)


def test_the_journal_is_rolled_back_by_every_report(clean: Path, tmp_path: Path) -> None:
    """A run that dies inside a transaction leaves a hot journal; each report alone copes with it."""
    source = tmp_path / "hot.db"
    shutil.copyfile(clean, source)
    script = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN IMMEDIATE'); c.execute('DELETE FROM claims');"
        "c.execute('DELETE FROM articles'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, str(source)], check=False)
    journal = source.with_name("hot.db-journal")
    assert journal.stat().st_size > 0
    for report in REPORTS:
        path = tmp_path / f"{report}.db"
        shutil.copyfile(source, path)
        shutil.copyfile(journal, path.with_name(f"{path.name}-journal"))
        wanted = run_main("--db", str(clean), report, "--format", "json")
        assert run_main("--db", str(path), report, "--format", "json") == wanted
        assert rows(path) == rows(clean)

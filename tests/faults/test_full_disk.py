"""A disk that is full, or a file that may not grow: one line, and what was there reads as before."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factrack.store import care
from factrack.store.database import open_for_reading
from tests.conftest import ROOT, run_main
from tests.test_ingest import ingested, lines, rows

REPORTS = ("timeline", "conflicts", "claims", "articles", "actors")
pytestmark = pytest.mark.faults


def ingest(path: Path, articles: Path, limit: Callable[[], None] | None = None) -> subprocess.CompletedProcess[bytes]:
    call = [sys.executable, "-m", "factrack", "--db", str(path), "ingest", str(articles), "-j", "1"]
    return subprocess.run(call, capture_output=True, cwd=ROOT, preexec_fn=limit, check=False)


def at_most(size: int) -> Callable[[], None]:
    """For a process about to start: no file of it may become larger."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def one_line(run: subprocess.CompletedProcess[bytes], path: Path) -> None:
    err = run.stderr.decode()
    assert run.returncode not in (0, 2) and "Traceback" not in err, err
    assert len([line for line in err.splitlines() if str(path) in line]) == 1, err


def reads(path: Path) -> None:
    for report in REPORTS:
        result = run_main("--db", str(path), report, "--format", "json")
        assert result.code == 0, result.err
    with open_for_reading(path) as connection:
        assert care.check(connection) == []


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in") / "articles.jsonl"
    path.write_bytes(lines(range(60)))
    return path


@pytest.mark.parametrize("size", [20_000, 160_000, 260_000, 340_000])
def test_a_file_that_may_not_grow(size: int, articles: Path, tmp_path: Path) -> None:
    """Whatever fits is whole; the schema alone fits below 150 kB."""
    path = tmp_path / "f.db"
    one_line(ingest(path, articles, at_most(size)), path)
    if size >= 150_000:
        reads(path)
    assert ingest(path, articles).returncode == 0
    assert rows(path) == rows(ingested(tmp_path / "clean.db", lines(range(60))))


def test_what_was_there_stays(articles: Path, tmp_path: Path) -> None:
    path = ingested(tmp_path / "f.db", lines(range(200, 220)))
    before = rows(path)
    one_line(ingest(path, articles, at_most(path.stat().st_size + 8_192)), path)
    reads(path)
    assert set(before["articles"]) <= set(rows(path)["articles"])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own that holds little; only root may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no permission to mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a file system")
def test_a_full_disk(small_disk: Path, articles: Path) -> None:
    path = small_disk / "f.db"
    one_line(ingest(path, articles), path)
    reads(path)
    (small_disk / "filler").write_bytes(b"x" * 1_000)

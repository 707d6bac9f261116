"""Ingest beside what it cannot do without: extraction on one core, and the insertion of rows that are ready."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from factrack.config import Config
from factrack.pipeline import deliveries
from factrack.reading import Options, inputs
from factrack.store.database import open_for_writing
from factrack.store.ready import Ready
from factrack.store.writer import Writer
from factrack.tasks import Job, Task, tasks
from tests.bench.corpus import articles
from tests.bench.timing import command, line

BATCH = 200
COMPARED = 500  # articles whose rows are kept in memory and stored twice
JOBS = "2"


def written(folder: Path, count: int) -> Path:
    """The articles as a file of JSON lines."""
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for row in articles(count):
            file.write(json.dumps(row) + "\n")
    return path


def ingest(folder: Path, count: int) -> Path:
    """A whole run with two workers, an article at a time, and its memory; the database stays for the reports."""
    source, database = written(folder, count), folder / f"{count}.db"
    taken, memory = command("--db", str(database), "-q", "ingest", "--jobs", JOBS, str(source))
    floor = _timed(lambda: _read_and_insert(source, folder / "floor.db"))
    line(f"ingest of {count:,} articles", taken / count * 1e3, "ms an article", taken / floor, "reading and inserting")
    line("  its largest process", memory, "MB")
    return database


def _read_and_insert(source: Path, database: Path) -> None:
    """The floor: articles into a table with full-text search by sqlite-utils, nothing extracted."""
    database.unlink(missing_ok=True)
    with source.open(encoding="utf-8") as file:
        table = Database(database)["articles"]
        table.insert_all((json.loads(row) for row in file), pk="id")  # type: ignore[union-attr]
        table.enable_fts(["text"])  # type: ignore[union-attr]


def compared(folder: Path, count: int = COMPARED) -> None:
    """Two workers beside one core that extracts and then inserts, and beside one transaction an article."""
    source = written(folder, count)
    ready: list[Ready] = []
    extraction = _timed(lambda: ready.extend(_extracted(source)))
    batched = _timed(lambda: _insert(ready, folder / "batches.db", BATCH))
    single = _timed(lambda: _insert(ready, folder / "single.db", 1))
    taken, _ = command("--db", str(folder / "jobs.db"), "-q", "ingest", "--jobs", JOBS, str(source))
    line("extraction on one core", extraction / count * 1e3, "ms an article")
    line("insertion of ready rows, in batches", batched / count * 1e3, "ms an article")
    line("  one transaction an article", single / count * 1e3, "ms an article")
    line(f"ingest --jobs {JOBS}", taken / count * 1e3, "ms an article", taken / (extraction + batched), "those two")
    line("", taken / count * 1e3, "ms an article", taken / single, "one transaction an article")


def _extracted(source: Path) -> Iterator[Ready]:
    """As `ingest --jobs 1` does it."""
    job = Job(Options(), Config())
    found = (task for task in tasks(inputs([str(source)]), job) if isinstance(task, Task))
    for delivery in deliveries(found, job):
        if delivery.article is not None:
            yield delivery.article


def _insert(ready: list[Ready], database: Path, batch: int) -> None:
    with open_for_writing(database) as connection:
        writer = Writer(connection)
        for begin in range(0, len(ready), batch):
            with _transaction(connection):
                for article in ready[begin : begin + batch]:
                    writer.insert(article)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("COMMIT")


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin

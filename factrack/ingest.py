"""Files -> workers that extract -> one writer. Each article is stored whole or not at all.

Known content is skipped by its fingerprint before anything is extracted. Commits come in batches: what a
crash loses, the next run brings back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from factrack import __version__
from factrack.derive import derive
from factrack.model import Problem
from factrack.pipeline import Delivery, check_packs, deliveries
from factrack.reading import Input, Options
from factrack.store.database import open_for_writing
from factrack.store.writer import Known, Writer
from factrack.tasks import STDIN, Job, Task, tasks

BATCH = 200


@dataclass(slots=True)
class Summary:
    """What a run did."""

    added: int = 0
    replaced: int = 0
    moved: int = 0
    unchanged: int = 0
    refused: int = 0
    copies: int = 0
    problems: list[Problem] = field(default_factory=list)
    known: frozenset[tuple[str, str, str]] = frozenset()

    @property
    def new_problems(self) -> list[Problem]:
        """Those that no earlier run has told of."""
        return [one for one in self.problems if (one.path or "", one.code, one.message) not in self.known]

    def __str__(self) -> str:
        counts = {
            "new": self.added, "replaced": self.replaced, "moved": self.moved, "unchanged": self.unchanged,
            "refused": self.refused,
        }  # fmt: skip
        return ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "nothing to do"


def ingest(database: Path, inputs: Iterable[Input | Problem], job: Job, progress: Callable[[int], None]) -> Summary:
    """Read the inputs into the database; `progress` is called with the number of inputs done."""
    check_packs(job.config)
    with open_for_writing(database, job.config.lock_wait) as connection:
        return _Run(connection, job, progress).over(inputs)


class _Run:
    """One ingest on one connection."""

    def __init__(self, connection: sqlite3.Connection, job: Job, progress: Callable[[int], None]) -> None:
        self.connection, self.job, self.progress = connection, job, progress
        self.writer = Writer(connection)
        self.summary = Summary()
        self.pending = 0
        self.changed = self.cut_off = False
        self.number = 0
        self.seen: set[str] = set()

    def over(self, inputs: Iterable[Input | Problem]) -> Summary:
        """Store what is new among the inputs, derive what depends on several articles, and keep the log."""
        self._begin()
        try:
            self.number = self._log_start()
            self.summary.known = self.writer.problems()
            for delivery in deliveries(self._wanted(tasks(self._anew(inputs), self.job)), self.job):
                self._store(delivery)
            if self.changed:
                touched = None if self.cut_off else self.writer.touched
                derive(self.connection, self.job.config.aliases(), touched)
            self._log_end()
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        return self.summary

    def _anew(self, inputs: Iterable[Input | Problem]) -> Iterator[Input | Problem]:
        """The inputs; what earlier runs found wrong with each is forgotten when it is read again."""
        for item in inputs:
            path = item.path if isinstance(item, Problem) else item.name
            if path is not None and path != STDIN:
                self.writer.settled(path)
            yield item

    def _wanted(self, found: Iterable[Task | Problem]) -> Iterator[Task]:
        """The tasks whose facts are not stored yet; the others are settled here."""
        for done, task in enumerate(found, 1):
            self.progress(done)
            if isinstance(task, Problem):
                self._refuse(task)
                continue
            if self._is_known(task):
                self.summary.unchanged += 1
            else:
                yield task

    def _is_known(self, task: Task) -> bool:
        if task.key in self.seen:
            return True
        self.seen.add(task.key)
        known = self.writer.by_key(task.key) or self._moved_from(task.digest)
        if known is not None:
            task.options = _completed(task.options, known)
            task.published = self.writer.given_date(known.key)
        given = (task.options.source, task.options.published, task.options.language)
        return known is not None and (known.key, known.fingerprint, known.given) == (task.key, task.fingerprint, given)

    def _store(self, delivery: Delivery) -> None:
        article = delivery.article
        if article is None:
            for problem in delivery.problems:
                self._refuse(problem)
            return
        old = self.writer.by_key(article.key)
        gone = None if old else self._moved_from(article.digest)
        if gone:
            self.writer.moved(gone, article.key)
        self.writer.insert(article)
        for path in (article.name, f"{STDIN}:{article.name}"):
            self.writer.settled(path)
        self.summary.replaced += old is not None
        self.summary.moved += gone is not None
        self.summary.added += old is None and gone is None
        for problem in delivery.problems:
            self.writer.problem(problem, article.key)
            self.summary.problems.append(problem)
        self._count()

    def _moved_from(self, digest: str) -> Known | None:
        """An article of the same content whose file is gone: the same one under a new name."""
        return next((known for known in self.writer.by_digest(digest) if _is_gone(known.key)), None)

    def _refuse(self, problem: Problem) -> None:
        self.summary.refused += 1
        self.summary.problems.append(problem)
        self.writer.problem(problem)

    def _count(self) -> None:
        self.changed = True
        self.pending += 1
        if self.pending >= BATCH:
            self.connection.execute("COMMIT")
            self._begin()
            self.pending = 0

    def _begin(self) -> None:
        self.connection.execute("BEGIN IMMEDIATE")

    def _log_start(self) -> int:
        """A run that never finished may have left derived tables behind its articles: make them anew."""
        cut_off = self.connection.execute("UPDATE runs SET finished = 'interrupted' WHERE finished IS NULL").rowcount
        self.changed = self.cut_off = cut_off > 0
        cursor = self.connection.execute("INSERT INTO runs(started, version) VALUES (?, ?)", (_now(), __version__))
        return int(cursor.lastrowid or 0)

    def _log_end(self) -> None:
        done = self.summary
        self.connection.execute(
            "UPDATE runs SET finished = ?, added = ?, replaced = ?, moved = ?, unchanged = ?, refused = ? WHERE id = ?",
            (_now(), done.added, done.replaced, done.moved, done.unchanged, done.refused, self.number),
        )


def _completed(options: Options, known: Known) -> Options:
    """What an earlier run was told of an article holds until another run is told otherwise."""
    source, published, language = known.given
    return replace(
        options,
        source=options.source or source,
        published=options.published or published,
        language=options.language or language,
    )


def _is_gone(key: str) -> bool:
    return key.startswith("/") and not Path(key).exists()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

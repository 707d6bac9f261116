"""One input through everything: reading, extraction, store, comparison, every report in every format."""

from __future__ import annotations

import hashlib
import sqlite3

from factrack.config import Config
from factrack.conflicts import listed
from factrack.derive import derive
from factrack.pipeline import settle
from factrack.reading import Options
from factrack.render import conflicts as conflict_pictures
from factrack.render import tables
from factrack.render import timeline as timeline_pictures
from factrack.render.console import Screen, printed
from factrack.render.formats import render
from factrack.render.grouped import groups as drawn
from factrack.store import care, reader
from factrack.store.filters import Filters
from factrack.store.migrations import migrate
from factrack.store.writer import Writer
from factrack.tasks import Job, Task, fingerprint
from tests.fuzz.holding import broken
from tests.render.test_safe import harmful

SCREENS = (Screen(), Screen(80, True, True), Screen(200, True, True))
TOGETHER = 25  # articles that share a database and are compared with each other


class Target:
    """A database in memory that is filled, read and thrown away in turn."""

    def __init__(self) -> None:
        self.job = Job(Options(), Config())
        self._fresh()

    def _fresh(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.row_factory = sqlite3.Row
        migrate(self.connection)
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.writer, self.stored = Writer(self.connection), 0

    def feed(self, name: str, data: bytes) -> list[str]:
        """The promises that this input breaks; every so often the reports over the last ones are read too."""
        key = hashlib.sha256(data).hexdigest()
        path = None if name.endswith(".jsonl") else name
        task = Task(f"{key[:8]}-{name}", key, path, data, key, fingerprint(key, self.job), Options())
        outcome = settle(task, self.job)
        if outcome.arrival is None:
            return [] if outcome.problems else ["refused without a word"]
        self.writer.put(outcome.arrival)
        for problem in outcome.problems:
            self.writer.problem(problem, key)
        self.stored += 1
        return broken(outcome.arrival.extraction) + (self._reports() if self.stored == TOGETHER else [])

    def _reports(self) -> list[str]:
        """The faults of all reports and of the database; the next article begins a new one."""
        connection = self.connection
        derive(connection)
        faults = [f"db check: {line}" for line in care.check(connection)]
        groups = listed(connection, Filters(), everything=True)
        rows = reader.timeline(connection, Filters(), True)
        shown = {
            "conflicts": (
                [conflict_pictures.group_object(group) for group in groups],
                conflict_pictures.FIELDS,
                lambda screen: drawn(groups, screen),
            ),
            "timeline": (rows, timeline_pictures.FIELDS, lambda screen: timeline_pictures.table_of(rows, screen)),
        }
        claims = reader.claims(connection, Filters())
        shown["claims"] = (claims, tables.CLAIM_FIELDS, lambda screen: tables.claims(claims, screen))
        for name, (found, columns, picture) in shown.items():
            texts = [render(found, columns, form) for form in ("json", "jsonl", "csv", "tsv", "md")]
            texts += [printed(picture(screen), False, screen.width) for screen in SCREENS]
            faults += [f"{name}: hostile output {harmful(text)[:5]!r}" for text in texts if harmful(text)]
        self._fresh()
        return faults

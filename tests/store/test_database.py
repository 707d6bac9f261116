"""What may be opened, what is refused, and that a refusal changes nothing."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from factrack.errors import LockedError, SchemaError, StoreError
from factrack.store import migrations
from factrack.store.database import backup, migrated, open_for_reading, open_for_writing
from factrack.store.lock import writing
from factrack.store.migrations import LATEST, MIGRATIONS, migrate, run_script
from factrack.store.schema import APPLICATION_ID, TABLES
from tests.store.making import stored


def pragma(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def set_pragma(path: Path, name: str, value: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {name} = {value}")
        connection.commit()


def test_a_new_file_is_marked_as_ours(tmp_path: Path) -> None:
    path = stored(tmp_path / "new.db")
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "user_version") == LATEST


def test_the_schema_is_committed_before_the_first_article(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with open_for_writing(path), closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_a_missing_folder_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"), open_for_writing(tmp_path / "no" / "f.db"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_reading_without_a_file_says_so_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"), open_for_reading(tmp_path / "f.db"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_zero_byte_file_is_an_empty_database(tmp_path: Path) -> None:
    path = tmp_path / "f.db"
    path.touch()
    with open_for_reading(path) as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchone()[0] == 0
    assert path.stat().st_size == 0
    stored(path)
    with open_for_reading(path) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 1


@pytest.mark.parametrize("opening", [open_for_reading, open_for_writing])
def test_another_programs_file_is_refused_untouched(opening: type, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE stamps (id INTEGER)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(SchemaError, match="another program"), opening(path):
        pass
    assert path.read_bytes() == before


@pytest.mark.parametrize("opening", [open_for_reading, open_for_writing])
def test_a_marked_file_of_another_program_is_refused(opening: type, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    set_pragma(path, "application_id", 42)
    with pytest.raises(SchemaError, match="another program"), opening(path):
        pass


@pytest.mark.parametrize("opening", [open_for_reading, open_for_writing])
def test_a_newer_schema_is_refused_untouched(opening: type, tmp_path: Path) -> None:
    path = stored(tmp_path / "f.db")
    set_pragma(path, "user_version", LATEST + 1)
    before = path.read_bytes()
    with pytest.raises(SchemaError, match="newer factrack"), opening(path):
        pass
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"Le maire a dit non.\n" * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_what_is_no_database_is_refused_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "f.db"
    path.write_bytes(content)
    for opening in (open_for_reading, open_for_writing):
        with pytest.raises(StoreError) as caught, opening(path):
            pass
        assert str(caught.value).startswith(str(path)) and "\n" not in str(caught.value)
    assert path.read_bytes() == content


def add_column(connection: sqlite3.Connection) -> None:
    run_script(connection, "ALTER TABLE runs ADD COLUMN note TEXT;")


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A factrack of the next schema."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, add_column))
    monkeypatch.setattr(migrations, "LATEST", LATEST + 1)
    monkeypatch.setattr("factrack.store.database.LATEST", LATEST + 1)


@pytest.mark.usefixtures("next_version")
class TestAnOlderSchema:
    @pytest.fixture
    def old(self, tmp_path: Path) -> Path:
        path = tmp_path / "old.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("BEGIN")
            for migration in MIGRATIONS:
                migration(connection)
            connection.execute("INSERT INTO runs(started, version) VALUES ('2025', '0')")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {LATEST}")
            connection.execute("COMMIT")
        return path

    @pytest.mark.parametrize("opening", [open_for_reading, open_for_writing])
    def test_is_refused_with_the_command_that_helps(self, opening: type, old: Path) -> None:
        before = old.read_bytes()
        with pytest.raises(SchemaError, match="factrack db migrate"), opening(old):
            pass
        assert old.read_bytes() == before

    def test_is_migrated_with_its_rows_after_a_backup(self, old: Path) -> None:
        assert migrated(old) == LATEST
        assert pragma(old, "user_version") == LATEST + 1
        with open_for_reading(old) as connection:
            assert [tuple(row) for row in connection.execute("SELECT started, note FROM runs")] == [("2025", None)]
        copy = old.with_name(f"old.db.v{LATEST}.backup")
        assert pragma(copy, "user_version") == LATEST
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("SELECT started FROM runs").fetchall() == [("2025",)]

    def test_a_second_migration_does_nothing(self, old: Path) -> None:
        migrated(old)
        before = old.read_bytes()
        assert migrated(old) == LATEST + 1
        assert old.read_bytes() == before

    def test_a_migration_that_fails_leaves_the_file_as_it_was(self, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(connection: sqlite3.Connection) -> None:
            add_column(connection)
            connection.execute("SELECT nothing FROM nowhere")

        monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, broken))
        with pytest.raises(StoreError):
            migrated(old)
        assert pragma(old, "user_version") == LATEST
        with closing(sqlite3.connect(old)) as connection:
            assert "note" not in [row[1] for row in connection.execute("PRAGMA table_info(runs)")]


def test_migrations_are_numbered_in_order() -> None:
    assert [int(migration.__name__[1:4]) for migration in MIGRATIONS] == list(range(1, LATEST + 1))


def test_every_schema_leads_to_the_same_tables(tmp_path: Path) -> None:
    """A file that began as version 1 and one made today hold the same tables."""

    def tables(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
        query = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2"
        return [tuple(row) for row in connection.execute(query)]

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as first:
        MIGRATIONS[0](first)
        first.execute("PRAGMA user_version = 1")
        migrate(first)
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
            migrate(fresh)
            assert tables(first) == tables(fresh)
            assert len(tables(fresh)) > TABLES.count("CREATE TABLE")


def test_a_backup_is_whole_and_never_written_over(tmp_path: Path) -> None:
    path, copy = stored(tmp_path / "f.db"), tmp_path / "copy.db"
    with open_for_reading(path) as connection:
        backup(connection, copy)
        with pytest.raises(StoreError, match="exists already"):
            backup(connection, copy)
    with open_for_reading(copy) as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchone()[0] == 2


@contextmanager
def held(path: Path, how: str) -> Iterator[None]:
    """Another process that holds the database in one of two ways until the end of the `with`."""
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    process = context.Process(target=_hold, args=(str(path), how, ready, done))
    process.start()
    try:
        assert ready.wait(20)
        yield
    finally:
        done.set()
        process.join(20)


def _hold(path: str, how: str, ready: object, done: object) -> None:
    if how == "ours":
        with writing(Path(path), 5):
            ready.set()  # type: ignore[attr-defined]
            done.wait(20)  # type: ignore[attr-defined]
    else:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("BEGIN EXCLUSIVE")
        ready.set()  # type: ignore[attr-defined]
        done.wait(20)  # type: ignore[attr-defined]
        connection.execute("ROLLBACK")


def test_a_second_writer_gives_up_in_bounded_time(tmp_path: Path) -> None:
    path = stored(tmp_path / "f.db")
    with held(path, "ours"):
        begin = time.monotonic()
        with pytest.raises(LockedError) as caught, open_for_writing(path, 0.3):
            pass
        assert 0.3 <= time.monotonic() - begin < 5
        assert caught.value.exit_code == 75
        with open_for_reading(path, 0.3) as connection:
            assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 1
    with open_for_writing(path, 0.3):
        pass


def test_a_lock_of_sqlites_own_is_a_lock_too(tmp_path: Path) -> None:
    path = stored(tmp_path / "f.db")
    with held(path, "sqlite"):
        for opening in (open_for_reading, open_for_writing):
            begin = time.monotonic()
            with pytest.raises(LockedError), opening(path, 0.3) as connection:
                connection.execute("SELECT count(*) FROM articles").fetchone()
            assert time.monotonic() - begin < 5


KILLED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("PRAGMA cache_spill = 1")
connection.execute("BEGIN IMMEDIATE")
for number in range(3000):
    connection.execute("INSERT INTO runs(started, version) VALUES (?, ?)", ("x" * 200, str(number)))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_journal_of_a_killed_writer_is_rolled_back_before_reading(tmp_path: Path) -> None:
    path = stored(tmp_path / "f.db")
    run = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert run.returncode == -signal.SIGKILL
    journal = path.with_name("f.db-journal")
    assert journal.stat().st_size > 0
    with open_for_reading(path) as connection:
        assert connection.execute("SELECT count(*) FROM runs").fetchone()[0] == 0
        assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 1
    assert not journal.exists() or journal.stat().st_size == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_write_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(StoreError, match="lock file"), open_for_writing(tmp_path / "f.db"):
            pass
    finally:
        tmp_path.chmod(0o755)

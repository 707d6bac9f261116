"""Opening the one file: for writing under the lock, or read-only for reports.

A file of another program, of a newer or an older schema is refused with `SchemaError`, nothing
written. A zero-byte file is an empty database. Rollback journal, one writer, many readers.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from factrack.errors import FactrackError, LockedError, SchemaError, StoreError
from factrack.store.lock import writing
from factrack.store.migrations import LATEST, migrate, version_of
from factrack.store.schema import APPLICATION_ID

LOCK_WAIT = 15.0
WRITE_CACHE_KB = 32_000  # an article's rows go into a dozen indexes, each at another place
_CANNOT_ROLL_BACK = ("SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY", "SQLITE_CANTOPEN")


@contextlib.contextmanager
def open_for_writing(path: Path, wait: float = LOCK_WAIT) -> Iterator[sqlite3.Connection]:
    """A connection under the write lock; a new file gets its schema, committed before anything else.

    An older schema is refused here too: only `migrated` changes it.
    """
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}")
    with writing(path, wait), _translated(path):
        connection = _connect(path, wait)
        try:
            version = _checked_version(connection, path)
            if version == 0:
                migrate(connection)
            elif version < LATEST:
                raise _older(path, version)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = {-WRITE_CACHE_KB}")
            yield connection
        finally:
            connection.close()


@contextlib.contextmanager
def open_for_reading(path: Path, wait: float = LOCK_WAIT) -> Iterator[sqlite3.Connection]:
    """A read-only connection for a report; raises `StoreError` when there is no file.

    A writer that was killed leaves a hot journal, which a read-only connection cannot roll back: such a file is first
    opened for writing under the lock, once; where nothing may be written, a copy of it is.
    """
    if not path.is_file():
        raise StoreError(f"{path}: no such database; `factrack ingest` makes one")
    with _translated(path), contextlib.ExitStack() as stack:
        _recover(path, wait)
        connection = _connect(path, wait, mode="ro")
        stack.callback(lambda: connection.close())
        try:
            version = _checked_version(connection, path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname not in _CANNOT_ROLL_BACK or not _has_journal(path):
                raise
            connection.close()
            connection = _connect(_copied(path, Path(stack.enter_context(TemporaryDirectory()))), wait)
            version = _checked_version(connection, path)
        if version == 0:
            connection.close()
            connection = _empty()
        elif version < LATEST:
            raise _older(path, version)
        yield connection


def migrated(path: Path, wait: float = LOCK_WAIT) -> int:
    """Bring an older file to this schema, after a backup beside it; returns the version it had."""
    if not path.is_file():
        raise StoreError(f"{path}: no such database")
    with writing(path, wait), _translated(path), contextlib.closing(_connect(path, wait)) as connection:
        version = _checked_version(connection, path)
        if 0 < version < LATEST:
            backup(connection, path.with_name(f"{path.name}.v{version}.backup"))
        return migrate(connection)


def backup(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the whole database to a new file `target`, safely while others read."""
    if target.exists():
        raise StoreError(f"{target}: exists already")
    try:
        with contextlib.closing(sqlite3.connect(target)) as copy:
            connection.backup(copy)
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise StoreError(f"{target}: the copy cannot be written: {error}") from error


def _connect(path: Path, wait: float, mode: str = "rwc") -> sqlite3.Connection:
    uri = f"file:{quote(str(path))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    migrate(connection)
    return connection


def _recover(path: Path, wait: float) -> None:
    """Roll back what a killed writer left; nothing where a writer is at work, or where we may not write."""
    if not _has_journal(path):
        return
    with (
        contextlib.suppress(StoreError, sqlite3.OperationalError),
        writing(path, 0),
        contextlib.closing(_connect(path, wait, "rw")) as connection,
    ):
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _has_journal(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return _journal(path).stat().st_size > 0
    return False


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _copied(path: Path, folder: Path) -> Path:
    """The database with its hot journal, where it can be rolled back."""
    copy = folder / path.name
    shutil.copyfile(path, copy)
    shutil.copyfile(_journal(path), _journal(copy))
    return copy


def _checked_version(connection: sqlite3.Connection, path: Path) -> int:
    version = version_of(connection)
    mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if tables == 0 and version == 0 and mark == 0:
        return 0
    if mark != APPLICATION_ID:
        raise SchemaError(f"{path}: a database of another program; nothing was changed")
    if version > LATEST:
        raise SchemaError(f"{path}: written by a newer factrack (schema {version}, this one knows {LATEST})")
    return version


def _older(path: Path, version: int) -> SchemaError:
    return SchemaError(f"{path}: schema {version} is older than {LATEST}; run `factrack db migrate`")


@contextlib.contextmanager
def _translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours, in one line that names the file."""
    try:
        yield
    except FactrackError:
        raise
    except sqlite3.Error as error:
        if "locked" in str(error) or "busy" in str(error):
            raise LockedError(f"{path}: the database is locked by another program") from error
        raise StoreError(f"{path}: {error}") from error

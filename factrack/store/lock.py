"""One writer at a time: an advisory lock on `DATABASE.lock`, held for the length of a `with`."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from factrack.errors import LockedError, StoreError

POLL = 0.05


@contextlib.contextmanager
def writing(database: Path, wait: float) -> Iterator[None]:
    """Hold the write lock of `database`; raises `LockedError` after `wait` seconds.

    The lock file stays behind: deleting it would let two writers lock two different files.
    """
    path = database.with_name(database.name + ".lock")
    handle = _opened(path)
    try:
        _acquire(handle, database, wait)
        yield
    finally:
        os.close(handle)


def _opened(path: Path) -> int:
    """The lock file, made where there is none; another user's, which may only be read, serves as well."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        with contextlib.suppress(OSError):
            return os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        raise StoreError(f"{path}: cannot make the lock file: {error.strerror}") from error


def _acquire(handle: int, database: Path, wait: float) -> None:
    deadline = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except OSError:
            if time.monotonic() >= deadline:
                raise LockedError(f"{database}: another run holds the database; gave up after {wait:g} s") from None
            time.sleep(POLL)

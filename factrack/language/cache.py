"""Compiled packs on disk, so that a program cron starts every hour does not compile them every hour.

A file is keyed by the pack's content, this package's code and the interpreter; it is written whole or not
at all, and read only where nobody but its owner could have written it (a pickle runs what it holds). Where
there is no home, or it is full or read-only, packs are compiled each time and nothing is said.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from factrack.garbage import collection_paused

Compiled = TypeVar("Compiled")
KEPT = 8


def cached(name: str, content: Callable[[], str], make: Callable[[], Compiled]) -> Compiled:
    """What `make` makes, from disk where it was made before from the same `content`.

    Where the content or this package's code changed since it was read, what was made is used and not kept: it may be
    half of the one and half of the other.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    key = _key(content(), _CODE)
    path = folder / f"{name}-{key}.pickle"
    found: Compiled | None = _read(path)
    if found is None:
        found = make()
        if _key(content(), _code()) == key:
            _write(path, found)
    return found


def _key(content: str, code: str) -> str:
    return hashlib.sha256(f"{sys.version}\0{code}\0{content}".encode()).hexdigest()[:24]


def _code() -> str:
    """A hash of the code that a pickle depends on, as it lies on disk."""
    found = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        status = path.stat()
        found.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}".encode())
    return found.hexdigest()


_CODE = _code()  # while it is being loaded: later the files may have changed, and this process still runs the old ones


def cache_folder() -> Path | None:
    """`FACTRACK_CACHE` (empty: no cache), else the user's cache folder."""
    given = os.environ.get("FACTRACK_CACHE")
    if given is not None:
        return Path(given) if given else None
    base = os.environ.get("XDG_CACHE_HOME")
    if base:
        return Path(base) / "factrack"
    home = os.environ.get("HOME")
    return Path(home) / ".cache" / "factrack" if home else None


def _read(path: Path) -> Compiled | None:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                return None
            data = file.read()
        with collection_paused():
            found: Compiled = pickle.loads(data)
        return found
    except Exception:  # a cache that cannot be read is no cache: whatever is wrong with it, the pack is compiled
        return None


def _write(path: Path, value: object) -> None:
    with contextlib.suppress(OSError, pickle.PicklingError, AttributeError, TypeError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _forget_old(path.parent)


def _forget_old(folder: Path) -> None:
    files = sorted(folder.glob("*.pickle"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[KEPT:]:
        path.unlink(missing_ok=True)

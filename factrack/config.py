"""`factrack.toml`, beside the database: where to read, how long to wait, what the user adds.

Paths in it start from its own folder. A malformed file is an error with its line.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from factrack.errors import PackError
from factrack.language.toml import load

NAME = "factrack.toml"
MAX_LOCK_WAIT = 3600


class SourceFolder(NamedTuple):
    """`[[ingest.sources]]`: articles below `path` come from `source`."""

    path: str
    source: str


class Ingest(NamedTuple):
    """`[ingest]`: the folders that `factrack ingest` reads when it is given none."""

    paths: tuple[str, ...] = ()
    sources: tuple[SourceFolder, ...] = ()


class Alias(NamedTuple):
    """`[[alias]]`: `name` is another name of the actor `same_as`, in every article."""

    name: str
    same_as: str


class Config(NamedTuple):
    """All settings; `packs` are folders with a sub-folder a language, of the same files as the packs shipped.

    `lock_wait` is in seconds.
    """

    ingest: Ingest = Ingest()
    alias: tuple[Alias, ...] = ()
    packs: tuple[str, ...] = ()
    lock_wait: float = 15.0
    folder: str = "."

    def path(self, text: str) -> Path:
        """A path of the file, seen from where the program runs."""
        return Path(self.folder) / text

    def source_of(self, path: Path) -> str | None:
        """The source that `[[ingest.sources]]` names for a file: the deepest folder wins."""
        resolved = path.resolve()
        found = [
            (len(folder.parts), item.source)
            for item in self.ingest.sources
            if resolved.is_relative_to(folder := self.path(item.path).resolve())
        ]
        return max(found)[1] if found else None

    def pack_folders(self) -> tuple[Path, ...]:
        """The user's own packs."""
        return tuple(self.path(name) for name in self.packs)


def load_config(database: Path) -> Config:
    """The configuration that goes with `database`: defaults when there is no file; raises `PackError`."""
    path = database.parent / NAME
    if not path.is_file():
        return Config(folder=str(database.parent))
    loaded = load(path, Config)
    if not 0 <= loaded.lock_wait <= MAX_LOCK_WAIT:
        raise PackError(f"{path}: lock_wait must lie between 0 and {MAX_LOCK_WAIT} seconds")
    return Config(loaded.ingest, loaded.alias, loaded.packs, loaded.lock_wait, str(database.parent))

"""Settings in layers, each above the one before: the user's factrack.toml, the one beside the database, `FACTRACK_*`.

Paths in a file start from its own folder, those in a variable from where the program runs. A malformed file is an
error with its line. What adds to a story (rules, aliases, sources of folders) adds up over both files.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from factrack.errors import PackError, UsageError
from factrack.language.toml import load

NAME = "factrack.toml"
MAX_LOCK_WAIT = 3600
CONFIG_VARIABLE = "FACTRACK_CONFIG"
VARIABLES = {
    "FACTRACK_LOCK_WAIT": "lock_wait", "FACTRACK_PACKS": "packs", "FACTRACK_PATHS": "ingest.paths",
    "FACTRACK_JOBS": "ingest.jobs",
}  # fmt: skip
_ADDING = ("packs", "alias", "ingest.sources")


class SourceFolder(NamedTuple):
    """`[[ingest.sources]]`: articles below `path` come from `source`."""

    path: str
    source: str


class Ingest(NamedTuple):
    """`[ingest]`: the folders that `factrack ingest` reads when it is given none, and in how many processes (None: cores)."""

    paths: tuple[str, ...] = ()
    sources: tuple[SourceFolder, ...] = ()
    jobs: int | None = None


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

    def aliases(self) -> dict[str, str]:
        """The user's aliases: a name -> the actor it means."""
        return {alias.name: alias.same_as for alias in self.alias}

    def pack_folders(self) -> tuple[Path, ...]:
        """The user's own packs."""
        return tuple(self.path(name) for name in self.packs)


class Setting(NamedTuple):
    """A setting as it holds, and where it comes from: files or a variable, or "default"."""

    name: str
    value: Any
    origin: str


def load_config(database: Path) -> Config:
    """The configuration that goes with `database`; raises `PackError` for a file, `UsageError` for a variable."""
    found = {setting.name: setting.value for setting in settings(database)}
    ingest = Ingest(found["ingest.paths"], found["ingest.sources"], found["ingest.jobs"])
    return Config(ingest, found["alias"], found["packs"], found["lock_wait"], str(database.parent))


def settings(database: Path) -> list[Setting]:
    """Every setting of the configuration with where it comes from."""
    values = _flat(Config())
    origins: dict[str, list[str]] = {name: [] for name in values}
    for origin, layer in _layers(database):
        for name, value in layer.items():
            adds = name in _ADDING and not origin.startswith("FACTRACK_")
            values[name] = values[name] + value if adds else value
            origins[name] = [*origins[name], origin] if adds else [origin]
    if not 0 <= values["lock_wait"] <= MAX_LOCK_WAIT:
        where = origins["lock_wait"][-1]
        raise PackError(f"{where}: lock_wait must lie between 0 and {MAX_LOCK_WAIT} seconds")
    if values["ingest.jobs"] is not None and values["ingest.jobs"] < 1:
        raise PackError(f"{origins['ingest.jobs'][-1]}: jobs must be 1 or more")
    return [Setting(name, value, ", ".join(origins[name]) or "default") for name, value in values.items()]


def user_file() -> Path | None:
    """The user's own factrack.toml: `FACTRACK_CONFIG` (empty: none), else in the folder that the system keeps for it."""
    given = os.environ.get(CONFIG_VARIABLE)
    if given is not None:
        return Path(given) if given else None
    from platformdirs import user_config_path

    return user_config_path("factrack", appauthor=False) / NAME


def _layers(database: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """What each file and variable sets, the weakest first."""
    own, beside = user_file(), database.parent / NAME
    if own is not None and own.is_file() and not (beside.is_file() and own.samefile(beside)):
        yield str(own), _of_file(own, absolute=True)
    if beside.is_file():
        yield str(beside), _of_file(beside)
    for variable, name in VARIABLES.items():
        text = os.environ.get(variable)
        if text:
            yield variable, {name: _of_variable(variable, name, text)}


def _of_file(path: Path, absolute: bool = False) -> dict[str, Any]:
    """The settings that a file names; `absolute` where it does not lie in the folder that paths are seen from."""
    loaded = load(path, Config)
    if absolute:
        loaded = _seen_from(loaded, path.parent.absolute())
    return {
        name: value for name, value in _flat(loaded).items() if _names(tomllib.loads(path.read_text("utf-8")), name)
    }


def _names(table: Mapping[str, Any], name: str) -> bool:
    section, _, key = name.rpartition(".")
    return key in (table.get(section, {}) if section else table)


def _seen_from(config: Config, folder: Path) -> Config:
    sources = tuple(item._replace(path=str(folder / item.path)) for item in config.ingest.sources)
    ingest = config.ingest._replace(paths=tuple(str(folder / path) for path in config.ingest.paths), sources=sources)
    return config._replace(ingest=ingest, packs=tuple(str(folder / path) for path in config.packs))


def _of_variable(variable: str, name: str, text: str) -> Any:
    if name in ("packs", "ingest.paths"):
        return tuple(str(Path(part).absolute()) for part in text.split(os.pathsep) if part)
    try:
        return int(text) if name == "ingest.jobs" else float(text)
    except ValueError as error:
        raise UsageError(f"{variable}: {text!r} is no number") from error


def _flat(config: Config) -> dict[str, Any]:
    return {
        "lock_wait": config.lock_wait, "packs": config.packs, "alias": config.alias, "ingest.paths": config.ingest.paths,
        "ingest.sources": config.ingest.sources, "ingest.jobs": config.ingest.jobs,
    }  # fmt: skip

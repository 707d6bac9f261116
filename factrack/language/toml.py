"""TOML into named tuples, strictly: the tuple is the schema.

An unknown key, a missing one, a value of the wrong type or outside the allowed ones raises
`PackError` with the file, the line and what is allowed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from factrack.errors import PackError

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a TOML file: `path` of keys and indices below the root."""

    file: str
    text: str
    path: tuple[str | int, ...] = ()

    def at(self, key: str | int) -> Where:
        """One step down."""
        return Where(self.file, self.text, (*self.path, key))

    def error(self, message: str) -> PackError:
        """The error to raise here, with file and line."""
        return PackError(f"{self.file}:{_line(self.text, self.path)}: {message}")


def load(path: Path, record: type[Record], base: Record | None = None) -> Record:
    """Read the TOML file `path` as a `record`; raises `PackError`.

    With a `base`, of the same kind, the file only adds to it: what it need not say again is empty, or as the base has it.
    """
    try:
        text = path.read_text("utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{path}: {error}") from error
    return build(record, table, Where(str(path), text), base)


def build(record: type[Record], table: Any, where: Where, base: Record | None = None) -> Record:
    """A `record` from a parsed table; raises `PackError`. `base`: see `load`."""
    if not isinstance(table, dict):
        raise where.error("a table is expected here")
    hints = _hints(record)  # type: ignore[arg-type]
    names = {name.rstrip("_"): name for name in record._fields}  # type: ignore[attr-defined]
    for key in table:
        if key not in names:
            raise where.at(key).error(f"unknown key {key!r}; allowed: {', '.join(sorted(names))}")
    values = {}
    for key, name in names.items():
        if key in table:
            values[name] = _convert(hints[name], table[key], where.at(key))
        elif name not in record._field_defaults:  # type: ignore[attr-defined]
            if base is None:
                raise where.error(f"missing key {key!r}")
            known = getattr(base, name)
            values[name] = type(known)() if type(known) in (tuple, dict) else known
    return record(**values)


@cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _convert(hint: Any, value: Any, where: Where) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _convert_union(args, value, where)
    if origin is Literal:
        if value not in args:
            raise where.error(f"{value!r} is not allowed; allowed: {', '.join(map(str, args))}")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise where.error("a list is expected here")
        return tuple(_convert(args[0], item, where.at(index)) for index, item in enumerate(value))
    if origin is dict:
        if not isinstance(value, dict):
            raise where.error("a table is expected here")
        return {key: _convert(args[1], item, where.at(key)) for key, item in value.items()}
    if hasattr(hint, "_field_defaults"):
        return build(hint, value, where)
    return _scalar(hint, value, where)


def _convert_union(args: tuple[Any, ...], value: Any, where: Where) -> Any:
    options = [arg for arg in args if arg is not NoneType]
    for option in options[:-1]:
        try:
            return _convert(option, value, where)
        except PackError:
            continue
    return _convert(options[-1], value, where)


def _scalar(hint: Any, value: Any, where: Where) -> Any:
    if hint is Any:
        return value
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise where.error(f"{hint.__name__} expected, {type(value).__name__} found")
    return value


def _line(text: str, path: tuple[str | int, ...]) -> int:
    """The line that a path of keys points at, as near as the headers and keys of the file tell."""
    lines = text.splitlines() or [""]
    position = 0
    for step, key in enumerate(path):
        if isinstance(key, int):
            continue
        count = path[step + 1] if step + 1 < len(path) and isinstance(path[step + 1], int) else 0
        found = _find(lines, position, key, int(count))
        position = found if found is not None else position
    return position + 1


def _find(lines: list[str], begin: int, key: str, count: int) -> int | None:
    word = re.escape(key)
    header = re.compile(rf"\s*\[\[?\s*(?:[\w.\-\"]+\.)?\"?{word}\"?\s*\]")
    setting = re.compile(rf"\s*\"?{word}\"?\s*=")
    headers = [n for n in range(begin, len(lines)) if header.match(lines[n])]
    if len(headers) > count:
        return headers[count]
    return next((n for n in range(begin, len(lines)) if setting.match(lines[n])), None)

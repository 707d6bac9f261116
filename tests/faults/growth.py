"""How much work something takes, counted so that a loaded machine gives the same answer."""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from factrack.language import pack

PACKS = Path(pack.__file__).parent


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python `work` runs through."""
    count = 0

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least processor time of a few runs: for work that happens inside one call, such as a pattern."""
    found = []
    for _ in range(times):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return min(found)


def phrases(language: str) -> dict[str, list[str]]:
    """All words and phrases of a pack, by file and table: what can set off a rule."""
    found: dict[str, list[str]] = {}
    for path in sorted((PACKS / language).rglob("*.toml")):
        for table, value in tomllib.loads(path.read_text("utf-8")).items():
            found.setdefault(f"{path.relative_to(PACKS)} {table}", []).extend(_strings(value))
    return {name: texts for name, texts in found.items() if texts}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)

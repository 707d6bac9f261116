"""A language pack: a folder of TOML files, validated and compiled once a process.

`load_pack("fr")` gives a `Pack`; a language without a folder raises `PackError`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from functools import cache, reduce
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from factrack.errors import PackError
from factrack.language.lexicon import Lexicon
from factrack.language.morphology import Morphology, MorphologyFile
from factrack.language.records import (
    actors,
    dates,
    events,
    furniture,
    grammar,
    hedges,
    numbers,
    sentences,
    speech,
    topics,
    units,
    verbs,
)
from factrack.language.toml import load
from factrack.language.tokenizer import token_pattern

ROOT = Path(__file__).parent
MODULES: tuple[ModuleType, ...] = (
    grammar, verbs, sentences, numbers, hedges, dates, units, topics, speech, actors, events, furniture,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """The schema of `pack.toml`: what the tokenizer and the language detection must know."""

    code: str
    name: str
    apostrophe: Literal["before", "after"]
    common_words: tuple[str, ...]
    clitics: tuple[str, ...] = ()


@dataclass(slots=True)
class Pack:
    """What one language knows, ready for the scan.

    `files` holds each TOML file as its record (`pack.files["hedges"]`); `classes` the word classes;
    `morphology` the verb forms. Treat as read-only: it is shared by all documents of a process.
    """

    code: str
    settings: Settings
    pattern: re.Pattern[str]
    lexicon: Lexicon
    morphology: Morphology
    classes: dict[str, frozenset[str]]
    files: dict[str, Any] = field(default_factory=dict)
    cache: dict[str, Any] = field(default_factory=dict)

    def is_a(self, word: str, *names: str) -> bool:
        """Whether a folded word belongs to one of the named word classes."""
        return any(word in self.classes.get(name, ()) for name in names)


def languages() -> list[str]:
    """Codes of the languages that have a pack."""
    return sorted(path.parent.name for path in ROOT.glob("*/pack.toml"))


@cache
def load_pack(code: str) -> Pack:
    """The compiled pack of a language code; raises `PackError` when there is none or it is malformed."""
    folder = ROOT / code
    if code not in languages():
        raise PackError(f"no pack for language {code!r}; packs: {', '.join(languages())}")
    return compile_pack(folder)


def compile_pack(folder: Path) -> Pack:
    """Read, validate and compile the TOML files of `folder`."""
    settings = load(folder / "pack.toml", Settings)
    pattern = token_pattern(settings.apostrophe, settings.clitics)
    morphology = Morphology(load(folder / "morphology.toml", MorphologyFile))
    files = {module.FILE: _load_parts(folder, module) for module in MODULES}
    lexicon = Lexicon(pattern)
    for module in MODULES:
        for phrase, tag in module.entries(files[module.FILE], morphology):
            lexicon.add(phrase, tag)
    lexicon.close()
    classes = {name: frozenset(words) for name, words in files["grammar"].classes.items()}
    return Pack(settings.code, settings, pattern, lexicon, morphology, classes, files)


def _load_parts(folder: Path, module: ModuleType) -> Any:
    """The record of `NAME.toml`; where there is a folder NAME, of all its files together: lists add up, tables join."""
    parts = [load(path, module.File) for path in sorted((folder / module.FILE).glob("*.toml"))]
    if not parts or (folder / f"{module.FILE}.toml").exists():
        parts.insert(0, load(folder / f"{module.FILE}.toml", module.File))
    return reduce(_joined, parts)


def _joined(first: Any, second: Any) -> Any:
    """Two records of one schema as one."""
    values = {}
    for item in fields(first):
        left, right = getattr(first, item.name), getattr(second, item.name)
        values[item.name] = left | right if isinstance(left, dict) else left + right
    return type(first)(**values)

"""A language pack: a folder of TOML files, validated and compiled once a process.

`load_pack("fr")` gives a `Pack`; a language without a folder raises `PackError`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, reduce
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, NamedTuple, TypeVar

from factrack.errors import PackError
from factrack.language.cache import cached
from factrack.language.lexicon import Lexicon
from factrack.language.morphology import Morphology, MorphologyFile
from factrack.language.readings import Reading, readings
from factrack.language.records import (
    actors,
    countries,
    dates,
    events,
    furniture,
    grammar,
    hedges,
    modality,
    numbers,
    organisations,
    people,
    places,
    sentences,
    speech,
    topics,
    units,
    verbs,
)
from factrack.language.tokenizer import token_pattern
from factrack.language.toml import load

Made = TypeVar("Made")
ROOT = Path(__file__).parent
MODULES: tuple[ModuleType, ...] = (
    grammar, verbs, sentences, numbers, hedges, dates, units, topics, speech, modality,
    countries, places, people, organisations, actors, events, furniture,
)  # fmt: skip
FILES = tuple(module.FILE for module in MODULES)


class Settings(NamedTuple):
    """The schema of `pack.toml`: what the tokenizer and the language detection must know.

    A `small` pack yields to the others where a text is as much in their language as in its own. `day_first`: 9/7/2025 is
    the 9th of July wherever the language is written; else it may be either day. `glued` are letters of currencies written
    against the figures, single ones only in thousands or before one of `scales`.
    """

    code: str
    name: str
    apostrophe: Literal["before", "after"]
    common_words: tuple[str, ...]
    clitics: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    small: bool = False
    day_first: bool = True


@dataclass(slots=True)
class Pack:
    """What one language knows, ready for the scan.

    `files` holds each TOML file as its record (`pack.files["hedges"]`); `classes` the word classes;
    `morphology` makes word forms, and `readings` says what each verb form may be. `tables` are what stages have made of
    it: ask with `made`. Treat as read-only: it is shared by all documents of a process.
    """

    code: str
    settings: Settings
    pattern: re.Pattern[str]
    lexicon: Lexicon
    morphology: Morphology
    classes: dict[str, frozenset[str]]
    files: dict[str, Any] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    tables: dict[Callable[[Pack], Any], Any] = field(default_factory=dict)
    kinds: dict[str, set[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """List the classes by word."""
        self.kinds = {}
        for name, words in self.classes.items():
            for word in words:
                self.kinds.setdefault(word, set()).add(name)

    def is_a(self, word: str, *names: str) -> bool:
        """Whether a folded word belongs to one of the named word classes."""
        kinds = self.kinds.get(word)
        return kinds is not None and not kinds.isdisjoint(names)

    def made(self, make: Callable[[Pack], Made]) -> Made:
        """What `make` makes of this pack: made at the first call, and kept as long as the pack is."""
        found: Made | None = self.tables.get(make)
        if found is None:
            found = self.tables[make] = make(self)
        return found


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack."""
    return tuple(sorted(path.parent.name for path in ROOT.glob("*/pack.toml")))


@cache
def settings_of(code: str) -> Settings:
    """What the `pack.toml` of a language says, without loading the pack."""
    return load(ROOT / code / "pack.toml", Settings)


def load_pack(code: str, extras: tuple[Path, ...] = ()) -> Pack:
    """The compiled pack of a language code; raises `PackError` when there is none or it is malformed.

    `extras` are a user's folders: what `EXTRA/CODE/NAME.toml` holds is added to the pack's own NAME.
    """
    return _loaded(code, extras)


@cache
def _loaded(code: str, extras: tuple[Path, ...]) -> Pack:
    if code not in languages():
        raise PackError(f"no pack for language {code!r}; packs: {', '.join(languages())}")
    return cached(code, lambda: _digest(code, extras), lambda: compile_pack(ROOT / code, extras))


@cache
def pack_digest(code: str, extras: tuple[Path, ...] = ()) -> str:
    """A hash of all that the pack of a language is made of: facts extracted with another one may differ."""
    return _digest(code, extras)


def _digest(code: str, extras: tuple[Path, ...]) -> str:
    found = hashlib.sha256()
    for folder in (ROOT / code, *(extra / code for extra in extras)):
        for path in sorted(folder.rglob("*.toml")):
            found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def compile_pack(folder: Path, extras: tuple[Path, ...] = ()) -> Pack:
    """Read, validate and compile the TOML files of `folder`, with what the user's folders add."""
    settings = load(folder / "pack.toml", Settings)
    pattern = token_pattern(settings.apostrophe, settings.clitics, settings.glued, settings.scales)
    morphology = Morphology(load(folder / "morphology.toml", MorphologyFile))
    files = {module.FILE: _load_parts(folder, module, extras) for module in MODULES}
    lexicon = Lexicon(pattern)
    for module in MODULES:
        for phrase, tag in module.entries(files[module.FILE], morphology):
            lexicon.add(phrase, tag)
    lexicon.close()
    classes = {name: frozenset(words) for name, words in files["grammar"].classes.items()}
    verb_forms = readings(files["verbs"], morphology)
    return Pack(settings.code, settings, pattern, lexicon, morphology, classes, files, verb_forms)


def _load_parts(folder: Path, module: ModuleType, extras: tuple[Path, ...]) -> Any:
    """The record of `NAME.toml`; where there is a folder NAME, of all its files together: lists add up, tables join."""
    name = f"{module.FILE}.toml"
    paths = sorted((folder / module.FILE).glob("*.toml"))
    if not paths or (folder / name).exists():
        paths.insert(0, folder / name)
    shipped = reduce(_joined, [load(path, module.File) for path in paths])
    added = [path for extra in extras if (path := extra / folder.name / name).exists()]
    return reduce(_joined, [load(path, module.File, shipped) for path in added], shipped)


def _joined(first: Any, second: Any) -> Any:
    """Two records of one schema as one; of a single setting the second wins where it says anything."""
    values = {}
    for name in first._fields:
        left, right = getattr(first, name), getattr(second, name)
        if isinstance(left, dict):
            values[name] = left | right
        elif type(left) is tuple:
            values[name] = left + right
        else:
            values[name] = left if right == first._field_defaults.get(name) else right
    return type(first)(**values)

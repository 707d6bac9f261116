"""Annotated articles: what a person found in them, with exact offsets."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from factrack.model import Document
from factrack.reading import read_path

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT / "tests" / "corpus" / "articles"
KINDS = ("quantity", "date", "event", "actor")


@dataclass(frozen=True, slots=True)
class Item:
    """One annotated thing: its characters `[start, end)` (both -1 for an actor) and the values that are judged."""

    start: int
    end: int
    values: dict[str, Any]

    @property
    def optional(self) -> bool:
        """Whether it counts neither when found nor when missed."""
        return bool(self.values.get("optional"))


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its annotation, by kind."""

    name: str
    document: Document
    items: dict[str, tuple[Item, ...]]


@cache
def corpus() -> tuple[Annotated, ...]:
    """Every annotated article, by name."""
    return tuple(_annotated(path) for path in sorted(CORPUS.rglob("*.toml")))


@cache
def checksum() -> str:
    """A hash of the annotation and of the articles."""
    found = hashlib.sha256()
    for path in sorted(CORPUS.rglob("*.toml")):
        data = path.read_bytes()
        article = ROOT / tomllib.loads(data.decode())["article"]
        found.update(path.name.encode() + b"\0" + data + b"\0" + article.read_bytes())
    return found.hexdigest()


def _annotated(path: Path) -> Annotated:
    table = tomllib.loads(path.read_text("utf-8"))
    document = read_path(str(ROOT / table["article"]))
    begin = document.sentences[0].end if document.sentences and document.sentences[0].paragraph < 0 else 0
    if not document.sentences and document.text.startswith("---"):
        begin = document.text.index("\n---", 3)
    items = {
        kind: tuple(_item(kind, values, document.text, begin, path.name) for values in table.get(kind, ()))
        for kind in KINDS
    }
    return Annotated(path.stem, document, items)


def _item(kind: str, values: dict[str, Any], text: str, begin: int, name: str) -> Item:
    if kind == "actor":
        return Item(-1, -1, values)
    quote, wanted = values["text"], values.get("occurrence", 1)
    pattern = re.compile(rf"(?<!\w){re.escape(quote)}(?!\w)")
    for number, match in enumerate(pattern.finditer(text, begin), 1):
        if number == wanted:
            return Item(match.start(), match.end(), values)
    raise AssertionError(f"{name}: occurrence {wanted} of {quote!r} is not in the article")

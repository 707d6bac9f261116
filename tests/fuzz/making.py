"""Hostile articles from a seed: real sentences cut, spliced, repeated and salted with what parsers stumble over."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Callable
from functools import cache

from tests.conftest import ROOT, SAMPLES

MAX_LENGTH = 6_000
SALT = (
    "«", "»", "“", "”", '"', "'", "’", "(", ")", "[", "]", "—", "-", ";", ":", ",", ".", "…", "...", "!", "?", "%", "€", "°",
    "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u202f", "\u2009", "\u00ad", "\u200b", "\ufeff", "\u2028", "\x85", "\x0b",
    "\x0c", "\x1b[31m", "\x7f", "\u202e", "\u0301", "\ufffd", "İ", "ß", "ŉ", "ﬁ", "²", "½", "٣", "Ⅻ", "𝟙", "😀", "👨‍👩‍👧",
    "0", "1", "9" * 40, "1e999", "1 000 000 000 000 000 000", "-0", "00", "3,14", "12.5.2024", "31 février 2025", "0000-00-00",
    "99/99/9999", "1er", "24h", "25h61", "an 0", "9999", "10000", "<p>", "</div>", "&nbsp;", "&#x1b;", "**", "__", "# ", "- ",
    "* ", "> ", "| a | b |", "---\n", "```", "http://x.example/a?b=c", "@qui", "#mot", "a@b.example",
)  # fmt: skip
GLUE = (
    "",
    " ",
    " ",
    "\n",
    " et ",
    " de ",
    ", ",
    " que ",
    " ni ",
    " à ",
    " dont ",
    " selon ",
    " said ",
    " and ",
    " of ",
    " it appears ",
)
DAYS = ("2025-03-21", "2025-03", "2024", "0001-01-01", "9999-12-31", "2025-02-30", "hier")


@cache
def sentences() -> tuple[str, ...]:
    """Sentences to work with: those of the sample articles and of the corpus of cases."""
    found: list[str] = []
    for path in sorted(SAMPLES.iterdir()):
        found += path.read_text("utf-8").split("\n")
    for path in sorted((ROOT / "tests" / "corpus").glob("[a-z][a-z]/*.toml")):
        found += [value for value in _strings(tomllib.loads(path.read_text("utf-8"))) if " " in value]
    return tuple(line for line in found if line.strip())


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _strings(part)]


def article(chance: random.Random) -> str:
    """A text of a few sentences, mutated several times; never empty."""
    text = chance.choice(GLUE).join(chance.choices(sentences(), k=chance.randrange(1, 12)))
    for _ in range(chance.randrange(0, 12)):
        text = chance.choice(MUTATIONS)(chance, text)[:MAX_LENGTH]
    return text.replace("\0", "") or "x"


def _salt(chance: random.Random, text: str) -> str:
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(SALT) + text[at:]
    return text


def _repeat(chance: random.Random, text: str) -> str:
    start, end = _part(chance, text, 40)
    return text[:end] + text[start:end] * chance.randrange(1, 60) + text[end:]


def _delete(chance: random.Random, text: str) -> str:
    start, end = _part(chance, text, 60)
    return text[:start] + text[end:]


def _shuffle(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    start = chance.randrange(len(words))
    part = words[start : start + 12]
    chance.shuffle(part)
    return " ".join(words[:start] + part + words[start + 12 :])


def _splice(chance: random.Random, text: str) -> str:
    other = chance.choice(sentences())
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other)) :]


def _case(chance: random.Random, text: str) -> str:
    start, end = _part(chance, text, 200)
    return text[:start] + chance.choice((str.upper, str.lower, str.title, str.swapcase))(text[start:end]) + text[end:]


def _flip(chance: random.Random, text: str) -> str:
    if not text:
        return text
    at = chance.randrange(len(text))
    code = chance.choice((chance.randrange(1, 0x250), chance.randrange(0x2000, 0x2100)))
    return text[:at] + chr(code) + text[at + 1 :]


def _part(chance: random.Random, text: str, longest: int) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.randrange(1, longest))


MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (
    _salt, _salt, _repeat, _delete, _shuffle, _splice, _case, _flip,
)  # fmt: skip


def line(chance: random.Random, name: str) -> bytes:
    """An article as a JSON line with more or less sensible fields."""
    fields: dict[str, str | None] = {"id": name, "text": article(chance), "language": chance.choice(("fr", "fr", "en"))}
    if chance.random() < 0.6:
        fields["published"] = chance.choice(DAYS)
    if chance.random() < 0.4:
        fields["source"], fields["title"] = chance.choice(SALT), article(chance)[:80]
    return json.dumps(fields).encode()


def page(chance: random.Random) -> tuple[str, bytes]:
    """A file name and its content: text, front matter, HTML or bytes that are none of these."""
    text = article(chance)
    shape = chance.randrange(5)
    if shape == 0:
        return "a.md", f"---\ntitle: {article(chance)[:60]}\npublished: {chance.choice(SALT)}\n---\n{text}".encode()
    if shape == 1:
        body = "".join(f"<{chance.choice(('p', 'div', 'li', 'td', 'a', 'b'))}>{part}" for part in text.split(" ")[:400])
        return "a.html", f"<html lang=fr><head><title>{text[:30]}</title></head><body>{body}</body>".encode()
    if shape == 2:
        return "2024-13-45.txt", text.encode("cp1252", "replace")
    if shape == 3:
        return "a.txt", text.encode("utf-16")
    data = bytearray(text.encode())
    for _ in range(chance.randrange(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(1, 256)
    return "a.txt", bytes(data)

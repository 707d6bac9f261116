"""The language of the patterns, compiled: word classes in a row to a regular expression over class characters.

`day of? (month | month_abbr:month) year?` — a class is a set of characters, `?` and `*` (at most six times) follow a
class or a bracket, `class:slot` names what the class fills in the form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from factrack.errors import PackError
from factrack.frozen import frozen

_TOKEN = re.compile(r"\s{0,80}(\(|\)[?*]?|\||[a-z_]+(?::[a-z_]+)?[?*]?)")
_REPEATS = 3  # with those below, what bounds the time that a pattern can take
_MARKS = {"": "", "?": "?", "*": "{0,6}"}


@frozen
class Piece:
    """A part of a regular expression: its source, the characters it may begin with, whether it may be empty."""

    source: str
    firsts: frozenset[str]
    empty: bool


@dataclass(slots=True)
class Compiler:
    """Compiles one pattern. `classes` maps class names to their characters, `wanted` are the slots of its forms."""

    rule: str
    classes: Mapping[str, str]
    wanted: frozenset[str]
    sources: dict[str, list[str]] = field(default_factory=dict)
    tokens: list[str] = field(default_factory=list)

    def compile(self, source: str) -> Piece:
        """The whole pattern as one piece; raises `PackError` for what is no pattern or no class."""
        position, text = 0, source.rstrip()
        while position < len(text):
            token = _TOKEN.match(text, position)
            if token is None:
                raise PackError(f"dates.toml: pattern {self.rule!r}: {text[position:]!r} is no class")
            self.tokens.append(token[1])
            position = token.end()
        if sum(token[-1] == "*" for token in self.tokens) > _REPEATS:
            raise PackError(f"dates.toml: pattern {self.rule!r}: more than {_REPEATS} repeats")
        found = self._alternatives()
        if self.tokens or found.empty:
            raise PackError(f"dates.toml: pattern {self.rule!r}: brackets do not match, or it may match nothing")
        return found

    def _alternatives(self) -> Piece:
        options = [self._sequence()]
        while self.tokens and self.tokens[0] == "|":
            self.tokens.pop(0)
            options.append(self._sequence())
        firsts = frozenset().union(*(option.firsts for option in options))
        return Piece("|".join(option.source for option in options), firsts, any(option.empty for option in options))

    def _sequence(self) -> Piece:
        found = Piece("", frozenset(), True)
        while self.tokens and self.tokens[0][0] not in "|)":
            piece = self._bracket() if self.tokens[0] == "(" else self._class()
            firsts = found.firsts | piece.firsts if found.empty else found.firsts
            found = Piece(found.source + piece.source, firsts, found.empty and piece.empty)
        return found

    def _bracket(self) -> Piece:
        self.tokens.pop(0)
        inner = self._alternatives()
        if not self.tokens:
            raise PackError(f"dates.toml: pattern {self.rule!r}: a bracket is not closed")
        mark = self.tokens.pop(0)[1:]
        if mark == "*" and (inner.empty or _MARKS["*"] in inner.source):
            raise PackError(f"dates.toml: pattern {self.rule!r}: what is repeated may not repeat or be missing itself")
        return Piece(f"(?:{inner.source}){_MARKS[mark]}", inner.firsts, inner.empty or mark != "")

    def _class(self) -> Piece:
        token = self.tokens.pop(0)
        mark = token[-1] if token[-1] in "?*" else ""
        name, _, slot = token.removesuffix(mark).partition(":")
        chars = self.classes.get(name, "")
        if not chars:
            raise PackError(f"dates.toml: pattern {self.rule!r}: no word has the class {name!r}")
        slot = slot or name
        if slot in self.wanted:
            names = self.sources.setdefault(slot, [])
            names.append(name)
            return Piece(f"(?P<{slot}__{len(names)}>[{chars}]){_MARKS[mark]}", frozenset(chars), mark != "")
        return Piece(f"[{chars}]{_MARKS[mark]}", frozenset(chars), mark != "")

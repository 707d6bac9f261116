"""The patterns of a pack, compiled: regular expressions over class characters, by level.

What a string of characters matches depends on that string alone, and the same short strings come again and
again ("le D M"), so matches are remembered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from factrack.errors import PackError
from factrack.language.pack import Pack
from factrack.language.records import dates as record
from factrack.mentions.dates.vocabulary import Vocabulary, build

LEVELS = (1, 2, 3)
_MEMORY = 50_000
_REPEAT = "{0,6}"
_TOKEN = re.compile(r"\(|\)[?*]?|\||[a-z_]+(?::[a-z_]+)?[?*]?")
_SLOT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, its regular expression, and the classes that may fill each slot of its forms."""

    record: record.Pattern
    regex: re.Pattern[str]
    sources: dict[str, tuple[str, ...]]
    index: int


@dataclass(frozen=True, slots=True)
class Match:
    """A rule at items `[first, last)`; `slots` are (slot, item index)."""

    rule: Rule
    first: int
    last: int
    slots: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Grammar:
    """All of a pack's dates, ready to match."""

    file: record.File
    vocabulary: Vocabulary
    rules: dict[int, dict[str, list[Rule]]] = field(default_factory=dict)
    memory: dict[tuple[int, str, frozenset[tuple[int, int]]], tuple[Match, ...]] = field(default_factory=dict)

    def matches(self, level: int, text: str, banned: frozenset[tuple[int, int]]) -> tuple[Match, ...]:
        """The leftmost longest matches in a string of class characters, `banned` (rule, start) pairs left out."""
        key = (level, text, banned)
        found = self.memory.get(key)
        if found is None:
            if len(self.memory) > _MEMORY:
                self.memory.clear()
            found = self.memory[key] = tuple(self._search(level, text, banned))
        return found

    def _search(self, level: int, text: str, banned: frozenset[tuple[int, int]]) -> list[Match]:
        found: list[Match] = []
        position = 0
        rules = self.rules[level]
        while position < len(text):
            best = self._longest(rules.get(text[position], ()), text, position, banned)
            if best is not None:
                found.append(best)
            position = best.last if best is not None else position + 1
        return found

    def _longest(
        self, rules: list[Rule] | tuple[()], text: str, position: int, banned: frozenset[tuple[int, int]]
    ) -> Match | None:
        best: Match | None = None
        for rule in rules:
            if (rule.index, position) in banned:
                continue
            match = rule.regex.match(text, position)
            if match is not None and match.end() > (best.last if best is not None else position):
                slots = tuple(
                    (name.split("__")[0], match.start(name)) for name, value in match.groupdict().items() if value
                )
                best = Match(rule, position, match.end(), slots)
        return best


def grammar(pack: Pack) -> Grammar:
    """The compiled dates of a pack, made once."""
    if "dates" not in pack.cache:
        pack.cache["dates"] = compile_grammar(pack)
    found: Grammar = pack.cache["dates"]
    return found


def compile_grammar(pack: Pack) -> Grammar:
    """Compile a pack's `dates.toml`; raises `PackError` for an unknown class or an empty pattern."""
    file: record.File = pack.files["dates"]
    found = Grammar(file, build(file, pack.lexicon))
    for pattern in file.pattern:
        found.vocabulary.letter(made_classes(pattern))
    for level in LEVELS:
        found.rules[level] = {}
    for index, pattern in enumerate(file.pattern):
        rule = _rule(pattern, index, found.vocabulary)
        for char in found.vocabulary.letters.values():
            if _may_start(rule, char):
                found.rules[pattern.level].setdefault(char, []).append(rule)
    return found


def made_classes(pattern: record.Pattern) -> frozenset[str]:
    """The classes that the result of a pattern has for higher levels."""
    if pattern.makes and pattern.kind != "date":
        return frozenset({pattern.makes})
    if pattern.makes == "part":
        return frozenset({"part_of_date"})
    return frozenset({pattern.makes or pattern.kind, pattern.kind})


def _rule(pattern: record.Pattern, index: int, vocabulary: Vocabulary) -> Rule:
    sources: dict[str, tuple[str, ...]] = {}
    wanted = {slot for form in pattern.form for slot in _SLOT.findall(form)}
    pieces: list[str] = []
    position = 0
    source = pattern.match
    while position < len(source):
        if source[position] == " ":
            position += 1
            continue
        token = _TOKEN.match(source, position)
        if token is None:
            raise PackError(f"dates.toml: pattern {pattern.rule!r}: {source[position:]!r} is no class")
        pieces.append(_piece(token[0], pattern.rule, wanted, sources, vocabulary))
        position = token.end()
    return Rule(pattern, re.compile("".join(pieces)), sources, index)


def _piece(token: str, rule: str, wanted: set[str], sources: dict[str, tuple[str, ...]], vocabulary: Vocabulary) -> str:
    if token[0] in "()|":
        return "(?:" if token == "(" else token.replace("*", _REPEAT)
    name, mark = (token[:-1], token[-1]) if token[-1] in "?*" else (token, "")
    name, _, slot = name.partition(":")
    chars = vocabulary.having(name)
    if not chars:
        raise PackError(f"dates.toml: pattern {rule!r}: no word has the class {name!r}")
    slot = slot or name
    if slot not in wanted:
        return f"[{chars}]{mark.replace('*', _REPEAT)}"
    sources[slot] = (*sources.get(slot, ()), name)
    return f"(?P<{slot}__{len(sources[slot])}>[{chars}]){mark.replace('*', _REPEAT)}"


def _may_start(rule: Rule, char: str) -> bool:
    """Whether a string that begins with `char` can match: the regular expression is asked on every continuation of two."""
    return _FIRST.starts(rule.regex.pattern, char)


class _FIRST:
    """Which characters a regular expression of ours can begin with, read off its source."""

    @staticmethod
    def starts(source: str, char: str) -> bool:
        """Whether `char` is in the first set."""
        firsts, _ = _FIRST._sequence(source, 0)
        return char in firsts

    @staticmethod
    def _sequence(source: str, position: int) -> tuple[set[str], int]:
        """First set of alternatives up to a closing bracket or the end, and where that is; "" in it means empty."""
        total: set[str] = set()
        current: set[str] = {""}
        while position < len(source) and source[position] != ")":
            if source[position] == "|":
                total |= current
                current = {""}
                position += 1
                continue
            firsts, position = _FIRST._atom(source, position)
            if "" in current:
                current = (current - {""}) | firsts
        return total | current, position

    @staticmethod
    def _atom(source: str, position: int) -> tuple[set[str], int]:
        if source[position] == "[":
            end = source.index("]", position)
            firsts, position = set(source[position + 1 : end]), end + 1
        else:
            position = source.index(">", position) + 1 if source.startswith("(?P", position) else position + 3
            firsts, position = _FIRST._sequence(source, position)
            position += 1
        if source.startswith(("?", _REPEAT), position):
            return firsts | {""}, position + (1 if source[position] == "?" else len(_REPEAT))
        return firsts, position

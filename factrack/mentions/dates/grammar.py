"""The patterns of a pack by level, and the search for them in strings of class characters.

What such a string matches depends on it alone, and the same short strings come again and again ("the day month"), so
matches are remembered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from factrack.frozen import frozen
from factrack.language.pack import Pack
from factrack.language.records import dates as record
from factrack.mentions.dates.patterns import Compiler
from factrack.mentions.dates.vocabulary import Vocabulary, build

LEVELS = (1, 2, 3)
SLOT = re.compile(r"\{([a-z_]+)\}")
Banned = frozenset[tuple[int, int]]
_MEMORY = 50_000


@frozen
class Rule:
    """A pattern, the source of its regular expression, and the classes that may fill each slot of its forms."""

    record: record.Pattern
    source: str
    sources: dict[str, list[str]]
    makes: frozenset[str]
    index: int


@frozen
class Match:
    """A rule at items `[first, last)`; `slots` are (slot, item index)."""

    rule: Rule
    first: int
    last: int
    slots: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Grammar:
    """All of a pack's dates, ready to match. `rules` maps level -> first character -> rules."""

    file: record.File
    vocabulary: Vocabulary
    rules: dict[int, dict[str, list[Rule]]] = field(default_factory=dict)
    memory: dict[tuple[int, str, Banned], tuple[Match, ...]] = field(default_factory=dict)

    def matches(self, level: int, text: str, banned: Banned) -> tuple[Match, ...]:
        """The leftmost longest matches in a string of class characters, `banned` (rule, start) pairs left out."""
        key = (level, text, banned)
        found = self.memory.get(key)
        if found is None:
            if len(self.memory) > _MEMORY:
                self.memory.clear()
            found = self.memory[key] = tuple(self._search(level, text, banned))
        return found

    def _search(self, level: int, text: str, banned: Banned) -> list[Match]:
        found: list[Match] = []
        position = 0
        rules = self.rules[level]
        while position < len(text):
            best = _longest(rules.get(text[position], ()), text, position, banned)
            if best is not None:
                found.append(best)
            position = best.last if best is not None else position + 1
        return found


@cache
def _regex(source: str) -> re.Pattern[str]:
    """Compiled when first tried: an article needs half of them, a report none."""
    return re.compile(source)


def _longest(rules: Sequence[Rule], text: str, position: int, banned: Banned) -> Match | None:
    """The longest match at a position; of equal ones that of the rule listed first."""
    best: tuple[Rule, re.Match[str]] | None = None
    for rule in rules:
        if (rule.index, position) in banned:
            continue
        match = _regex(rule.source).match(text, position)
        if match is not None and (best is None or match.end() > best[1].end()):
            best = rule, match
    if best is None:
        return None
    rule, match = best
    slots = tuple((name.split("__")[0], match.start(name)) for name, value in match.groupdict().items() if value)
    return Match(rule, position, match.end(), slots)


def grammar(pack: Pack) -> Grammar:
    """The compiled dates of a pack, made once."""
    return pack.made(compile_grammar)


def compile_grammar(pack: Pack) -> Grammar:
    """Compile a pack's `dates.toml`; raises `PackError` for an unknown class or what is no pattern."""
    file: record.File = pack.files["dates"]
    found = Grammar(file, build(file, pack.lexicon), {level: {} for level in LEVELS})
    for pattern in file.pattern:
        found.vocabulary.letter(_made_classes(pattern))
    classes = found.vocabulary.classes()
    for index, pattern in enumerate(file.pattern):
        wanted = frozenset(slot for form in (*pattern.form, pattern.length or "") for slot in SLOT.findall(form))
        compiler = Compiler(pattern.rule, classes, wanted)
        piece = compiler.compile(pattern.match)
        rule = Rule(pattern, piece.source, compiler.sources, _made_classes(pattern), index)
        for char in piece.firsts:
            found.rules[pattern.level].setdefault(char, []).append(rule)
    return found


def _made_classes(pattern: record.Pattern) -> frozenset[str]:
    """The classes that the result of a pattern has for higher levels."""
    if pattern.makes == "part":
        return frozenset({"part_of_date"})
    if pattern.makes and pattern.kind != "date":
        return frozenset({pattern.makes})
    return frozenset({pattern.makes or pattern.kind, pattern.kind})

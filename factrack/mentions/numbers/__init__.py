"""Numbers of a document with their hedges: digits, words, ranges; what counts nothing is left out."""

from __future__ import annotations

from factrack.language.pack import Pack
from factrack.mentions.analysis import Analysis, NumberMention
from factrack.mentions.numbers.cores import Core, core_at
from factrack.mentions.numbers.hedging import Hedges, hedged_behind, mention
from factrack.mentions.numbers.looks import is_none
from factrack.mentions.numbers.ranges import joined
from factrack.mentions.numbers.table import Table, table_of

__all__ = ["articles_of", "find", "half_of", "hedged_behind", "links"]

_DIGITS = frozenset("0123456789")


def find(analysis: Analysis) -> None:
    """Fill `analysis.numbers`, in order of the text; tokens of a date or of a fixed phrase are not read."""
    table = table_of(analysis.pack)
    cores = _cores(analysis, table)
    if not cores:
        return
    hedges = Hedges.of(analysis)
    for core in joined(analysis, cores, hedges):
        number = mention(analysis, core, hedges, analysis.span_of(core.first).first)
        if number is not None:
            analysis.numbers.append(number)


def _cores(analysis: Analysis, table: Table) -> list[Core]:
    """Every bare number that counts something."""
    words, openers = analysis.tokens.words, table.atoms
    candidates = [
        index
        for index, word in enumerate(words)
        if word[0] in _DIGITS or word in openers or ("-" in word and table.of(word) is not None)
    ]
    if not candidates:
        return []
    taken = _taken(analysis)
    found: list[Core] = []
    after = 0
    for index in candidates:
        if index < after or index in taken:
            continue
        span = analysis.span_of(index)
        core = core_at(analysis.tokens, index, span.last, table)
        if core is None:
            continue
        after = core.last
        if not is_none(analysis, core, span.first, span.last, table):
            found.append(_signed(analysis, core, span.first, table))
    return found


def _taken(analysis: Analysis) -> set[int]:
    """Tokens that belong to a date, or to a phrase in which a number word counts nothing."""
    taken: set[int] = set()
    for when, (first, last) in zip(analysis.whens, analysis.when_tokens, strict=False):
        if when.kind == "date":
            taken.update(range(first, last))
    for hit in analysis.of("not_number"):
        taken.update(range(hit.first, hit.last))
    return taken


def _signed(analysis: Analysis, core: Core, floor: int, table: Table) -> Core:
    """The number with a minus before it ("-5", "moins 12"), which "moins de" and a dash in a list are not."""
    if core.first == floor or core.value is None or core.value <= 0 or core.qualifier != "exact" or core.article:
        return core
    index, tokens = core.first - 1, analysis.tokens
    word = tokens.words[index]
    alone = index == floor or analysis.text[tokens.start[index] - 1].isspace() or analysis.text[tokens.start[index] - 1] in "(:"
    minus = word == "-" and alone and tokens.end[index] == tokens.start[core.first]
    if minus or (word in table.minus and (index == floor or tokens.words[index - 1] not in analysis.pack.classes["contraction"])):
        core.value, core.first = -core.value, index
    return core


def articles_of(pack: Pack) -> frozenset[str]:
    """The articles of a language that are also its number one."""
    return frozenset(word for word, atom in table_of(pack).atoms.items() if atom.article)


def half_of(pack: Pack, link: str, word: str) -> float | None:
    """The fraction that `link` and `word` add behind a noun ("et demi"), None when they add none."""
    table = table_of(pack)
    atom = table.atoms.get(word)
    return atom.value if atom is not None and atom.kind == "fraction" and link in table.ands and word in table.prefixes else None


def links(pack: Pack, number: NumberMention, words: list[str]) -> bool:
    """Whether the number is a noun that "of" links to what it counts ("une centaine de", "deux millions de")."""
    if number.share or number.rule == "vague plural":
        return True
    last = table_of(pack).of(words[number.core[1] - 1])
    return bool(last) and last[-1].noun

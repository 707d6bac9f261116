"""Shares told by two numbers: "sept sur dix", "un Français sur trois", "one in four", "1 over 3"."""

from __future__ import annotations

from factrack.mentions.analysis import Tokens
from factrack.mentions.numbers.core import Core
from factrack.mentions.numbers.digits import value_of
from factrack.mentions.numbers.table import Table
from factrack.mentions.numbers.words import Reading, read

_NOUN = 3  # tokens that what is counted may have between the numbers


def add_ratio(tokens: Tokens, core: Core, limit: int, table: Table) -> None:
    """Make a share of `core` where a second number, one that shares are given of, follows."""
    if core.last + 1 >= limit or core.value is None or core.share:
        return
    words = tokens.words
    divided = core.value == int(core.value) and words[core.last] in table.file.divided
    begin = core.last + 1 if divided else past_over(words, core.last, limit, table.over)
    noun = None
    if begin is None and core.scale == 1 and core.value == int(core.value):
        noun = _noun_between(words, core.last, limit, table)
        begin = past_over(words, noun[1], limit, table.over_nouns) if noun is not None else None
    if begin is None or begin >= limit:
        return
    whole, last = _whole(tokens, begin, limit, table)
    if whole is None or core.value >= whole or not (whole in table.over_values or divided):
        return
    follower = words[last] if last < limit else ""
    if follower in table.units or (divided and follower[:1].isalnum()) or (noun and _counts(follower, table)):
        return
    core.value, core.last, core.rule, core.inside = core.value / whole, last, "ratio", noun
    core.share, core.article = True, False


def past_over(words: list[str], index: int, limit: int, phrases: frozenset[str]) -> int | None:
    """The token behind a phrase of one or two words at `index`, None when it is no phrase of these."""
    if index >= limit:
        return None
    if words[index] in phrases:
        return index + 1
    return index + 2 if index + 1 < limit and f"{words[index]} {words[index + 1]}" in phrases else None


def _noun_between(words: list[str], index: int, limit: int, table: Table) -> tuple[int, int] | None:
    """Tokens of the one or two words (or two joined ones) before "over" that tell what is counted; no unit, no small word."""
    for last in range(index + 1, min(index + _NOUN, limit - 1) + 1):
        word = words[last - 1]
        if last > index + 1 and word in table.linking and words[last][:1].isalpha():
            continue  # "quatre TGV et TER sur cinq"
        if not word[0].isalpha() or word in table.small or word in table.units or word in table.atoms:
            return None
        if past_over(words, last, limit, table.over_nouns) is not None:
            return index, last
    return None


def _whole(tokens: Tokens, index: int, limit: int, table: Table) -> tuple[float | None, int]:
    """The second number, and the token behind it."""
    if tokens.words[index][:1].isdecimal():
        return value_of(tokens.words[index], table.file.digits), index + 1
    reading = Reading()
    last = read(tokens.words, index, limit, table, reading)
    return (reading.value if last > index else None), last


def _counts(word: str, table: Table) -> bool:
    """Whether the second number counts something itself ("un blessé sur deux véhicules")."""
    return word[:1].isalpha() and word not in table.small and word.endswith(table.plural_ends)

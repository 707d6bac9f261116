"""Where a sentence parts two clauses that are joined or stand side by side."""

from __future__ import annotations

from factrack.mentions.analysis import Tokens, VerbGroup
from factrack.mentions.clauses.words import Words

_ASIDE = 5  # words between a comma and a coordinator of names


def parting(tokens: Tokens, known: Words, numbers: frozenset[int], begin: int, group: VerbGroup) -> int:
    """The coordinator or comma, not before `begin`, that parts two clauses, the second with the verb `group`."""
    words = tokens.words
    roles, first, comma, coordinator = known.roles, group.first, None, None
    for index in range(first - 1, begin - 1, -1):
        role = roles.get(words[index])
        if role == "coordinator" and coordinator is None:
            coordinator = index
        elif role == "comma":
            comma = index
            break
    if comma == first - 1:
        return comma if group.lemma in known.saying else _before_aside(words, known, numbers, begin, comma)
    if coordinator is None:
        return first if comma is None else comma
    joins_names = coordinator + 1 < first and tokens.raw[coordinator + 1][0].isupper()
    return comma if joins_names and comma is not None and coordinator - comma <= _ASIDE else coordinator


def _before_aside(words: list[str], known: Words, numbers: frozenset[int], begin: int, comma: int) -> int:
    """The coordinator before a subject whose aside the comma right before its verb closes ("and two men, both old,
    died"); else that comma."""
    opening = next((i for i in range(comma - 1, begin, -1) if known.roles.get(words[i]) == "comma"), None)
    if opening is None:
        return comma
    for index in range(opening - 2, begin - 1, -1):
        if known.roles.get(words[index]) == "coordinator":
            opens = index + 1 in numbers or words[index + 1] in known.tables.determiners
            return index if opens else comma
    return comma

"""Dates that stand beside a trigger and belong to something else: a participle, a superlative, the verb of a noun."""

from __future__ import annotations

from datetime import date

from factrack.facts import forms
from factrack.facts.events.tables import Tables
from factrack.mentions.analysis import Analysis, Clause, VerbGroup

_FAR = 12  # words between a superlative and since when it holds
_ADJECTIVES = 2  # words between an article and its noun
_SINCE = 5  # words between "since" and the date of what it names ("since that of 1960")
_JOINED = 2  # words from "of" back to the noun before the coordinator
_LONG = 366  # days: what is the greatest of more than a year
_LENGTH = 2  # words of a bare length ("a few weeks" has three with what moves it)
_FINE = frozenset({"day", "time", "week", "weekend"})


def is_yardstick(analysis: Analysis, tables: Tables, index: int) -> bool:
    """Whether a date says since when, or of how many years, something is the greatest or the first ("the worst since 1960")."""
    when, (first, _) = analysis.whens[index], analysis.when_tokens[index]
    if when.kind != "date" or when.low is None:
        return False
    words, opening = analysis.tokens.words, analysis.span_of(first).first
    since = not tables.sequence.isdisjoint(words[max(opening, first - _SINCE) : first])
    long = when.high is None or (date.fromisoformat(when.high) - date.fromisoformat(when.low)).days > _LONG
    return (since or long) and tables.comparing.within(words, max(opening, first - _FAR), first)


def moved(analysis: Analysis, tables: Tables) -> set[int]:
    """Sentences that move on by a length of time ("a few weeks later, …", "a year after the fire, …")."""
    words, found = analysis.tokens.words, set()
    for (first, last), when in zip(analysis.when_tokens, analysis.whens, strict=True):
        if when.kind != "duration":
            continue
        later = last - first > _LENGTH and tables.moving.ends_at(words, first, last)
        opens = analysis.span_of(first).first == first and not tables.sequence.isdisjoint(words[last : last + 1])
        if later or opens:
            found.add(analysis.tokens.sentence[first])
    return found


def habits(analysis: Analysis) -> set[int]:
    """Sentences that say how often something happens ("die on the roads every year")."""
    pairs = zip(analysis.when_tokens, analysis.whens, strict=True)
    return {analysis.tokens.sentence[first] for (first, _), when in pairs if when.kind == "set"}


def of_participle(analysis: Analysis, groups: list[VerbGroup], index: int) -> bool:
    """Whether a date belongs to the last of the verb groups before it, a participle ("the president elected in 2021")."""
    first = analysis.when_tokens[index][0]
    last = groups[-1] if groups else None
    if last is None or last.tense != "participle" or last.finite:
        return False
    return all(word[0].isalnum() for word in analysis.tokens.words[last.last : first])


def noun_of(words: list[str], tables: Tables, first: int, last: int) -> int | None:
    """Token of the noun whose own date tokens `[first, last)` are: "the attacks of 13 November", "Tuesday's attack"."""
    if last < len(words) and words[last] in tables.genitive:
        return last + 1 if last + 1 < len(words) else None
    if first < 2 or words[first - 1] not in tables.of:
        return None
    noun = words[first - 2]
    if noun in tables.stand_ins:
        return first - 2  # "celle de mardi"
    return first - 2 if noun[0].isalpha() and noun not in tables.small and noun not in tables.parts else None


def is_fine(analysis: Analysis, index: int) -> bool:
    """Whether a date is a day, a week or part of one: then it may be that of the verb, whatever stands before it."""
    when = analysis.whens[index]
    return when.granularity in _FINE or (when.relative is not None and forms.names_day(when.relative))


def _past_adjectives(words: list[str], tables: Tables, index: int, first: int) -> int:
    """The article before the adjectives that end at token `index` ("of | the deadly flood"), else `index`."""
    for start in range(index, max(first, index - _ADJECTIVES) - 1, -1):
        word = words[start]
        if word in tables.pointing:
            return start
        plain = tables.compound and word[0].isalpha() and word not in tables.small
        if word in tables.determiners or not (plain or word in tables.leading):
            break
    return index


def is_complement(words: list[str], tables: Tables, first: int, clause: Clause) -> bool:
    """Whether a noun with an article hangs by "of" on another noun, whose date need not be its own.

    So "the toll of the earthquake" and "the authors of the attack", but not "the start of the strike".
    """
    index = _past_adjectives(words, tables, first - 1, clause.first)
    while index > clause.first and words[index] in tables.pointing and words[index] not in tables.of:
        index -= 1
    definite = index < first - 1 or words[index] in tables.contraction
    if index <= clause.first or words[index] not in tables.of or not definite:
        return False
    head = words[index - 1]
    if head in tables.coordinators and index - _JOINED >= clause.first:
        return is_complement(words, tables, index - _JOINED, clause)  # "the victims of the quake and of the wave"
    return head[0].isalpha() and head not in tables.small and head not in tables.parts

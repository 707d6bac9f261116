"""The words of an event: its clause, or the noun phrase around a noun."""

from __future__ import annotations

from factrack.facts.events.phrases import closing
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found

_DATED = 10  # words between an event and its date
_LONGEST = 30  # words of a noun's phrase


def span_of(scene: Scene, found: Found, when: int | None) -> tuple[int, int]:
    """Tokens `[first, last)` of the event's own words, with its date `when` where that stands near in its clause."""
    first, last = _words_of(scene, found)
    if when is None:
        return first, last
    begin, end = scene.analysis.when_tokens[when]
    if begin < found.clause.first or end > found.clause.last:
        return first, last
    if begin >= last and begin - last <= _DATED:
        return first, end
    ahead = end <= first and first - end <= _DATED and not scene.groups(end, first)
    return (begin, last) if ahead else (first, last)


def _words_of(scene: Scene, found: Found) -> tuple[int, int]:
    if found.group is not None:
        first = _past_joins(scene, _reduced(scene, found), found.group.first)
        return trimmed(scene, first, max(found.clause.last, found.group.last))
    clause = found.clause
    first = found.first
    if scene.support_of(found.first, clause) is not None:
        return trimmed(scene, clause.first, clause.last)
    first = _opening(scene, first, clause.first)
    stops = [group.first for group in scene.groups(found.last, clause.last) if group.finite]
    last = closing(scene, found.last, min([clause.last, found.last + _LONGEST, *stops]))
    if found.first not in scene.sources:  # who says so is no part of it
        last = next((index for index in range(found.last, last) if index in scene.sources), last)
    return trimmed(scene, first, last)


def _reduced(scene: Scene, found: Found) -> int:
    """Where a clause begins; that of a participle behind a noun at the break before that noun ("a trip led by")."""
    group = found.group
    if group is None or group.tense != "participle" or group.finite:
        return found.clause.first
    for index in range(group.first - 1, max(found.clause.first, group.first - _LONGEST), -1):
        if scene.words[index] in scene.tables.breaks and index + 1 < group.first:
            return index + 1
    return found.clause.first


def _past_joins(scene: Scene, first: int, last: int) -> int:
    """Past the words that only join a clause to another: bullets, "that", "while", "de" before an infinitive."""
    tables, words = scene.tables, scene.words
    joins = tables.subordinating - tables.relative
    if last - first == 1 and (words[first] in tables.bare_of or words[first] in tables.to):
        return last
    while first < last and (words[first] in joins or not words[first][0].isalnum()):
        first += 1
    return first


def _opening(scene: Scene, token: int, first: int) -> int:
    """Where a noun's phrase opens: at its determiner, past the adjectives before it."""
    tables, words = scene.tables, scene.words
    for index in range(token - 1, max(first, token - 4) - 1, -1):
        if scene.numbered(index + 1) <= index:
            return max(first, scene.numbered(index + 1))
        if words[index] in tables.determiners:
            return index
        if words[index] in tables.prepositions or words[index] in tables.stops:
            break
    return token


def trimmed(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Without the punctuation and coordinators at either end."""
    tables, words = scene.tables, scene.words
    while last - first > 1 and (words[first] in tables.stops or words[first] in tables.coordinators):
        first += 1
    while last - first > 1 and (words[last - 1] in tables.stops or words[last - 1] in tables.coordinators):
        last -= 1
    return first, last

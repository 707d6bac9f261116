"""The two parties behind "between": names or people, each past its determiner and what stands before its noun."""

from __future__ import annotations

from factrack.facts.events.lists import Names
from factrack.facts.events.people import people_from
from factrack.facts.events.scene import Scene

_OPENING = 3  # words before the noun of a party
_PHRASE = 12  # words of the first party with what completes it


def pair_from(scene: Scene, first: int, near: int, last: int, states: bool) -> Names:
    """The parties that a "between" at tokens `[first, last)` governs; a capital stands for its state if `states` says so.

    Before `near` marks are an aside's, behind it they part phrases.
    """
    at = next((index for index in range(first, last) if scene.words[index] in scene.tables.between), last)
    if at >= last or (at >= near and any(scene.breaks_at(index) for index in range(first, at))):
        return ()
    names, end = _party(scene, at + 1, last, states)
    if not names:
        return ()
    found = list(names)
    for index in range(end, min(last, end + _PHRASE)):
        word = scene.words[index]
        if index == end and word in scene.tables.commas:
            names, end = _party(scene, index + 1, last, states)  # "between Oslo, Riga and Rome"
            found += names
        elif word in scene.tables.coordinators and word not in scene.tables.commas:
            found += _party(scene, index + 1, last, states)[0]
            break
        group = scene.group_at(index)
        if group is not None and group.finite:
            break
    return tuple(dict.fromkeys(found))


def _party(scene: Scene, token: int, last: int, states: bool) -> tuple[Names, int]:
    """The name or the people that a phrase beginning at `token` speaks of, and where they end."""
    for index in range(token, min(last, token + _OPENING + 1)):
        for mention in scene.actors(index, index + 1):
            if scene.acts(mention, states) and not mention.adjective:
                return (scene.name_of(mention, states),), mention.last
        length = scene.people_at(index, last)
        if length:
            named = [
                mention for mention in scene.actors(index + length, index + length + 1) if mention.type == "person"
            ]
            if named:
                return (named[0].name,), named[0].last
            return people_from(scene, index, index + length), index + length
        if scene.words[index] in scene.tables.strict_prepositions:
            break
    return (), token

"""How far a phrase reaches: where that of a noun closes, where that of a name opens, which preposition governs it."""

from __future__ import annotations

from factrack.facts.events.scene import Scene
from factrack.mentions.analysis import ActorMention

_ASIDE = 9  # words of an aside between commas
_GOVERNS = 5  # words between a preposition and the name it governs
_ROLE = 3  # words of a role before a name
_LISTED = 10  # words around a comma in which the names of a list stand


def closing(scene: Scene, first: int, last: int) -> int:
    """Where a noun's phrase closes, at the latest before `last`: at the first comma that no date follows.

    An aside right behind the noun belongs to it, and what follows the aside ("the signing, in June, of a pact").
    """
    index = first
    while index < last:
        if scene.words[index] in scene.tables.breaks and index + 1 < last:
            if index == first and scene.words[index + 1] in scene.tables.strict_prepositions:
                index = _aside_end(scene, index + 1, last)
            elif not _continues(scene, index + 1) and not _lists_on(scene, index, last):
                return index
        index += 1
    return last


def _aside_end(scene: Scene, first: int, last: int) -> int:
    """The comma that ends an aside opened before `first`; `first` where none does soon."""
    commas = scene.tables.commas
    return next((index for index in range(first, min(last, first + _ASIDE)) if scene.words[index] in commas), first)


def _lists_on(scene: Scene, comma: int, last: int) -> bool:
    """Whether a comma stands within a list of names that a coordinator closes ("between Canada, the US and Mexico")."""
    near = scene.actors(max(0, comma - _LISTED), min(last, comma + _LISTED))
    before = [mention for mention in near if mention.last == comma]
    after = [mention for mention in near if mention.first > comma]
    if not before or not after or after[0].first - comma > 1 + (scene.words[comma + 1] in scene.tables.determiners):
        return False
    return after[0].last < last and scene.words[after[0].last] in scene.tables.coordinators and len(after) > 1


def _continues(scene: Scene, token: int) -> bool:
    """Whether what follows a comma still belongs to the noun before it: a date or a participle."""
    group = scene.group_at(token)
    return bool(scene.whens(token, token + 2)) or (group is not None and group.tense == "participle")


def thing_end(scene: Scene, first: int, limit: int) -> int:
    """Where the phrase of a thing ends: before punctuation or a preposition that is no "of"."""
    tables = scene.tables
    for index in range(first + 1, limit):
        word = scene.words[index]
        if word in tables.stops or (word in tables.strict_prepositions and word not in tables.of):
            return index
    return limit


def opening(scene: Scene, mention: ActorMention, first: int) -> int:
    """The first token of a name with the role right before it ("ministre de la Justice Jean Dupont")."""
    before = scene.actors(max(first, mention.first - 8), mention.first)
    if before and before[-1].last == mention.first and scene.acts(before[-1]):
        return _led(scene, mention, before[-1], first)
    if mention.type != "person":
        return mention.first
    roles = (index for index in range(max(first, mention.first - _ROLE), mention.first) if index in scene.somebody)
    return next((index for index in roles if index + scene.somebody[index] == mention.first), mention.first)


def _led(scene: Scene, mention: ActorMention, body: ActorMention, first: int) -> int:
    """Where the phrase for a person begins that a body stands right before ("the head of the guard Ana Mora")."""
    tables, words, index = scene.tables, scene.words, body.first - 1
    while index > first and words[index] in tables.determiners and words[index] not in tables.prepositions:
        index -= 1
    if mention.type != "person" or body.type == "person" or index <= first or words[index] not in tables.of:
        return body.first
    one = scene.people_at(index - 1, index) and not words[index - 1].endswith(tables.plural_ends)
    return index - 1 if one else body.first


def _opens_another(scene: Scene, token: int, first: int) -> bool:
    """Whether a determiner behind a noun opens another phrase: the noun is no part of a preposition ("à travers")."""
    tables, after = scene.tables, scene.words[token + 1]
    if after not in tables.determiners or after in tables.genitive:
        return False
    return not tables.place.ends_at(scene.words, first, token + 1)


def governor(scene: Scene, mention: ActorMention, first: int) -> int | None:
    """The token of the preposition that governs a name, not before `first`."""
    tables, words = scene.tables, scene.words
    opens = opening(scene, mention, first)
    for index in range(opens - 1, max(first, opens - _GOVERNS) - 1, -1):
        word = words[index]
        if word in tables.prepositions:
            return index
        if index + 1 < opens and scene.is_plain(index) and _opens_another(scene, index, first):
            return None  # "announced on television the mayor of Oslo": the phrase behind the preposition is over
        if word in tables.stops or scene.group_at(index) is not None:
            return None
    return None

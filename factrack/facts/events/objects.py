"""What a verb acts on, and what a noun names that is done to somebody: the object, direct or behind "of"."""

from __future__ import annotations

from factrack.facts.events.complements import behind, hangs_on, is_site, limit_of, people_in, with_next
from factrack.facts.events.lists import BETWEEN, Names
from factrack.facts.events.phrases import governor
from factrack.facts.events.scene import Scene
from factrack.facts.events.subjects import ahead, joined_to, modified, subject_of
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.mentions.analysis import ActorMention, VerbGroup

_OF_OWNERS = frozenset({"SUPPORT", "ACCUSE", "REJECT", "THREATEN"})


def object_of(scene: Scene, found: Found) -> Names:
    """Whom a trigger is about as an object: of a verb its own, of a passive its subject, of a noun what "of" adds."""
    group = found.group
    if group is None:
        return _after_of(scene, found)
    if group.passive and group.tense == "participle":
        lead = joined_to(scene, group)
        lead = None if lead is not None and found.several and not lead.passive else lead
        if lead is not None:
            return subject_of(scene, lead, scene.clause_at[lead.head]) if lead.passive else direct(scene, found)
        return modified(scene, group) or ahead(scene, group)
    if group.passive:
        return subject_of(scene, group, found.clause)
    if _is_inserted(scene, group):
        return ()
    return direct(scene, found) or _of_next(scene, found, group)


def _is_inserted(scene: Scene, group: VerbGroup) -> bool:
    """Whether a verb of saying stands behind what is said, and its speaker behind it ("…, deplores his lawyer")."""
    before = scene.words[group.first - 1] if group.first else ""
    return (before in scene.tables.commas or before in scene.tables.quotes) and scene.speaker_at(group.head) is not None


def _of_next(scene: Scene, found: Found, group: VerbGroup) -> Names:
    """The object that a verb shares with the one joined to it ("arrested and jailed two men")."""
    if group.last >= found.clause.last or scene.words[group.last] not in scene.tables.coordinators:
        return ()
    other = scene.group_at(group.last + 1)
    if other is None or other.first != group.last + 1 or (other.tense != group.tense and other.tense != "participle"):
        return ()
    return direct(scene, replace(found, group=other))


def direct(scene: Scene, found: Found) -> Names:
    """The direct object of a verb: the first name behind it that no preposition governs."""
    limit = next(
        (index for index in range(behind(found), limit_of(scene, found)) if scene.breaks_at(index)),
        limit_of(scene, found),
    )
    for mention in scene.actors(behind(found), limit):
        if not scene.acts(mention) and mention.type != "place":
            continue
        if mention.adjective and not scene.is_soil(mention):
            continue
        index = governor(scene, mention, behind(found))
        if index is None or _is_article(scene, index):
            return with_next(scene, found, mention, limit)
        if _owns_object(scene, found, mention):
            return with_next(scene, found, mention, limit)
        limit = mention.first
        break
    return people_in(scene, behind(found), min(limit, behind(found) + BETWEEN))


def _is_article(scene: Scene, index: int) -> bool:
    """Whether what may be "of the" is the plural article: no noun stands before it."""
    if scene.words[index] not in scene.tables.article:
        return False
    return scene.is_dated(index - 1) or not scene.is_plain(index - 1)


def _owns_object(scene: Scene, found: Found, mention: ActorMention) -> bool:
    """Whether praise or blame of a thing is for its owner: one noun phrase from the verb to the "of" before a name."""
    if found.rule.rule.root not in _OF_OWNERS or mention.adjective or not scene.acts(mention):
        return False
    first, index = behind(found), governor(scene, mention, behind(found))
    if index is None or scene.words[index] not in scene.tables.of or index - first > BETWEEN:
        return False
    between = scene.words[first:index]
    return bool(between) and between[0] in scene.tables.determiners and scene.tables.apart.isdisjoint(between)


def _after_of(scene: Scene, found: Found) -> Names:
    """The object of a noun: the name behind its "of"."""
    limit = limit_of(scene, found)
    for mention in scene.actors(found.last, limit):
        index = None if mention.adjective or is_site(found, mention) else governor(scene, mention, found.last)
        if index is not None and scene.words[index] in scene.tables.of and hangs_on(scene, found, index):
            return with_next(scene, found, mention, limit)
    for index in range(found.last, min(limit, found.last + 3)):
        if scene.breaks_at(index):
            break
        if scene.words[index] in scene.tables.of:
            return people_in(scene, index + 1, min(limit, index + BETWEEN))
    return ()

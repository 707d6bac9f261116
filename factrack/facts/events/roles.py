"""Who did it to whom: the slots of a trigger filled from the names around it."""

from __future__ import annotations

from collections.abc import Iterable

from factrack.facts import attribution
from factrack.facts.events.scene import ACTING, Scene
from factrack.facts.events.subjects import BETWEEN, Names, joined_to, joins, modified, people_from, subject_of
from factrack.facts.events.tables import Slot
from factrack.facts.events.triggers import Found
from factrack.mentions.analysis import ActorMention, VerbGroup

_BETWEEN_STATES = frozenset(
    {
        "AID",
        "AGREE",
        "ACCUSE",
        "SANCTION",
        "THREATEN",
        "REQUEST",
        "SUPPORT",
        "REJECT",
        "COOPERATE",
        "CONCEDE",
        "CONSULT",
    }
)
_OF_OWNERS = frozenset({"SUPPORT", "ACCUSE", "REJECT", "THREATEN"})
_ADJECTIVE = 4  # words after a noun in which its adjective stands
_CARRIED = 5  # words between a support verb and its noun
_NEAR = 12  # words after a trigger in which people who are not named stand behind a preposition
_REACH = 24  # words after a trigger in which its complements stand


def roles(scene: Scene, found: Found) -> tuple[Names, Names]:
    """Agents and targets of a trigger; a name is never both."""
    agents = _fill(scene, found, _active(scene, found), ())
    if not agents and found.group is None and any(slot.name == "subject" for slot in found.rule.agent):
        agents = _supported(scene, found)
    targets = _fill(scene, found, found.rule.target, agents) or _undergoing(scene, found)
    return agents, tuple(name for name in targets if not any(name in agent for agent in agents))


def _undergoing(scene: Scene, found: Found) -> Names:
    """Who suffers what a noun names: the subject of the verb that says so ("the firm faced criticism")."""
    groups = scene.groups(found.clause.first, found.first) if found.group is None else ()
    if not groups or groups[-1].lemma not in scene.tables.undergoing or groups[-1].passive:
        return ()
    between = scene.words[groups[-1].last : found.first]
    if len(between) > _CARRIED or not scene.tables.apart.isdisjoint(between):
        return ()
    return subject_of(scene, groups[-1], found.clause)


def _active(scene: Scene, found: Found) -> list[Slot]:
    """The agent slots in force: "by" and "of" name the agent of a passive or a noun, not of a verb with a subject."""
    slots = list(found.rule.agent)
    if found.group is None or found.group.passive or all(slot.name != "subject" for slot in slots):
        return slots
    hidden = scene.tables.of | scene.tables.by
    return [slot for slot in slots if slot.words is None or not slot.words.singles & hidden]


def _fill(scene: Scene, found: Found, slots: Iterable[Slot], taken: Names) -> Names:
    for slot in slots:
        names = _slot(scene, found, slot)
        names = tuple(name for name in names if name not in taken)
        if names:
            return names
    return ()


def _slot(scene: Scene, found: Found, slot: Slot) -> Names:
    if slot.words is not None:
        return _governed(scene, found, slot, slot in found.rule.agent)
    if slot.name == "owner":
        return _owner(scene, found)
    if slot.name == "speaker":
        said = attribution.attribute(scene.analysis, found.first, found.last).claimant
        return (said,) if said is not None else ()
    return _subject(scene, found) if slot.name == "subject" else _object(scene, found)


def _subject(scene: Scene, found: Found) -> Names:
    """The active subject of a verb; of a noun its adjective, its genitive or the subject of its support verb."""
    group = found.group
    if group is None:
        return _of_noun(scene, found)
    if group.passive and found.rule.part == "verb":
        lead = joined_to(scene, group)
        return () if lead is None or lead.passive else subject_of(scene, lead, scene.clause_of(lead.head))
    speaker = scene.speaker_at(group.head) if found.rule.part == "verb" else None
    names = subject_of(scene, group, found.clause) if speaker is None or _lists(scene, speaker) else ()
    return names or ((speaker,) if speaker is not None else ())


def _lists(scene: Scene, speaker: str) -> bool:
    """Whether the words for a speaker may name several."""
    return not scene.tables.coordinators.isdisjoint(speaker.split())


def _object(scene: Scene, found: Found) -> Names:
    group = found.group
    if group is None:
        return _after_of(scene, found)
    if group.passive and group.tense == "participle":
        lead = joined_to(scene, group)
        if lead is not None:
            return subject_of(scene, lead, scene.clause_of(lead.head)) if lead.passive else _direct(scene, found)
        return modified(scene, group)
    if group.passive:
        return subject_of(scene, group, found.clause)
    return _direct(scene, found)


def _with_next(scene: Scene, found: Found, mention: ActorMention, limit: int) -> Names:
    """A name and those that follow it behind a coordinator."""
    states = found.rule.rule.root in _BETWEEN_STATES
    names, last = [scene.name_of(mention, states)], mention
    for other in scene.actors(mention.first, limit):
        if other is mention:
            continue
        if not joins(scene, last, other) or not scene.acts(other) or other.adjective:
            break
        names.append(scene.name_of(other, states))
        last = other
    return tuple(dict.fromkeys(names))


def _governed(scene: Scene, found: Found, slot: Slot, acting: bool) -> Names:
    """The names behind one of the slot's prepositions, first after the trigger, then before it."""
    assert slot.words is not None
    first, limit = _after(found), _limit(scene, found)
    for mention in scene.actors(first, limit):
        if acting and not scene.acts(mention, found.rule.rule.root in _BETWEEN_STATES):
            continue
        if _is_behind(scene, found, slot, mention, first):
            return _with_next(scene, found, mention, limit)
    people = _people_behind(scene, found, slot, first, limit)
    if not people and found.group is None and not slot.words.singles & (scene.tables.prepositions & _weak(scene)):
        limit = min(found.clause.last, first + _REACH)
        people = _people_behind(scene, found, slot, first, limit)
    if people or found.group is None or found.rule.rule.root == "STATEMENT":
        return people
    for mention in scene.actors(found.clause.first, found.group.first):
        if _is_behind(scene, found, slot, mention, found.clause.first) and not scene.tables.of & set(
            _governing(scene, mention)
        ):
            return _with_next(scene, found, mention, found.group.first)
    return ()


def _weak(scene: Scene) -> frozenset[str]:
    """Prepositions that, behind a verb, are no longer the noun's."""
    return scene.tables.of | scene.tables.to | scene.tables.by | scene.tables.place.singles


def _people_behind(scene: Scene, found: Found, slot: Slot, first: int, limit: int) -> Names:
    """The people, not named, right behind one of the slot's prepositions ("par les gendarmes", "aux victimes")."""
    assert slot.words is not None
    tables, words = scene.tables, scene.words
    for index in range(first, min(limit - 1, first + _NEAR)):
        if words[index] in tables.breaks:
            break
        if words[index] not in tables.prepositions or not slot.words.ends_at(words, first, index + 1):
            continue
        if found.group is None and words[index] in tables.of and index > found.last + 1:
            continue
        for token in range(index + 1, min(limit, index + 4)):
            if scene.people_at(token, limit):
                return people_from(scene, token, limit)
            if words[token] in tables.strict_prepositions - tables.bare_of:
                break
    return ()


def _governing(scene: Scene, mention: ActorMention) -> list[str]:
    index = scene.governor(mention, 0)
    return [] if index is None else [scene.words[index]]


def _is_behind(scene: Scene, found: Found, slot: Slot, mention: ActorMention, first: int) -> bool:
    if slot.words is None or (mention.type not in ACTING and mention.type != "place"):
        return False
    if mention.type == "place" and found.rule.rule.root == "STATEMENT":
        return False  # one speaks in a city, not to it
    index = scene.governor(mention, first)
    if index is None or not slot.words.ends_at(scene.words, first, index + 1):
        return False
    if scene.words[index] not in scene.tables.of or found.group is not None:
        return not mention.adjective or scene.is_soil(mention)
    return _hangs_on(scene, found, index)


def _hangs_on(scene: Scene, found: Found, index: int) -> bool:
    """Whether "of" at token `index` belongs to the trigger noun: right behind it, or behind a name in between."""
    if index - found.last <= 2:
        return True
    return any(mention.last == index for mention in scene.actors(found.last, index))


def _owner(scene: Scene, found: Found) -> Names:
    """Whose soldiers or whose missiles: the adjective or the "of" of the thing itself, an adjective first."""
    if found.group is not None and (found.group.passive or found.rule.part == "word"):
        countries = scene.inner_actors(found.clause.first, found.group.first)[::-1]
        first = found.clause.first
    else:
        first = _after(found)
        countries = scene.inner_actors(first, scene.thing_end(first, _limit(scene, found)))
    countries = [mention for mention in countries if mention.type == "country"]
    for mention in countries:
        if mention.adjective:
            return (mention.name,)
    for mention in countries:
        index = scene.governor(mention, first)
        if index is not None and scene.words[index] in scene.tables.of:
            return (mention.name,)
    return ()


def _of_noun(scene: Scene, found: Found) -> Names:
    """The agent of a noun without a preposition: its adjective or its genitive."""
    for mention in scene.actors(found.first - 3, found.last + _ADJECTIVE):
        if not scene.acts(mention) or mention.last <= found.clause.first:
            continue
        if mention.adjective and _touches(scene, found, mention):
            return (mention.name,)
        if mention.last < found.first and scene.words[mention.last] in scene.tables.genitive:
            return (mention.name,)
    return _possessor(scene, found) or _before_meeting(scene, found)


def _before_meeting(scene: Scene, found: Found) -> Names:
    """Who goes on to meet somebody: the subject of the sentence ("laid a wreath before talks with the president")."""
    before, words, tables = found.first - 1, scene.words, scene.tables
    while before > found.clause.first and words[before] in tables.determiners and words[before] not in tables.sequence:
        before -= 1
    if found.rule.rule.root != "CONSULT" or before < 0 or words[before] not in tables.sequence:
        return ()
    if tables.company.isdisjoint(words[found.last : min(found.clause.last, found.last + _CARRIED)]):
        return ()
    earlier = [group for group in scene.groups(scene.analysis.span_of(found.first).first, found.first) if group.finite]
    group = earlier[0] if earlier else None
    return () if group is None or group.passive else subject_of(scene, group, scene.clause_of(group.head))


def _possessor(scene: Scene, found: Found) -> Names:
    """Whom a possessive means that says when its clause happened ("during his visit, the minister …"): its subject."""
    words, verb = scene.words, found.clause.verb
    before = found.first - 1
    if before <= found.clause.first or words[before] not in scene.tables.possessive or verb is None:
        return ()
    if not scene.tables.simultaneous.ends_at(words, found.clause.first, before):
        return ()
    group = scene.analysis.verbs[verb]
    return subject_of(scene, group, found.clause) if group.finite and not group.passive else ()


def _touches(scene: Scene, found: Found, mention: ActorMention) -> bool:
    between = range(found.last, mention.first) if mention.first >= found.last else range(mention.last, found.first)
    return not any(
        scene.words[index] in scene.tables.prepositions or scene.words[index] in scene.tables.stops for index in between
    )


def _supported(scene: Scene, found: Found) -> Names:
    groups = scene.groups(found.clause.first, found.first)
    behind = _relative_support(scene, found)
    if behind:
        return behind
    if not groups and found.clause.kind == "complement":  # what is announced may stand as a clause of its own
        groups = scene.groups(max(scene.analysis.span_of(found.first).first, found.first - _REACH), found.first)
    if not groups or not _carries(scene, groups[-1], found):
        return ()
    between = scene.words[groups[-1].last : found.first]
    if len(between) > _CARRIED or not scene.tables.apart.isdisjoint(between):
        return ()
    return subject_of(scene, groups[-1], scene.clause_of(groups[-1].head))


def _relative_support(scene: Scene, found: Found) -> Names:
    """The subject of the relative clause that supports a noun ("the drill that Oslo and Riga held in May")."""
    for index in range(found.last, min(found.last + BETWEEN, found.clause.last)):
        if scene.words[index] in scene.tables.that:
            inner = scene.clause_of(index)
            group = scene.analysis.verbs[inner.verb] if inner.verb is not None and inner is not found.clause else None
            if group is None or group.passive or group.lemma not in scene.tables.support:
                return ()
            return subject_of(scene, group, inner)
    return ()


def _carries(scene: Scene, group: VerbGroup, found: Found) -> bool:
    """Whether a verb only carries the noun: a support verb, or a passive that sets its subject in it ("engagés dans")."""
    if not group.passive:
        return group.lemma in scene.tables.support and group.lemma not in scene.tables.undergoing
    return any(scene.tables.place.at(scene.words, index, found.first) for index in range(group.last, found.first))


def _direct(scene: Scene, found: Found) -> Names:
    """The direct object of a verb: the first name behind it that no preposition governs."""
    limit = next(
        (index for index in range(_after(found), _limit(scene, found)) if scene.words[index] in scene.tables.breaks),
        _limit(scene, found),
    )
    for mention in scene.actors(_after(found), limit):
        if not scene.acts(mention) and mention.type != "place":
            continue
        if mention.adjective and not scene.is_soil(mention):
            continue
        if scene.governor(mention, _after(found)) is None:
            return _with_next(scene, found, mention, limit)
        if _owns_object(scene, found, mention):
            return _with_next(scene, found, mention, limit)
        limit = mention.first
        break
    return _people(scene, _after(found), min(limit, _after(found) + BETWEEN))


def _owns_object(scene: Scene, found: Found, mention: ActorMention) -> bool:
    """Whether praise or blame of a thing is for its owner: one noun phrase from the verb to the "of" before a name."""
    if found.rule.rule.root not in _OF_OWNERS or mention.adjective or not scene.acts(mention):
        return False
    first, index = _after(found), scene.governor(mention, _after(found))
    if index is None or scene.words[index] not in scene.tables.of or index - first > BETWEEN:
        return False
    between = scene.words[first:index]
    return bool(between) and between[0] in scene.tables.determiners and scene.tables.apart.isdisjoint(between)


def _people(scene: Scene, first: int, last: int) -> Names:
    for index in range(first, last):
        if scene.people_at(index, last):
            return people_from(scene, index, last)
        if scene.words[index] in scene.tables.strict_prepositions or scene.words[index] in scene.tables.stops:
            return ()
    return ()


def _after_of(scene: Scene, found: Found) -> Names:
    """The object of a noun: the name behind its "of"."""
    limit = _limit(scene, found)
    for mention in scene.actors(found.last, limit):
        index = None if mention.adjective else scene.governor(mention, found.last)
        if index is not None and scene.words[index] in scene.tables.of and _hangs_on(scene, found, index):
            return _with_next(scene, found, mention, limit)
    for index in range(found.last, min(limit, found.last + 3)):
        if scene.words[index] in scene.tables.of:
            return _people(scene, index + 1, min(limit, index + BETWEEN))
    return ()


def _after(found: Found) -> int:
    return found.last if found.group is None else found.group.last


def _limit(scene: Scene, found: Found) -> int:
    """Where the complements of a trigger end: with its clause, before the next verb, of a noun at a comma."""
    first = _after(found)
    limit = min(found.clause.last, first + _REACH)
    limit = min([limit, *(group.first for group in scene.groups(first, limit) if group.tense != "participle")])
    limit = next((index for index in range(first, limit) if scene.words[index] in scene.tables.that), limit)
    return limit if found.group is not None else scene.closing(first, limit)

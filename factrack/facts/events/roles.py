"""Who did it to whom: the slots of a trigger filled from the names around it."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from factrack.facts import attribution
from factrack.facts.events.lists import BETWEEN, Names, joins
from factrack.facts.events.naming import ACTING
from factrack.facts.events.nouns import CARRIED, party_of, supported
from factrack.facts.events.scene import Scene
from factrack.facts.events.subjects import ahead, joined_to, modified, people_from, subject_of
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
_MOVING = frozenset({"MOBILIZE", "RETREAT", "AID", "CONSULT", "SANCTION"})  # roots whose target may open the clause
_TOLD = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT"})
_SITED = frozenset({"OTHER", "PROTEST", "ASSAULT"})  # of what happens at a place
_OF_OWNERS = frozenset({"SUPPORT", "ACCUSE", "REJECT", "THREATEN"})
_OF = 2  # words between a noun and its "of"
_NEAR = 12  # words after a trigger in which people who are not named stand behind a preposition
_REACH = 24  # words after a trigger in which its complements stand


def roles(scene: Scene, found: Found) -> tuple[Names, Names]:
    """Agents and targets of a trigger; a name is never both."""
    agents = _fill(scene, found, _active(scene, found), _nobody(scene, found))
    if not agents and found.group is None and any(slot.name == "subject" for slot in found.rule.agent):
        agents = supported(scene, found)
    targets = _fill(scene, found, found.rule.target, agents) or _undergoing(scene, found) or _hit(scene, found)
    own = scene.analysis.slice(found.first, found.last)  # "nine dead": what is counted is no target of itself
    targets = tuple(name for name in targets if name != own and name.casefold() not in scene.tables.dead)
    return agents, tuple(name for name in targets if not any(name in agent for agent in agents))


def _nobody(scene: Scene, found: Found) -> Container[str]:
    """Words that are no agent here: the dead and things, and those for "nobody" beside a negated verb."""
    if found.group is not None and found.group.negated:
        return scene.tables.inert | scene.tables.negation
    return scene.tables.inert


def _undergoing(scene: Scene, found: Found) -> Names:
    """Who suffers what a noun names: the subject of the verb that says so ("the firm faced criticism")."""
    groups = scene.groups(found.clause.first, found.first) if found.group is None else ()
    if not groups or groups[-1].passive:
        return ()
    between = scene.gap(groups[-1].last, found.first)
    suffers = groups[-1].lemma in scene.tables.undergoing or not scene.tables.suffering.isdisjoint(between)
    if not suffers or len(between) > CARRIED or not scene.tables.apart.isdisjoint(between):
        return ()
    return subject_of(scene, groups[-1], found.clause)


def _hit(scene: Scene, found: Found) -> Names:
    """What an attack struck: the object of a verb that says so of it ("the attack targeted a camp")."""
    if found.group is not None or found.rule.rule.root != "ASSAULT":
        return ()
    group = next(iter(scene.groups(found.last, min(found.clause.last, found.last + _NEAR))), None)
    if group is None or group.passive or not group.finite or group.lemma not in scene.tables.hitting:
        return ()
    if not scene.tables.breaks.isdisjoint(scene.words[found.last : group.first]):
        return ()
    return _direct(scene, replace(found, group=group))


def _active(scene: Scene, found: Found) -> list[Slot]:
    """The agent slots in force: "by" and "of" name the agent of a passive or a noun, not of a verb with a subject."""
    slots = list(found.rule.agent)
    if found.group is None or found.group.passive or all(slot.name != "subject" for slot in slots):
        return slots
    hidden = scene.tables.of | scene.tables.by | scene.tables.source
    return [slot for slot in slots if slot.words is None or not slot.words.singles & hidden]


def _fill(scene: Scene, found: Found, slots: Iterable[Slot], taken: Container[str]) -> Names:
    for slot in slots:
        names = _slot(scene, found, slot)
        names = tuple(name for name in names if name not in taken and name.casefold().split()[0] not in taken)
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
        return party_of(scene, found)
    if group.passive and found.rule.part == "verb":
        lead = joined_to(scene, group)
        return () if lead is None or lead.passive else subject_of(scene, lead, scene.clause_at[lead.head])
    speaker = scene.speaker_at(group.head) if found.rule.part == "verb" else None
    told = speaker is None or _lists(scene, speaker) or scene.words[group.first - 1] in scene.tables.relative
    names = subject_of(scene, group, found.clause) if told else ()
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
            return subject_of(scene, lead, scene.clause_at[lead.head]) if lead.passive else _direct(scene, found)
        return modified(scene, group) or ahead(scene, group)
    if group.passive:
        return subject_of(scene, group, found.clause)
    if _is_inserted(scene, group):
        return ()
    return _direct(scene, found) or _of_next(scene, found, group)


def _is_inserted(scene: Scene, group: VerbGroup) -> bool:
    """Whether a verb of saying stands behind what is said, and its speaker behind it ("…, deplores his lawyer")."""
    before = scene.words[group.first - 1] if group.first else ""
    return before in scene.tables.commas | scene.tables.quotes and scene.speaker_at(group.head) is not None


def _of_next(scene: Scene, found: Found, group: VerbGroup) -> Names:
    """The object that a verb shares with the one joined to it ("arrested and jailed two men")."""
    if group.last >= found.clause.last or scene.words[group.last] not in scene.tables.coordinators:
        return ()
    other = scene.group_at(group.last + 1)
    if other is None or other.first != group.last + 1 or (other.tense != group.tense and other.tense != "participle"):
        return ()
    return _direct(scene, replace(found, group=other))


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
    told = not acting and (found.rule.rule.root == "STATEMENT" or _says_to(scene, found, slot))
    if told and found.group is not None and found.group.passive and found.rule.rule.root == "STATEMENT":
        return ()  # "proclaimed at the court"
    for mention in scene.actors(first, limit):
        if acting and not scene.acts(mention, found.rule.rule.root in _BETWEEN_STATES):
            continue
        if told and mention.first - first > BETWEEN:
            break  # whom one tells stands right behind the verb
        if _is_behind(scene, found, slot, mention, first):
            return _with_next(scene, found, mention, limit)
    people = _people_behind(scene, found, slot, first, limit)
    if not people and found.group is None and not slot.words.singles & (scene.tables.prepositions & _weak(scene)):
        limit = min(found.clause.last, first + _REACH)
        people = _people_behind(scene, found, slot, first, limit)
    if people or found.group is None or found.rule.rule.root not in _MOVING:
        return people
    for mention in scene.actors(found.clause.first, found.group.first):
        index = scene.governor(mention, found.clause.first)
        if index is None or index > found.clause.first + 1 or scene.words[index] in scene.tables.of:
            continue  # what stands before a verb goes with the noun before it, unless it opens the clause
        if _is_behind(scene, found, slot, mention, found.clause.first):
            return _with_next(scene, found, mention, found.group.first)
    return ()


def _says_to(scene: Scene, found: Found, slot: Slot) -> bool:
    """Whether a slot of a verb is the one to whom something is said: its name stands right behind the verb."""
    return (
        slot.words is not None and found.rule.rule.root in _TOLD and not slot.words.singles.isdisjoint(scene.tables.to)
    )


def _weak(scene: Scene) -> frozenset[str]:
    """Prepositions that, behind a verb, are no longer the noun's."""
    return scene.tables.of | scene.tables.to | scene.tables.by | scene.tables.place.singles


def _people_behind(scene: Scene, found: Found, slot: Slot, first: int, limit: int) -> Names:
    """The people, not named, right behind one of the slot's prepositions ("par les gendarmes", "aux victimes")."""
    assert slot.words is not None
    tables, words = scene.tables, scene.words
    reach = BETWEEN if found.rule.rule.root == "STATEMENT" and slot not in found.rule.agent else _NEAR
    for index in range(first, min(limit - 1, first + reach)):
        if scene.breaks_at(index):
            break
        if words[index] not in tables.prepositions or not slot.words.ends_at(words, first, index + 1):
            continue
        if words[index] in tables.of and not _opens_with(scene, found, index):
            continue
        if _is_of_participle(scene, found, index):
            continue
        for token in range(index + 1, min(limit, index + 4)):
            if scene.people_at(token, limit):
                return people_from(scene, token, limit)
            if words[token] in tables.strict_prepositions - tables.bare_of:
                break
    return ()


def _is_behind(scene: Scene, found: Found, slot: Slot, mention: ActorMention, first: int) -> bool:
    if slot.words is None or (mention.type not in ACTING and mention.type != "place"):
        return False
    if mention.type == "place" and (found.rule.rule.root == "STATEMENT" or not _is_asked_of(scene, found, mention)):
        return False  # one speaks in a city, not to it
    index = scene.governor(mention, first)
    if index is None or not slot.words.ends_at(scene.words, first, index + 1):
        return False
    if _is_of_participle(scene, found, index):
        return False
    if found.group is not None and scene.words[index] in scene.tables.of and found.rule.rule.root == "OTHER":
        return index == first and not mention.adjective
    if scene.words[index] not in scene.tables.of or found.group is not None:
        return not mention.adjective or scene.is_soil(mention)
    if _is_site(found, mention):
        return False
    if slot in found.rule.agent and any(other.type == "person" for other in scene.actors(found.last, index)):
        return False  # "a meeting with the prince of Monaco"
    if index > found.last and scene.words[found.last] in scene.tables.of and scene.has_people(found.last + 1, index):
        return False  # "the strike of the miners of the firm"
    return _hangs_on(scene, found, index)


def _opens_with(scene: Scene, found: Found, index: int) -> bool:
    """Whether "of" at a token stands right behind the trigger: of a noun past a date or one word, no preposition."""
    first = _after(found)
    if index > first and scene.words[index - 1] in scene.tables.prepositions:
        return False
    return len(scene.gap(first, index)) <= (found.group is None)


def _is_asked_of(scene: Scene, found: Found, mention: ActorMention) -> bool:
    """Whether a capital stands for the state of which one asks: what is wanted follows ("asked Rome to", "that")."""
    if found.rule.rule.root != "REQUEST" or mention.last >= len(scene.words):
        return True
    tables = scene.tables
    return scene.words[mention.last] in tables.bare_of | tables.that | tables.to


def _is_of_participle(scene: Scene, found: Found, index: int) -> bool:
    """Whether a preposition belongs to the participle right before it ("the leader loyal and rallied to Rome")."""
    group = scene.group_at(index - 1) if found.group is not None else None
    return group is not None and group is not found.group and group.tense == "participle" and not group.finite


def _is_site(found: Found, mention: ActorMention) -> bool:
    """Whether a place behind "of" says where it happened ("the crash of Perm"), unless places are what it is done to."""
    rule = found.rule
    own = rule.object is not None and "place" in rule.object.actor_types
    kinds = ("place",) if rule.agent else ("place", "country")
    return mention.type in kinds and rule.rule.root in _SITED and not own


def _hangs_on(scene: Scene, found: Found, index: int) -> bool:
    """Whether "of" at token `index` belongs to the trigger noun: right behind it, or behind a date or a name in between."""
    if len(scene.gap(found.last, index)) <= _OF:
        return scene.tables.subordinating.isdisjoint(scene.words[found.last : index])
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


def _direct(scene: Scene, found: Found) -> Names:
    """The direct object of a verb: the first name behind it that no preposition governs."""
    limit = next(
        (index for index in range(_after(found), _limit(scene, found)) if scene.breaks_at(index)),
        _limit(scene, found),
    )
    for mention in scene.actors(_after(found), limit):
        if not scene.acts(mention) and mention.type != "place":
            continue
        if mention.adjective and not scene.is_soil(mention):
            continue
        index = scene.governor(mention, _after(found))
        if index is None or _is_article(scene, index):
            return _with_next(scene, found, mention, limit)
        if _owns_object(scene, found, mention):
            return _with_next(scene, found, mention, limit)
        limit = mention.first
        break
    return _people(scene, _after(found), min(limit, _after(found) + BETWEEN))


def _is_article(scene: Scene, index: int) -> bool:
    """Whether what may be "of the" is the plural article: no noun stands before it."""
    if scene.words[index] not in scene.tables.article:
        return False
    return scene.is_dated(index - 1) or not scene.is_plain(index - 1)


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
    for index in range(scene.past_count(first), last):
        if scene.people_at(index, last):
            return people_from(scene, index, last)
        if scene.words[index] in scene.tables.strict_prepositions or scene.words[index] in scene.tables.stops:
            return ()
    return ()


def _after_of(scene: Scene, found: Found) -> Names:
    """The object of a noun: the name behind its "of"."""
    limit = _limit(scene, found)
    for mention in scene.actors(found.last, limit):
        index = None if mention.adjective or _is_site(found, mention) else scene.governor(mention, found.last)
        if index is not None and scene.words[index] in scene.tables.of and _hangs_on(scene, found, index):
            return _with_next(scene, found, mention, limit)
    for index in range(found.last, min(limit, found.last + 3)):
        if scene.words[index] in scene.tables.of:
            return _people(scene, index + 1, min(limit, index + BETWEEN))
    return ()


def _after(found: Found) -> int:
    """The first token behind a trigger, its verb group and the particle that belongs to it ("ran over")."""
    if found.group is None:
        return found.last
    return max(found.group.last, found.last) if found.rule.part == "verb" else found.group.last


def _limit(scene: Scene, found: Found) -> int:
    """Where the complements of a trigger end: with its clause, before the next verb, of a noun at a comma."""
    first = _after(found)
    limit = min(found.clause.last, first + _REACH)
    limit = min([limit, *(group.first for group in scene.groups(first, limit) if group.tense != "participle")])
    limit = next((index for index in range(first, limit) if scene.words[index] in scene.tables.that), limit)
    return limit if found.group is not None else scene.closing(first, limit)

"""Who did it to whom: the slots of a trigger filled from the names around it."""

from __future__ import annotations

from collections.abc import Container, Iterable

from factrack.facts import attribution
from factrack.facts.events.ascribed import ascribed
from factrack.facts.events.complements import REACH, behind, limit_of
from factrack.facts.events.governed import governed
from factrack.facts.events.lists import BETWEEN, Names
from factrack.facts.events.nouns import CARRIED, carried_by, party_of, supported
from factrack.facts.events.objects import direct, object_of
from factrack.facts.events.organisers import organisers
from factrack.facts.events.people import noun_before, people_from
from factrack.facts.events.phrases import governor, thing_end
from factrack.facts.events.scene import Scene
from factrack.facts.events.subjects import joined_to, subject_of
from factrack.facts.events.tables import Slot
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.mentions.analysis import ActorMention, VerbGroup

_SENDING = frozenset({"MOBILIZE", "AID"})
_OF_PEOPLE = frozenset({"OTHER", "COERCE"})  # roots of what befalls people: they are tried, arrested, buried
_TOLLS = frozenset({"death", "casualty"})  # "twenty dead and ten wounded": one count is no target of another
_NEXT = 4  # words between a verb and what it wants or threatens to do
_OPENING = 3  # words between a verb and the name that is its object
_NEAR = 12  # words after a trigger in which people who are not named stand behind a preposition


def roles(scene: Scene, found: Found) -> tuple[Names, Names]:
    """Agents and targets of a trigger; a name is never both."""
    agents = _of_nation(scene, found) or _fill(scene, found, _active(scene, found), _nobody(scene, found))
    agents = ascribed(scene, found) or agents
    agents = tuple(dict.fromkeys((*agents, *organisers(scene, found))))
    if not agents and found.group is None and any(slot.name == "subject" for slot in found.rule.agent):
        agents = supported(scene, found) or carried_by(scene, found)
    targets = _fill(scene, found, found.rule.target, agents) or _undergoing(scene, found) or _hit(scene, found)
    targets = targets or _backed(scene, found) or _concerned(scene, found)
    own = scene.analysis.slice(found.first, found.last)  # "nine dead": what is counted is no target of itself
    never = scene.tables.inert if found.rule.rule.type in _TOLLS else scene.tables.dead
    targets = tuple(name for name in targets if name != own and name.casefold() not in never)
    targets = tuple(name for name in targets if name.casefold().split()[-1] not in scene.tables.plural)
    if found.group is not None and found.group.negated:
        targets = tuple(name for name in targets if name.casefold() not in scene.tables.negation)  # "nobody was hurt"
    return agents, tuple(name for name in targets if not any(name in agent for agent in agents))


def _of_nation(scene: Scene, found: Found) -> Names:
    """The state whose adjective stands right behind a noun ("the Danish raids"), whoever did what is told next to it."""
    if found.group is not None or all(slot.name != "subject" for slot in found.rule.agent):
        return ()
    near = scene.actors(found.last, found.last + 1)
    return (near[0].name,) if near and near[0].adjective and scene.acts(near[0]) else ()


def _nobody(scene: Scene, found: Found) -> Container[str]:
    """Words that are no agent here: the dead and things, and those for "nobody" beside a negated verb."""
    if found.group is not None and found.group.negated:
        return scene.tables.nobody
    return scene.tables.inert


def _undergoing(scene: Scene, found: Found) -> Names:
    """Who suffers what a noun names: the subject of the verb that says so ("the firm faced criticism")."""
    told = found.group is None and found.rule.rule.root != "STATEMENT"
    groups = scene.groups(found.clause.first, found.first) if told else ()
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
    return direct(scene, replace(found, group=group))


def _backed(scene: Scene, found: Found) -> Names:
    """Whom troops or goods are sent to help: the object of the purpose, or whose thing it is ("to support its army")."""
    if found.rule.rule.root not in _SENDING:
        return ()
    groups = scene.groups(behind(found), min(found.clause.last, behind(found) + REACH))
    group = next((one for one in groups if one.lemma in scene.tables.backing and scene.is_infinitive(one)), None)
    if group is None or (scene.tables.aim | scene.tables.to).isdisjoint(scene.words[group.first - 1 : group.head]):
        return ()
    purpose = replace(found, first=group.first, last=group.last, group=group)
    backed = direct(scene, purpose)
    return backed or _owner_in(scene, group.last, thing_end(scene, group.last, limit_of(scene, purpose)))


def _concerned(scene: Scene, found: Found) -> Names:
    """Of whom a verb wants something, whose offer it turns down, or against whom its threat goes, where no slot says it."""
    root, group = found.rule.rule.root, found.group
    if group is None or found.rule.part != "verb" or group.passive:
        return ()
    if root == "REQUEST":
        return _wanted(scene, group)
    if root == "REJECT":
        return _owner_in(scene, group.last, thing_end(scene, group.last, limit_of(scene, found)))
    after = next(iter(scene.groups(group.last, min(found.clause.last, group.last + _NEXT))), None)
    if root != "THREATEN" or after is None or not scene.is_infinitive(after):
        return ()
    near = [mention for mention in scene.actors(after.last, after.last + _OPENING) if scene.acts(mention)]
    return (scene.name_of(near[0]),) if near and not near[0].adjective else ()


def _wanted(scene: Scene, group: VerbGroup) -> Names:
    """The subject of the clause that says what is demanded ("demanded that Iran release them")."""
    last = scene.analysis.span_of(group.first).last
    that = next(
        (at for at in range(group.last, min(last, group.last + _NEXT)) if scene.words[at] in scene.tables.that), None
    )
    after = None if that is None else next((one for one in scene.groups(that, last) if one.finite), None)
    if after is None or after.passive or scene.clause_at[after.head].kind == "relative":
        return ()
    if any(one.first < after.first for one in scene.groups(group.last, after.first)):
        return ()
    return subject_of(scene, after, scene.clause_at[after.head])


def _active(scene: Scene, found: Found) -> list[Slot]:
    """The agent slots in force: "by" names the agent of a passive or a noun, "of" that of a noun, neither a verb's."""
    slots = list(found.rule.agent)
    if found.group is not None and found.group.passive and found.rule.part == "verb":
        return [slot for slot in slots if slot.words is None or slot.words.singles.isdisjoint(scene.tables.of)]
    if found.group is None or found.group.passive or all(slot.name != "subject" for slot in slots):
        return slots
    return [slot for slot in slots if slot.words is None or slot.words.singles.isdisjoint(scene.tables.agentive)]


def _fill(scene: Scene, found: Found, slots: Iterable[Slot], taken: Container[str]) -> Names:
    for slot in slots:
        names = _slot(scene, found, slot)
        names = tuple(name for name in names if name not in taken and name.casefold().split()[0] not in taken)
        if found.rule.rule.people and slot not in found.rule.agent:
            judging = scene.tables.judging if found.rule.rule.root in _OF_PEOPLE else ()
            lands = tuple(name for name in names if scene.is_land(name))
            names = tuple(name for name in names if name not in lands and name.casefold().split()[0] not in judging)
            names = names or _of_land(scene, found, lands)
        if names:
            return names
    return ()


def _of_land(scene: Scene, found: Found, lands: Names) -> Names:
    """The people whose nation stands for them, where nothing is done to states ("two Norwegian soldiers were hurt")."""
    for mention in scene.actors(found.clause.first, found.clause.last) if lands else ():
        before = noun_before(scene, mention, found.clause.first) if mention.adjective else None
        if before is not None and mention.name in lands:
            return people_from(scene, before, mention.last)
    return ()


def _slot(scene: Scene, found: Found, slot: Slot) -> Names:
    if slot.words is not None:
        return governed(scene, found, slot, slot in found.rule.agent)
    if slot.name == "owner":
        return _owner(scene, found)
    if slot.name == "speaker":
        said = attribution.attribute(scene.analysis, found.first, found.last).claimant
        return (said,) if said is not None else ()
    return _subject(scene, found) if slot.name == "subject" else object_of(scene, found)


def _subject(scene: Scene, found: Found) -> Names:
    """The active subject of a verb; of a noun its adjective, its genitive or the subject of its support verb."""
    group = found.group
    if group is None:
        return party_of(scene, found)
    if _qualifies(scene, found, group):
        return people_from(scene, group.last, min(found.clause.last, group.last + 1))
    if group.passive and found.rule.part == "verb":
        lead = joined_to(scene, group) if not found.several else None  # joined to "has" it does not agree
        return () if lead is None or lead.passive else subject_of(scene, lead, scene.clause_at[lead.head])
    speaker = scene.speaker_at(group.head) if found.rule.part == "verb" else None
    told = speaker is None or _lists(scene, speaker) or scene.words[group.first - 1] in scene.tables.relative
    told = told or (scene.speaker_at(group.last) == speaker and _is_plain_order(scene, group))
    if speaker is not None and found.rule.rule.root == "REQUEST" and _is_called(scene, found, group):
        told, speaker = True, None
    names = subject_of(scene, group, found.clause) if told else ()
    return names or ((speaker,) if speaker is not None else ())


def _qualifies(scene: Scene, found: Found, group: VerbGroup) -> bool:
    """Whether a gerund stands before the noun of those or of that which it says something of ("with striking workers")."""
    before = group.first - 1
    if group.tense != "gerund" or group.finite or found.rule.rule.root != "PROTEST" or before < 0:
        return False
    opens = scene.words[before] in scene.tables.prepositions | scene.tables.determiners or before < found.clause.first
    return opens and group.last < len(scene.words) and scene.is_plain(group.last)


def _is_plain_order(scene: Scene, group: VerbGroup) -> bool:
    """Whether a name stands right before a verb, no quotation: whoever follows is not its subject."""
    last = group.first
    while last > 0 and scene.words[last - 1] in scene.tables.shutting:
        last -= 1
    near = scene.actors(max(0, last - BETWEEN), last)
    return any(mention.last == last and scene.acts(mention) for mention in near)


def _is_called(scene: Scene, found: Found, group: VerbGroup) -> bool:
    """Whether who stands behind a verb is asked to do something and does not ask ("…, had called the farmers to vote")."""
    if scene.speaker_at(group.last) is None:
        return False
    tables, words = scene.tables, scene.words
    wanted = scene.groups(group.last + 1, min(found.clause.last, group.last + _NEAR))
    return any(scene.is_infinitive(other) and words[other.first - 1] in tables.to | tables.bare_of for other in wanted)


def _lists(scene: Scene, speaker: str) -> bool:
    """Whether the words for a speaker may name several."""
    return not scene.tables.coordinators.isdisjoint(speaker.split())


def _owner(scene: Scene, found: Found) -> Names:
    """Whose soldiers or whose missiles: the adjective or the "of" of the thing itself, an adjective first."""
    if found.group is not None and (found.group.passive or found.rule.part == "word"):
        countries = scene.inner_actors(found.clause.first, found.group.first)[::-1]
        first = found.clause.first
    else:
        first = behind(found)
        countries = scene.inner_actors(first, thing_end(scene, first, limit_of(scene, found)))
    return _owning(scene, countries, first)


def _owner_in(scene: Scene, first: int, last: int) -> Names:
    """The state whose thing stands at tokens `[first, last)`."""
    return _owning(scene, scene.inner_actors(first, last), first)


def _owning(scene: Scene, mentions: Iterable[ActorMention], first: int) -> Names:
    """The first state among mentions that is an adjective, else the first behind an "of"."""
    countries = [mention for mention in mentions if mention.type == "country"]
    for mention in countries:
        if mention.adjective:
            return (mention.name,)
    for mention in countries:
        index = governor(scene, mention, first)
        if index is not None and scene.words[index] in scene.tables.of:
            return (mention.name,)
    return ()

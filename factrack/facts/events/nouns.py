"""The agents of a noun: whose adjective, genitive or possessive it has, whose verb carries it, who is on a visit."""

from __future__ import annotations

from factrack.facts.events.complements import parties_at
from factrack.facts.events.lists import BETWEEN, Names
from factrack.facts.events.scene import Scene
from factrack.facts.events.subjects import subject_of
from factrack.facts.events.triggers import Found
from factrack.mentions.analysis import ActorMention, VerbGroup

ADJECTIVE = 4  # words after a noun in which its adjective stands
CARRIED = 5  # words between a support verb and its noun
_DOER = 6  # words between a passive and the "by" of who did it
_BACK = 24  # words before a noun in which the verb of saying stands that announces it
_BESIDE = 12  # words before "on a visit" in which the visitor stands


def party_of(scene: Scene, found: Found) -> Names:
    """The agent of a noun without a preposition: its adjective or its genitive."""
    for mention in scene.actors(found.first - 3, found.last + ADJECTIVE):
        if not scene.acts(mention) or mention.last <= found.clause.first:
            continue
        if mention.adjective and _touches(scene, found, mention):
            return (mention.name,)
        if mention.last < found.first and scene.words[mention.last] in scene.tables.genitive:
            return (mention.name,)
    return _possessor(scene, found) or _traveller(scene, found) or _before_meeting(scene, found)


def _traveller(scene: Scene, found: Found) -> Names:
    """Who is "on a visit" or "in talks": the name that this stands behind, or the subject of the clause that it opens."""
    words, tables, first = scene.words, scene.tables, found.clause.first
    before = found.first - 1
    while before > first and words[before] in tables.leading and words[before] not in tables.prepositions:
        before -= 1
    if found.rule.rule.root != "CONSULT" or before < first or words[before] not in tables.place.singles | tables.aim:
        return ()
    came = scene.groups(first, before + 1)
    if came and came[-1].finite and came[-1].lemma in tables.arriving and not came[-1].passive:
        return subject_of(scene, came[-1], scene.clause_at[came[-1].head])
    if words[before] in tables.aim:
        return ()
    last = before - (before > first and words[before - 1] in tables.commas)
    near = [mention for mention in scene.actors(max(first, last - _BESIDE), last) if mention.last == last]
    if near and scene.acts(near[-1]) and not near[-1].adjective:
        return (scene.name_of(near[-1]),)
    verb = found.clause.verb
    if before > first or verb is None:
        return ()
    group = scene.analysis.verbs[verb]
    return subject_of(scene, group, found.clause) if group.finite and not group.passive else ()


def _before_meeting(scene: Scene, found: Found) -> Names:
    """Who goes on to meet somebody: the subject of the sentence ("laid a wreath before talks with the president")."""
    before, words, tables = found.first - 1, scene.words, scene.tables
    while before > found.clause.first and words[before] in tables.determiners and words[before] not in tables.sequence:
        before -= 1
    if found.rule.rule.root != "CONSULT" or before < 0 or words[before] not in tables.sequence:
        return ()
    if tables.company.isdisjoint(words[found.last : min(found.clause.last, found.last + CARRIED)]):
        return ()
    span = scene.analysis.span_of(found.first)
    earlier = [group for group in scene.groups(span.first, found.first) if group.finite]
    if not earlier and before == span.first:  # "After talks with the king, Ana Mora left"
        earlier = [group for group in scene.groups(found.last, span.last) if group.finite]
        earlier = earlier if earlier and scene.clause_at[earlier[0].head].kind == "main" else []
    group = earlier[0] if earlier else None
    return () if group is None or group.passive else subject_of(scene, group, scene.clause_at[group.head])


def _possessor(scene: Scene, found: Found) -> Names:
    """Whom a possessive means that says when its clause happened ("during his visit, the minister …"): its subject."""
    words, verb = scene.words, found.clause.verb
    before = found.first - 1
    if before <= found.clause.first or words[before] not in scene.tables.possessive or verb is None:
        return ()
    if not scene.tables.simultaneous.ends_at(words, found.clause.first, before):
        return ()
    group, near = scene.analysis.verbs[verb], scene.groups(found.clause.first, found.first)
    if near and near[-1] is not group:
        return ()  # "objected to a march planned to coincide with his visit"
    return subject_of(scene, group, found.clause) if group.finite and not group.passive else ()


def _touches(scene: Scene, found: Found, mention: ActorMention) -> bool:
    between = range(found.last, mention.first) if mention.first >= found.last else range(mention.last, found.first)
    return not any(
        scene.words[index] in scene.tables.prepositions or scene.words[index] in scene.tables.stops for index in between
    )


def supported(scene: Scene, found: Found) -> Names:
    """The subject of the verb that only carries a noun ("the ministers held talks")."""
    groups = scene.groups(found.clause.first, found.first)
    behind = _relative_support(scene, found)
    if behind:
        return behind
    if not groups and found.clause.kind in ("complement", "quote"):
        if scene.words[found.first - 1] in scene.tables.demonstrative | scene.tables.possessive:
            return ()  # "said that this visit …"; what is announced may stand as a clause of its own
        verb = found.clause.verb
        if (
            verb is not None
            and scene.analysis.verbs[verb].first >= found.last
            and not scene.analysis.verbs[verb].passive
        ):
            return ()  # "said that the strike went well"
        groups = scene.groups(max(scene.analysis.span_of(found.first).first, found.first - _BACK), found.first)
    if not groups or not _carries(scene, groups[-1], found):
        return ()
    if found.rule.rule.root == "ASSAULT" and groups[-1].lemma in scene.tables.announcing:
        return ()  # who announces an attack has not struck
    between = scene.gap(groups[-1].last, found.first)
    if not scene.tables.suffering.isdisjoint(between):
        return ()  # "was the object of an attack"
    apart = scene.tables.apart if groups[-1].passive else scene.tables.apart | scene.tables.locating
    if len(between) > CARRIED or not apart.isdisjoint(between):
        return ()
    return subject_of(scene, groups[-1], scene.clause_at[groups[-1].head])


def carried_by(scene: Scene, found: Found) -> Names:
    """Who stands behind the passive that only carries a noun before it ("an inquiry was opened by the prosecutor")."""
    group = next(iter(scene.groups(found.last, min(found.clause.last, found.last + BETWEEN))), None)
    if group is None or not group.passive or group.negated or group.lemma not in scene.tables.support:
        return ()
    if found.rule.rule.root == "ASSAULT" and group.lemma in scene.tables.ending:
        return ()
    if not (scene.tables.breaks | scene.tables.quotes).isdisjoint(scene.words[found.last : group.first]):
        return ()
    last = min(found.clause.last, group.last + _DOER)
    ends = scene.tables.breaks | scene.tables.by
    by = next((index for index in range(group.last, last) if scene.words[index] in ends), None)
    return (
        ()
        if by is None or scene.words[by] in scene.tables.breaks
        else parties_at(scene, by + 1, found.clause.last, found)
    )


def _relative_support(scene: Scene, found: Found) -> Names:
    """The subject of the relative clause that supports a noun ("the drill that Oslo and Riga held in May")."""
    for index in range(found.last, min(found.last + BETWEEN, found.clause.last)):
        if scene.words[index] in scene.tables.that:
            inner = scene.clause_at[index]
            group = scene.analysis.verbs[inner.verb] if inner.verb is not None and inner is not found.clause else None
            if group is None or group.passive or group.lemma not in scene.tables.support:
                return ()
            return subject_of(scene, group, inner)
    return ()


def _carries(scene: Scene, group: VerbGroup, found: Found) -> bool:
    """Whether a verb only carries the noun: a support verb, or a passive that sets its subject in it ("engagés dans")."""
    if not group.passive:
        itself = not scene.tables.reflexive.isdisjoint(scene.words[group.first : group.head])
        if found.rule.rule.root == "ASSAULT" and group.lemma in scene.tables.ending:
            return False  # who ends an attack does not carry it out
        return group.lemma in scene.tables.support and group.lemma not in scene.tables.undergoing and not itself
    if group.lemma not in scene.tables.engaging:
        return False  # "killed in a raid", "called to a shooting"
    return any(scene.tables.place.at(scene.words, index, found.first) for index in range(group.last, found.first))

"""The subject of a verb: the names before it, what a participle stands behind, whom a pronoun means."""

from __future__ import annotations

from factrack.facts.events.scene import Scene
from factrack.mentions.analysis import ActorMention, Clause, VerbGroup

_REACH = 60  # words before a verb in which its governor stands
BETWEEN = 5  # words between two names that one slot holds together

Names = tuple[str, ...]


def subject_of(scene: Scene, group: VerbGroup, clause: Clause) -> Names:
    """The names that are the subject of a verb group in its clause, or of the verb that governs it."""
    names = _own_subject(scene, group, clause)
    if names:
        return names
    return _pronoun(scene, group) if group.finite else _governing_subject(scene, group)


def _own_subject(scene: Scene, group: VerbGroup, clause: Clause) -> Names:
    words, tables, first = scene.words, scene.tables, clause.first
    for token in (first, group.first - 1):
        if words[token] in tables.relative:
            return _before(scene, token)
    free = [
        mention
        for mention in scene.actors(first, group.first)
        if scene.acts(mention) and scene.belongs(mention.first, clause) and not _is_governed(scene, mention, first)
    ]
    if free:
        return _joined(scene, free, free[-1])
    return _described(scene, first, group.first) if group.finite else ()


def _pronoun(scene: Scene, group: VerbGroup) -> Names:
    """The only person near before a pronoun that is the subject."""
    singular = scene.tables.singular
    if not any(scene.words[index] in singular for index in range(max(0, group.first - 1), group.last)):
        return ()
    earlier = [other for other in scene.groups(_back(scene, group), group.first) if other.finite]
    for other in reversed(earlier):
        subject = _own_subject(scene, other, scene.clause_of(other.head))
        if len(subject) == 1:
            return subject
    people = [mention for mention in scene.people_before(group.first) if scene.clause_of(mention.first).kind != "quote"]
    names = dict.fromkeys(mention.name for mention in people)
    return tuple(names) if len(names) == 1 else ()


def _back(scene: Scene, group: VerbGroup) -> int:
    """The first token that is looked at for the subject of a verb that has none itself."""
    return max(scene.analysis.span_of(group.first).first, group.first - _REACH)


def _governing_subject(scene: Scene, group: VerbGroup) -> Names:
    """The subject of a verb that has none: what its governor acts on ("appelle l'Iran à"), else the governor's own."""
    first = _back(scene, group)
    if group.tense != "infinitive" and group.first > first and scene.words[group.first - 1] not in scene.tables.stops:
        near = _before(scene, group.first, 0)
        if near:
            return near
    earlier = scene.groups(first, group.first)
    governor = next((other for other in reversed(earlier) if other.finite), None)
    if governor is None or (scene.speaker_at(governor.head) is None and governor.passive):
        return ()
    if group.tense == "infinitive":
        objects = [mention for mention in scene.actors(governor.last, group.first) if scene.acts(mention)]
        if objects:
            return _joined(scene, objects, objects[-1])
    speaker = scene.speaker_at(governor.head)
    if speaker:
        return (speaker,)
    return _own_subject(scene, governor, scene.clause_of(governor.head)) or _pronoun(scene, governor)


def modified(scene: Scene, group: VerbGroup) -> Names:
    """What a participle stands right behind: a name, or the people it speaks of ("soldats tués")."""
    first = scene.analysis.span_of(group.first).first
    near = [mention for mention in scene.actors(max(first, group.first - 8), group.first) if scene.acts(mention)]
    if near and group.first - near[-1].last <= 1:
        return _joined(scene, near, near[-1])
    for index in range(group.first - 1, max(first, group.first - 3) - 1, -1):
        length = scene.tables.people.at(scene.words, index, group.first)
        if length:
            return (scene.analysis.slice(index, index + length),)
    return ()


def _described(scene: Scene, first: int, last: int) -> Names:
    """A subject that is no name: whose soldiers they are, else the people it speaks of."""
    names = [
        mention.name
        for mention in scene.actors(first, last)
        if mention.adjective and scene.acts(mention) and scene.governor(mention, first) is None
    ]
    if names:
        return (names[-1],)
    head: Names = ()
    for index in range(last - 1, first - 1, -1):
        if scene.words[index] in scene.tables.stops:
            break
        length = scene.tables.people.at(scene.words, index, last)
        if length and (index == first or not _hidden(scene, index - 1)):
            head = (scene.analysis.slice(index, index + length),)
    return head


def _hidden(scene: Scene, index: int) -> bool:
    """Whether the word before a noun keeps it from being a subject: a preposition, unless it counts ("un millier d'")."""
    tables, words = scene.tables, scene.words
    if words[index] not in tables.strict_prepositions:
        return False
    return words[index] not in tables.bare_of or words[index - 1] not in tables.carriers


def _before(scene: Scene, token: int, reach: int = BETWEEN) -> Names:
    """The name right before a relative pronoun, or the head of the phrase that it closes."""
    near = [
        mention
        for mention in scene.actors(max(scene.analysis.span_of(token).first, token - 12), token)
        if scene.acts(mention)
    ]
    if not near or token - near[-1].last > reach:
        return ()
    return _joined(scene, near, near[-1])


def _is_governed(scene: Scene, mention: ActorMention, first: int) -> bool:
    """Whether a preposition stands right before a name, past its determiner; an opening "des" is a determiner."""
    tables, words, index = scene.tables, scene.words, scene.opening(mention, first) - 1
    while index >= first and words[index] in tables.determiners and words[index] not in tables.prepositions:
        index -= 1
    if index < first or words[index] not in tables.prepositions:
        return mention.adjective
    return not (words[index] in tables.article and (index == first or words[index - 1] in tables.stops))


def joins(scene: Scene, one: ActorMention, other: ActorMention) -> bool:
    """Whether two names are one list: a coordinator between, or one phrase for both ("the two countries")."""
    if one.first == other.first:
        return True
    tables, between = scene.tables, scene.words[one.last : other.first]
    if len(between) > BETWEEN or tables.coordinators.isdisjoint(between):
        return False
    if any(scene.group_at(index) is not None for index in range(one.last, other.first)):
        return False
    return tables.subordinating.isdisjoint(between)


def _joined(scene: Scene, mentions: list[ActorMention], head: ActorMention) -> Names:
    """`head` with the names that a coordinator joins to it, in order of the text."""
    names, last = [scene.name_of(head)], head
    for mention in reversed(mentions[: mentions.index(head)]):
        if not joins(scene, mention, last):
            break
        names.append(scene.name_of(mention))
        last = mention
    return tuple(dict.fromkeys(reversed(names)))

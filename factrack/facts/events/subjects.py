"""The subject of a verb: the names before it, what a participle stands behind, whom a pronoun means."""

from __future__ import annotations

from factrack.facts.events.clausal import antecedent, own_subject, reach_back
from factrack.facts.events.lists import BETWEEN, Names, in_place, joined
from factrack.facts.events.people import head_of, noun_before, people_from
from factrack.facts.events.phrases import governor
from factrack.facts.events.pronouns import pronoun
from factrack.facts.events.scene import Scene
from factrack.mentions.analysis import ActorMention, Clause, VerbGroup

_VERBS = 6  # verbs that one after another have the subject of the one before
_OPENING = 2  # words before the infinitive that opens a sentence
_ADVERBS = 3  # a comma and the adverbs behind it
_NAMES = 12  # words of a long name
_JOINED = frozenset({"main", "relative", "complement", "adverbial", "quote"})


def subject_of(scene: Scene, group: VerbGroup, clause: Clause, depth: int = 0) -> Names:
    """The names that are the subject of a verb group in its clause, or of the verb that governs it.

    `depth` verbs led here, each joined to the one before it.
    """
    names = own_subject(scene, group, clause)
    if names:
        return names
    if not group.finite:
        return _governing_subject(scene, group)
    return pronoun(scene, group) or _shared(scene, group, clause, depth)


def _shared(scene: Scene, group: VerbGroup, clause: Clause, depth: int) -> Names:
    """The subject of the verb before, when this one is only joined to it ("landed in Rome and met the Pope")."""
    words, tables = scene.words, scene.tables
    first = clause.first
    if first < group.first and words[first] in tables.coordinators:
        first += 1
    elif first == 0 or words[first - 1] not in tables.coordinators:
        return ()
    if first != group.first or clause.kind not in _JOINED or depth >= _VERBS:
        return ()
    earlier = [other for other in scene.groups(reach_back(scene, group), group.first) if other.finite]
    for other in reversed(earlier):
        around = scene.clause_at[other.head]
        if (other.tense == "subjunctive") is not (group.tense == "subjunctive"):
            continue
        if around.parent == clause.parent or around.kind == "main":
            return subject_of(scene, other, around, depth + 1)
    return ()


def _governing_subject(scene: Scene, group: VerbGroup) -> Names:
    """The subject of a verb that has none: what its governor acts on ("appelle l'Iran à"), else the governor's own."""
    first = reach_back(scene, group)
    before, tables = scene.words[group.first - 1], scene.tables
    quoted = before in tables.quotes
    beside = quoted or before not in tables.stops | tables.coordinators | tables.sequence
    wanted = scene.is_infinitive(group)
    if not wanted and group.first > first and beside:
        near = antecedent(scene, group.first, 0)
        if near or quoted or scene.is_plain(group.first - 1):
            return near  # of a thing that stands right before it ("a motion asking for") nobody is the subject
    earlier = scene.groups(first, group.first)
    governor = next((other for other in reversed(earlier) if other.finite), None)
    blamed = (
        earlier[-1]
        if earlier and wanted and scene.words[group.first - 1] in scene.tables.bare_of | scene.tables.aim
        else None
    )
    if blamed is not None and blamed.passive and _is_done(scene, group):
        return _suspect(scene, blamed)
    if governor is None and wanted:
        return _opened(scene, group)
    if governor is None or (scene.speaker_at(governor.head) is None and governor.passive):
        return ()
    lead = _lead(scene, group, earlier)
    if lead is not None:
        return _governing_subject(scene, lead)
    if wanted and earlier[-1].tense == "gerund" and not scene.gap(earlier[-1].last, group.first)[1:]:
        return ()  # "a march aiming to denounce": what stands before it is a thing as often
    if not scene.tables.inner.isdisjoint(scene.words[governor.last : group.first]):
        return ()  # "says that the order to fire came from": the subject of another verb, yet to come
    wanted = wanted and not _is_adjunct(scene, group)
    objects = _told(scene, governor, group) if wanted else []
    if objects:
        return joined(scene, objects, objects[-1])
    people = _people_told(scene, governor, group) if wanted else ()
    if people or (wanted and _blames(scene, governor, group)):
        return people
    speaker = scene.speaker_at(governor.head)
    if speaker:
        return (speaker,)
    return subject_of(scene, governor, scene.clause_at[governor.head])


def _opened(scene: Scene, group: VerbGroup) -> Names:
    """The subject of the clause that an infinitive opens ("After having met the king, Ana Mora left")."""
    span, tables = scene.analysis.span_of(group.first), scene.tables
    if group.first - span.first > _OPENING or tables.sequence.isdisjoint(scene.words[span.first : group.first]):
        return ()
    verb = next((other for other in scene.groups(group.last, span.last) if other.finite), None)
    if verb is None or scene.clause_at[verb.head].kind != "main":
        return ()
    return own_subject(scene, verb, scene.clause_at[verb.head])


def _is_done(scene: Scene, group: VerbGroup) -> bool:
    """Whether an infinitive has an auxiliary ("d'avoir volé"): of a deed, not of what is to be done."""
    return group.last - group.first > 1 and not scene.tables.clitics.issuperset(scene.words[group.first : group.head])


def _suspect(scene: Scene, blamed: VerbGroup) -> Names:
    """Of whom a passive says that he did something ("two men accused of having"): its subject, or what it stands behind."""
    if blamed.finite:
        return subject_of(scene, blamed, scene.clause_at[blamed.head])
    return modified(scene, blamed)


def _lead(scene: Scene, group: VerbGroup, earlier: list[VerbGroup]) -> VerbGroup | None:
    """The verb without a subject that another is only joined to ("accuses Rome of arming the rebels and of sending")."""
    tables, words = scene.tables, scene.words
    index = group.first - 1
    index -= words[index] in tables.bare_of or words[index] in tables.to
    if words[index] not in tables.coordinators or not earlier or earlier[-1].finite:
        return None
    alike = scene.is_infinitive(earlier[-1]) is scene.is_infinitive(group)
    return earlier[-1] if alike and earlier[-1].tense != "participle" else None


def _told(scene: Scene, governor: VerbGroup, group: VerbGroup) -> list[ActorMention]:
    """Those of whom a verb wants what an infinitive says ("calls on Iran to")."""
    if any(not _in_name(scene, other) for other in scene.groups(governor.last, group.first)):
        return []
    near = [mention for mention in scene.actors(governor.last, group.first) if scene.acts(mention)]
    return [mention for mention in near if not in_place(scene, mention)]


def _is_adjunct(scene: Scene, group: VerbGroup) -> bool:
    """Whether an infinitive only says when or to what end its clause happens: its subject is the clause's.

    So behind "before" and "in order to"; "for having" names a deed of those whom the verb speaks of.
    """
    words, tables, index = scene.words, scene.tables, group.first - 1
    index -= words[index] in tables.bare_of or words[index] in tables.to
    if words[index] in tables.aim:
        return group.tense == "infinitive"
    return words[index] in tables.sequence or words[index] in tables.subordinating


def _blames(scene: Scene, governor: VerbGroup, group: VerbGroup) -> bool:
    """Whether somebody is punished or thanked for a deed ("for having"), whoever it is: the verb has an object."""
    if scene.words[group.first - 1] not in scene.tables.aim or governor.passive:
        return False
    return bool(scene.gap(governor.last, group.first - 1)) and scene.tables.reflexive.isdisjoint(
        scene.words[governor.first : governor.head]
    )


def _in_name(scene: Scene, group: VerbGroup) -> bool:
    """Whether what looks like a verb belongs to a name ("the Armed Forces")."""
    near = scene.actors(max(0, group.first - _NAMES), group.first)
    return any(mention.last > group.first for mention in near)


def _people_told(scene: Scene, governor: VerbGroup, group: VerbGroup) -> Names:
    """The people right behind a verb, of whom it wants or says what an infinitive tells ("accused two men of having")."""
    if governor.passive or scene.groups(governor.last, group.first):
        return ()
    index = scene.past_count(governor.last)
    while index < group.first and scene.words[index] in scene.tables.introducing:
        index = scene.past_count(index + 1)
    return people_from(scene, index, group.first) if index < group.first else ()


def joined_to(scene: Scene, group: VerbGroup) -> VerbGroup | None:
    """The compound verb that a participle is only joined to ("had laid a wreath and visited the house")."""
    before = group.first - 1
    if group.tense != "participle" or scene.words[before] not in scene.tables.coordinators:
        return None
    if scene.words[before] in scene.tables.commas and any(
        mention.last == before and scene.acts(mention) for mention in scene.actors(max(0, before - BETWEEN), before)
    ):
        return None  # "…, Ana Mora, sentenced in May"
    earlier = [other for other in scene.groups(reach_back(scene, group), group.first) if other.tense != "infinitive"]
    if not earlier:
        return None
    if scene.is_infinitive(earlier[-1]):
        return earlier[-1]
    if not earlier[-1].finite:
        return joined_to(scene, earlier[-1])
    if earlier[-1].head == earlier[-1].first:
        return None
    return earlier[-1] if scene.words[earlier[-1].head - 1] not in scene.tables.clitics else None


def modified(scene: Scene, group: VerbGroup) -> Names:
    """What a participle stands right behind: a name, or the people it speaks of ("soldats tués")."""
    first = scene.analysis.span_of(group.first).first
    near = [mention for mention in scene.actors(max(first, group.first - 8), group.first) if scene.acts(mention)]
    placed = len(near) > 1 and in_place(scene, near[-1]) and near[-1].last == group.first
    if placed and near[-2].last == governor(scene, near[-1], first):
        return joined(scene, near[:-1], near[-2])  # "a former minister in Peru sentenced to": who it is said of
    person = bool(near) and near[-1].type == "person"
    if near and (group.first - near[-1].last <= 1 or (person and _is_past_adverbs(scene, near[-1].last, group.first))):
        if near[-1].type == "organisation" and scene.is_plain(near[-1].first - 1):
            return ()  # "le trafic Tralux perturbé": the name only says whose it is
        before = noun_before(scene, near[-1], first) if near[-1].adjective else None
        if before is not None and scene.words[before] not in scene.tables.owned:
            return people_from(scene, before, group.first)  # "a Norwegian sailor accused of": no state
        return joined(scene, near, near[-1])
    for index in range(group.first - 1, max(first, group.first - 3) - 1, -1):
        if scene.people_at(index, group.first):
            head = head_of(scene, index, first)
            return () if head is None else people_from(scene, _first_of(scene, head, group), group.first)
    return ()


def _is_past_adverbs(scene: Scene, first: int, last: int) -> bool:
    """Whether a comma and a word or two stand between a name and a participle ("Ana Mora, only just appointed")."""
    tables, words = scene.tables, scene.words[first:last]
    if not 1 < len(words) <= _ADVERBS or words[0] not in tables.commas:
        return False
    return tables.closed.isdisjoint(words[1:]) and not scene.groups(first, last)


def _first_of(scene: Scene, head: int, group: VerbGroup) -> int:
    """The first of those joined before a noun for people, where a participle is said of several ("a man and a woman hurt")."""
    tables, words = scene.tables, scene.words
    if not words[group.head].endswith(tuple(tables.file.plurals)):
        return head
    before = head - 1
    while before > 0 and words[before] in tables.determiners and words[before] not in tables.prepositions:
        before -= 1
    joined_here = before > 0 and words[before] in tables.conjunctions and scene.people_at(before - 1, before)
    return before - 1 if joined_here else head


def ahead(scene: Scene, group: VerbGroup) -> Names:
    """Of a participle that opens the sentence, the subject that follows ("Arrested in Rome, Ana Mora fled")."""
    span = scene.analysis.span_of(group.first)
    if group.first != span.first or group.head != group.first:
        return ()
    verb = next((other for other in scene.groups(group.last, span.last) if other.finite), None)
    if verb is None or scene.clause_at[verb.head].kind != "main":
        return ()
    return subject_of(scene, verb, scene.clause_at[verb.head])

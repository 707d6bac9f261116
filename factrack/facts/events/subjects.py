"""The subject of a verb: the names before it, what a participle stands behind, whom a pronoun means."""

from __future__ import annotations

from factrack.facts.events.lists import BETWEEN, Names, in_place, is_apposed, joined
from factrack.facts.events.scene import Scene
from factrack.mentions.analysis import ActorMention, Clause, VerbGroup

_REACH = 60  # words before a verb in which its governor stands
_PLACES = frozenset({"place"})
_ARMIES = frozenset({"country", "organisation"})
_ASIDE = 40  # words of an aside between a subject and its verb

_CHAIN = 3  # pronouns that one after another lead back to a name
_VERBS = 6  # verbs that one after another have the subject of the one before
_CLAUSE = 120  # words of a clause before its verb that are looked at
_JOINED = frozenset({"main", "relative", "complement", "adverbial", "quote"})


def subject_of(scene: Scene, group: VerbGroup, clause: Clause, depth: int = 0) -> Names:
    """The names that are the subject of a verb group in its clause, or of the verb that governs it.

    `depth` verbs led here, each joined to the one before it.
    """
    names = _own_subject(scene, group, clause)
    if names:
        return names
    if not group.finite:
        return _governing_subject(scene, group)
    return _pronoun(scene, group) or _shared(scene, group, clause, depth)


def _whose(scene: Scene, token: int, length: int) -> str | None:
    """The name behind a noun that only says what is named: the region of a place, the soldiers of an army."""
    tables, words, last = scene.tables, scene.words, token + length
    if last >= len(words) or words[last] not in tables.of:
        return None
    kinds = _PLACES if words[last - 1] in tables.soil else _ARMIES if words[last - 1] in tables.owned else frozenset()
    near = scene.actors(last, last + 3)
    return scene.name_of(near[0]) if near and near[0].type in kinds else None


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
    earlier = [other for other in scene.groups(_back(scene, group), group.first) if other.finite]
    for other in reversed(earlier):
        around = scene.clause_at[other.head]
        if (other.tense == "subjunctive") is not (group.tense == "subjunctive"):
            continue
        if around.parent == clause.parent or around.kind == "main":
            return subject_of(scene, other, around, depth + 1)
    return ()


def _own_subject(scene: Scene, group: VerbGroup, clause: Clause) -> Names:
    words, tables, first = scene.words, scene.tables, max(clause.first, group.first - _CLAUSE)
    if clause.kind != "complement":
        for token in (group.first - 1, first):
            between = token == first and any(map(scene.acts, scene.actors(first, group.first)))
            if words[token] in tables.relative and not between:
                return _before(scene, token)
    told = [
        other for other in scene.groups(first, group.first) if other.finite and scene.clause_at[other.head] is clause
    ]
    first = told[-1].last if told else first  # what stands before another verb is that verb's
    begin = first + (clause.kind == "adverbial")  # "before he left": a word that opens a clause governs no name
    free = [
        mention
        for mention in scene.actors(first, group.first)
        if scene.acts(mention) and scene.belongs(mention.first, clause) and not _is_governed(scene, mention, begin)
    ]
    while len(free) > 1 and is_apposed(scene, free[-2], free[-1]):
        free.pop()
    if free:
        return joined(scene, free, free[-1])
    return _described(scene, first, _past_aside(scene, clause, group.first)) if group.finite else ()


def _past_aside(scene: Scene, clause: Clause, last: int) -> int:
    """Where the subject ends at the latest: before an aside that two commas close ("The mayor, elected in May, …")."""
    comma = scene.tables.commas
    if last - 1 <= clause.first or scene.words[last - 1] not in comma:
        return last
    for index in range(last - 2, max(clause.first, last - _ASIDE), -1):
        if scene.words[index] in comma and scene.belongs(index, clause):
            return index
    return last


def _pronoun(scene: Scene, group: VerbGroup, depth: int = 0) -> Names:
    """Whom a pronoun that is the subject means: the subject before it in the sentence, the only person near, or the
    subject of the sentence before, where gender and number allow it."""
    tables = scene.tables
    stretch = {scene.words[index] for index in range(max(0, group.first - 1), group.last)}
    one, several = not tables.singular.isdisjoint(stretch), not tables.plural.isdisjoint(stretch)
    if not one and not several:
        return ()
    earlier = [other for other in scene.groups(_back(scene, group), group.first) if other.finite]
    for other in reversed(earlier):
        subject = _own_subject(scene, other, scene.clause_at[other.head])
        if subject and (len(subject) == 1) is one and not (one and _is_body(scene, subject[0], group.first)):
            return subject
    if one:
        people = [other for other in scene.people_before(group.first) if scene.clause_at[other.first].kind != "quote"]
        names = dict.fromkeys(mention.name for mention in people)
        if len(names) == 1:
            return tuple(names)
    return _of_sentence_before(scene, group, stretch, depth)


def _is_body(scene: Scene, name: str, last: int) -> bool:
    """Whether "he" or "she" cannot mean a name: it is a state, a place or a body ("the paper reported that he …")."""
    if not scene.tables.personal:
        return False
    if name[0].islower() and name.endswith(scene.tables.plural_ends):
        return True
    near = scene.actors(max(0, last - _REACH), last)
    return any(mention.type != "person" and scene.name_of(mention) == name for mention in near)


def _of_sentence_before(scene: Scene, group: VerbGroup, pronouns: set[str], depth: int) -> Names:
    """The subject of the first clause of the sentence before, in the same paragraph, if the pronouns agree with it."""
    span = scene.analysis.span_of(group.first)
    before = scene.analysis.spans[span.index - 1] if span.index else None
    if before is None or before.sentence.paragraph != span.sentence.paragraph or depth >= _CHAIN:
        return ()
    verb = next((other for other in scene.groups(before.first, before.last) if other.finite), None)
    clause = scene.clause_at[verb.head] if verb is not None else None
    if verb is None or clause is None or clause.kind != "main":
        return ()
    own = _own_subject(scene, verb, clause)
    if not own:
        return _pronoun(scene, verb, depth + 1)
    return own if _agrees(scene, clause.first, verb.first, pronouns) else ()


def _agrees(scene: Scene, first: int, last: int, pronouns: set[str]) -> bool:
    """Whether a pronoun may stand for the subject at tokens `[first, last)`, as far as its determiner tells."""
    tables = scene.tables
    told = next((word for word in scene.words[first:last] if word in tables.determiners), "")
    if told in tables.plurals:
        return not tables.plural.isdisjoint(pronouns)
    if not tables.plural.isdisjoint(pronouns):
        return not tables.coordinators.isdisjoint(scene.words[first:last])
    return not (
        (told in tables.masculine and tables.he.isdisjoint(pronouns))
        or (told in tables.feminine and tables.she.isdisjoint(pronouns))
    )


def _back(scene: Scene, group: VerbGroup) -> int:
    """The first token that is looked at for the subject of a verb that has none itself."""
    return max(scene.analysis.span_of(group.first).first, group.first - _REACH)


def _governing_subject(scene: Scene, group: VerbGroup) -> Names:
    """The subject of a verb that has none: what its governor acts on ("appelle l'Iran à"), else the governor's own."""
    first = _back(scene, group)
    beside = scene.words[group.first - 1] not in scene.tables.stops | scene.tables.coordinators
    wanted = scene.is_infinitive(group)
    if not wanted and group.first > first and beside:
        near = _before(scene, group.first, 0)
        if near or scene.is_plain(group.first - 1):
            return near  # of a thing that stands right before it ("a motion asking for") nobody is the subject
    earlier = scene.groups(first, group.first)
    governor = next((other for other in reversed(earlier) if other.finite), None)
    if governor is None or (scene.speaker_at(governor.head) is None and governor.passive):
        return ()
    lead = _lead(scene, group, earlier)
    if lead is not None:
        return _governing_subject(scene, lead)
    objects = _told(scene, governor, group) if wanted else []
    if objects:
        return joined(scene, objects, objects[-1])
    speaker = scene.speaker_at(governor.head)
    if speaker:
        return (speaker,)
    return _own_subject(scene, governor, scene.clause_at[governor.head]) or _pronoun(scene, governor)


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
    if scene.groups(governor.last, group.first):
        return []
    near = [mention for mention in scene.actors(governor.last, group.first) if scene.acts(mention)]
    return [mention for mention in near if not in_place(scene, mention)]


def joined_to(scene: Scene, group: VerbGroup) -> VerbGroup | None:
    """The compound verb that a participle is only joined to ("had laid a wreath and visited the house")."""
    before = group.first - 1
    if group.tense != "participle" or scene.words[before] not in scene.tables.coordinators:
        return None
    if scene.words[before] in scene.tables.commas and any(
        mention.last == before and scene.acts(mention) for mention in scene.actors(max(0, before - BETWEEN), before)
    ):
        return None  # "…, Ana Mora, sentenced in May"
    earlier = [other for other in scene.groups(_back(scene, group), group.first) if other.tense != "infinitive"]
    if not earlier:
        return None
    if not earlier[-1].finite:
        return joined_to(scene, earlier[-1])
    if earlier[-1].head == earlier[-1].first:
        return None
    return earlier[-1] if scene.words[earlier[-1].head - 1] not in scene.tables.clitics else None


def modified(scene: Scene, group: VerbGroup) -> Names:
    """What a participle stands right behind: a name, or the people it speaks of ("soldats tués")."""
    first = scene.analysis.span_of(group.first).first
    near = [mention for mention in scene.actors(max(first, group.first - 8), group.first) if scene.acts(mention)]
    if near and group.first - near[-1].last <= 1:
        return joined(scene, near, near[-1])
    for index in range(group.first - 1, max(first, group.first - 3) - 1, -1):
        if scene.people_at(index, group.first):
            head = _head_of(scene, index, first)
            return people_from(scene, head, group.first) if head is not None else ()
    return ()


def ahead(scene: Scene, group: VerbGroup) -> Names:
    """Of a participle that opens the sentence, the subject that follows ("Arrested in Rome, Ana Mora fled")."""
    span = scene.analysis.span_of(group.first)
    if group.first != span.first or group.head != group.first:
        return ()
    verb = next((other for other in scene.groups(group.last, span.last) if other.finite), None)
    if verb is None or scene.clause_at[verb.head].kind != "main":
        return ()
    return subject_of(scene, verb, scene.clause_at[verb.head])


def _head_of(scene: Scene, token: int, first: int) -> int | None:
    """Where the phrase of a noun for people begins that a participle is said of: at the noun, or at the people before
    its "of" ("an officer of the guard"); None where another preposition or a thing stands before it."""
    tables, words, index = scene.tables, scene.words, token - 1
    while index >= first and words[index] in tables.leading and words[index] not in tables.prepositions:
        index -= 1
    if index < first or words[index] not in tables.strict_prepositions:
        return token
    if words[index] not in tables.of:
        return None
    if index > first and scene.people_at(index - 1, index):
        return index - 1
    return token if words[index] not in tables.bare_of or words[index - 1] in tables.carriers else None


def _described(scene: Scene, first: int, last: int) -> Names:
    """A subject that is no name: whose soldiers they are, else the people it speaks of."""
    while last > first and scene.words[last - 1] in scene.tables.quotes:
        last -= 1
    names = [
        mention.name
        for mention in scene.actors(first, last)
        if mention.adjective
        and scene.acts(mention)
        and scene.governor(mention, first) is None
        and not _is_of_one(scene, mention, first)
    ]
    if names:
        return (names[-1],)
    head, depth = -1, 0
    for index in range(last - 1, first - 1, -1):
        depth += scene.words[index] in scene.tables.shutting
        depth -= scene.words[index] in scene.tables.opening and depth > 0
        if depth:
            continue  # what brackets add is not what they are added to
        if scene.words[index] in scene.tables.stops and not _lists(scene, index, last):
            break
        if scene.people_at(index, last) and (index == first or not _hidden(scene, index - 1)):
            head = index
    return people_from(scene, head, last) if head >= 0 else ()


def _is_of_one(scene: Scene, mention: ActorMention, first: int) -> bool:
    """Whether an adjective of nation only says where somebody comes from ("un ressortissant turc")."""
    before = mention.first - 1
    if before < first or not scene.people_at(before, mention.first) or scene.words[before] in scene.tables.owned:
        return False
    index = before - 1
    while index > first and scene.words[index] in scene.tables.leading - scene.tables.determiners:
        index -= 1
    return index >= first and scene.is_one(index)


def _lists(scene: Scene, comma: int, last: int) -> bool:
    """Whether a comma only parts the people of a list ("nurses, doctors and patients")."""
    tables = scene.tables
    if scene.words[comma] not in tables.coordinators or comma + 1 >= last:
        return False
    after = comma + 1 + (scene.words[comma + 1] in tables.determiners)
    return after < last and scene.people_at(after, last) > 0


def people_from(scene: Scene, token: int, last: int) -> Names:
    """The people that a phrase names from `token` on: a noun for them, and those that a coordinator joins to it."""
    names: list[str] = []
    tables, words = scene.tables, scene.words
    while token < last:
        length = scene.people_at(token, last)
        if not length:
            break
        begin, token = token, token + length
        of_nation = [other.last for other in scene.actors(token, token + 1) if other.adjective]
        names.append(_whose(scene, begin, length) or scene.analysis.slice(begin, max([token, *of_nation])))
        token = max([token, *of_nation])
        if token >= last or words[token] not in tables.coordinators:
            break
        token += 1
        token += token < last and words[token] in tables.determiners
    return tuple(dict.fromkeys(names))


def _hidden(scene: Scene, index: int) -> bool:
    """Whether a preposition before a noun, at the latest at `index`, keeps it from being a subject, unless it counts
    ("un millier d'")."""
    tables, words = scene.tables, scene.words
    index = scene.numbered(index + 1) - 1
    least = max(0, index - 2)
    while index > least and words[index] in tables.leading and words[index] not in tables.strict_prepositions:
        index -= 1
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
    between = () if not near else scene.words[near[-1].last : token - 1]
    told = bool(near) and any(other.finite for other in scene.groups(near[-1].last, token))
    if not near or told or token - near[-1].last > reach or not scene.tables.breaks.isdisjoint(between):
        return _people_before(scene, token)
    if near[-1].type != "person" and _is_inside(scene, near[-1]):
        return ()
    return joined(scene, near, near[-1])


def _is_inside(scene: Scene, mention: ActorMention) -> bool:
    """Whether a name only completes the noun that a relative clause is about ("the raid on the mill that killed ten")."""
    index = scene.governor(mention, scene.analysis.span_of(mention.first).first)
    if index is None or index == 0 or scene.words[index] in scene.tables.of | scene.tables.by:
        return False
    return scene.words[index] in scene.tables.strict_prepositions and scene.is_plain(index - 1)


def _people_before(scene: Scene, token: int) -> Names:
    """The noun for people that stands right before a relative pronoun."""
    first = max(scene.analysis.span_of(token).first, token - BETWEEN)
    for index in range(token - 1, first - 1, -1):
        if scene.people_at(index, token) and (index == first or not _hidden(scene, index - 1)):
            return people_from(scene, index, token)
        if scene.words[index] in scene.tables.stops and index < token - 1:
            break
    return ()


def _is_governed(scene: Scene, mention: ActorMention, first: int) -> bool:
    """Whether a preposition stands right before a name, past its determiner; an opening "des" is a determiner."""
    tables, words, index = scene.tables, scene.words, scene.opening(mention, first) - 1
    while index >= first and words[index] in tables.determiners and words[index] not in tables.prepositions:
        index -= 1
    if index < first or words[index] not in tables.prepositions:
        return mention.adjective
    return not (words[index] in tables.article and (index == first or words[index - 1] in tables.stops))

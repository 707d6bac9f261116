"""Whom a pronoun means that is the subject of a verb."""

from __future__ import annotations

from factrack.facts.events.clausal import REACH, own_subject, reach_back
from factrack.facts.events.lists import Names
from factrack.facts.events.scene import Scene
from factrack.mentions.analysis import Clause, VerbGroup

_CHAIN = 3  # pronouns that one after another lead back to a name


def pronoun(scene: Scene, group: VerbGroup, depth: int = 0) -> Names:
    """Whom a pronoun that is the subject means: the subject before it in the sentence, the only person near, or the
    subject of the sentence before, where gender and number allow it."""
    tables = scene.tables
    stretch = {scene.words[index] for index in range(max(0, group.first - 1), group.last)}
    one, several = not tables.singular.isdisjoint(stretch), not tables.plural.isdisjoint(stretch)
    if tables.personal and (several or not tables.neuter.isdisjoint(stretch)):
        teller = _teller(scene, group, several)
        if teller:
            return teller
    if not one and not several:
        return ()
    earlier = [other for other in scene.groups(reach_back(scene, group), group.first) if other.finite]
    for other in reversed(earlier):
        subject = own_subject(scene, other, scene.clause_at[other.head])
        if not subject or _is_many(scene, subject) is one or (one and _is_body(scene, subject[0], group.first)):
            continue
        if several and len(subject) == 1 and _tells_of_people(scene, other.last, group.first):
            return ()  # "police fired at marchers as they fled"
        return subject
    if one and (told := _told_before(scene, group, stretch)) is not None:
        return told
    if one:
        people = [other for other in scene.people_before(group.first) if scene.clause_at[other.first].kind != "quote"]
        names = dict.fromkeys(mention.name for mention in people)
        if len(names) == 1:
            return tuple(names)
    return _of_sentence_before(scene, group, stretch, depth)


def _is_many(scene: Scene, subject: Names) -> bool:
    """Whether a subject is several: more than one name, or people in the plural ("the gunmen")."""
    last = subject[-1].casefold().split()[-1]
    plural = subject[0][0].islower() and (last.endswith(scene.tables.plural_ends) or last in scene.tables.plural_nouns)
    return len(subject) > 1 or plural


def _tells_of_people(scene: Scene, first: int, last: int) -> bool:
    """Whether people whom a pronoun may mean as well stand at tokens `[first, last)`."""
    return any(scene.people_at(index, last) for index in range(first, last)) or bool(scene.actors(first, last))


def _teller(scene: Scene, group: VerbGroup, several: bool) -> Names:
    """Who says something of himself: the body or the people before a verb of saying ("police said they had arrested")."""
    clause, token = scene.clause_at[group.head], group.first - 1
    outer = scene.parent_of(clause, token) if clause.kind == "complement" else None
    if outer is None or outer.verb is None or clause.first < token - 1:
        return ()
    verb = scene.analysis.verbs[outer.verb]
    speaker = scene.speaker_at(verb.head) if verb.last <= token else None
    if speaker is None:
        return ()
    plural = speaker.casefold().endswith(scene.tables.plural_ends) or speaker.casefold() in scene.tables.plural_nouns
    is_body = _is_body(scene, speaker, group.first) or any(
        speaker.endswith(scene.analysis.slice(hit.first, hit.last))
        for hit in scene.analysis.of("actor.body")
        if verb.first - REACH <= hit.first < verb.first
    )
    return (speaker,) if (plural or is_body if several else is_body and not plural) else ()


def _told_before(scene: Scene, group: VerbGroup, pronouns: set[str]) -> Names | None:
    """The subject of the sentence before, where the gender of its determiner is the pronoun's; () for a thing, None for
    a subject that says no gender."""
    verb, clause = _before(scene, group)
    if verb is None or clause is None or scene.words[clause.first] not in scene.tables.determiners:
        return None
    word, tables = scene.words[clause.first], scene.tables
    he = word in tables.masculine and not tables.he.isdisjoint(pronouns)
    she = word in tables.feminine and not tables.she.isdisjoint(pronouns)
    return own_subject(scene, verb, clause) if he or she else None


def _before(scene: Scene, group: VerbGroup) -> tuple[VerbGroup | None, Clause | None]:
    """The first finite verb of a main clause in the sentence before, in the same paragraph, and that clause."""
    span = scene.analysis.span_of(group.first)
    before = scene.analysis.spans[span.index - 1] if span.index else None
    if before is None or before.sentence.paragraph != span.sentence.paragraph:
        return None, None
    for verb in scene.groups(before.first, before.last):
        clause = scene.clause_at[verb.head]
        if verb.finite and clause.kind == "main":
            return verb, clause
        if verb.finite and clause.kind != "relative":
            break  # "when he came, …"
    return None, None


def _is_body(scene: Scene, name: str, last: int) -> bool:
    """Whether "he" or "she" cannot mean a name: it is a state, a place or a body ("the paper reported that he …")."""
    if name[0].islower() and (name.endswith(scene.tables.plural_ends) or name.split()[0] in scene.tables.many):
        return True
    if not scene.tables.personal:
        return False
    near = scene.actors(max(0, last - REACH), last)
    return any(mention.type != "person" and scene.name_of(mention) == name for mention in near)


def _of_sentence_before(scene: Scene, group: VerbGroup, pronouns: set[str], depth: int) -> Names:
    """The subject of the first clause of the sentence before, in the same paragraph, if the pronouns agree with it."""
    verb, clause = _before(scene, group)
    if verb is None or clause is None or depth >= _CHAIN:
        return ()
    own = own_subject(scene, verb, clause)
    if not own:
        return pronoun(scene, verb, depth + 1)
    if (
        not scene.tables.singular.isdisjoint(pronouns)
        and own[0][0].islower()
        and own[0].endswith(scene.tables.plural_ends)
    ):
        return ()
    if _is_many(scene, own) and not scene.tables.plural.isdisjoint(pronouns):
        return own
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

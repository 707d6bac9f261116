"""Topic and measure of a quantity: by its adjectives, its verb, what governs it, its noun, its sentence."""

from __future__ import annotations

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.language.records.topics import Measure, Topic
from factrack.mentions.analysis import Hit, VerbGroup

Found = tuple[Topic, Measure | None]
_BEHIND = 14
_ECHO = 6
_SENTENCES = 5


def classify(scene: Scene, drafts: list[Draft]) -> None:
    """Give every draft its topic, measure and change."""
    for place, draft in enumerate(drafts):
        if draft.measured is not None and draft.carried is None:
            draft.topic, draft.measure = draft.measured.of_topic, "amount"
        elif draft.number.share and draft.head is None:
            draft.topic, draft.unit, draft.measure = "percent", "share", "amount"
        else:
            _count(scene, draft, drafts[max(0, place - _ECHO) : place])
        if draft.number.share and draft.measured is None:
            draft.unit, draft.topic = "share", "percent"


def _count(scene: Scene, draft: Draft, earlier: list[Draft]) -> None:
    source = draft.carried
    if source is not None and source.measured is not None:
        draft.topic, draft.measure = source.measured.of_topic, "amount"
        return
    noun = _noun(scene, draft) or (_noun(scene, source) if source else None)
    people = _is_people(scene, source or draft, noun)
    found = _dependent(scene, draft, noun, people)
    if found is None and source is not None and source.topic is not None:
        draft.topic, draft.measure, draft.change = source.topic, source.measure, source.change
        return
    if found is None and noun is None:
        found = _context(scene, draft, people) or _echo(scene, draft, earlier, people)
    topic, measure = found or (noun, None)
    if topic is None:
        draft.topic, draft.measure = "other", "count"
        return
    draft.topic = topic.name
    draft.measure = measure.name if measure else topic.measure
    draft.change = measure.change if measure else topic.change
    draft.gives = measure is not None and measure.gives


def _noun(scene: Scene, draft: Draft) -> Topic | None:
    """The topic of the noun; behind a classifier that of its complement."""
    if draft.head is None:
        return None
    first, last = draft.head
    hits = [hit for index in range(first, last) for hit in scene.at("topic", index)]
    if draft.complement is not None and (scene.one("classifier", first) or not hits):
        inner = [hit for index in range(*draft.complement) for hit in scene.at("topic", index)]
        if scene.one("classifier", first) and inner:
            return inner[0].tag.data  # type: ignore[no-any-return]
    return max(hits, key=lambda hit: hit.last - hit.first).tag.data if hits else None


def _is_people(scene: Scene, draft: Draft, noun: Topic | None) -> bool:
    if draft.head is None:
        return noun is None or noun.people
    if noun is not None:
        return noun.people
    first, last = draft.head
    return any(scene.one("person", index) for index in range(first, last)) or bool(scene.actors(first, last))


def _dependent(scene: Scene, draft: Draft, noun: Topic | None, people: bool) -> Found | None:
    """What the words that belong to the noun say, nearest first: adjectives, the noun that governs it, verbs."""
    for hits in (_adjectives(scene, draft), _governing(scene, draft), _verbs(scene, draft)):
        for hit, role in hits:
            found = _judged(hit, role, noun, people, draft.head is None)
            if found is not None:
                draft.rules.append((f"topic: {found[0].name}", hit.first, hit.last))
                return found
    return None


def _judged(hit: Hit, role: str, noun: Topic | None, people: bool, bare: bool) -> Found | None:
    """A measure of the noun's own topic, or a topic that outweighs the noun (a strong one only where it is carried over)."""
    data = hit.tag.data
    topic, measure = data if isinstance(data, tuple) else (data, None)
    if role and role not in hit.tag.form:
        return None
    if noun is not None and topic.name == noun.name:
        return (topic, measure) if measure is not None or role == "" else None
    if measure is not None:
        return None
    if noun is None:
        return (topic, None) if people or (topic.strong and "sure" in hit.tag.form) else None
    return (topic, None) if topic.strong and noun.people and (bare or not noun.strong) else None


def _adjectives(scene: Scene, draft: Draft) -> list[tuple[Hit, str]]:
    """Adjectives of topics inside the phrase or right behind it."""
    limit = scene.span(draft.first).last
    end = draft.last
    while end < limit and (scene.is_adverb(end) or scene.is_in(end, "quotes")):
        end += 1
    begin = draft.head[1] if draft.head else draft.number.last
    found = [hit for index in range(begin, min(end + 1, limit)) for hit in scene.at("topic_adjective", index)]
    return [(hit, "") for hit in found if (group := scene.verb_at(hit.first)) is None or not group.finite]


def _governing(scene: Scene, draft: Draft) -> list[tuple[Hit, str]]:
    """The noun before "of" ("la mort de 5 enfants")."""
    index, begin = draft.first, scene.span(draft.first).first
    if index > begin and scene.is_in(index - 1, "of"):
        index -= 1
    hit = scene.ending("topic_of", index)
    if hit is None and scene.is_in(draft.first, "of"):
        hit = scene.ending("topic_of", draft.first)
    return [(hit, "")] if hit is not None and hit.first >= begin else []


def _verbs(scene: Scene, draft: Draft) -> list[tuple[Hit, str]]:
    """Verbs whose subject or object the quantity is, each with the role it has."""
    found: list[tuple[Hit, str]] = []
    subject = _subject_of(scene, draft)
    for group in subject:
        role = "object" if group.passive else "subject"
        found += [(hit, role) for index in range(group.first, group.last) for hit in scene.at("topic_verb", index)]
    governor = _object_of(scene, draft)
    if governor is not None:
        places = range(governor.first, governor.last)
        found += [(hit, "object") for index in places for hit in scene.at("topic_verb", index)]
    return found


def _subject_of(scene: Scene, draft: Draft) -> list[VerbGroup]:
    """The verbs behind the quantity that it may be the subject of."""
    span = scene.span(draft.first)
    if (
        draft.first > span.first
        and scene.is_in(draft.first - 1, "preposition")
        and not scene.is_in(draft.first - 1, "of")
    ):
        return []
    group = scene.verb_at(draft.last) if draft.last < span.last else None
    if group is not None and group.finite and group.first == draft.last:
        return [group]
    clause = scene.clause(draft.first)
    if _verb_before(scene, draft, clause.first) is not None:
        return []
    return scene.verbs(draft.last, min(span.last, draft.last + _BEHIND))[:2]


def _verb_before(scene: Scene, draft: Draft, begin: int) -> VerbGroup | None:
    groups = [
        group
        for group in scene.verbs(max(begin, scene.window(draft.first, draft.last)[0]), draft.first)
        if group.last <= draft.first
    ]
    return groups[-1] if groups else None


def _object_of(scene: Scene, draft: Draft) -> VerbGroup | None:
    """The verb of the clause before the quantity."""
    clause = scene.clause(draft.first)
    return _verb_before(scene, draft, min(clause.first, draft.first))


def _context(scene: Scene, draft: Draft, people: bool) -> Found | None:
    """People whom no verb decides, in a sentence whose words do."""
    head = draft.head or (draft.carried.head if draft.carried else None)
    hit = scene.one("person", head[0]) if people and head else None
    if hit is None or "anybody" not in hit.tag.form:
        return None
    context = scene.within("topic_context", *scene.window(draft.first, draft.last))
    if context is None:
        return None
    draft.rules.append((f"topic of the sentence: {context.tag.key}", context.first, context.last))
    return context.tag.data, None


def _echo(scene: Scene, draft: Draft, earlier: list[Draft], people: bool) -> Found | None:
    """The same number of people a few sentences later are the same people."""
    tokens, topics = scene.analysis.tokens, scene.topics
    for other in reversed(earlier):
        near = tokens.sentence[draft.first] - tokens.sentence[other.first] <= _SENTENCES
        if people and near and other.number.value == draft.number.value is not None and other.topic in topics:
            draft.rules.append(("topic of the same number before", other.first, other.last))
            return topics[other.topic], None
    return None

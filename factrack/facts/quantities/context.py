"""What the topic of people follows from where no word of their own tells it: the sentence, the article, a number before."""

from __future__ import annotations

from factrack.facts.quantities.dependents import object_of
from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.language.records.topics import Measure, Topic

Found = tuple[Topic, Measure | None]
_SENTENCES = 5
_TOLL = 14  # tokens from "number" to the count that it changes to
_FATE = 6  # tokens from people to what befell them
_NOUN = 3  # words of the noun of a place, its adjectives among them
_SOURCE = 5  # tokens from a count to its source: a place, a comma, a bracket
_MANY = 100  # fewer people than this are no crowd


def numbered(scene: Scene, draft: Draft, noun: Topic | None) -> Topic | None:
    """Of whom the number is, where it changes to it ("le nombre d'évacués est passé à 10 000 personnes"), or is it."""
    if draft.head is None or (noun is not None and (noun.strong or not noun.people)):
        return None
    if draft.head[0] < draft.first:
        return _befallen(scene, draft.head[1], draft.first) if noun is None else None
    leads = (noun is not None or scene.one("person", draft.head[0]) is not None) and _leads(scene, draft)
    if not leads and not scene.is_in(draft.first - 1, "to"):
        return None
    begin = max(scene.span(draft.first).first if leads else scene.clause(draft.first).first, draft.first - _TOLL)
    for index in range(draft.first - 1, begin - 1, -1):
        hit = scene.one("number_noun", index)
        if hit is None or not scene.is_in(hit.last, "of") or (leads and scene.counted_between(hit.last, draft.first)):
            continue
        told = scene.one("topic", hit.last + 1)
        if told is None and scene.one("person", hit.last + 1) is not None:
            return _befallen(scene, hit.last + 2, draft.first)
        changes = told is not None and (leads or scene.within("change", begin, draft.first) is not None)
        return told.tag.data if told is not None and changes and told.tag.data.people else None
    return None


def _leads(scene: Scene, draft: Draft) -> bool:
    """Whether a verb of change, or one that says what something is, stands right before ("reached 2,122 people")."""
    group = scene.verb_at(draft.first - 1)
    if group is None or not group.finite:
        return False
    change = scene.one("change", group.head) is not None
    return change or group.lemma in scene.sets["valued"] or group.lemma in scene.sets["linking"]


def _befallen(scene: Scene, first: int, last: int) -> Topic | None:
    """What befell the people whose noun ends at `first` ("the number of people who lost their lives was no more than 150")."""
    for index in range(first, min(first + _FATE, last)):
        told = scene.one("topic_verb", index) or scene.one("topic_adjective", index)
        if told is not None and told.tag.data[0].people and told.tag.data[0].strong:
            return told.tag.data[0]  # type: ignore[no-any-return]
        if scene.is_in(index, "comma"):
            return None
    return None


def is_population(scene: Scene, draft: Draft) -> bool:
    """Whether it is how many live in a place ("une ville de 8 000 habitants"), whatever befell that."""
    begin, of = scene.span(draft.first).first, draft.first - (not scene.is_in(draft.first, "pure_of"))
    if (
        draft.head is None
        or scene.one("person", draft.head[0]) is None
        or of <= begin
        or not scene.is_in(of, "pure_of")
    ):
        return False
    for index in range(of - 1, max(begin, of - _NOUN) - 1, -1):
        if scene.is_in(index, "settled"):
            return True
        if scene.is_in(index, "closed"):
            return False
    return False


def in_context(scene: Scene, draft: Draft, people: bool) -> Found | None:
    """People whom no verb decides, in a sentence whose words do."""
    head = draft.head or (draft.carried.head if draft.carried else None)
    sourced = draft.last < scene.span(draft.first).last and scene.is_in(draft.last, "sources")
    if people and head is None and sourced:
        return _rallied(scene, draft)
    hit = scene.one("person", head[0]) if people and head else None
    if hit is None or "anybody" not in hit.tag.form:
        return None
    context = scene.within("topic_context", *scene.window(draft.first, draft.last))
    if context is None:
        return _crowd(scene, draft)
    draft.rules.append((f"topic of the sentence: {context.tag.key}", context.first, context.last))
    return context.tag.data, None


def _rallied(scene: Scene, draft: Draft) -> Found | None:
    """Rival figures of a gathering that their sentence or the one before tells of ("Ils étaient 80 000 selon la police")."""
    first, last = scene.window(draft.first, draft.last)
    before = scene.span(first).index - 1
    context = scene.within("topic_context", scene.analysis.spans[before].first if before >= 0 else first, last)
    if context is None or not context.tag.data.crowd or (draft.number.value or draft.number.low or 0) < _MANY:
        return None
    draft.rules.append((f"topic of the sentence: {context.tag.key}", context.first, context.last))
    return context.tag.data, None


def _crowd(scene: Scene, draft: Draft) -> Found | None:
    """Many people whom somebody only counts are those of whose gathering the article tells."""
    crowds = [topic for name in scene.named_topics if (topic := scene.topics[name]).crowd]
    many = (draft.number.value or draft.number.low or 0) >= _MANY
    if len(crowds) != 1 or not many:
        return None
    group = object_of(scene, draft)
    told = group is not None and any(
        first < group.last and group.first < last for first, last in scene.cues.get(scene.span(group.first).index, ())
    )
    limit = min(draft.last + _SOURCE, scene.span(draft.first).last)
    end = next((index for index in range(draft.last, limit) if scene.is_in(index, "sources")), limit)
    governed = any(scene.is_in(index, "preposition") for index in (draft.first - 1, draft.first))
    behind = end < limit and not (scene.verbs(draft.last, end) or scene.counted_between(draft.last, end))
    behind = behind and (end == draft.last or not governed)
    return (crowds[0], None) if told or behind else None


def echoed(scene: Scene, draft: Draft, earlier: list[Draft], people: bool) -> Found | None:
    """The same number of people a few sentences later are the same people."""
    tokens, topics = scene.analysis.tokens, scene.topics
    if any(scene.is_in(index, "others") for index in range(draft.first, draft.last)):
        return None
    for other in reversed(earlier):
        near = tokens.sentence[draft.first] - tokens.sentence[other.first] <= _SENTENCES
        topic = topics.get(other.topic or "")
        same = people and near and other.number.value == draft.number.value is not None
        if same and topic is not None and (draft.head is None or topic.people):
            draft.rules.append(("topic of the same number before", other.first, other.last))
            return topic, None
    return None

"""Topic and measure of a quantity: by its adjectives, its verb, what governs it, its noun, its sentence."""

from __future__ import annotations

from collections.abc import Callable

from factrack.facts.quantities.context import Found, echoed, in_context, is_population, numbered
from factrack.facts.quantities.dependents import adjectives, governing, object_of, own_verb, subject_of, verbs, words_of
from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.facts.quantities.tolls import gathered
from factrack.language.records.topics import Measure, Topic
from factrack.mentions.analysis import Hit
from factrack.mentions.numbers import existing

Stage = Callable[[Scene, Draft], list[tuple[Hit, str]]]

_ECHO = 6
_NEXT = 2
_PARTS = 8
_PART_GAP = 6
_NOW = frozenset({"present", "conditional"})


def classify(scene: Scene, drafts: list[Draft]) -> None:
    """Give every draft its topic, measure and change."""
    together = [topic for topic in scene.topics.values() if topic.both]
    _break_down(scene, drafts)
    for place, draft in enumerate(drafts):
        if draft.measured is not None and draft.carried is None:
            draft.topic, draft.measure = draft.measured.of_topic, "amount"
        elif draft.number.share and draft.head is None:
            draft.topic, draft.unit, draft.measure = "percent", "share", "amount"
        else:
            whole = drafts[draft.part_of] if draft.part_of is not None and draft.part_of < place else None
            if place and _is_whole(scene, draft, drafts[place - 1]):
                _name(scene, draft)
            elif whole is None or not _shares_fate(scene, draft, whole):
                _count(scene, draft, drafts[max(0, place - _ECHO) : place])
        for topic in together:
            _of_both(scene, draft, topic)
        if place:
            _with_last(scene, drafts[place - 1], draft)
        if draft.number.share and draft.measured is None:
            draft.unit, draft.topic = "share", "percent"
        if draft.number.qualifier == "at_most" and _is_there(scene, draft):
            draft.number = existing(draft.number, scene.pack.files["hedges"])
    for draft in drafts:
        source = draft.carried
        behind = source is not None and source.first > draft.first and scene.is_in(draft.last, "links")
        if source is not None and behind and source.topic == draft.topic:
            draft.measure, draft.change = source.measure, source.change


def _break_down(scene: Scene, drafts: list[Draft]) -> None:
    """ "47 morts - 14 gendarmes, 30 civils et 3 pompiers": counts right behind another that add up to it are its parts."""
    for place, whole in enumerate(drafts):
        value, end = whole.number.value, whole.last
        if value is None or whole.measured is not None or whole.number.share:
            continue
        rest = value
        for index in range(place + 1, min(place + _PARTS, len(drafts))):
            part = drafts[index]
            if not _goes_on(scene, part, end) or part.measured is not None or not part.number.value:
                break
            if index > place + 1 and _is_sourced(scene, end, part.first):
                break
            rest, end = rest - part.number.value, part.last
            if rest == 0 and index > place + 1:
                for other in range(place + 1, index + 1):
                    drafts[other].part_of = place if drafts[other].part_of is None else drafts[other].part_of
            if rest <= 0:
                break


def _goes_on(scene: Scene, part: Draft, end: int) -> bool:
    """Whether a count follows the one that ends at `end` in its sentence, with no verb and few words between."""
    near = 0 < part.first - end <= _PART_GAP and part.part_of is None
    return near and scene.span(part.first) is scene.span(end - 1) and not scene.verbs(end, part.first)


def _is_sourced(scene: Scene, first: int, last: int) -> bool:
    """Whether somebody is named at tokens `[first, last)` who gives the count before: rivals may add up by chance."""
    return any(first <= begin < last for begin, _ in scene.cues.get(scene.span(first).index, ()))


def _is_there(scene: Scene, draft: Draft) -> bool:
    """Whether the quantity are people of whom something is told in the present."""
    topic = scene.topics.get(draft.topic or "")
    group = next(iter(subject_of(scene, draft)), None) if topic is not None and topic.people else None
    return group is not None and not group.negated and group.modal is None and group.tense in _NOW


def _shares_fate(scene: Scene, draft: Draft, whole: Draft) -> bool:
    """ "quatorze disparus, dont trois enfants": what befell the whole befell its part, unless its own words say more."""
    topic, noun = scene.topics.get(whole.topic or ""), _noun(scene, draft)
    behind = scene.verb_at(draft.last) if draft.last < scene.span(draft.first).last else None
    if topic is None or not topic.people or (behind is not None and behind.finite):
        return False
    if draft.measured is not None or (noun is not None and not noun.people) or _befallen(scene, draft, whole):
        return False
    if not (topic.strong or draft.carried is not None or _is_people(scene, draft, noun)):
        return False
    if noun is not None and (noun.strong or not topic.strong):
        return False
    if any(hit.tag.data[0].people for hit, _ in adjectives(scene, draft)):
        return False
    _same(draft, whole, "topic of the whole")
    return True


def _of_both(scene: Scene, draft: Draft, topic: Topic) -> None:
    """ "12 morts et blessés", "20 personnes ont été tuées ou blessées": one number for two topics told together."""
    if draft.topic not in topic.both or draft.part_of is not None:
        return
    span = scene.span(draft.first)
    ends = [
        draft.last,
        *(hit.last for hit, _ in adjectives(scene, draft)),
        *(group.last for group in subject_of(scene, draft) if group.passive),
    ]
    for end in ends:
        if end + 1 >= span.last or not scene.is_in(end, "coordinator"):
            continue
        hits = [hit for kind in ("topic", "topic_adjective") for hit in scene.at(kind, end + 1)]
        other = next((hit for hit in hits if hit.tag.key in topic.both and hit.tag.key != draft.topic), None)
        if other is not None and not _has_object(scene, other.last, span.last):
            draft.topic, draft.measure, draft.change = topic.name, topic.measure, topic.change
            draft.rules.append((f"topic: {topic.name} of both", end, other.last))
            return


def _has_object(scene: Scene, index: int, limit: int) -> bool:
    """Whether what befell others stands before `index`: "et blessé deux guides"."""
    if index >= limit or scene.is_in(index, "contraction"):
        return False
    return scene.is_in(index, "determiner") or index in scene.number_starts


def _with_last(scene: Scene, draft: Draft, last: Draft) -> None:
    """ "20 membres de la garde – des conscrits – et 12 civils ont péri": the last of a row is told what befell them all."""
    topic, noun = scene.topics.get(last.topic or ""), _noun(scene, draft)
    if topic is None or not (topic.people and topic.strong) or draft.measured is not None:
        return
    if draft.topic != "other" and (noun is None or noun.strong or not noun.people or not adjectives(scene, last)):
        return  # "4 soldats et 2 civils tués"
    if any(hit.tag.data[0].people for hit, _ in adjectives(scene, draft)):
        return  # "4 soldats tués et 2 disparus"
    joined = scene.is_in(last.first - 1, "coordinator") and not scene.verbs(draft.last, last.first)
    alone = draft.topic == "other" or last.first - draft.last == 1
    if joined and alone and scene.span(draft.first) is scene.span(last.first) and _is_people(scene, draft, noun):
        _same(draft, last, "topic of the row")


def _befallen(scene: Scene, draft: Draft, whole: Draft) -> bool:
    """Whether a verb of its own, behind the whole, befalls the part ("infected 300 people and killed 12 of them")."""
    group = object_of(scene, draft)
    if group is None or group.first < whole.last or scene.span(draft.first).first > group.first:
        return False
    hits = [hit for token in range(group.first, group.last) for hit in scene.at("topic_verb", token)]
    return any(hit.tag.data[0].strong and "object" in hit.tag.form for hit in hits)


def _same(draft: Draft, other: Draft, rule: str) -> None:
    draft.topic, draft.measure, draft.change, draft.gives = other.topic, other.measure, other.change, other.gives
    draft.rules.append((rule, other.first, other.last))


def _is_whole(scene: Scene, draft: Draft, part: Draft) -> bool:
    """Whether a count is that of all of whom another tells a part ("douze des 30 marins", "12 sur 30")."""
    if draft.measured is not None or part.measured is not None or scene.span(part.first) is not scene.span(draft.first):
        return False
    few, all_ = part.number.value or part.number.low, draft.number.value or draft.number.low
    if few is None or all_ is None or few >= all_:
        return False
    first, last = part.last, draft.first - 1
    if scene.is_in(first, "outward"):
        first += 1
    if first == last:
        return scene.is_in(first, "out_of") or (scene.is_in(first, "of") and not scene.is_in(first, "pure_of"))
    return last - first == 1 and scene.is_in(first, "of") and scene.is_in(last, "definite")


def _name(scene: Scene, draft: Draft) -> None:
    """The topic and the measure that the noun tells with its adjectives, whatever befell some of them."""
    noun = _noun(scene, draft) or (_noun(scene, draft.carried) if draft.carried else None)
    own = draft.carried is None
    found = _dependent(scene, draft, noun, _is_people(scene, draft, noun), {}, (adjectives, words_of)) if own else None
    topic, measure = found or (noun, None)
    if measure is None and topic is not None:
        measure = _of_noun(scene, draft, topic)
    _tell(draft, topic, measure)


def _tell(draft: Draft, topic: Topic | None, measure: Measure | None) -> None:
    """Write the topic and the measure down, the topic's own where none is told."""
    if topic is None:
        draft.topic, draft.measure = "other", "count"
        return
    draft.topic = topic.name
    draft.measure = measure.name if measure else topic.measure
    draft.change = measure.change if measure else topic.change
    draft.gives = measure is not None and measure.gives


def _count(scene: Scene, draft: Draft, earlier: list[Draft]) -> None:
    source = draft.carried
    if draft.topic is not None:
        return  # told by a toll
    if draft.head is not None and (scene.is_in(draft.head[0], "occasions") or is_population(scene, draft)):
        draft.topic, draft.measure = "other", "count"
        return
    if source is not None and source.measured is not None:
        draft.topic, draft.measure = source.measured.of_topic, "amount"
        return
    noun = _noun(scene, draft) or (_noun(scene, source) if source else None)
    people = _is_people(scene, source or draft, noun)
    also = _also(scene, source or draft)
    found = _dependent(scene, draft, noun, people, also)
    if found is None and source is not None and source.topic is not None and not _told_apart(scene, draft, source):
        _same(draft, source, "topic of the noun carried")
        return
    if found is None and noun is None:
        found = (
            in_context(scene, draft, people)
            or echoed(scene, draft, earlier, people)
            or _thing(scene, source or draft, also)
        )
    told = numbered(scene, draft, noun)
    topic, measure = (told, None) if told is not None else found or (noun, None)
    if measure is None and topic is not None:
        measure = _of_noun(scene, draft, topic)
    _tell(draft, topic, measure)
    if topic is not None and measure is None:
        _same_delivery(scene, draft, earlier)


def _told_apart(scene: Scene, draft: Draft, source: Draft) -> bool:
    """Whether a verb of its own tells of the draft what none told of the source ("… sont mortes et cinq sont indemnes")."""
    topic = scene.topics.get(source.topic or "")
    if topic is None or not (topic.people and topic.strong) or _noun(scene, source) is not None:
        return False
    if draft.part_of is not None:
        return False  # "300 malades sont hospitalisés, dont douze d'entre eux sont suivis de près"
    return own_verb(scene, draft) is not None


def _same_delivery(scene: Scene, draft: Draft, earlier: list[Draft]) -> None:
    """Another count of goods whose delivery was told just before is a count of that delivery."""
    sentence = scene.analysis.tokens.sentence
    for other in reversed(earlier):
        if other.topic == draft.topic and other.gives and sentence[draft.first] - sentence[other.first] <= _NEXT:
            _same(draft, other, "measure of the same goods before")
            return


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
    topic: Topic | None = max(hits, key=lambda hit: hit.last - hit.first).tag.data if hits else None
    return None if topic is not None and topic.unless and _of_other_harm(scene, topic) else topic


def _of_other_harm(scene: Scene, topic: Topic) -> bool:
    """Whether the article tells of another harm than this topic's ("victimes" of a fraud)."""
    told = any(hit.tag.key == topic.name for hit in scene.analysis.of("topic_unless"))
    return told and scene.named_topics.isdisjoint(topic.both)


def _of_noun(scene: Scene, draft: Draft, topic: Topic) -> Measure | None:
    """The measure that the noun alone tells ("détenus"): its own, or the one it shares."""
    head = draft.head or (draft.carried.head if draft.carried else None)
    hits = [hit for index in range(*head) for hit in scene.at("topic_measure", index)] if head else []
    return next((hit.tag.data[1] for hit in hits if hit.tag.key == topic.name), None)


def _is_people(scene: Scene, draft: Draft, noun: Topic | None) -> bool:
    if draft.head is None:
        return noun is None or noun.people
    if noun is not None:
        return noun.people
    first, last = draft.head
    return any(scene.one("person", index) for index in range(first, last)) or bool(scene.actors(first, last))


def _also(scene: Scene, draft: Draft) -> dict[str, Topic]:
    """The topics that the noun may mean, as the article names them by their own nouns too ("hommes", "départs")."""
    hits = scene.at("topic_also", draft.head[0]) if draft.head else []
    named = (hit for hit in hits if hit.tag.key in scene.named_topics or _is_crowd(scene, hit.tag.data))
    return {hit.tag.key: hit.tag.data for hit in named}


def _is_crowd(scene: Scene, topic: Topic) -> bool:
    """Whether it is the topic of a crowd whose gathering the article tells of ("la manifestation …, 3 000 participants")."""
    return topic.crowd and gathered(scene, topic)


def _under(scene: Scene, draft: Draft) -> frozenset[str]:
    """The topics of which the noun is one under a measure only."""
    hits = scene.at("topic_also", draft.head[0]) if draft.head else []
    return frozenset(hit.tag.key for hit in hits if "under" in hit.tag.form)


def _thing(scene: Scene, draft: Draft, also: dict[str, Topic]) -> Found | None:
    """What the noun means here without a verb: a thing, or people who may be anybody's ("participants")."""
    hit = scene.one("person", draft.head[0]) if draft.head else None
    anybody = hit is not None and "anybody" in hit.tag.form
    under = _under(scene, draft)
    told = (topic for topic in also.values() if topic.name not in under)
    return next(((topic, None) for topic in told if anybody or not topic.people), None)


def _dependent(
    scene: Scene,
    draft: Draft,
    noun: Topic | None,
    people: bool,
    also: dict[str, Topic],
    stages: tuple[Stage, ...] = (adjectives, governing, verbs, words_of),
) -> Found | None:
    """What the words that belong to the noun say, nearest first: adjectives, the noun that governs it, verbs."""
    yields = draft.head is None or (noun is not None and _of_noun(scene, draft, noun) is not None)
    for stage in stages:
        told = sorted(stage(scene, draft), key=lambda found: noun is None or found[0].tag.key != noun.name)
        for hit, role in told:
            if not _can_befall(scene, draft, hit):
                continue
            own = also.get(hit.tag.key) if noun is None and hit.tag.data[1] is not None else None
            if role in ("", *hit.tag.form) and _may_be(scene, draft, hit):
                draft.rules.append((f"topic: {hit.tag.key}", hit.first, hit.last))
                scene.named_topics.add(hit.tag.key)
                return hit.tag.data  # type: ignore[no-any-return]
            found = _judged(hit, role, noun or own, people, yields)
            if found is not None:
                draft.rules.append((f"topic: {found[0].name}", hit.first, hit.last))
                return found if found[1] is not None else _measured_too(found[0], told)
    return None


def _measured_too(topic: Topic, told: list[tuple[Hit, str]]) -> Found:
    """The measure of a topic that the same words tell ("licencier" is of jobs, and of those that are cut)."""
    measures = (hit.tag.data[1] for hit, role in told if hit.tag.key == topic.name and role in ("", *hit.tag.form))
    return topic, next((measure for measure in measures if measure is not None), None)


def _can_befall(scene: Scene, draft: Draft, hit: Hit) -> bool:
    """Whether a topic of people may be told of the noun; a crowd by any verb only of anybody, where one is told of."""
    topic = hit.tag.data[0]
    if not topic.people or draft.head is None:
        return True
    if scene.one("beast", draft.head[0]) is not None:
        return False
    if not topic.crowd or "sure" in hit.tag.form or hit.tag.kind not in ("topic_verb", "topic_adjective"):
        return True
    person = scene.one("person", draft.head[0])
    return gathered(scene, topic) and not (person is not None and "anybody" not in person.tag.form)


def _may_be(scene: Scene, draft: Draft, hit: Hit) -> bool:
    """Whether a measure's own phrase makes the noun one of its topic's ("3 000 habitants sans eau" are households)."""
    topic, measure = hit.tag.data
    if measure is None or draft.head is None or topic.people or hit.last - hit.first == 1:
        return False
    return any(one.tag.key == hit.tag.key for one in scene.at("topic_also", draft.head[0]))


def _judged(hit: Hit, role: str, noun: Topic | None, people: bool, yields: bool) -> Found | None:
    """A measure of the noun's own topic, or a topic that outweighs the noun (a strong one only where it is carried over)."""
    topic, measure = hit.tag.data
    if role and role not in hit.tag.form:
        return None
    if noun is not None and topic.name == noun.name:
        return (topic, measure) if measure is not None or role == "" else None
    if measure is not None and not measure.strong:
        return None
    if noun is None:
        return (topic, measure) if people or (topic.strong and "sure" in hit.tag.form) else None
    return (topic, measure) if topic.strong and noun.people and (yields or not noun.strong) else None

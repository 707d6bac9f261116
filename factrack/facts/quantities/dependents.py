"""The words that belong to a quantity and may tell its topic: adjectives, the noun that governs it, verbs, phrases."""

from __future__ import annotations

from bisect import bisect_left

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.language.lexicon import Tag
from factrack.language.records.topics import SURE
from factrack.mentions.analysis import Hit, VerbGroup

_PLACES = 8
_JOINED = 3  # words of the noun between two joined counts
_PART = 8  # tokens of a part that commas set off
_BEHIND = 14
_PAST_CLAUSE = 30  # words behind a quantity of which a relative clause tells first


def adjectives(scene: Scene, draft: Draft) -> list[tuple[Hit, str]]:
    """Adjectives of topics inside the phrase or right behind it."""
    limit = scene.span(draft.first).last
    end = _past_part(scene, draft.last, limit)
    while end < limit and (scene.is_adverb(end) or scene.is_in(end, "quotes")):
        end += 1
    begin = draft.head[1] if draft.head else draft.number.last
    before = range(draft.number.last, begin - 1) if draft.head else ()  # "30 injured people"
    behind = (*range(begin, min(draft.last + 1, limit)), *range(max(end, draft.last + 1), min(end + 1, limit)))
    places = (*before, *behind)
    found = [hit for index in places for hit in scene.at("topic_adjective", index)]
    if not found and (past := _past_owner(scene, draft.last, limit)) is not None:
        found = scene.at("topic_adjective", past)
    return [(hit, "") for hit in found if (group := scene.verb_at(hit.first)) is None or not group.finite]


def _past_owner(scene: Scene, index: int, limit: int) -> int | None:
    """Where an adjective of those counted stands past whose they are: "cinq membres d'une association décédés"."""
    if index + 2 >= limit or not scene.is_in(index, "of"):
        return None
    index += 1
    while index + 1 < limit and scene.is_in(index, "determiner"):
        index += 1
    plural = scene.phrase.plural_ends
    one = (
        scene.words[index][:1].isalpha()
        and not scene.is_in(index, "closed")
        and not scene.words[index].endswith(plural)
    )
    told = index + 1 < limit and scene.words[index + 1].endswith(plural) and not scene.is_in(index + 1, "closed")
    return index + 1 if one and told else None


def _past_part(scene: Scene, index: int, limit: int) -> int:
    """Past a part that commas set off: "4 personnes, dont un enfant, mortes"."""
    if index + 2 >= limit or not scene.is_in(index, "comma") or not scene.is_in(index + 1, "whole"):
        return index
    end = next((at for at in range(index + 2, min(index + _PART, limit)) if scene.is_in(at, "comma")), None)
    return index if end is None else end + 1


def governing(scene: Scene, draft: Draft) -> list[tuple[Hit, str]]:
    """The noun before "of" ("la mort de 5 enfants"), or before "to" ("des blessures à 5 enfants")."""
    index, begin = _past_joined(scene, draft), scene.span(draft.first).first
    if scene.is_in(index - 1, "to") and (suffered := scene.all_ending("topic_to", index - 1)):
        return [(hit, "") for hit in suffered if hit.first >= begin]
    if index > begin and scene.is_in(index - 1, "of"):
        index -= 1
    hits = scene.all_ending("topic_of", index)
    if not hits and scene.is_in(draft.first, "of"):
        index = draft.first
        hits = scene.all_ending("topic_of", index)
    if not hits and index < draft.first:
        hits = scene.all_ending("topic_of", _before_places(scene, index, begin))
    return [(hit, "") for hit in hits if hit.first >= begin]


def _past_joined(scene: Scene, draft: Draft) -> int:
    """The start of the count that a coordinator joins to this one: "les corps de 3 hommes et 2 femmes"."""
    first = draft.first - scene.is_in(draft.first - 1, "pure_of")
    place = bisect_left(scene.number_starts, draft.first) - 1
    if place < 0 or draft.number.definite or not scene.is_in(first - 1, "coordinator"):
        return draft.first
    number = scene.analysis.numbers[place]
    near = first - 1 - number.last <= _JOINED and scene.span(number.first) is scene.span(draft.first)
    own = not near or scene.verbs(number.last, first) or subject_of(scene, draft)
    return draft.first if own else number.first


def _before_places(scene: Scene, index: int, begin: int) -> int:
    """The token where the places start that stand before `index`: "l'arrestation en France et à Lyon de dix personnes"."""
    start = index
    while start - 1 > begin and index - start < _PLACES:
        named = scene.raw[start - 1][:1].isupper()
        small = (
            scene.is_in(start - 1, "places") or scene.is_in(start - 1, "definite") or scene.is_in(start - 1, "links")
        )
        if not (named or small):
            break
        start -= 1
    return start if start < index and scene.is_in(start, "places") else index


def verbs(scene: Scene, draft: Draft) -> list[tuple[Hit, str]]:
    """Verbs whose subject or object the quantity is, each with the role it has."""
    found: list[tuple[Hit, str]] = []
    subject = subject_of(scene, draft)
    if draft.head is None and any(group.finite for group in subject):
        subject = [group for group in subject if group.finite]  # "ten of the 40 troops sent were killed"
    for group in subject:
        role = "object" if group.passive else "subject"
        found += [(hit, role) for index in range(group.first, group.last) for hit in scene.at("topic_verb", index)]
        found += [(hit, "") for hit in _predicate(scene, group)] or [(hit, role) for hit in _coordinated(scene, group)]
    governor = object_of(scene, draft)
    if governor is not None:
        places = range(governor.first, governor.last)
        found += [(hit, "object") for index in places for hit in scene.at("topic_verb", index)]
    return found


def _coordinated(scene: Scene, group: VerbGroup) -> list[Hit]:
    """What a passive that tells no topic is joined to ("were shot and killed")."""
    index = group.last + 1
    joined = scene.verb_at(index) if group.passive and index < scene.span(group.first).last else None
    if joined is None or joined.finite or joined.tense != "participle" or not scene.is_in(index - 1, "coordinator"):
        return []
    if any(scene.at("topic_verb", token) for token in range(group.first, group.last)):
        return []
    return [hit for token in range(joined.first, joined.last) for hit in scene.at("topic_verb", token)]


def _predicate(scene: Scene, group: VerbGroup) -> list[Hit]:
    """Adjectives that a linking verb says of its subject ("restent introuvables", "sont portées disparues")."""
    if not (group.passive or group.lemma in scene.sets["linking"]):
        return []
    index, limit = group.last, scene.span(group.first).last
    while index < limit and (scene.is_adverb(index) or scene.is_in(index, "quotes")):
        index += 1
    if index < limit and scene.is_in(index, "whole"):
        return _told_among(scene, index + 1, limit)
    places = range(group.head, min(index + 1, limit))
    return [hit for place in places for hit in scene.at("topic_adjective", place) if hit.last > group.last]


def _told_among(scene: Scene, index: int, limit: int) -> list[Hit]:
    """What befell those among whom somebody is ("were among the injured", "among those killed")."""
    while index + 1 < limit and (scene.is_in(index, "determiner") or scene.is_in(index, "demonstrative")):
        index += 1
    if index >= limit:
        return []
    hits = [
        hit for hit in scene.at("topic", index) if hit.tag.data.people and (hit.tag.data.strong or hit.tag.data.both)
    ]
    said = [Hit(hit.first, hit.last, Tag("topic_adjective", hit.tag.key, SURE, (hit.tag.data, None))) for hit in hits]
    return scene.at("topic_adjective", index) or said


def words_of(scene: Scene, draft: Draft) -> list[tuple[Hit, str]]:
    """Phrases of the clause ("sous les décombres")."""
    if not scene.analysis.of("topic_word"):
        return []
    clause, (begin, end) = scene.clause(draft.first), scene.window(draft.first, draft.last)
    if clause.kind == "quote" and clause.verb is None:
        clauses = scene.analysis.clauses[scene.span(draft.first).index]
        around = [one for one in clauses if one.first <= clause.first and clause.last < one.last]
        clause = min(around, key=lambda one: one.last - one.first, default=clause)
    found = scene.all_within("topic_word", max(clause.first, begin), min(clause.last, end))
    return [(hit, "") for hit in found if not _of_another(scene, draft, hit)]


def _of_another(scene: Scene, draft: Draft, hit: Hit) -> bool:
    """Whether a phrase says something of another number, which stands nearer, or in a relative clause behind."""
    first, last = (draft.last, hit.first) if hit.first >= draft.last else (hit.last, draft.first)
    starts = scene.number_starts
    if bisect_left(starts, first) < bisect_left(starts, last):
        return True
    inner = scene.clause(hit.first)
    return inner.kind == "relative" and inner.first > draft.last


def governed(scene: Scene, draft: Draft) -> bool:
    """Whether a preposition other than "of" stands before the quantity, past its article ("parmi les 37 passagers")."""
    index, begin = draft.first - 1, scene.span(draft.first).first
    if index > begin and scene.is_in(index, "definite") and not scene.is_in(index, "preposition"):
        index -= 1
    return index >= begin and scene.is_in(index, "preposition") and not scene.is_in(index, "of")


def subject_of(scene: Scene, draft: Draft) -> list[VerbGroup]:
    """The verbs behind the quantity that it may be the subject of."""
    span = scene.span(draft.first)
    before, own = draft.first - 1, own_verb(scene, draft)
    is_governed = governed(scene, draft)
    if is_governed and not scene.is_in(before, "subordinator"):
        return []
    if own is not None or is_governed:
        return [own] if own is not None else []  # "since 140 died"
    clause = scene.clause(draft.first)
    above = _verb_before(scene, draft, clause.first)
    task = _task(scene, draft, above)
    if task is not None:
        return [task]
    relative = draft.last < span.last and scene.is_in(draft.last, "relative")
    if above is not None and not (relative and above.lemma in scene.sets["linking"]):
        return []
    behind = scene.verbs(draft.last, min(span.last, draft.last + (_PAST_CLAUSE if relative else _BEHIND)))[:2]
    if behind and scene.bracketed(draft.first, behind[0].first):
        return []
    told = [group for group in behind if not _led_by_another(scene, draft, group)]
    return sorted(told, key=lambda group: not group.finite)  # "100 of the sailors sent there were killed"


def _led_by_another(scene: Scene, draft: Draft, group: VerbGroup) -> bool:
    """Whether the verb's clause opens behind the quantity with another number ("…, alors que 125 sont blessés")."""
    clause = scene.clause(group.first)
    opens = clause.kind == "adverbial" and clause.first >= draft.last
    return opens and any(scene.number_at(token) is not None for token in range(clause.first, group.first))


def _task(scene: Scene, draft: Draft, before: VerbGroup | None) -> VerbGroup | None:
    """The infinitive that tells what so many did: "ils étaient 300 à défiler", also "300 selon la police à défiler"."""
    linked = before is not None and before.lemma in scene.sets["linking"]
    for group in scene.verbs(draft.last, scene.span(draft.first).last):
        if group.tense == "infinitive" and scene.is_in(group.first - 1, "to"):
            return group if linked or group.first - 1 == draft.last else None
        if group.finite or not linked:
            return None
    return None


def own_verb(scene: Scene, draft: Draft) -> VerbGroup | None:
    """The finite verb right behind the quantity."""
    group = scene.verb_at(draft.last) if draft.last < scene.span(draft.first).last else None
    return group if group is not None and group.finite and group.first == draft.last else None


def befalls(scene: Scene, draft: Draft) -> bool:
    """Whether the verb right behind tells what befell people ("seven were killed")."""
    group = own_verb(scene, draft)
    if group is None:
        return False
    role = "object" if group.passive else "subject"
    hits = [hit for token in range(group.first, group.last) for hit in scene.at("topic_verb", token)]
    return any(role in hit.tag.form and hit.tag.data[0].people for hit in hits)


def _verb_before(scene: Scene, draft: Draft, begin: int) -> VerbGroup | None:
    groups = [
        group
        for group in scene.verbs(max(begin, scene.window(draft.first, draft.last)[0]), draft.first)
        if group.last <= draft.first
    ]
    return groups[-1] if groups else None


def object_of(scene: Scene, draft: Draft) -> VerbGroup | None:
    """The verb of the clause before the quantity, unless a preposition stands between ("tué devant 300 spectateurs")."""
    before = draft.first - 1
    if before >= scene.span(draft.first).first and scene.is_in(before, "preposition"):
        linking = scene.is_in(before, "of") or scene.is_in(before, "to")
        if scene.is_in(before, "by") or not linking:
            return None
    clause = scene.clause(draft.first)
    group = _verb_before(scene, draft, min(clause.first, draft.first))
    if group is None or group.finite or not group.passive:
        return group
    return None if any(scene.is_in(index, "comma") for index in range(group.last, draft.first)) else group

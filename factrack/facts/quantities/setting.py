"""Whose, where and when: from the words of the quantity, its clause, its sentence; nothing is guessed beyond."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.mentions.analysis import ActorMention, VerbGroup

_PLACES = frozenset({"country", "place", "city", "region", "territory"})
_ACTING = frozenset({"country", "person", "organisation", "group", "agency", "military", "party", "company"})


_DEPENDENT = frozenset({"infinitive", "participle"})
_NAME = 8
_PART = 12
_WEEK = 7
_CARRIED = "carried"


@dataclass(slots=True)
class Setting:
    """Canonical names and the index of the date; `rules` say where each was found (rule, first, last token)."""

    actor: str | None = None
    place: str | None = None
    when: int | None = None
    date: str | None = None
    rules: list[tuple[str, int, int]] = field(default_factory=list)


def settings(scene: Scene, drafts: list[Draft]) -> list[Setting]:
    """The setting of every draft; a count of people without a date takes that of the count of people before it."""
    found: list[Setting] = []
    day: Setting | None = None
    for draft in drafts:
        own = setting(scene, draft)
        topic = scene.topics.get(draft.topic or "")
        if topic is not None and topic.people:
            if own.when is not None:
                day = own if _is_recent_day(scene, own.when) else None
            elif day is not None and not draft.number.definite:
                own.when, own.date = day.when, day.date
                own.rules += [
                    (f"{_CARRIED}: {rule}", first, last) for rule, first, last in day.rules if rule.startswith("date")
                ]
        found.append(own)
    return found


def _is_recent_day(scene: Scene, index: int) -> bool:
    """Whether a date is a day of the week before publication: then it is the day the article tells of."""
    when, published = scene.analysis.whens[index], scene.analysis.document.published
    if when.low is None or when.low != when.high or published is None or len(published) != len(when.low):
        return False
    return 0 <= (date.fromisoformat(published) - date.fromisoformat(when.low)).days <= _WEEK


def setting(scene: Scene, draft: Draft) -> Setting:
    """Actor, place and date of a quantity, from its own clause and sentence."""
    found = Setting()
    owner = _owner(scene, draft)
    if owner is not None:
        found.actor = owner.name
        found.rules.append(("actor", owner.first, owner.last))
    place = _place(scene, draft, owner)
    if place is not None:
        found.place = place.name
        found.rules.append(("place", place.first, place.last))
    _date(scene, draft, found)
    return found


def _owner(scene: Scene, draft: Draft) -> ActorMention | None:
    """An adjective of nation on the noun, a name behind "of", else the subject of the clause."""
    limit = scene.span(draft.first).last
    nation = _nation(scene, draft.number.last, min(draft.last + 1, limit))
    if nation is not None:
        return nation
    inside = scene.actors(draft.number.last + 1, min(draft.last + 1, limit))
    if inside and draft.measured is None and inside[0].type in _ACTING:
        return inside[0]
    if draft.last + 1 < limit and scene.is_in(draft.last, "of"):
        behind = scene.actors(draft.last + 1, min(draft.last + 3, limit))
        if behind and behind[0].type in _ACTING:
            return behind[0]
    return _subject(scene, draft)


def _nation(scene: Scene, first: int, last: int) -> ActorMention | None:
    """The country that an adjective of nation names, also inside a longer name ("soldats nord-coréens")."""
    for token in range(first, last):
        for hit in scene.at("actor.demonym", token):
            known = hit.tag.data
            if known is None:
                continue
            return ActorMention(token, hit.last, known.name, known.type, known.code, adjective=True)
    return None


def _subject(scene: Scene, draft: Draft) -> ActorMention | None:
    """The subject of the verb whose object the quantity is, also across an infinitive or participle under it."""
    clause = scene.clause(draft.first)
    begin = max(clause.first, scene.window(draft.first, draft.last)[0])
    groups = [group for group in scene.verbs(begin, draft.first) if group.last <= draft.first]
    if not groups or groups[-1].passive or not _acts_on(scene, draft, groups[-1]):
        return None
    if clause.kind == "relative":
        return _antecedent(scene, clause.first)
    while clause.kind in _DEPENDENT and clause.parent is not None:
        clause = scene.analysis.clauses[scene.span(draft.first).index][clause.parent]
    verb = next((group for group in scene.verbs(max(clause.first, begin - _NAME), draft.first) if group.finite), None)
    return _before(scene, clause.first, verb.first) if verb is not None and not verb.passive else None


def _before(scene: Scene, first: int, last: int) -> ActorMention | None:
    """The last name in `[first, last)` that no preposition governs."""
    names = [
        mention
        for mention in scene.actors(first, last)
        if mention.type in _ACTING and not mention.adjective and not _governed(scene, mention, first)
    ]
    return names[-1] if names else None


def _antecedent(scene: Scene, first: int) -> ActorMention | None:
    """The name right before a relative clause."""
    begin = scene.span(first).first
    while first > begin and not scene.words[first - 1][:1].isalnum():
        first -= 1
    names = [name for name in scene.actors(max(begin, first - _NAME), first) if name.last == first]
    return names[0] if names and names[0].type in _ACTING and not names[0].adjective else None


def _acts_on(scene: Scene, draft: Draft, verb: VerbGroup) -> bool:
    """Of people only a verb of their own measure has their owner as its subject ("a déployé 300 soldats")."""
    topic = scene.topics.get(draft.topic or "")
    if topic is None or not topic.people:
        return True
    hits = [hit for token in range(verb.first, verb.last) for hit in scene.at("topic_verb", token)]
    return any(hit.tag.data[0].name == topic.name and hit.tag.data[1] is not None for hit in hits)


def _governed(scene: Scene, mention: ActorMention, begin: int) -> bool:
    """Whether a preposition stands before the name (past its article)."""
    index = mention.first - 1
    while index >= begin and scene.is_in(index, "definite"):
        index -= 1
    return index >= begin and scene.is_in(index, "preposition")


def _place(scene: Scene, draft: Draft, owner: ActorMention | None) -> ActorMention | None:
    """The name of a place behind a preposition of place: nearest in the clause, else in the sentence."""
    begin, end = scene.window(draft.first, draft.last)
    clause = scene.clause(draft.first)
    end = _part_behind(scene, draft, end)
    for first, last in ((max(clause.first, begin), min(clause.last, end)), (begin, end)):
        located = [
            mention
            for mention in scene.actors(first, last)
            if mention.type in _PLACES
            and mention is not owner
            and not mention.adjective
            and _located(scene, draft, mention, begin)
        ]
        if located:
            return min(located, key=lambda mention: abs(mention.first - draft.last))
    return None


def _part_behind(scene: Scene, draft: Draft, limit: int) -> int:
    """Where a part of the quantity starts, whose place is its own ("51 400, dont 4 000 à Paris")."""
    words, whole = scene.words, scene.sets["whole"]
    return next((token for token in range(draft.last, min(limit, draft.last + _PART)) if words[token] in whole), limit)


def _located(scene: Scene, draft: Draft, mention: ActorMention, begin: int) -> bool:
    """Whether a preposition of place governs the name; before a country or behind a verb of giving it may be "to"."""
    index = mention.first - 1
    while index >= begin and scene.is_in(index, "definite"):
        index -= 1
    if index < begin or not scene.is_in(index, "places"):
        return False
    return not (scene.is_in(index, "receiving") and (draft.gives or mention.type == "country"))


def _date(scene: Scene, draft: Draft, found: Setting) -> None:
    """The date of the clause, else the only one of the sentence."""
    analysis, starts = scene.analysis, scene.when_starts
    clause = scene.clause(draft.first)
    first, last = scene.window(draft.first, draft.last)
    begin, end = bisect_left(starts, first), bisect_left(starts, last)
    dates = [
        index
        for index in range(begin, end)
        if analysis.whens[index].kind == "date" and not _inside(scene, draft, index)
    ]
    own = [index for index in dates if clause.first <= starts[index] < clause.last]
    chosen = (
        min(own, key=lambda index: abs(starts[index] - draft.last)) if own else dates[0] if len(dates) == 1 else None
    )
    if chosen is not None:
        found.when, found.date = chosen, analysis.whens[chosen].edtf
        first, last = analysis.when_tokens[chosen]
        found.rules.append(("date of the clause" if own else "date of the sentence", first, last))


def _inside(scene: Scene, draft: Draft, index: int) -> bool:
    first, last = scene.analysis.when_tokens[index]
    return first < draft.last and draft.first < last

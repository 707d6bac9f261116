"""Whose, where and when: from the words of the quantity, its clause, its sentence; nothing is guessed beyond."""

from __future__ import annotations

from dataclasses import dataclass, field

from factrack.facts.quantities.days import Days, date_of, measured_by, of_bare_part
from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.fronted import Places, everywhere
from factrack.facts.quantities.kinds import additions, kinds_of, occasion_of, set_against, told_as_toll
from factrack.facts.quantities.overtaken import overtaken
from factrack.facts.quantities.places import elsewhere, leads_elsewhere, place_of
from factrack.facts.quantities.scene import Scene
from factrack.facts.quantities.seen import PLACES
from factrack.mentions.analysis import ActorMention, VerbGroup
from factrack.model import NATIONWIDE

_ACTING = frozenset({"country", "person", "organisation", "group", "agency", "military", "party", "company"})


_DEPENDENT = frozenset({"infinitive", "participle"})
_NAME = 8
_ROW = 6  # tokens between two counts of a row


@dataclass(slots=True)
class Setting:
    """Canonical names and the index of the date; `rules` say where each was found (rule, first, last token)."""

    actor: str | None = None
    place: str | None = None
    when: int | None = None
    date: str | None = None
    rules: list[tuple[str, int, int]] = field(default_factory=list)


def settings(scene: Scene, drafts: list[Draft]) -> list[Setting]:
    """The setting of every draft; what its own sentence does not tell is carried over from those before it."""
    found: list[Setting] = []
    by_draft: dict[int, Setting] = {}
    days, places = Days(scene), Places(scene)
    told = list(overtaken(scene, drafts))
    earlier = {id(draft) for _, draft in told}
    for draft in drafts:
        own = by_draft[id(draft)] = setting(scene, draft, id(draft) in earlier)
        source = by_draft.get(id(draft.carried)) if draft.carried is not None else None
        place = places.carried(draft, own.place, source.place if source else None)
        place = None if leads_elsewhere(scene, draft) else place
        if place is not None:
            own.place = place[0]
            own.rules += place[1]
        if found:
            _share_row(scene, drafts[len(found) - 1], found[-1], draft, own)
        day = days.carried(draft, own.when) if id(draft) not in earlier else None
        if day is not None:
            own.when, own.date = day[0], scene.analysis.whens[day[0]].edtf
            own.rules.append(day[1])
        found.append(own)
        whole = drafts[draft.part_of] if draft.part_of is not None and draft.part_of < len(drafts) else None
        own.rules += (*kinds_of(scene, draft, whole), *additions(scene, draft))
        if scene.people(draft.topic):
            own.rules += (*occasion_of(scene, draft), *set_against(scene, draft), *told_as_toll(scene, draft))
        elif draft.topic == "percent" and draft.measure != "amount":
            own.rules += set_against(scene, draft)
        if whole is not None:
            _share_day(scene, whole, draft, by_draft)
    for hit, draft in told:
        by_draft[id(draft)].rules.append(("earlier count", hit.first, hit.last))
    return found


def _share_row(scene: Scene, before: Draft, told: Setting, draft: Draft, own: Setting) -> None:
    """What is counted beside, or out of, what was counted right before is so at its place and time, where it has none."""
    joint = any(scene.is_in(draft.first - 1, name) for name in ("coordinator", "out_of", "whole"))
    if (
        not joint
        or not 0 < draft.first - before.last <= _ROW
        or scene.span(before.first) is not scene.span(draft.first)
    ):
        return
    at_place = told.place is not None and everywhere(scene, draft) is None and not elsewhere(scene, draft, before)
    if own.place is None and at_place and draft.measured is None:
        own.place = told.place
        own.rules.append(("place of the row", before.first, before.last))
    if own.when is None and told.when is not None and draft.measured is None:
        own.when, own.date = told.when, told.date
        own.rules.append(("date of the row", before.first, before.last))


def _share_day(scene: Scene, whole: Draft, part: Draft, settings: dict[int, Setting]) -> None:
    """The date told behind the part of a whole is the whole's too: "209 sauveteurs, dont 86 femmes, formés en 2018"."""
    own, other = settings[id(whole)], settings[id(part)]
    if own.when is None and other.when is not None and scene.when_starts[other.when] > part.last:
        if measured_by(scene, whole, other.when, whole.first) or of_bare_part(scene, whole, other.when):
            return
        own.when, own.date = other.when, other.date
        own.rules.append(("date of the part", *scene.analysis.when_tokens[other.when]))


def setting(scene: Scene, draft: Draft, earlier: bool) -> Setting:
    """Actor, place and date of a quantity (`earlier`: one that has been overtaken), from its own clause and sentence."""
    found = Setting()
    dealt = draft.at if draft.at is not None and draft.at.type not in PLACES else None
    owner = dealt or _owner(scene, draft)
    if owner is not None:
        found.actor = owner.name
        found.rules.append(("actor", owner.first, owner.last))
    place = place_of(scene, draft, owner)
    if place is not None:
        found.place = place.name
        found.rules.append(("place", place.first, place.last))
    extent = everywhere(scene, draft)
    if extent is not None and place is None and scene.people(draft.topic):
        found.rules.append((NATIONWIDE, extent.first, extent.last))
    chosen = date_of(scene, draft, earlier)
    if chosen is not None:
        found.when, found.date = chosen[0], scene.analysis.whens[chosen[0]].edtf
        found.rules.append(chosen[1])
    return found


def _owner(scene: Scene, draft: Draft) -> ActorMention | None:
    """An adjective of nation on the noun, a name behind "of", else the subject of the clause."""
    limit = scene.span(draft.first).last
    money = draft.measured is not None and draft.measured.of_topic == "money"
    nation = None if money else _nation(scene, draft.number.last, min(draft.last + 1, limit))
    if nation is not None:
        return nation
    begin = draft.number.last + 1
    if draft.head is not None and draft.head[0] >= draft.number.first:
        begin = draft.head[1]
    inside = scene.actors(begin, min(draft.last + 1, limit))
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
    if _told_about(scene, draft, groups[-1].last if groups else begin) or _is_away(scene, draft):
        return None
    if not groups or groups[-1].passive or not _acts_on(scene, draft, groups[-1]) or scene.reports(groups[-1]):
        return None
    if clause.kind == "relative":
        return None if scene.is_in(clause.first, "where") else _antecedent(scene, clause.first)
    while clause.kind in _DEPENDENT and clause.parent is not None:
        clause = scene.analysis.clauses[scene.span(draft.first).index][clause.parent]
    verb = next((group for group in scene.verbs(max(clause.first, begin - _NAME), draft.first) if group.finite), None)
    return _before(scene, clause.first, verb.first) if verb is not None and not verb.passive else None


def _is_away(scene: Scene, draft: Draft) -> bool:
    """Whether it only says how far something is ("a situé l'épicentre à environ 150 km")."""
    far = draft.measured is not None and draft.measured.of_topic == "distance"
    return far and (scene.is_in(draft.first, "places") or scene.is_in(draft.first - 1, "places"))


def _told_about(scene: Scene, draft: Draft, begin: int) -> bool:
    """Whether it is what something is of, and known: "un bilan des deux tempêtes", "des questions sur ces 600 emplois"."""
    index = draft.first - 1
    if index > begin and scene.is_in(index, "contraction"):
        return True
    known = scene.is_in(index, "demonstrative") or scene.is_in(index, "definite")
    return index - 1 > begin and known and scene.is_in(index - 1, "preposition")


def _before(scene: Scene, first: int, last: int) -> ActorMention | None:
    """The last name in `[first, last)` that no preposition governs."""
    names = [
        mention
        for mention in scene.actors(first, last)
        if mention.type in _ACTING
        and not (mention.adjective or _of_several(scene, mention, last) or _spells(scene, mention, first))
        and not _governed(scene, mention, first)
    ]
    return names[-1] if names else None


def _spells(scene: Scene, mention: ActorMention, begin: int) -> bool:
    """Whether a name alone in brackets is the short form of one that is no subject ("un ancien du Fonds monétaire (FMI)")."""
    opened = scene.is_in(mention.first - 1, "opening_bracket") and scene.is_in(mention.last, "closing_bracket")
    full = [name for name in scene.actors(begin, mention.first - 1) if name.last == mention.first - 1]
    return opened and bool(full) and _governed(scene, full[0], begin)


def _of_several(scene: Scene, mention: ActorMention, last: int) -> bool:
    """Whether a name is one of a list in brackets before `last`: "l'intersyndicale (CGT, FO, FSU) a appelé"."""
    if not scene.bracketed(mention.first, last):
        return False
    return scene.is_in(mention.first - 1, "links") or scene.is_in(mention.last, "links")


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


def _governed(scene: Scene, mention: ActorMention, begin: int, listed: bool = False) -> bool:
    """Whether a preposition stands before the name (past its article)."""
    index = _before_title(scene, mention.first - 1, begin)
    while index >= begin and scene.is_in(index, "definite"):
        index -= 1
    if index > begin and (scene.is_in(index, "coordinator") or (listed and scene.is_in(index, "comma"))):
        joined = [name for name in scene.actors(begin, index) if name.last == index]
        return bool(joined) and _governed(scene, joined[0], begin, listed=True)
    if index >= begin and index == mention.first - 1 and _is_plural(scene, index):
        return True
    return index >= begin and (scene.is_in(index, "preposition") or scene.is_in(index, "of"))  # "au sens du BIT"


def _before_title(scene: Scene, index: int, begin: int) -> int:
    """The token before the words that tell what a person is, of which the last stands at `index`."""
    role = scene.ending("actor.role", index + 1)
    if role is None:
        return index
    index = role.first - 1
    while index >= begin and scene.is_in(index, "before"):
        index -= 1
    return index


def _is_plural(scene: Scene, index: int) -> bool:
    """Whether a name behind this noun only tells whose they are ("les agents SNCF")."""
    word, hit = scene.raw[index], scene.one("topic", index) or scene.one("person", index)
    return hit is not None and word.islower() and word.endswith(scene.phrase.plural_ends)

"""Where the complements of a trigger stand: behind it, up to a limit, hanging on it or on what is beside it."""

from __future__ import annotations

from factrack.facts.events.lists import Names, joins
from factrack.facts.events.people import people_from
from factrack.facts.events.phrases import closing
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.mentions.analysis import ActorMention

BETWEEN_STATES = frozenset(
    {
        "AID",
        "AGREE",
        "ACCUSE",
        "SANCTION",
        "THREATEN",
        "REQUEST",
        "SUPPORT",
        "REJECT",
        "COOPERATE",
        "CONCEDE",
        "CONSULT",
    }
)
_SITED = frozenset({"OTHER", "PROTEST", "ASSAULT"})  # of what happens at a place
_OF = 2  # words between a noun and its "of"
_OPENING = 4  # words between a preposition and the name behind it
_PEOPLE = 8  # words of a phrase for people without a name
REACH = 24  # words after a trigger in which its complements stand


def with_next(scene: Scene, found: Found, mention: ActorMention, limit: int) -> Names:
    """A name and those that follow it behind a coordinator."""
    states = found.rule.rule.root in BETWEEN_STATES
    names, last = [scene.name_of(mention, states)], mention
    for other in scene.actors(mention.first, limit):
        if other is mention:
            continue
        if not joins(scene, last, other) or not scene.acts(other) or other.adjective:
            break
        names.append(scene.name_of(other, states))
        last = other
    if last.first > mention.first and scene.tables.conjunctions.isdisjoint(scene.words[mention.last : last.last + 1]):
        return (names[0],)  # "by the guild, Ana Mora left": no conjunction closes a list
    return tuple(dict.fromkeys(names))


def is_site(found: Found, mention: ActorMention) -> bool:
    """Whether a place behind "of" says where it happened ("the crash of Perm"), unless places are what it is done to."""
    rule = found.rule
    own = rule.object is not None and "place" in rule.object.actor_types
    kinds = ("place",) if rule.agent else ("place", "country")
    sited = rule.rule.root in _SITED or (rule.rule.root == "AGREE" and found.rule.part == "noun")
    return mention.type in kinds and sited and not own


def hangs_on(scene: Scene, found: Found, index: int) -> bool:
    """Whether "of" at token `index` belongs to the trigger noun: right behind it, or behind a date or a name in between."""
    gap = scene.gap(found.last, index)
    if len(gap) <= _OF and not _is_placed(scene, gap):
        return scene.tables.subordinating_or_relating.isdisjoint(scene.words[found.last : index])
    return any(mention.last == index for mention in scene.actors(found.last, index))


def _is_placed(scene: Scene, gap: list[str]) -> bool:
    """Whether words open with a preposition and its article: the "of" behind them is that of a place ("at the mill of")."""
    tables = scene.tables
    if not gap or gap[0] not in tables.strict_prepositions or gap[0] in tables.of:
        return False
    return gap[0] in tables.contraction or (len(gap) > 1 and gap[1] in tables.determiners)


def people_in(scene: Scene, first: int, last: int) -> Names:
    """The people that stand at tokens `[first, last)` before any preposition or mark, past a number."""
    for index in range(_past_share(scene, first, last), last):
        if scene.people_at(index, last):
            return people_from(scene, index, last)
        if scene.words[index] in scene.tables.strict_prepositions or scene.words[index] in scene.tables.stops:
            return ()
    return ()


def parties_at(scene: Scene, first: int, last: int, found: Found) -> Names:
    """Who stands right at token `first`: a name and those joined to it before `last`, else people without a name."""
    near = [mention for mention in scene.actors(first, min(last, first + _OPENING)) if scene.acts(mention)]
    told = (group.first for group in scene.groups(first + 1, min(last, first + _PEOPLE)) if group.finite)
    people = people_in(scene, first, next(told, min(last, first + _PEOPLE)))
    if near and not near[0].adjective:
        led = scene.words[first : near[0].first]
        if not people or near[0].first <= first + 1 or scene.tables.strict_prepositions.isdisjoint(led):
            return with_next(scene, found, near[0], last)
    return people


def _past_share(scene: Scene, first: int, last: int) -> int:
    """The first token behind a number that opens at `first`, and the "of" of those that it is taken from ("3 of the men")."""
    begin = scene.past_count(first)
    if begin == first or begin + 1 >= last or scene.words[begin] not in scene.tables.of:
        return begin
    return begin + 1


def behind(found: Found) -> int:
    """The first token behind a trigger, its verb group and the particle that belongs to it ("ran over")."""
    if found.group is None:
        return found.last
    return max(found.group.last, found.last) if found.rule.part == "verb" else found.group.last


def limit_of(scene: Scene, found: Found) -> int:
    """Where the complements of a trigger end: with its clause, before the next verb, of a noun at a comma."""
    first, noun = behind(found), found.group is None
    key = (first, found.clause.last, noun)
    limit = scene.limits.get(key)
    if limit is None:
        limit = min(found.clause.last, first + REACH)
        limit = min([limit, *(group.first for group in scene.groups(first, limit) if group.tense != "participle")])
        limit = next((index for index in range(first, limit) if scene.words[index] in scene.tables.that), limit)
        scene.limits[key] = limit = closing(scene, first, limit) if noun else limit
    return limit

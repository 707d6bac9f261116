"""Where a quantity was counted: a name behind a preposition of place, or the place that a paragraph opens with."""

from __future__ import annotations

from bisect import bisect_left

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.listed import is_listed
from factrack.facts.quantities.scene import Scene
from factrack.facts.quantities.seen import PLACES, TOWNS, beside, seeing, told_from
from factrack.frozen import replace
from factrack.mentions.analysis import ActorMention
from factrack.mentions.numbers import articles_of

_PART = 12
_FRONT = 4
_BEGUN = 10  # tokens from "since" to the place of what began
_BROKEN_DOWN = 3  # tokens from a colon to the first of the figures that it leads to
_BUILDING = 6  # tokens from a preposition of place to "of the town of X": "dans une salle des fêtes de la commune de X"
_BODY = 3  # tokens from the name of a body to that of the town it sits in

Rule = tuple[str, int, int]


def place_of(scene: Scene, draft: Draft, owner: ActorMention | None) -> ActorMention | None:
    """The name of a place behind a preposition of place: nearest in the clause, else in the sentence."""
    if draft.at is not None or draft.apart:
        return draft.at if draft.at is not None and draft.at.type in PLACES else None
    begin, end = scene.window(draft.first, draft.last)
    clause = scene.clause(draft.first)
    told = beside(scene, draft, begin, end)
    if told is not None:
        return told
    end = _part_behind(scene, draft, end)
    limit = min(clause.last, end)
    behind = _next_number(scene, draft, limit)
    everywhere = scene.within("nationwide", draft.last, behind)
    if everywhere is not None and not (behind < limit and scene.is_in(everywhere.first - 1, "links")):
        return next(iter(scene.actors(everywhere.first, everywhere.last)), None)
    end = _before_colon(scene, draft, end)
    aside = scene.aside(draft.first, begin) or (0, 0)
    for first, last in ((max(clause.first, begin), min(clause.last, end)), (begin, end)):
        found = [
            mention
            for mention in scene.actors(first, last)
            if mention.type in PLACES
            and mention is not owner
            and not aside[0] < mention.first < aside[1]
            and not (mention.first < draft.first and scene.bracketed(mention.first, draft.first))
            and not (_of_bracketed_part(scene, draft, mention) or _of_next(scene, draft, mention))
            and not mention.adjective
            and not _of_part(scene, mention, draft, begin)
            and located(scene, mention, begin, draft.gives)
            and not _of_beginning(scene, draft, mention)
            and not (_of_speaker(scene, mention) or _headed_for(scene, draft, mention) or _on_a_way(scene, mention))
        ]
        if found:
            chosen = _said_best(scene, draft, _own(scene, draft, found), found)
            if leads_elsewhere(scene, draft) and not draft.last <= chosen.first <= draft.last + _BROKEN_DOWN:
                return None
            nowhere = elsewhere(scene, draft, chosen) or is_listed(scene, chosen)
            return None if nowhere else _qualified(scene, chosen, begin)
        if (there := _there(scene, draft, first, last)) is not None:
            return there
    return seeing(scene, draft, max(told_from(scene, draft), begin))


def _own(scene: Scene, draft: Draft, located: list[ActorMention]) -> ActorMention:
    """The nearest; but in a row of counts, each with its place behind it, not that of the count before."""
    nearest = min(located, key=lambda mention: abs(mention.first - draft.last))
    begin = scene.span(draft.first).first
    if nearest.type == "country" and nearest.last < draft.first and _opens_sentence(scene, nearest):
        limit = _own_stretch(scene, draft)
        return next((one for one in located if draft.last <= one.first < limit and one.type in TOWNS), nearest)
    if nearest.first > draft.last or _next_number(scene, draft, nearest.first, begin) == nearest.first:
        return nearest
    limit = _own_stretch(scene, draft)
    return next((mention for mention in located if draft.last <= mention.first < limit), nearest)


def leads_elsewhere(scene: Scene, draft: Draft) -> bool:
    """Whether a count with no noun leads to a name of its own, a place on no list maybe: "deux à Pau, une au Lac"."""
    bare = draft.head is None and draft.carried is not None and draft.last < scene.span(draft.first).last
    name = any(word[0].isupper() for word in scene.raw[draft.last + 1 : draft.last + 2])
    return draft.apart or (bare and scene.is_in(draft.last, "places") and name)


def _opens_sentence(scene: Scene, mention: ActorMention) -> bool:
    """Whether the name with its preposition opens its sentence before a comma ("Au Maroc, sept villages …")."""
    begin, limit = scene.span(mention.first).first, scene.span(mention.first).last
    return mention.first - begin < _FRONT and mention.last < limit and scene.is_in(mention.last, "comma")


def _of_next(scene: Scene, draft: Draft, mention: ActorMention) -> bool:
    """Whether it stands behind a number of a row that has no other noun ("2 morts ici, trois autres à Dax, 4 à Pau")."""
    place = bisect_left(scene.number_starts, draft.last)
    if mention.first < draft.last or place == len(scene.number_starts) or scene.number_starts[place] > mention.first:
        return False
    last = scene.analysis.numbers[place].last
    end = last + scene.is_in(last, "others")
    return scene.is_in(end, "places") and end < mention.first


def _of_bracketed_part(scene: Scene, draft: Draft, mention: ActorMention) -> bool:
    """Whether it stands behind the quantity in brackets with a figure of its own ("23 morts (15 à Tours, 8 à Blois)")."""
    if mention.first < draft.last:
        return False
    opening = scene.bracket_before(mention.first, draft.last)
    if opening is None:
        return False
    one = scene.words[opening + 1] in articles_of(scene.pack) and scene.is_in(opening + 2, "places")
    return one or scene.counted_between(opening, mention.first)


def _own_stretch(scene: Scene, draft: Draft) -> int:
    """Where what belongs to the quantity ends: at the next number, unless that is told with it ("18 cas avec 4 décès")."""
    last = scene.span(draft.first).last
    limit = _next_number(scene, draft, last)
    joined = limit < last and (scene.is_in(limit - 1, "along") or scene.is_in(limit - 1, "whole"))
    return _next_number(scene, draft, last, limit + 1) if joined and limit - 1 == draft.last else limit


def _said_best(scene: Scene, draft: Draft, chosen: ActorMention, located: list[ActorMention]) -> ActorMention:
    """Where the place chosen is only that of a building, one behind it that is told by itself ("… de Seine, à Rueil")."""
    begin = scene.span(draft.first).first
    if not _only_in_building(scene, chosen, begin):
        return chosen
    limit = _next_number(scene, draft, scene.span(draft.first).last)
    behind = [mention for mention in located if draft.last <= mention.first < limit]
    return next((mention for mention in behind if not _only_in_building(scene, mention, begin)), chosen)


def _next_number(scene: Scene, draft: Draft, limit: int, begin: int | None = None) -> int:
    """The first token of a number behind the draft, or from `begin` on; `limit` when there is none before it."""
    starts = scene.number_starts
    place = bisect_left(starts, draft.last if begin is None else begin)
    return min(starts[place], limit) if place < len(starts) else limit


def _there(scene: Scene, draft: Draft, first: int, last: int) -> ActorMention | None:
    """The town that a word between `first` and `last` points back to: "X, where two died", "six died there"."""
    span = scene.span(draft.first)
    for token in scene.back_to_places(first, last):
        where = scene.is_in(token, "where") and token < draft.first
        if where or (scene.is_in(token, "there") and _by_a_verb(scene, token, last)):
            limit = min(token, draft.first)
            towns = [m for m in scene.actors(span.first, limit) if m.type in TOWNS and not m.adjective]
            near = towns and (not where or (token - towns[-1].last <= 1 and not _listed(scene, towns)))
            return towns[-1] if near else None
    return None


def _listed(scene: Scene, towns: list[ActorMention]) -> bool:
    """Whether the last of some towns ends a list of them ("Lille, Nice et Brest, où …")."""
    return len(towns) > 1 and scene.is_in(towns[-1].first - 1, "coordinator")


def _by_a_verb(scene: Scene, token: int, last: int) -> bool:
    """Whether a word for a place stands next to a verb, and opens no "there is"."""
    if token == 0 or scene.is_in(token - 1, "no_there"):
        return False
    before = scene.verb_at(token - 1)
    behind = scene.verb_at(token) or (scene.verb_at(token + 1) if token + 1 < last else None)
    return (before is not None) != (behind is not None)


def _part_behind(scene: Scene, draft: Draft, limit: int) -> int:
    """Where a part of the quantity starts, whose place is its own ("51 400, dont 4 000 à Paris")."""
    words, whole = scene.words, scene.sets["whole"]
    tokens = range(draft.last, min(limit, draft.last + _PART))
    part = next((token for token in tokens if words[token] in whole), limit)
    return limit if part < limit and _counts_others(scene, part) else part


def _counts_others(scene: Scene, part: int) -> bool:
    """Whether what is told with the quantity is a count of its own noun: "203 cas dont 11 décès à Lomé"."""
    if scene.is_in(part - 1, "comma"):
        return False
    number = next((found for at in (part + 1, part + 2) if (found := scene.number_at(at)) is not None), None)
    return number is not None and scene.one("topic", number.last) is not None


def _before_colon(scene: Scene, draft: Draft, limit: int) -> int:
    """Where a colon with figures behind it ends what is told of the quantity ("4 000 foyers : 300 dans le Gers, …")."""
    turns = (token for token in range(draft.last, limit) if scene.is_in(token, "turns"))
    return next((token for token in turns if scene.counted_between(token, min(token + _BROKEN_DOWN, limit))), limit)


def _of_beginning(scene: Scene, draft: Draft, mention: ActorMention) -> bool:
    """Whether it is where something began that only says since when ("depuis le début du conflit au Soudan, …")."""
    for token in range(mention.first - 1, max(scene.span(mention.first).first, mention.first - _BEGUN) - 1, -1):
        if scene.verb_at(token) is not None or scene.is_in(token, "comma"):
            return False
        if scene.is_in(token, "since"):
            return mention.first < draft.first
    return False


def _headed_for(scene: Scene, draft: Draft, mention: ActorMention) -> bool:
    """Whether a verb behind the quantity only says that it was on the way there ("un car de 30 enfants qui ralliait Pau")."""
    heading = scene.sets["heading"]
    return any(
        group.lemma in heading
        or (group.head > group.first and f"{scene.words[group.head - 1]} {group.lemma}" in heading)
        for group in scene.verbs(draft.last, mention.first)
    )


def _on_a_way(scene: Scene, mention: ActorMention) -> bool:
    """Whether the place ends a way from another one ("de la Guinée au Nigeria")."""
    index = mention.first - 1
    if scene.is_in(index, "definite") and not scene.is_in(index, "to"):
        index -= 1
    if not scene.is_in(index, "to"):
        return False
    other = next(iter(scene.actors(index - 2, index)), None)
    if other is None or other.last != index or other.type not in PLACES:
        return False
    before = other.first - 1
    while scene.is_in(before, "definite") and not scene.is_in(before, "of"):
        before -= 1
    opens = before <= scene.span(index).first or not scene.words[before - 1][:1].isalpha()
    return scene.is_in(before, "of") and (opens or scene.is_in(before - 1, "closed"))


def elsewhere(scene: Scene, draft: Draft, other: ActorMention | Draft) -> bool:
    """Whether a place with no name of its own stands nearer behind the quantity ("12 à Tours et neuf dans la capitale")."""
    if any(hit.tag.data.capital for hit in scene.at("actor.name", other.first)):
        return False
    limit = _next_number(scene, draft, scene.span(draft.first).last)
    if draft.last <= other.first < limit:
        limit = other.first
    for token in range(draft.last + 1, limit):
        if scene.is_in(token, "comma"):
            return False
        if scene.is_in(token, "unnamed") and _led_to(scene, token):
            return not (scene.is_in(token + 1, "of") and scene.actors(token + 2, token + 4))
    return False


def _led_to(scene: Scene, token: int) -> bool:
    """Whether a preposition of place leads to the noun at `token`, past its article."""
    before = token - 1
    if (scene.is_in(before, "definite") or scene.is_in(before, "possessive")) and not scene.is_in(before, "places"):
        before -= 1
    if scene.is_in(before, "of") and (scene.is_in(before - 1, "regions") or scene.is_in(before - 1, "quarters")):
        return _led_to(scene, before - 1)  # "dans le centre de la capitale"
    return scene.is_in(before, "places")


def _qualified(scene: Scene, mention: ActorMention, begin: int) -> ActorMention:
    """A quarter of a country is a place of its own: "dans le nord du Mali"."""
    index = mention.first - 1
    if mention.type != "country" and index > begin and _is_great(scene, index):
        return replace(mention, first=index, name=scene.analysis.slice(index, mention.last), type="region")
    while index > begin and scene.is_in(index, "definite") and not scene.is_in(index, "of"):
        index -= 1
    if (
        mention.type != "country"
        or index <= begin
        or not (scene.is_in(index, "of") and scene.is_in(index - 1, "quarters"))
    ):
        return mention
    return replace(mention, first=index - 1, name=scene.analysis.slice(index - 1, mention.last), type="region")


def _of_part(scene: Scene, mention: ActorMention, draft: Draft, begin: int) -> bool:
    """Whether it is the place of a part of the count before, which a comma closes: "900, dont 300 à Pau, contre 800"."""
    for token in range(mention.first - 1, max(begin, mention.first - _PART) - 1, -1):
        if scene.is_in(token, "whole"):
            return any(scene.is_in(at, "comma") for at in range(mention.last, draft.first))
        if scene.is_in(token, "comma"):
            return False
    return False


def _of_speaker(scene: Scene, mention: ActorMention) -> bool:
    """Whether it says where the body is that gives the figure: "a toll given by the agency in Rome".

    A capital is so too right before the verb by which one speaks ("le ministère à Rome a dit que …").
    """
    if any(0 < mention.first - last <= _BODY for _, last in scene.givers(mention.first)):
        return True
    capital = any(hit.tag.data.capital for hit in scene.at("actor.name", mention.first))
    return capital and any(first == mention.last for first, _ in scene.cues.get(scene.span(mention.first).index, ()))


def located(scene: Scene, mention: ActorMention, begin: int, gives: bool) -> bool:
    """Whether a preposition of place governs the name; before a country or behind a verb of giving it may be "to"."""
    index = mention.first - 1
    if index > begin and _is_great(scene, index):
        index -= 1
        if any(name.last == index for name in scene.actors(max(begin, index - _BODY), index)):
            return False  # "l'État islamique au Grand Sahara"
    while index >= begin and (scene.is_in(index, "definite") or scene.is_in(index, "entire")):
        index -= 1
    if index < begin:
        return False
    if scene.is_in(index, "of"):
        if mention.type == "country" and scene.is_in(index - 1, "quarters") and _led_to(scene, index - 1):
            return True
        return _in_region(scene, index - 1, begin) or (mention.type in TOWNS and _in_building(scene, index, begin))
    if _opens(scene, index):
        return True
    if not scene.is_in(index, "places"):
        return _struck(scene, index)
    if index > begin and (scene.is_in(index - 1, "no_places") or scene.is_in(index - 1, "examples")):
        return False
    return not (scene.is_in(index, "receiving") and (gives or mention.type == "country"))


def _struck(scene: Scene, index: int) -> bool:
    """Whether a verb ends at a token that says what a disaster struck ("the quake that hit Chile")."""
    group = scene.analysis.index.verb_at.get(index)
    return group is not None and group.last == index + 1 and not group.passive and group.lemma in scene.sets["striking"]


def _is_great(scene: Scene, index: int) -> bool:
    """Whether an adjective with a capital before a name makes it that of a wider place ("le Grand Tunis")."""
    return scene.raw[index][:1].isupper() and scene.is_in(index, "before") and not scene.is_in(index, "definite")


def _opens(scene: Scene, index: int) -> bool:
    """Whether a preposition of place stands at the start of a sentence, its capital without its accent ("A Rennes")."""
    return scene.raw[index] in scene.sets["opening_places"] and index == scene.span(index).first


def _only_in_building(scene: Scene, mention: ActorMention, begin: int) -> bool:
    """Whether only what something is inside of leads to the name, so that another place says more."""
    index = mention.first - 1
    while index >= begin and (scene.is_in(index, "definite") or scene.is_in(index, "entire")):
        index -= 1
    return index >= begin and scene.is_in(index, "of") and not _in_region(scene, index - 1, begin)


def _in_building(scene: Scene, index: int, begin: int) -> bool:
    """ "dans une école de Lyon": what something is inside of, before the "of" of the town at `index`."""
    for token in range(index - 1, max(begin, index - _BUILDING) - 1, -1):
        if scene.is_in(token, "inside"):
            return scene.is_in(token + 1, "determiner")
        plain = scene.words[token][:1].isalpha() and not scene.raw[token][:1].isupper()
        if not plain or scene.one("number_noun", token) or token in scene.speech:
            return False
    return False


def _describes(scene: Scene, token: int) -> bool:
    """Whether a word before the noun of a region only says which ("the northern Italian port city of")."""
    named = any(mention.adjective for mention in scene.actors(token, token + 1))
    return named or scene.is_in(token, "entire") or scene.is_in(token, "regions")


def _in_region(scene: Scene, index: int, begin: int) -> bool:
    """ "dans la région de", "autour de": a noun of a region before "of", or a preposition that ends with it."""
    if index < begin or not (scene.is_in(index, "regions") or scene.is_in(index, "quarters")):
        return False
    before = index - 1
    while before >= begin and (scene.is_in(before, "definite") or _describes(scene, before)):
        before -= 1
    if scene.is_in(index, "quarters"):
        return before >= begin and scene.is_in(before, "inside")
    leads = before >= begin and (scene.is_in(before, "places") or scene.is_in(before, "inside"))
    if scene.is_in(index, "round") or leads:
        return True
    if before < begin or not scene.is_in(before, "of"):
        return False
    for token in range(before - 1, max(begin, before - _BUILDING) - 1, -1):
        if scene.is_in(token, "places"):
            return not scene.is_in(token - 1, "no_places")
        if scene.words[token] == "," or scene.verb_at(token) is not None or scene.one("actor.role", token):
            return False  # "en mai, le gouverneur de la province de X"
    return False

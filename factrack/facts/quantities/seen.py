"""Places that a count is told of with no preposition before them: "Nantes (44 lycées)", "Nantes en a compté 300"."""

from __future__ import annotations

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.frozen import replace
from factrack.mentions.analysis import ActorMention

PLACES = frozenset({"country", "place", "city", "region", "territory"})
TOWNS = PLACES - {"country"}
_BRACKET = 4
_NAME = 8
_OPENING = 3  # tokens of a clause in which the place that is its subject starts
_TOLD = 14  # tokens from a place to the count told with it


def beside(scene: Scene, draft: Draft, begin: int, end: int) -> ActorMention | None:
    """The place whose count stands right beside it, in brackets or after "with"."""
    told = _bracketed(scene, draft, begin)
    if told is not None or draft.first <= begin or not scene.people(draft.topic):
        return told
    if not scene.is_in(draft.first - 1, "along"):
        return None
    return _along(scene, draft, end) or _told_with(scene, draft, begin)


def seeing(scene: Scene, draft: Draft, begin: int) -> ActorMention | None:
    """A place that is the subject of the clause ("Nantes a compté 300 manifestants"), or opens the line of the count."""
    labelled = _labelled(scene, draft)
    if labelled is not None:
        return labelled
    first = _opens_with(scene, _past_front(scene, begin, draft.first), draft.first)
    if not scene.people(draft.topic) or first is None or first.type not in PLACES or first.adjective:
        return None
    groups = [group for group in scene.verbs(first.last, draft.first) if group.finite]
    verb = groups[-1] if groups else None
    if verb is None or verb.passive or not _leads_to(scene, first.last, verb.first):
        return None
    if any(name.type in PLACES and not name.adjective for name in scene.actors(verb.last, draft.first)):
        return None  # "Maradi est la plus touchée, suivie de Tahoua avec 15 décès"
    counts = verb.lemma in scene.sets["counting"]
    if counts and not scene.reports(verb):
        return _as_town(scene, first)
    return first if first.type in TOWNS or counts else None


def told_from(scene: Scene, draft: Draft) -> int:
    """Where the clause opens that tells of the quantity: of what a place saw happen, the clause around it ("Lyon a vu
    défiler 300 personnes")."""
    clause = scene.clause(draft.first)
    group = scene.analysis.verbs[clause.verb] if clause.kind == "infinitive" and clause.verb is not None else None
    outer = group is not None and group.modal in scene.sets["counting"] and scene.verb_at(group.first - 1)
    return scene.clause(outer.first).first if outer else clause.first


def _past_front(scene: Scene, begin: int, limit: int) -> int:
    """The first token behind what stands before the subject of a clause ("Selon l'ONU, ", "Mardi, ")."""
    verb = next(iter(scene.verbs(begin, limit)), None)
    commas = [token for token in range(begin, verb.first if verb else begin) if scene.is_in(token, "comma")]
    if len(commas) != 1:
        return begin  # two of them close an aside behind the subject ("Goma, capitale de la province, …")
    return commas[0] + 1


def _opens_with(scene: Scene, begin: int, limit: int) -> ActorMention | None:
    """The name that a clause opens with, behind what sort of place it is ("la ville de X")."""
    sort = begin + scene.is_in(begin, "definite")
    of_sort = sort + 2 < limit and scene.is_in(sort, "regions") and scene.is_in(sort + 1, "of")
    if of_sort and not scene.actors(begin, sort + 1):
        return next(iter(scene.actors(sort + 2, sort + 3)), None)
    return next(iter(scene.actors(begin, min(begin + _OPENING, limit))), None)


def _leads_to(scene: Scene, first: int, verb: int) -> bool:
    """Whether nothing but an aside between commas parts a name that ends at `first` from the verb."""
    return first == verb or (scene.is_in(first, "comma") and scene.is_in(verb - 1, "comma") and verb - first <= _TOLD)


def _bracketed(scene: Scene, draft: Draft, begin: int) -> ActorMention | None:
    """The place whose figure stands in brackets behind it: "Nantes (44 lycées)"."""
    opening = scene.bracket_before(draft.first, max(begin, draft.first - _BRACKET))
    if opening is None or opening <= begin:
        return None
    names = [name for name in scene.actors(max(begin, opening - _NAME), opening) if name.last == opening]
    kinds = PLACES if scene.people(draft.topic) else TOWNS
    if names and scene.is_in(names[0].first - 1, "of") and scene.is_in(names[0].first - 2, "no_places"):
        return None  # "les ventes hors d'Europe (+9 %)"
    return names[0] if names and names[0].type in kinds and not names[0].adjective else None


def _labelled(scene: Scene, draft: Draft) -> ActorMention | None:
    """The place that opens the line of its count: "Lille : 12 000 foyers"."""
    begin, colon = scene.span(draft.first).first, draft.first - 1
    if colon <= begin or not scene.is_in(colon, "opening"):
        return None
    names = [name for name in scene.actors(begin, min(begin + _OPENING, colon)) if name.last == colon]
    dateline = bool(names) and all(scene.raw[token].isupper() for token in range(names[0].first, names[0].last))
    told = names[0] if names and not dateline else None
    return told if told is not None and told.type in PLACES and not told.adjective else None


def _along(scene: Scene, draft: Draft, end: int) -> ActorMention | None:
    """The place told of with its count before it: "Avec 8 759 cas, la Sierra Leone …"."""
    if draft.last + 1 >= end or not scene.is_in(draft.last, "comma"):
        return None
    behind = scene.actors(draft.last + 1, min(draft.last + 3, end))
    return behind[0] if behind and behind[0].type in PLACES and not behind[0].adjective else None


def _told_with(scene: Scene, draft: Draft, begin: int) -> ActorMention | None:
    """The place before its count: "Tours, plus à l'ouest, avec 3 morts", "le Gers est le plus touché avec 3 morts"."""
    along = draft.first - 1
    names = [
        name
        for name in scene.actors(max(begin, along - _TOLD), along)
        if name.type in PLACES and not name.adjective and name.last <= along
    ]
    if not names or scene.counted_between(names[-1].last, along):
        return None
    verbs = [group for group in scene.verbs(names[-1].last, along) if group.finite]
    if not verbs:
        apart = names[-1].last == along or scene.words[names[-1].last] in (",", "(")
        return names[-1] if apart and _is_subject(scene, names[-1]) and not _placed(scene, draft) else None
    linked = len(verbs) == 1 and (verbs[0].passive or verbs[0].lemma in scene.sets["linking"])
    return _as_town(scene, names[0]) if linked and _is_subject(scene, names[0]) else None


def _placed(scene: Scene, draft: Draft) -> bool:
    """Whether a place of its own stands right behind the count."""
    behind = scene.actors(draft.last + 1, draft.last + _OPENING)
    return scene.is_in(draft.last, "places") and bool(behind) and behind[0].type in PLACES


def _is_subject(scene: Scene, name: ActorMention) -> bool:
    """Whether no preposition governs the name, or only that of what sort of place it is ("la région de X")."""
    index, begin = name.first - 1, scene.span(name.first).first
    while index >= begin and scene.is_in(index, "definite") and not scene.is_in(index, "preposition"):
        index -= 1
    if index < begin or not scene.is_in(index, "preposition"):
        return True
    return scene.is_in(index, "of") and index > begin and scene.is_in(index - 1, "regions")


def _as_town(scene: Scene, name: ActorMention) -> ActorMention:
    """A capital that counts its own, and stands for no state."""
    if name.type != "country":
        return name
    known = next((hit.tag.data for hit in scene.at("actor.name", name.first) if hit.tag.data.capital), None)
    return name if known is None else replace(name, name=known.name, type=known.type)

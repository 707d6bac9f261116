"""Numbers with a unit or noun that count nothing still: ages and years."""

from __future__ import annotations

from bisect import bisect_right

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.nouns import noun_at
from factrack.facts.quantities.scene import Scene

_YEARS = range(1000, 2101)
_OLDEST = 120
_ADJECTIVES = 3
_GROWN = 16
_YEAR_DIGITS = 4
_NAME = 8
_SAID = 4  # words from a verb to the range it gives
_SUBJECT = 12  # words of its subject
_PLACE = 3  # tokens from a preposition to the name of a place
_MODERN = 1500  # years that news speak of without saying that they are years


def is_age(scene: Scene, draft: Draft) -> bool:
    """ "âgé de 24 ans", "Marie, 34 ans,", "un homme de 40 ans", "les moins de 15 ans"."""
    value, first = draft.number.value or draft.number.high, draft.first
    begin = scene.span(first).first
    if draft.bare and value is not None and value <= _OLDEST:
        if _compared_age(scene, draft, begin):
            return True
        return _listed_age(scene, draft, begin)
    if not _in_years(scene, draft) or value is None or value > _OLDEST:
        return False
    if _old(scene, draft):
        return True
    if draft.complement is not None:
        return False
    if scene.is_in(first, "of"):
        first += 1  # a hedge that begins with it ("un homme d'environ 40 ans")
    start = _list_start(scene, first, begin)
    before = [scene.words[index] for index in range(max(begin, start - 3), start)]
    if not before:
        return False
    if scene.sets["ages"].intersection(before) or scene.is_in(first - 1, "possessive"):
        return True
    if draft.number.qualifier == "between" and _of_age(scene, start, begin):
        return True
    return (
        _had(scene, draft, begin)
        or _apposed(scene, draft, begin, start)
        or _of_person(
            scene, start, begin, draft.number.core[0], rounded=draft.number.qualifier == "approx" and value >= _GROWN
        )
        or _age_group(scene, draft, begin)
    )


def _in_years(scene: Scene, draft: Draft) -> bool:
    """Whether the unit is one of ages; a longer word for years is one behind a rounded number ("une trentaine d'années")."""
    unit = draft.measured
    return unit is not None and (unit.age or (unit.code == "year" and scene.phrase_links(draft.number)))


def _old(scene: Scene, draft: Draft) -> bool:
    """ "67 years old", "between 20 and 25 years of age": what stands behind the unit says that it is an age."""
    behind = draft.number.core[1] + 1
    behind += behind < len(scene.words) and scene.words[behind - 1] == "-"
    return any(scene.words[behind : behind + len(rest)] == rest for rest in scene.aged)


def _compared_age(scene: Scene, draft: Draft, begin: int) -> bool:
    """ "younger than 18", "children under five": a bare number under a hedge, with a word of age or right behind people."""
    first, core = draft.first, draft.number.core[0]
    if draft.number.qualifier == "exact" or core == first:
        return False
    if not scene.sets["ages"].isdisjoint(scene.words[first:core]):
        return True
    behind = draft.last >= scene.span(first).last or not scene.words[draft.last].endswith(scene.phrase.plural_ends)
    return first > begin and behind and _older(scene, first) and scene.ending("person", first) is not None


def _older(scene: Scene, first: int) -> bool:
    """Whether the hedge that starts at `first` is a word of place too ("over", "under"), as before ages."""
    return any("place" in hit.tag.form for hit in scene.analysis.of("hedge") if hit.first == first)


def is_title(scene: Scene, draft: Draft) -> bool:
    """ "lu dans 20 Minutes": figures and a stretch of time with a capital in the midst of small words are a name."""
    unit, place, first = draft.measured, draft.number.core[1], draft.first
    if unit is None or unit.of_topic != "duration" or place >= len(scene.raw) or draft.number.rule != "digits":
        return False
    raw = scene.raw[place]
    return (
        raw[:1].isupper()
        and not raw.isupper()
        and first > scene.span(first).first
        and scene.raw[first - 1][0].islower()
    )


def _list_start(scene: Scene, first: int, begin: int) -> int:
    """Where the list of numbers starts that `first` ends: "de 24, 32 et 47 ans"."""
    while first - 2 > begin and scene.is_in(first - 1, "links") and scene.number_at(first - 2) is not None:
        first -= 2
    return first


def _listed_age(scene: Scene, draft: Draft, begin: int) -> bool:
    """A bare number that others follow up to a unit of age, after a person or a word of age."""
    start, limit, index = _list_start(scene, draft.first, begin), scene.span(draft.first).last, draft.last
    while index + 1 < limit and scene.is_in(index, "links") and scene.number_at(index + 1) is not None:
        index += 2
    hit = scene.one("unit", index) if index < limit and index > draft.last else None
    if hit is None or not hit.tag.data.age or start - 2 < begin:
        return _person_apposed(scene, draft, begin)
    if scene.is_in(start - 1, "opening_bracket"):
        return scene.ending("person", start - 1) is not None
    before = scene.words[max(begin, start - _ADJECTIVES) : start]
    return bool(scene.sets["ages"].intersection(before)) or _of_person(scene, start, begin, start)


def _person_apposed(scene: Scene, draft: Draft, begin: int) -> bool:
    """ "said Mary Smith, 41, who": a bare number between commas behind a name that is no place."""
    first, last = draft.first, draft.last
    if first - 2 < begin or last >= scene.span(first).last or draft.number.qualifier != "exact":
        return False
    if scene.words[first - 1] != "," or scene.words[last] != ",":
        return False
    names = [name for name in scene.actors(max(begin, first - _NAME), first) if name.last == first - 1]
    if _grown(scene, first) and scene.ending("person", first - 1) is not None:
        return True
    two = first - 3 >= begin and scene.raw[first - 3][:1].isupper()
    named = names[0].type == "person" if names else two
    return scene.raw[first - 2][:1].isupper() and (named or (not names and _grown(scene, first)))


def _had(scene: Scene, draft: Draft, begin: int) -> bool:
    """ "Elle avait 6 ans.": a verb of having an age, and nothing that the years are of or for."""
    verb = scene.verb_at(draft.first - 1)
    if verb is None or verb.first < begin or verb.lemma not in scene.sets["ages"]:
        return False
    if verb.head > begin and scene.is_in(verb.head - 1, "object_pronoun"):
        return False
    last, limit = draft.last, scene.span(draft.first).last
    return last >= limit or not scene.words[last][:1].isalpha() or scene.is_in(last, "coordinator")


def _apposed(scene: Scene, draft: Draft, begin: int, start: int) -> bool:
    """ ", 34 ans," behind a name or a person."""
    first, last = draft.first, draft.last
    limit = scene.span(first).last
    closed = last >= limit or scene.words[last] in (",", ")", ".", ";") or scene.is_in(last, "closed")
    if start < first and scene.is_in(start - 1, "opening_bracket"):
        return closed and scene.ending("person", start - 1) is not None  # "les lycéens (14, 15 et 17 ans)"
    if scene.words[first - 1] == ":" and draft.number.qualifier == "exact":
        names = scene.actors(max(begin, first - _NAME), first)
        return any(name.last == first - 1 and name.type == "person" for name in names)
    if scene.words[first - 1] not in (",", "(") or not closed or first - 2 < begin:
        return False
    if scene.words[last : last + 1] == [","] and _grown(scene, first) and draft.number.qualifier == "exact":
        return True
    before = first - 2
    if scene.words[before] == "." and before - 1 >= begin:
        before -= 1
    return scene.raw[before][:1].isupper() or scene.ending("person", first - 1) is not None


def _of_person(scene: Scene, first: int, begin: int, number: int, rounded: bool = False) -> bool:
    """ "un enfant de 3 ans"; `rounded`: of a grown person, not to the year ("une bergère d'une trentaine d'années")."""
    if first - 2 < begin or not scene.is_in(first - 1, "of"):
        return False
    if scene.raw[first - 2][:1].isupper():
        return True
    lasting = False
    for end in range(first - 1, max(begin, first - 1 - _ADJECTIVES), -1):
        if scene.ending("person", end) or scene.ending("topic", end):
            return True
        if scene.is_in(end - 1, "closed") or not scene.words[end - 1][:1].isalpha():
            break
        lasting = lasting or scene.is_in(end - 1, "lasting")
    several = number > first and scene.words[first - 2].endswith(scene.phrase.plural_ends)
    grown = rounded or _grown(scene, first) or (several and _grown(scene, number))
    return not lasting and noun_at(scene, first - 2, None, linked=True) and grown


def _grown(scene: Scene, first: int) -> bool:
    """Whether the number at `first` is an age that people are described with, rather than a term of some years."""
    word = scene.words[first]
    return word.isdecimal() and int(word) >= _GROWN


def _age_group(scene: Scene, draft: Draft, begin: int) -> bool:
    """ "les moins de 15 ans", "à 19 ans", "les 18-25 ans"."""
    first, number, unit = draft.first, draft.number, draft.measured
    before = first - 1
    if unit is None:
        return False
    if scene.is_in(before, "to") and number.qualifier == "exact" and unit.code == "year":
        return before == begin or (scene.verb_at(before - 1) is None and not scene.one("change", before - 1))
    if number.qualifier == "between" and _in_brackets(scene, draft):
        return True
    plural = scene.words[before] in scene.pack.classes["plural_determiner"] and scene.is_in(before, "determiner")
    return plural and number.qualifier != "exact"


def _of_age(scene: Scene, first: int, begin: int) -> bool:
    """ "l'âge des victimes est compris entre 14 et 35 ans": the noun that a finite verb says the range of."""
    groups = [group for group in scene.verbs(max(begin, first - _SAID), first) if group.finite]
    if not groups:
        return False
    opening = max(scene.clause(first).first, groups[-1].first - _SUBJECT)
    return any(scene.is_in(index, "age_nouns") for index in range(opening, groups[-1].first))


def _in_brackets(scene: Scene, draft: Draft) -> bool:
    """ "les jeunes (de 15 à 24 ans)": nothing else stands in the brackets."""
    begin = scene.span(draft.first).first
    before = draft.first - 1 - scene.is_in(draft.first - 1, "of")
    if before == draft.first - 1 and scene.ending("person", before) is None:
        return False
    closed = draft.last < scene.span(draft.first).last and scene.is_in(draft.last, "closing_bracket")
    return before >= begin and scene.is_in(before, "opening_bracket") and closed


def is_year(scene: Scene, draft: Draft) -> bool:
    """Four digits with nothing counted behind them."""
    number = draft.number
    raw = scene.raw[number.core[0]]
    if (
        number.value not in _YEARS
        or len(raw) != _YEAR_DIGITS
        or not raw.isdecimal()
        or number.core[1] - number.core[0] > 1
    ):
        return False
    if draft.bare:
        before = draft.first - 1
        if number.qualifier != "exact" or (before > 0 and scene.is_in(before, "whole")):
            return False
        return not (_in_row(scene, draft) or _long_past(scene, draft))
    return draft.head is not None and scene.raw[draft.head[0]][:1].isupper() and number.qualifier == "exact"


def _in_row(scene: Scene, draft: Draft) -> bool:
    """ "1100 dans l'Orne, 1900 dans l'Eure": one of a row of figures, each with its place behind it."""
    before, place = draft.first - 1, draft.last
    linked = before > scene.span(draft.first).first and (scene.is_in(before, "links") or scene.is_in(before, "opening"))
    if not linked or place >= scene.span(draft.first).last or not scene.is_in(place, "places"):
        return False
    return bool(scene.actors(place + 1, place + _PLACE))


def _long_past(scene: Scene, draft: Draft) -> bool:
    """Whether it is no year that news tell of, and no date holds it ("passé de 900 à 1262")."""
    before = draft.first - 1
    if (draft.number.value or 0) >= _MODERN or scene.is_in(before, "opening_bracket") or scene.is_in(before, "of"):
        return False
    place = bisect_right(scene.analysis.when_tokens, (draft.first, draft.last + 1)) - 1
    return place < 0 or scene.analysis.when_tokens[place][1] <= draft.first

"""Numbers with a unit or noun that count nothing still: ages and years."""

from __future__ import annotations

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene

_YEARS = range(1000, 2101)
_OLDEST = 120
_YEAR_DIGITS = 4


def is_age(scene: Scene, draft: Draft) -> bool:
    """ "âgé de 24 ans", "Marie, 34 ans,", "un homme de 40 ans", "les moins de 15 ans"."""
    unit, value, first = draft.measured, draft.number.value or draft.number.high, draft.first
    begin = scene.span(first).first
    if draft.bare and value is not None and value <= _OLDEST:
        return _age_list(scene, first, begin)
    if unit is None or not unit.age or value is None or value > _OLDEST or draft.complement is not None:
        return False
    before = [scene.words[index] for index in range(max(begin, first - 3), first)]
    if not before:
        return False
    if scene.sets["ages"].intersection(before) or _age_list(scene, first, begin):
        return True
    return _apposed(scene, draft, begin) or _of_person(scene, first, begin) or _age_group(scene, draft, begin)


def _age_list(scene: Scene, first: int, begin: int) -> bool:
    """One of several ages: "âgés de 24, 32 et 47 ans"."""
    index = first - 1
    while index > begin and (scene.words[index].isdecimal() or scene.is_in(index, "links") or scene.is_in(index, "of")):
        index -= 1
    return index < first - 1 and scene.words[index] in scene.sets["ages"]


def _apposed(scene: Scene, draft: Draft, begin: int) -> bool:
    """ ", 34 ans," behind a name or a person."""
    first, last = draft.first, draft.last
    limit = scene.span(first).last
    closed = last >= limit or scene.words[last] in (",", ")", ".", ";") or scene.is_in(last, "closed")
    if scene.words[first - 1] not in (",", "(") or not closed or first - 2 < begin:
        return False
    return scene.raw[first - 2][:1].isupper() or scene.ending("person", first - 1) is not None


def _of_person(scene: Scene, first: int, begin: int) -> bool:
    """ "un enfant de 3 ans"."""
    if first - 2 < begin or not scene.is_in(first - 1, "of"):
        return False
    people = scene.ending("person", first - 1) or scene.ending("topic", first - 1)
    return people is not None or scene.raw[first - 2][:1].isupper()


def _age_group(scene: Scene, draft: Draft, begin: int) -> bool:
    """ "les moins de 15 ans", "à 19 ans", "les 18-25 ans"."""
    first, number, unit = draft.first, draft.number, draft.measured
    before = first - 1
    if unit is None:
        return False
    if scene.is_in(before, "to") and number.qualifier == "exact" and unit.code == "year":
        return before == begin or (scene.verb_at(before - 1) is None and not scene.one("change", before - 1))
    plural = scene.words[before] in scene.pack.classes["plural_determiner"] and scene.is_in(before, "determiner")
    return plural and number.qualifier != "exact"


def is_year(scene: Scene, draft: Draft) -> bool:
    """Four digits with nothing counted behind them."""
    number = draft.number
    raw = scene.raw[number.core[0]]
    if number.value not in _YEARS or len(raw) != _YEAR_DIGITS or not raw.isdecimal() or number.core[1] - number.core[0] > 1:
        return False
    if draft.bare:
        return number.qualifier == "exact"
    return draft.head is not None and scene.raw[draft.head[0]][:1].isupper() and number.qualifier == "exact"

"""One amount in two units: "15 dollars 50", "1 euro et 20 centimes", "5 feet 10 inches", "2 km and 300 metres"."""

from __future__ import annotations

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.frozen import replace
from factrack.language.lexicon import Tag
from factrack.language.records.units import Unit
from factrack.mentions.analysis import Hit, NumberMention
from factrack.model import Number

_HUNDRED = 100
_FIGURES = 2


def add_subunits(scene: Scene, draft: Draft) -> None:
    """Add the smaller unit behind the unit of `draft`: hundredths to money, other parts as a number of the parts."""
    while _is_whole(draft) and (_hundredths(scene, draft) or _parts(scene, draft)):
        continue


def _is_whole(draft: Draft) -> bool:
    value, unit = draft.number.value, draft.measured
    return unit is not None and value is not None and value == int(value) and not draft.number.share


def _after(scene: Scene, draft: Draft) -> int:
    """The token behind the unit, past a comma or "and"."""
    index, limit = draft.last, scene.span(draft.first).last
    return index + (index + 1 < limit and (scene.is_in(index, "links") or scene.is_in(index, "comma")))


def _hundredths(scene: Scene, draft: Draft) -> bool:
    """Cents with their name, or two figures right behind a currency or a metre ("1 m 80")."""
    index, limit = _after(scene, draft), scene.span(draft.first).last
    metres = draft.measured is not None and "cm" in draft.measured.parts
    if index >= limit or draft.measured is None or not (metres or draft.measured.of_topic == "money"):
        return False
    number = scene.number_at(index)
    hit = scene.one("unit", number.last) if number is not None and number.last < limit else None
    if number is not None and hit is not None and hit.tag.data.hundredth and _fits(number, _HUNDRED):
        _becomes(draft, (draft.number.value or 0) + (number.value or 0) / _HUNDRED, hit.last)
        return True
    figures = scene.words[index]
    lone = index + 1 >= limit or not scene.words[index + 1][:1].isalnum()
    if not lone or not figures.isdecimal() or len(figures) != _FIGURES or _is_apart(scene, draft, index):
        return False
    if index + 1 < limit and scene.one("unit", index + 1) is not None:
        return False
    _becomes(draft, (draft.number.value or 0) + int(figures) / _HUNDRED, index + 1)
    return True


def _is_apart(scene: Scene, draft: Draft, index: int) -> bool:
    """Whether more than "and" behind the name of a currency stands before the figures ("15 dollars and 50")."""
    named = (
        draft.measured is not None and scene.words[draft.last - 1][:1].isalpha() and draft.measured.of_topic == "money"
    )
    return index > draft.last and not (named and scene.pack.is_a(scene.words[draft.last], "conjunction_and"))


def _parts(scene: Scene, draft: Draft) -> bool:
    """A number of a smaller unit that the unit is made of."""
    index, limit = _after(scene, draft), scene.span(draft.first).last
    number = scene.number_at(index) if index < limit and draft.measured is not None else None
    hit: Hit | None = scene.one("unit", number.last) if number is not None and number.last < limit else None
    if number is None or draft.measured is None:
        return False
    hit = hit or _symbol(scene, draft.measured, number.last, limit)
    if hit is None:
        return False
    size = draft.measured.parts.get(hit.tag.key)
    if size is None or not _fits(number, size):
        return False
    _becomes(draft, (draft.number.value or 0) * size + (number.value or 0), hit.last)
    draft.measured, draft.unit = hit.tag.data, hit.tag.key
    return True


def _symbol(scene: Scene, unit: Unit, index: int, limit: int) -> Hit | None:
    """The code of a part that is a small word elsewhere ("5 ft 2 in"), where nothing that it could lead to follows."""
    follower = scene.words[index + 1] if index + 1 < limit else ""
    if index >= limit or scene.words[index] not in unit.parts or follower[:1].isalnum():
        return None
    part = next((one for one in scene.pack.files["units"].unit if one.code == scene.words[index]), None)
    return None if part is None else Hit(index, index + 1, Tag("unit", part.code, data=part))


def _fits(number: NumberMention, size: int) -> bool:
    """Whether a number of parts is an exact one of fewer than make a whole."""
    return number.qualifier == "exact" and number.value is not None and 0 < number.value < size


def _becomes(draft: Draft, value: float, last: int) -> None:
    """Give the amount its value; what bounds it had are moved with it."""
    whole, number = draft.number.value, draft.number
    amount: Number = int(value) if value == int(value) else round(value, 2)
    low, high = (amount if bound == whole else bound for bound in (number.low, number.high))
    draft.number, draft.last = replace(number, value=amount, low=low, high=high), last

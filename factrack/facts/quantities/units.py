"""Units beside a number and the code they stand for."""

from __future__ import annotations

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.language.records.units import Unit
from factrack.mentions.analysis import Hit
from factrack.mentions.numbers import is_sign


def unit_before(scene: Scene, token: int) -> Hit | None:
    """The currency sign that ends right before `token`."""
    hit = scene.ending("unit_before", token, reach=2)
    if hit is None or hit.first < (begin := scene.span(token).first) or not is_sign(scene.analysis, hit):
        return None
    return None if hit.first > begin and scene.words[hit.first - 1][:1].isdecimal() else hit


def unit_after(scene: Scene, draft: Draft) -> Hit | None:
    """The unit behind the number, after "of" where the number is a noun ("millions d'euros", "un quart d'heure")."""
    index, limit = draft.last, scene.span(draft.first).last
    half = scene.half_unit(draft.number.core[1] - 1)
    if half is not None:
        return half
    if index + 1 < limit and scene.is_in(index, "pure_of") and scene.phrase_links(draft.number):
        index += 1
    if index + 1 < limit and scene.words[index] == "-" and scene.text[scene.analysis.tokens.start[index] - 1] != " ":
        index += 1
    if index >= limit:
        return None
    if index + 1 < limit and scene.is_in(index, "before") and (hit := _span_of_time(scene, index + 1)) is not None:
        return hit
    return next((hit for hit in scene.at("unit", index) if _written_so(scene, hit)), None)


def _span_of_time(scene: Scene, index: int) -> Hit | None:
    """A unit of time, a noun in the plural, which may have an adjective before it ("les trois premiers mois")."""
    if not scene.words[index].endswith(scene.phrase.plural_ends):
        return None
    return next(
        (hit for hit in scene.at("unit", index) if "noun" in hit.tag.form and hit.tag.data.of_topic == "duration"), None
    )


def _written_so(scene: Scene, hit: Hit) -> bool:
    """A symbol keeps its case ("m" is no "M"); a noun does not."""
    if "noun" in hit.tag.form:
        return True
    unit: Unit = hit.tag.data
    start, end = scene.analysis.chars(hit.first, hit.last)
    return scene.text[start:end].replace(" ", "") in {symbol.replace(" ", "") for symbol in unit.symbols}


def code_of(scene: Scene, unit: Unit) -> str:
    """The code of a unit at the time of the article ("franc" before and since the euro)."""
    published = scene.analysis.document.published
    if unit.until is not None and unit.code_after is not None and (published is None or published[:4] > unit.until):
        return unit.code_after
    return unit.code

"""Units beside a number and the code they stand for."""

from __future__ import annotations

from collections import Counter

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
    if index + 1 < limit and scene.is_in(index, "before") and (hit := _past_adjective(scene, index + 1)) is not None:
        return hit
    return next((hit for hit in scene.at("unit", index) if _written_so(scene, hit)), None)


def _past_adjective(scene: Scene, index: int) -> Hit | None:
    """A unit, a noun in the plural, that has an adjective before it: of time, or of anything behind "others"."""
    if not scene.words[index].endswith(scene.phrase.plural_ends):
        return None
    more = scene.is_in(index - 1, "others")
    units = (hit for hit in scene.at("unit", index) if "noun" in hit.tag.form)
    return next((hit for hit in units if more or hit.tag.data.of_topic == "duration"), None)


def _written_so(scene: Scene, hit: Hit) -> bool:
    """A symbol keeps its case ("m" is no "M") and is not the next number's ("3 USD50 notes"); a noun does not."""
    if "noun" in hit.tag.form:
        return True
    if scene.raw[hit.first].isupper() and scene.number_at(hit.last) is not None and _leans(scene, hit):
        return False
    unit: Unit = hit.tag.data
    start, end = scene.analysis.chars(hit.first, hit.last)
    return scene.text[start:end].replace(" ", "") in {symbol.replace(" ", "") for symbol in unit.symbols}


def _leans(scene: Scene, hit: Hit) -> bool:
    """Whether a symbol hangs on what stands behind it, and not on what stands before."""
    tokens = scene.analysis.tokens
    return tokens.end[hit.last - 1] == tokens.start[hit.last] and tokens.end[hit.first - 1] < tokens.start[hit.first]


def code_of(scene: Scene, unit: Unit) -> str:
    """The code of a unit in the article: a name that several currencies share ("franc") is that of its land and time."""
    if (unit.full_names or unit.countries) and (shared := _shared_name(scene, unit)) is not None:
        return shared
    published = scene.analysis.document.published
    if unit.until is not None and unit.code_after is not None and (published is None or published[:4] > unit.until):
        return unit.code_after
    return unit.code


def _shared_name(scene: Scene, unit: Unit) -> str | None:
    """The code that the article's full name of a currency tells, or the country that it names most."""
    family = {*unit.full_names, *unit.countries.values()}
    full = Counter(
        hit.tag.key for hit in scene.analysis.of("unit") if hit.tag.key in family and hit.tag.data is not unit
    )
    if full:
        return full.most_common(1)[0][0]
    told = Counter(mention.code for mention in scene.analysis.actors if mention.code in unit.countries)
    return unit.countries[told.most_common(1)[0][0] or ""] if told else None

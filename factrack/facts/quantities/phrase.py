"""The phrase of a number: its unit, or the noun it counts with adjectives and complement."""

from __future__ import annotations

from factrack.facts.quantities.compound import add_subunits
from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.looks import is_age, is_title, is_year
from factrack.facts.quantities.nouns import head_at, known_noun, noun_at, noun_from, past_adjectives
from factrack.facts.quantities.rates import rate_of
from factrack.facts.quantities.scene import Scene
from factrack.facts.quantities.units import code_of, unit_after, unit_before
from factrack.frozen import replace
from factrack.mentions.analysis import Hit, NumberMention
from factrack.mentions.numbers import articles_of, hedged_behind, is_sign, revalued, unrounded

_ADJECTIVES = 3
_SIGN = 4  # letters of a currency written before its sum, at most
_VALUE = 14  # tokens from a noun that is a unit to its value


def read(scene: Scene, number: NumberMention) -> Draft | None:
    """The number with its unit or noun; None when it is an age or a year."""
    draft = Draft(number, number.first, number.last)
    draft.rules.append((f"number: {number.rule}", number.first, number.last))
    if number.inside is not None:
        draft.head, draft.counted = number.inside, scene.analysis.slice(*number.inside)
    elif not (_prefixed(scene, draft) or _measured(scene, draft)):
        _counted(scene, draft)
    if is_age(scene, draft) or is_year(scene, draft) or is_title(scene, draft) or _utmost(scene, draft):
        return None
    _and_half(scene, draft)
    _behind(scene, draft)
    return draft


def _utmost(scene: Scene, draft: Draft) -> bool:
    """Whether an article behind "at most" is none of a count ("garder au maximum une activité normale")."""
    number = draft.number
    article = number.core[1] - number.core[0] == 1 and scene.words[number.core[0]] in articles_of(scene.pack)
    if not article or number.qualifier != "at_most" or draft.measured is not None:
        return False
    return draft.head is None or not (known_noun(scene, draft.head[0]) or scene.is_in(draft.head[0], "occasions"))


def _prefixed(scene: Scene, draft: Draft) -> bool:
    """A currency sign before the number ("$4 million")."""
    number = draft.number
    hit = unit_before(scene, number.core[0]) or unit_before(scene, draft.first) or _past_hedge(scene, draft)
    if hit is None and (told := _past_verb(scene, draft)) is not None:
        draft.measured, draft.unit = told.tag.data, told.tag.key
        draft.rules.append((f"unit: {told.tag.key}", told.first, told.last))
        return True
    if hit is None and number.rule == "range between":
        hit = next((hit for hit in scene.at("unit_before", number.core[0] + 1) if is_sign(scene.analysis, hit)), None)
    if hit is None:
        return False
    draft.measured, draft.unit = hit.tag.data, code_of(scene, hit.tag.data)
    draft.first = min(draft.first, hit.first)
    add_subunits(scene, draft)
    return True


def _past_verb(scene: Scene, draft: Draft) -> Hit | None:
    """A noun that is a unit, of which a verb tells the value: "la magnitude aurait en réalité atteint 6,8"."""
    if not scene.analysis.of("unit_before") or scene.one("unit", draft.last) is not None:
        return None
    begin = max(scene.span(draft.first).first, draft.first - _VALUE)
    words = [hit for hit in scene.all_within("unit_before", begin, draft.first) if scene.words[hit.first].isalpha()]
    if not words or len(scene.words[words[-1].first]) <= _SIGN or scene.counted_between(words[-1].last, draft.first):
        return None
    verbs = scene.verbs(words[-1].last, draft.first)
    ended = draft.last >= scene.span(draft.first).last or not scene.words[draft.last][:1].isalpha()
    return words[-1] if verbs and verbs[-1].finite and ended else None


def _past_hedge(scene: Scene, draft: Draft) -> Hit | None:
    """A unit before an adjective that hedges the number ("de magnitude supérieure à 5")."""
    if not scene.analysis.of("unit_before"):
        return None
    starts = (hit.first for hit in scene.analysis.of("hedge") if hit.last == draft.first)
    return next((unit for start in starts if (unit := unit_before(scene, start)) is not None), None)


def _measured(scene: Scene, draft: Draft) -> bool:
    """A unit behind the number, with what it is of ("5 % des enseignants", "3 mois de prison")."""
    hit = unit_after(scene, draft)
    if hit is None:
        return False
    draft.measured, draft.unit, draft.last = hit.tag.data, code_of(scene, hit.tag.data), hit.last
    draft.rules.append((f"unit: {hit.tag.key}", hit.first, hit.last))
    add_subunits(scene, draft)
    noun = hit.last
    if draft.unit == "%":
        draft.number = unrounded(draft.number, scene.pack.files["hedges"])
    if draft.unit == "°C":
        _below_zero(scene, draft)
    hit = Hit(hit.first, draft.last, hit.tag)
    whole = draft.unit == "%" or draft.number.share
    begin = hit.first
    end = _complement(scene, draft, hit.last, definite=whole)
    rate = draft.complement or (rate_of(scene, draft) if whole or draft.measured.rate else None)
    if whole or (rate is not None and draft.complement is None):
        draft.counted = scene.analysis.slice(*rate) if rate else None
    else:
        draft.counted = scene.analysis.slice(begin, noun if end == hit.last else end)
    draft.last = end
    return True


def _below_zero(scene: Scene, draft: Draft) -> None:
    """ "- 20 degrés": a minus with a space, which elsewhere is a dash."""
    index, number = draft.first - 1, draft.number
    dash = (
        index > scene.span(draft.first).first
        and scene.words[index] == "-"
        and not scene.words[index - 1][:1].isdecimal()
    )
    if dash and number.qualifier == "exact" and number.value is not None:
        draft.number = replace(number, value=-number.value, low=-number.value, high=-number.value)
        draft.first = index


def _counted(scene: Scene, draft: Draft) -> None:
    """The noun: behind "of" where the number is a noun itself ("une centaine de"), else right behind the number."""
    limit = scene.span(draft.first).last
    index = _opened(scene, draft, limit)
    if index > draft.last and scene.is_in(index - 1, "demonstrative") and (told := _told(scene, index)):
        draft.last = told
        return  # "four of those killed": their participle is all that is said of them
    quoted = index < limit and index > draft.last and scene.is_in(index - 1, "quotes")
    linked = index > draft.last and (not quoted or (index + 1 < limit and scene.is_in(index + 1, "quotes")))
    if linked and scene.number_at(index) is not None:
        return  # "cinq des neuf otages": the noun is the other number's
    begin, noun = index, noun_from(scene, index, limit, draft.number, linked)
    if noun is None or (not linked and _said_of_scale(scene, draft, noun)):
        return
    index = noun
    head = head_at(scene, index, limit)
    draft.head = head
    end = _modified(scene, draft, head[1], limit)
    quotes = [token for token in range(begin, end) if scene.is_in(token, "quotes")]
    parts = zip([begin, *(token + 1 for token in quotes)], [*quotes, end], strict=True)
    draft.counted = " ".join(scene.analysis.slice(first, last) for first, last in parts if first < last)
    draft.last = end + 1 if end < limit and scene.is_in(end, "quotes") and scene.is_in(begin - 1, "quotes") else end


def _said_of_scale(scene: Scene, draft: Draft, noun: int) -> bool:
    """Whether what looks like a noun is said of a sum: "les 8,9 millions requis", as a million counts only with "of"."""
    if scene.phrase.head != "first" or draft.number.share or not scene.phrase_links(draft.number):
        return False
    told = scene.words[noun].endswith(scene.phrase.adjective_ends) or scene.verb_at(noun) is not None
    return told and not known_noun(scene, noun)


def _opened(scene: Scene, draft: Draft, limit: int) -> int:
    """The token where the noun phrase starts: past "of", an article after it, an opening quotation mark."""
    index = draft.last
    if (
        index + 2 < limit
        and scene.is_in(index + 1, "of")
        and (scene.is_in(index, "outward") or (scene.is_in(index, "quotes") and scene.is_in(draft.first - 1, "quotes")))
    ):
        index += 1  # "12 out of the 30 sailors", "« une centaine » de policiers"
    noun = scene.phrase_links(draft.number)
    partitive = index + 1 < limit and scene.is_in(index, "of")
    if noun and partitive:
        index += 1
        while index < limit and scene.is_in(index, "determiner"):
            index += 1
    elif partitive and (not scene.is_in(index, "pure_of") or _is_known(scene, index + 1)):
        if not scene.is_in(index + 1, "possessive"):  # "63 of its soldiers" are all that it has lost
            draft.rules.append(("part of a known whole", index, index + 1))
        index += 2 if _is_known(scene, index + 1) else 1
    elif index + 2 < limit and scene.is_in(index, "among") and not _follows_count(scene, draft):
        draft.rules.append(("part of a known whole", index, index + 1))
        index += 2  # "12 parmi les migrants"
    if index < limit and scene.is_in(index, "quotes"):
        index += 1
    return index


def _follows_count(scene: Scene, draft: Draft) -> bool:
    """Whether its sentence counts something before it, which it may be more of ("4 morts au camp, 2 parmi les civils")."""
    return scene.counted_between(scene.span(draft.first).first, draft.first)


def _told(scene: Scene, index: int) -> int:
    """The end of a participle that stands for a noun at `index`, 0 when there is none."""
    while index + 1 < len(scene.words) and scene.is_adverb(index):
        index += 1
    hit = scene.one("topic_adjective", index)
    return hit.last if hit is not None and scene.one("topic", index) is None else 0


def _is_known(scene: Scene, index: int) -> bool:
    """Whether a determiner points at a whole that is known ("12 of these", "15 of its soldiers")."""
    if scene.is_in(index, "demonstrative") or scene.is_in(index, "possessive"):
        return True
    noun = scene.words[index + 1] if index + 1 < len(scene.words) else ""
    people = any(hit.tag.data.people for hit in scene.at("topic", index + 1))
    return scene.is_in(index, "definite") and (people or noun.endswith(scene.phrase.plural_ends))


def _modified(scene: Scene, draft: Draft, index: int, limit: int) -> int:
    """The end of the adjectives and of one complement behind the noun."""
    inside = draft.first > 0 and scene.is_in(draft.first - 1, "quotes")
    end = past_adjectives(scene, index, limit, quoted=not inside)
    return _complement(scene, draft, end, definite=False, quoted=not inside)


def _complement(scene: Scene, draft: Draft, index: int, definite: bool, quoted: bool = True) -> int:
    """The end of a complement "de X" behind the noun (behind a share also "des X", "de la X")."""
    limit = scene.span(draft.first).last
    if index + 1 >= limit or not scene.is_in(index, "of" if definite else "pure_of"):
        return index
    start = index + 1
    while definite and start < limit and (scene.is_in(start, "determiner") or scene.is_in(start, "quotes")):
        start += 1
    while start + 1 < limit and scene.is_in(start, "before") and noun_at(scene, start + 1, None, linked=True):
        start += 1
    if definite and start < limit and scene.is_in(start, "all_of"):
        start = _past_number_noun(scene, start, limit)
    if (
        start >= limit
        or scene.number_at(start) is not None
        or not noun_at(scene, start, None, linked=True)
        or (scene.raw[start][:1].isupper() and not definite)
    ):
        return index
    if definite and (rate := scene.one("rate_noun", start)) is not None and rate.last > start + 1:
        draft.complement = (start, past_adjectives(scene, rate.last, limit, quoted))
        return draft.complement[1]
    if definite and scene.one("number_noun", start):
        start = _past_number_noun(scene, start, limit)
    head = head_at(scene, start, limit)
    end = past_adjectives(scene, head[1], limit, quoted)
    draft.complement = (start, end)
    return end


def _past_number_noun(scene: Scene, start: int, limit: int) -> int:
    """What is counted behind "number of": "96 % du nombre total des communes"."""
    for index in range(start + 1, min(start + _ADJECTIVES, limit - 1)):
        if scene.is_in(index, "of"):
            behind = index + 1
            while behind < limit - 1 and scene.is_in(behind, "determiner"):
                behind += 1
            plural = scene.words[behind].endswith(scene.phrase.plural_ends) or scene.is_in(start, "all_of")
            return behind if plural and noun_at(scene, behind, None, linked=True) else start
    return start


def _and_half(scene: Scene, draft: Draft) -> None:
    """ "trois siècles et demi": a half behind the noun."""
    limit, number = scene.span(draft.first).last, draft.number
    half = scene.half_at(draft.last, limit)
    if half is None or number.value is None or draft.bare:
        return
    value, draft.last = number.value + half[0], half[1]
    draft.number = revalued(number, value, scene.pack.files["hedges"])


def _counts_on(scene: Scene, hit: Hit) -> bool:
    """Whether a coordinator and a vague number only go on with other things ("trois maisons et quelques cabanes")."""
    behind = hit.last < scene.span(hit.first).last and scene.words[hit.last].endswith(scene.phrase.plural_ends)
    return behind and scene.is_in(hit.first, "coordinator") and noun_at(scene, hit.last, None)


def _behind(scene: Scene, draft: Draft) -> None:
    """A hedge behind the noun ("300 personnes au moins")."""
    hit = scene.one("hedge_after", draft.last) if not draft.bare else None
    if hit is not None and hit.last <= scene.span(draft.first).last and not _counts_on(scene, hit):
        draft.number = hedged_behind(draft.number, hit.tag.data)
        draft.rules.append((f"hedge: {hit.tag.key}", hit.first, hit.last))
        draft.last = hit.last

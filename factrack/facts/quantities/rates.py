"""What a percentage is the value of: the rate, the result or the price that rises, falls or stands at it."""

from __future__ import annotations

from bisect import bisect_left

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.nouns import head_at, noun_at, past_adjectives
from factrack.facts.quantities.scene import Scene
from factrack.mentions.analysis import VerbGroup

_REACH = 22
_VALUE_GAP = 3
_ADJUNCTS = 14  # tokens of times, places and adverbs between a verb and the value
_ADJECTIVES = 3
_GAPPED = 9  # tokens from the link to "of", behind a subject whose verb is left out
_SUBJECT = 5  # words of what rises or falls
_NAME = 2  # tokens of a short name in brackets behind a noun ("le produit intérieur brut (PIB)")
_COMPLEMENTS = 2  # of the noun of a subject

Tokens = tuple[int, int]


def rate_of(scene: Scene, draft: Draft) -> Tokens | None:
    """Tokens of the rate that a percentage is the value of: "le taux de chômage atteint 8 %"."""
    begin = max(_around(scene, draft), draft.first - _REACH)
    value = _first_value(scene, draft, begin)
    if (apposed := _apposed(scene, draft, begin)) is not None:
        return apposed
    if (gapped := _gapped(scene, draft, begin)) is not None:
        return gapped
    value = _bracket(scene, draft, value)
    verb = next(iter(reversed(scene.verbs(begin, value))), None)
    if verb is None or not _leads_to(scene, verb.last, value):
        return _moving(scene, draft, begin)
    named = _named(scene, draft, begin)
    return named if named is not None or _is_at(scene, verb, value) else _moved(scene, verb, begin)


def _gapped(scene: Scene, draft: Draft, begin: int) -> Tokens | None:
    """The subject of a verb left out behind another percentage: "les cas ont augmenté de 93 %, les décès de 66 %"."""
    of = draft.first if scene.is_in(draft.first, "of") else draft.first - 1
    if not scene.is_in(of, "of") or not _value_before(scene, of, begin):
        return None
    for index in range(of - 1, max(begin, of - _GAPPED), -1):
        if scene.verb_at(index) is not None and scene.one("topic_adjective", index) is None:
            return None
        if scene.is_in(index, "links"):
            start = index + 2
            opened = start < of and scene.is_in(index + 1, "definite") and noun_at(scene, start, None, linked=True)
            moves = any(scene.one("change", token) for token in range(start, of))
            return (start, of) if opened and not moves else None
    return None


def _value_before(scene: Scene, last: int, begin: int) -> bool:
    """Whether a percentage stands in `[begin, last)` with no finite verb behind it."""
    place = bisect_left(scene.number_starts, last) - 1
    if place < 0 or scene.number_starts[place] < begin:
        return False
    number = scene.analysis.numbers[place]
    unit = scene.one("unit", number.last)
    told = any(group.finite for group in scene.verbs(number.last, last))
    return unit is not None and unit.tag.key == "%" and not told


def _around(scene: Scene, draft: Draft) -> int:
    """Where the clause of a value starts: past a bracket, that of what stands around it."""
    clause = scene.clause(draft.first)
    if clause.kind != "bracket" or clause.parent is None:
        return clause.first
    return scene.analysis.clauses[scene.span(draft.first).index][clause.parent].first


def subject_of_change(scene: Scene, verb: VerbGroup) -> Tokens | None:
    """Tokens of the noun that a verb of change or of value is told of, with its complements; None for a person."""
    return _subject(scene, verb) if _changes(scene, verb) else None


def _changes(scene: Scene, verb: VerbGroup) -> bool:
    """Whether a verb says how a value moves, or at what value its subject stands."""
    return scene.one("change", verb.head) is not None or verb.lemma in scene.sets["valued"]


def _subject(scene: Scene, verb: VerbGroup) -> Tokens | None:
    first = _opening(scene, verb) if scene.phrase.head == "first" else None
    if first is None or _purpose_between(scene, first, verb.first) or not noun_at(scene, first, None, linked=True):
        return None
    somebody = scene.one("person", first) is not None or bool(scene.actors(first, first + 1))
    return None if somebody else (first, _phrase_end(scene, first, verb.first))


def _purpose_between(scene: Scene, first: int, last: int) -> bool:
    """Whether an infinitive parts a noun from the verb, so that it may be the object of that."""
    return any(group.tense in ("infinitive", "gerund") for group in scene.verbs(first, last))


def told_before(scene: Scene, draft: Draft) -> Tokens | None:
    """The rate told of right before, in its sentence or the one before, where a pronoun stands for it: "Il a reculé de 6 %"."""
    span = scene.span(draft.first)
    groups = [group for group in scene.verbs(scene.clause(draft.first).first, draft.first) if group.finite]
    verb = groups[-1] if groups else None
    if verb is None or not _by_pronoun(scene, verb) or not _leads_to(scene, verb.last, draft.first):
        return None
    if not _changes(scene, verb):
        return None
    before = scene.analysis.spans[max(0, span.index - 1)]
    told = scene.verbs(span.first, verb.first)[::-1] + scene.verbs(before.first, min(before.last, span.first))
    rates = (
        rate
        for group in told
        if group.finite and (rate := _subject(scene, group)) and _has_value(scene, group, rate[0])
    )
    return next((rate for rate in rates if _agrees(scene, verb, rate[0])), None)


def _has_value(scene: Scene, verb: VerbGroup, noun: int) -> bool:
    """Whether a noun is one of a rate or of a number, or its verb says that it moves."""
    if scene.one("rate_noun", noun) is not None or scene.one("number_noun", noun) is not None:
        return True
    return _changes(scene, verb) and verb.lemma not in scene.sets["linking"]


def _by_pronoun(scene: Scene, verb: VerbGroup) -> bool:
    """Whether a pronoun is the subject of a verb."""
    begin = scene.span(verb.first).first
    return any(scene.is_in(index, "subject_pronoun") for index in range(max(begin, verb.first - 1), verb.head))


def _agrees(scene: Scene, verb: VerbGroup, noun: int) -> bool:
    """Whether a noun is in the plural as the pronoun before a verb is, or neither."""
    plural = any(scene.is_in(index, "plural_pronoun") for index in range(max(0, verb.first - 1), verb.head))
    return plural == scene.words[noun].endswith(scene.phrase.plural_ends)


def _bracket(scene: Scene, draft: Draft, value: int) -> int:
    """The bracket that only the value opens ("le prix rebondit (+3 % sur un mois)"), else the value."""
    opens = value == draft.first and value > scene.span(value).first and scene.is_in(value - 1, "opening_bracket")
    return value - 1 if opens else value


def _leads_to(scene: Scene, first: int, value: int) -> bool:
    """Whether nothing but times, places and adverbs part a verb that ends at `first` from a value."""
    if value - first <= _VALUE_GAP:
        return True
    if value - first > _ADJUNCTS:
        return False
    index = first
    while index < value:
        if (end := _named_end(scene, index)) is not None:
            index = end
        elif _is_small(scene, index) or (scene.is_in(index, "comma") and value - index <= _VALUE_GAP):
            index += 1
        else:
            return False
    return True


def _named_end(scene: Scene, index: int) -> int | None:
    """The end of a date, a stretch of time or a place that starts at `index`."""
    place = bisect_left(scene.when_starts, index)
    if place < len(scene.when_starts) and scene.when_starts[place] == index:
        return scene.analysis.when_tokens[place][1]
    names = scene.actors(index, index + 1)
    return max(name.last for name in names) if names else None


def _is_small(scene: Scene, index: int) -> bool:
    return scene.is_adverb(index) or scene.is_in(index, "preposition") or scene.is_in(index, "determiner")


def _named(scene: Scene, draft: Draft, begin: int) -> Tokens | None:
    """The nearest noun of a rate or of a number before the value, with what it is of."""
    for index in range(draft.first - 1, begin - 1, -1):
        unit, hit = scene.one("unit", index), scene.one("number_noun", index)
        rate = scene.one("rate_noun", index) if hit is None else None
        if rate is not None and rate.last < draft.first and not _told_by_noun(scene, index, begin):
            return index, past_adjectives(scene, rate.last, draft.first)
        if unit is not None and unit.tag.key != draft.unit and unit.tag.data.of_topic != "duration":
            return None
        if hit is None or hit.last >= draft.first or _describes(scene, index, begin) or _is_object(scene, index):
            continue
        if not scene.is_in(hit.last, "of") and _told_by_noun(scene, index, begin):
            continue
        if not scene.is_in(hit.last, "of"):
            if scene.phrase.head == "first":
                return index, past_adjectives(scene, hit.last, draft.first)
            named = scene.phrase.head == "last" and index > begin and not scene.is_in(index - 1, "closed")
            return (index - 1, hit.last) if named and scene.words[index - 1][:1].isalpha() else None
        start = hit.last + 1
        while start < draft.first and (scene.is_in(start, "determiner") or scene.is_in(start, "before")):
            start += 1
        if start < draft.first and noun_at(scene, start, None, linked=True):
            return index, past_adjectives(scene, head_at(scene, start, draft.first)[1], draft.first)
    return None


def _is_object(scene: Scene, index: int) -> bool:
    """Whether an infinitive stands right before a noun and its article ("pour défendre le salaire")."""
    before = index - 2 if scene.is_in(index - 1, "determiner") else index - 1
    group = scene.verb_at(before) if before >= 0 else None
    return group is not None and group.tense == "infinitive"


def _describes(scene: Scene, index: int, begin: int) -> bool:
    """Whether a noun of number stands right behind another noun, as its adjective ("la croissance moyenne")."""
    before = index - 1
    plain = scene.phrase.head == "first" and before >= begin and scene.words[before][:1].isalpha()
    return plain and not scene.is_in(before, "closed") and scene.verb_at(before) is None


def _is_at(scene: Scene, verb: VerbGroup, value: int) -> bool:
    """Whether "to" stands behind a verb of being ("son contenu est à 90 % le nôtre"): no value of its subject."""
    return verb.lemma in scene.sets["linking"] and any(scene.is_in(index, "to") for index in range(verb.last, value))


def _moved(scene: Scene, verb: VerbGroup, begin: int) -> Tokens | None:
    """The subject of a verb of change, in the clause of the value ("l'emploi salarié recule de 2 %")."""
    subject = subject_of_change(scene, verb)
    return subject if subject is not None and subject[0] >= begin else None


def _moving(scene: Scene, draft: Draft, begin: int) -> Tokens | None:
    """What a result that is told before its move is of ("un résultat de 20 millions d'euros, en hausse de 18 %")."""
    of = draft.first if scene.is_in(draft.first, "of") else draft.first - 1
    if of - 2 <= begin or not scene.is_in(of, "of") or scene.one("change", of - 1) is None:
        return None
    if not scene.is_in(of - 2, "places"):
        return None
    begin = max(scene.span(draft.first).first, draft.first - 2 * _REACH)
    groups = [group for group in scene.verbs(begin, of) if group.finite]
    for index in range(of - 3, begin - 1, -1):
        if groups and index < groups[-1].first and scene.is_in(index, "comma"):
            break  # what is set off before the subject
        hit = scene.one("rate_noun", index) or scene.one("number_noun", index)
        governed = hit is None or _told_by_noun(scene, index, begin) or _describes(scene, index, begin)
        if hit is not None and not governed and not scene.bracketed(index, draft.first):
            return index, _phrase_end(scene, index, of)
    return subject_of_change(scene, groups[-1]) if groups else None


def _opening(scene: Scene, verb: VerbGroup) -> int | None:
    """The noun of the subject that a clause opens with, behind its article and what is set off before it."""
    begin, index = max(scene.clause(verb.first).first, verb.first - _REACH), verb.first - 1
    opening = None
    while index >= begin:
        if scene.is_in(index, "closing_bracket"):
            inner = next((at for at in range(index, begin, -1) if scene.is_in(at, "opening_bracket")), None)
            if inner is None or index - inner > _NAME:
                return None
            index = inner - 1
            continue
        if not scene.words[index][:1].isalpha() or (scene.is_in(index, "coordinator") and opening is not None):
            break
        group = scene.verb_at(index)
        if group is not None and group.finite and not scene.is_in(index - 1, "determiner"):
            return None
        if scene.is_in(index, "determiner") and not _is_governed(scene, index, begin):
            opening = index
        index -= 1
    return opening + 1 if opening is not None and opening + 1 < verb.first else None


def _is_governed(scene: Scene, index: int, begin: int) -> bool:
    """Whether the article at `index` holds a preposition, or stands behind one or behind a verb without a subject."""
    if scene.is_in(index, "of") and index > begin and scene.words[index - 1][:1].isalpha():
        return True
    group = scene.verb_at(index - 1) if index > begin else None
    return index > begin and (scene.is_in(index - 1, "preposition") or (group is not None and not group.finite))


def _phrase_end(scene: Scene, first: int, limit: int) -> int:
    """Past the noun at `first`, its adjectives and what it is of ("le prix du gaz naturel")."""
    known = scene.one("rate_noun", first)
    end = past_adjectives(scene, max(head_at(scene, first, limit)[1], known.last if known else first), limit)
    for _ in range(_COMPLEMENTS):
        start = end + 1
        if end >= limit or not scene.is_in(end, "of"):
            break
        while start < limit and (scene.is_in(start, "determiner") or scene.is_in(start, "before")):
            start += 1
        if start >= limit or not noun_at(scene, start, None, linked=True):
            break
        end = min(limit, past_adjectives(scene, head_at(scene, start, limit)[1], limit))
    return min(end, limit)


def _apposed(scene: Scene, draft: Draft, begin: int) -> Tokens | None:
    """The rate right before its value: "une surmortalité relative de 9 %"."""
    of = draft.first if scene.is_in(draft.first, "of") else draft.first - 1
    if scene.words[of] == "+":
        of -= 1
    if of <= begin or not (scene.is_in(of, "of") or scene.is_in(of, "to")):
        return None
    if (changed := _changed(scene, of - 1, begin)) is not None:
        return changed
    complements = 0
    for index in range(of - 1, max(begin, of - _ADJECTIVES) - 1, -1):
        hit = scene.one("rate_noun", index) or scene.one("number_noun", index)
        if hit is not None and hit.last <= of:
            outer = _governor(scene, index, begin)
            if outer is not None or not _told_by_noun(scene, index, begin):
                return (index if outer is None else outer), of
        verb = scene.verb_at(index)
        complements += scene.is_in(index, "pure_of")
        closed = scene.is_in(index, "closed") and not (complements == 1 and scene.is_in(index, "pure_of"))
        if closed or (verb is not None and (verb.finite or verb.passive)):
            return None
    return None


def _changed(scene: Scene, index: int, begin: int) -> Tokens | None:
    """What rises or falls: "un bénéfice net en hausse de 12 %"."""
    end = index - 1
    if end <= begin or scene.one("change", index) is None or not scene.is_in(end, "places"):
        return None
    for token in range(end - 1, max(begin, end - _SUBJECT) - 1, -1):
        opens = not scene.is_in(token, "of") or scene.verb_at(token - 1) is not None
        if scene.is_in(token, "determiner") and opens:
            verb = next((group for group in scene.verbs(token + 1, end) if group.finite), None)
            end = end if verb is None else verb.first  # "le nombre de chômeurs est en hausse de 1 %"
            return (token + 1, end) if token + 1 < end else None
        if not scene.words[token][:1].isalpha() or (scene.is_in(token, "closed") and not scene.is_in(token, "pure_of")):
            return None
    return None


def _told_by_noun(scene: Scene, index: int, begin: int) -> bool:
    """Whether the noun of a rate is one of another ("le taux de chômage"), or tells how it moves ("en croissance de")."""
    before = _before_article(scene, index, begin)
    return before >= begin and (scene.is_in(before, "places") or _governor(scene, index, begin) is not None)


def _governor(scene: Scene, index: int, begin: int) -> int | None:
    """The noun of a rate or of a number before the "of" of another ("la croissance du PIB")."""
    before = _before_article(scene, index, begin)
    if before - 1 < begin or not scene.is_in(before, "of"):
        return None
    known = scene.one("number_noun", before - 1) or scene.one("rate_noun", before - 1)
    return before - 1 if known is not None else None


def _before_article(scene: Scene, index: int, begin: int) -> int:
    before = index - 1
    while before > begin and scene.is_in(before, "definite") and not scene.is_in(before, "places"):
        before -= 1
    return before


def _first_value(scene: Scene, draft: Draft, begin: int) -> int:
    """The token of the first percentage of a row of them ("de 16 % chez les filles et de 22 %")."""
    first = draft.first
    for index in range(draft.first - 1, begin, -1):
        unit = scene.one("unit", index)
        if unit is not None and unit.tag.key == draft.unit and not scene.verbs(index, draft.first):
            first = index - 1
    return first

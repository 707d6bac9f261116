"""Numbers without a noun of their own: the noun is carried over, stands before, or there is nothing counted."""

from __future__ import annotations

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.nouns import noun_at
from factrack.facts.quantities.scene import Scene
from factrack.mentions.analysis import NumberMention

_FEW_WORDS = 3
_SHORT = 20
_LOOK_BACK = 12
_WHOLE_REACH = 3
_RECENT = 4
_LARGE = 500
_FACTOR = 3


def resolved(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """`drafts` with the nouns that ellipsis leaves out; those that count nothing are left out."""
    kept: list[Draft] = []
    for place, draft in enumerate(drafts):
        following = drafts[place + 1] if place + 1 < len(drafts) else None
        earlier = kept[-1] if kept else None
        _part(scene, draft, earlier, kept)
        _of_them(scene, draft, earlier, kept)
        if draft.bare and not draft.number.share and not _find_noun(scene, draft, kept, following):
            continue
        kept.append(draft)
    return kept


def _same_sentence(scene: Scene, one: Draft | None, other: Draft) -> bool:
    tokens = scene.analysis.tokens
    return one is not None and tokens.sentence[one.first] == tokens.sentence[other.first]


def _part(scene: Scene, draft: Draft, earlier: Draft | None, kept: list[Draft]) -> None:
    """ "12 blessés, dont six grièvement": a part of the quantity before it, and of its noun when it has none."""
    begin = scene.span(draft.first).first
    reach = range(max(begin, draft.first - _WHOLE_REACH), draft.first)
    if (
        earlier is None
        or not _same_sentence(scene, earlier, draft)
        or not any(scene.is_in(index, "whole") for index in reach)
    ):
        return
    place = next((place for place in reversed(range(len(kept))) if kept[place].measured is None), len(kept) - 1)
    if not _same_sentence(scene, kept[place], draft):
        place = len(kept) - 1
    draft.part_of = place
    if draft.bare:
        _carry(draft, kept[place], "part of the number before")
        _with_modifier(scene, draft)


def _of_them(scene: Scene, draft: Draft, earlier: Draft | None, kept: list[Draft]) -> None:
    """ "30 blessés. 13 d'entre eux …": a part of those counted right before, of people rather than of things."""
    if not draft.bare or earlier is None or not _near(scene, earlier, draft):
        return
    phrase = next((one for one in scene.sets["of_them"] if _stands(scene, one.split(), draft.last)), None)
    begin = max(0, len(kept) - _RECENT)
    places = [place for place in range(begin, len(kept)) if _near(scene, kept[place], draft)]
    if phrase is None or not places:
        return
    draft.part_of = next((place for place in reversed(places) if _of_people(scene, kept[place])), places[-1])
    _carry(draft, kept[draft.part_of], "part of those before")
    draft.last += len(phrase.split())


def _of_people(scene: Scene, draft: Draft) -> bool:
    """Whether the noun counted is a word for people."""
    head = draft.head or (draft.carried.head if draft.carried else None)
    if head is None:
        return False
    first, last = head
    known = any(hit.tag.data.people for index in range(first, last) for hit in scene.at("topic", index))
    return known or any(scene.one("person", index) for index in range(first, last))


def _participle(scene: Scene, index: int) -> bool:
    """Whether what befell people stands at `index`, and no finite verb ("12 killed in a blast")."""
    hit = scene.one("topic_adjective", index) if index < len(scene.words) else None
    return hit is not None and bool(hit.tag.data[0].people) and not scene.is_in(index, "closed")


def _stands(scene: Scene, words: list[str], index: int) -> bool:
    return scene.words[index : index + len(words)] == words


def _carry(draft: Draft, source: Draft, rule: str) -> None:
    draft.carried = source.carried or source
    draft.counted, draft.measured, draft.unit = source.counted, source.measured, source.unit
    draft.rules.append((f"noun carried: {rule}", source.first, source.last))


def _with_modifier(scene: Scene, draft: Draft) -> None:
    """ "dont trois mortels": the adjective that stands alone is of the quantity."""
    limit = scene.span(draft.first).last
    hit = scene.one("topic_adjective", draft.last) if draft.last < limit else None
    group = scene.verb_at(draft.last) if hit is not None else None
    if hit is not None and (group is None or not group.finite):
        draft.last = hit.last


def _find_noun(scene: Scene, draft: Draft, kept: list[Draft], following: Draft | None) -> bool:
    """Give a bare number its noun; False when it is to be left out."""
    earlier = kept[-1] if kept else None
    if not _compared(scene, draft, earlier) and _shares_next(scene, draft, following):
        return True
    if _noun_before(scene, draft) or _toll_before(scene, draft):
        return True
    near = earlier if _near(scene, earlier, draft) else None
    if near is not None and near.number.definite is False and (rule := _licence(scene, draft, near)):
        _carry(draft, near, rule)
        _with_modifier(scene, draft)
        return True
    if _counts_anew(scene, draft, kept):
        return True
    number, begin = draft.number, scene.span(draft.first).first
    if draft.first == begin and not number.definite and _participle(scene, draft.last):
        return True  # a headline: "Twelve killed in blast"
    if number.value == 1:
        return scene.span(draft.first).last - begin <= _FEW_WORDS
    if (
        number.definite
        or _ambiguous(scene, number.core)
        or (draft.first > begin and scene.is_in(draft.first - 1, "by"))
    ):
        return False
    if number.rule == "digits" or (number.rule == "words" and number.core[1] - number.core[0] > 1):
        return not _is_name(scene, draft)
    return number.qualifier not in ("exact", "between") or _stands_alone(scene, draft)


def _near(scene: Scene, earlier: Draft | None, draft: Draft) -> bool:
    """Whether the quantity before stands in this sentence or the one before."""
    if earlier is None or earlier.bare or earlier.number.share:
        return False
    tokens = scene.analysis.tokens
    return tokens.sentence[draft.first] - tokens.sentence[earlier.first] <= 1


def _licence(scene: Scene, draft: Draft, earlier: Draft) -> str | None:
    """Why the noun of the quantity before may be carried over to this one."""
    limit, begin = scene.span(draft.first).last, scene.span(draft.first).first
    after = scene.words[draft.last] if draft.last < limit else ""
    before = scene.words[draft.first - 1] if draft.first > begin else ""
    if after in scene.sets["sources"]:
        return "another source"
    if _pronoun(scene, draft, begin):
        return "pronoun"
    if not _same_sentence(scene, earlier, draft):
        return None
    earlier_word = scene.words[draft.first - 2] if draft.first - 1 > begin else ""
    if before in scene.sets["against"] or (
        earlier_word in scene.sets["against"] and scene.is_in(draft.first - 1, "preposition")
    ):
        return "compared"
    if any(scene.is_in(index, "denying") for index in range(max(begin, draft.first - 2), draft.first)):
        draft.denied = True
        return "put right"
    if draft.last < limit and _modifier(scene, draft.last) and earlier.measured is None:
        return "modifier alone"
    linked = before in scene.sets["links"] or before in "(,"
    kin = (
        earlier.measured is None or draft.last >= limit or not after[:1].isalpha() or scene.is_in(draft.last, "closed")
    )
    return "coordination" if linked and kin and draft.first - earlier.last <= _LOOK_BACK else None


def _counts_anew(scene: Scene, draft: Draft, kept: list[Draft]) -> bool:
    """Another figure for what was counted just before: "of it" with the verb, or a count of the same size."""
    begin, number = scene.span(draft.first).first, draft.number
    opened = draft.first > begin and scene.is_in(draft.first - 1, "opening")
    grouped = number.rule == "digits" and not scene.raw[number.core[0]].isdecimal()
    if number.definite or number.value == 1 or (_is_name(scene, draft) and not (opened or grouped)):
        return False
    group = next(iter(reversed(scene.verbs(max(begin, draft.first - _LOOK_BACK), draft.first))), None)
    relative = scene.clause(draft.first).kind == "relative"
    of_it = (
        group is not None
        and not relative
        and any(scene.is_in(index, "of_it") for index in range(max(begin, group.first - 1), group.last))
    )
    of_it = of_it or (scene.is_in(draft.first - 1, "of") and scene.ending("number_noun", draft.first - 1) is not None)
    for other in reversed(kept[-_RECENT:]):
        if other.bare or other.number.share or not _near(scene, other, draft):
            continue
        alike = other.measured is None and _alike(number, other.number)
        if alike or (of_it and other.measured is None):
            _carry(draft, other, "of it" if of_it else "a count of the same size")
            return True
    return False


def _alike(number: NumberMention, other: NumberMention) -> bool:
    """Whether two large counts are near enough to be figures for one thing."""
    one, two = number.value or number.low, other.value or other.low
    if one is None or two is None:
        return False
    return min(one, two) >= _LARGE and max(one, two) <= _FACTOR * min(one, two)


def _modifier(scene: Scene, index: int) -> bool:
    while index + 1 < len(scene.words) and scene.is_adverb(index):
        index += 1
    return scene.one("topic_adjective", index) is not None


def _pronoun(scene: Scene, draft: Draft, begin: int) -> bool:
    """ "Ils étaient 51 400": a plural pronoun with a verb right before the number."""
    group = scene.verb_at(draft.first - 1) if draft.first > begin else None
    if group is None:
        return False
    return (group.first > begin and scene.is_in(group.first - 1, "plural_pronoun")) or scene.is_in(
        group.first, "plural_pronoun"
    )


def _compared(scene: Scene, draft: Draft, earlier: Draft | None) -> bool:
    """Whether the number is set against the count right before it ("303 voix contre 245 et 12 abstentions")."""
    return earlier is not None and draft.first - earlier.last == 1 and scene.is_in(earlier.last, "against")


def _shares_next(scene: Scene, draft: Draft, following: Draft | None) -> bool:
    """ "122 et 152 mm", "trois ou quatre mille": the unit or noun of the number right behind."""
    if (
        following is None
        or following.bare
        or following.first - draft.last != 1
        or not _same_sentence(scene, draft, following)
    ):
        return False
    if not any(scene.is_in(draft.last, name) for name in ("links", "to", "of", "over")):
        return False
    _carry(draft, following, "number behind")
    return True


def _noun_before(scene: Scene, draft: Draft) -> bool:
    """ "le nombre de morts est de 12", "300 000 le nombre de manifestants": the noun stands with "number"."""
    span = scene.span(draft.first)
    for index in range(max(span.first, draft.first - _LOOK_BACK), min(span.last, draft.last + 3)):
        for hit in scene.at("number_noun", index):
            if _take_noun(scene, draft, hit.last, span.last):
                return True
    return False


def _toll_before(scene: Scene, draft: Draft) -> bool:
    """ "The death toll rose to 41": a noun before the number says what it is the count of."""
    begin = max(scene.clause(draft.first).first, draft.first - _LOOK_BACK)
    for index in range(draft.first - 1, begin - 1, -1):
        hit = scene.one("topic_toll", index)
        if hit is not None and not draft.number.definite:
            topic = hit.tag.data
            draft.topic, draft.measure, draft.change = topic.name, topic.measure, topic.change
            draft.counted = scene.analysis.slice(hit.first, hit.last)
            draft.rules.append((f"toll: {topic.name}", hit.first, hit.last))
            return True
    return False


def _take_noun(scene: Scene, draft: Draft, index: int, limit: int) -> bool:
    """The noun behind "of" at `index`, when it is no part of the number."""
    if index + 1 >= limit or not scene.is_in(index, "of") or draft.first <= index + 1 < draft.last:
        return False
    start = index + 1
    known = [hit.last for kind in ("topic", "person") for hit in scene.at(kind, start)]
    plural = scene.words[start].endswith(scene.phrase.plural_ends) and noun_at(scene, start)
    if not known and not plural:
        return False
    last = max(known, default=start + 1)
    draft.head, draft.counted = (start, last), scene.analysis.slice(start, last)
    draft.rules.append(("noun before the number", index - 1, last))
    if start >= draft.last:
        draft.last = last
    return True


def _ambiguous(scene: Scene, core: tuple[int, int]) -> bool:
    return core[1] - core[0] == 1 and scene.is_in(core[0], "ambiguous")


def _stands_alone(scene: Scene, draft: Draft) -> bool:
    """A number word that stands for a noun: a part of others, the object of a verb, or all there is."""
    span, before = scene.span(draft.first), draft.first - 1
    if draft.last < span.last and scene.is_in(draft.last, "of"):
        return True
    if before > span.first and scene.is_in(before, "of"):
        before -= 1
    if before >= span.first and scene.verb_at(before) is not None:
        return True
    if span.last - span.first > _SHORT:
        return False
    numbers = [number for number in scene.analysis.numbers if span.first <= number.first < span.last]
    inside = {token for number in numbers for token in range(number.first, number.last)}
    others = [token for token in range(span.first, span.last) if token not in inside]
    return sum(scene.words[token][:1].isalpha() for token in others) < _FEW_WORDS


def _is_name(scene: Scene, draft: Draft) -> bool:
    """Whether a word that is no verb and of no small class stands right before: its number is a name."""
    index, span = draft.first - 1, scene.span(draft.first)
    if index < span.first:
        first, last = draft.number.core
        plain = last == first + 1 and scene.raw[first].isdecimal()
        return draft.number.rule == "digits" and plain and span.last - draft.last > _FEW_WORDS
    word = scene.words[index]
    if not word[:1].isalpha() or scene.is_adverb(index):
        return draft.number.rule == "digits" and word not in ",("
    return scene.verb_at(index) is None and not scene.is_in(index, "closed")

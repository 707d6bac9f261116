"""What a number without a noun shares with others: the whole it is a part of, a noun before it, a pronoun's people."""

from __future__ import annotations

from bisect import bisect_left

from factrack.facts.quantities.dependents import own_verb
from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.nouns import noun_at
from factrack.facts.quantities.scene import Scene

_OF_THE = 2
_LOOK_BACK = 12
_FAR_BACK = 30
_VALUE_GAP = 5
_WHOLE_REACH = 3
_RECENT = 4
_AMONG = 4  # tokens from "among" to the whole: "parmi les corps de 12 victimes"
_DAY = 4  # tokens of the day between a whole and its part
_CHANGED = 7  # tokens from a verb of change to the number that it leads to


def take_part(scene: Scene, draft: Draft, earlier: Draft | None, kept: list[Draft]) -> None:
    """ "12 blessés, dont six grièvement": a part of the quantity before it, and of its noun when it has none."""
    begin = scene.span(draft.first).first
    if (place := _among(scene, draft, kept)) is not None:
        draft.part_of = place
        if draft.bare:
            carry(draft, kept[place], "part of those told of")
        return
    if (place := _including(scene, draft, kept)) is not None:
        draft.part_of = place
        return
    reach = range(max(begin, draft.first - _WHOLE_REACH), draft.first)
    if (
        earlier is None
        or not same_sentence(scene, earlier, draft)
        or not (
            any(scene.is_in(index, "whole") for index in reach)
            or _of_which(scene, draft.first, begin)
            or _out_of(scene, draft, earlier)
        )
    ):
        return
    places = [place for place in reversed(range(len(kept))) if kept[place].measured is None]
    place = next((place for place in places if _may_hold(kept[place], draft)), places[0] if places else len(kept) - 1)
    if not same_sentence(scene, kept[place], draft):
        place = len(kept) - 1
    draft.part_of = place
    if draft.bare:
        carry(draft, kept[place], "part of the number before")
        with_modifier(scene, draft)


def _may_hold(whole: Draft, part: Draft) -> bool:
    """Whether a count is large enough for the part: "230 morts dans douze pays, dont 170 au Chili"."""
    most = whole.number.value if whole.number.qualifier in ("exact", "approx") else whole.number.high
    return most is None or most >= (part.number.value or part.number.low or 0)


def _of_which(scene: Scene, first: int, begin: int) -> bool:
    """Whether "of which" or "of whom" stands right before a number."""
    return first - 2 >= begin and scene.is_in(first - 2, "of") and scene.is_in(first - 1, "relative")


def _among(scene: Scene, draft: Draft, kept: list[Draft]) -> int | None:
    """The place of the whole that the clause opens with: "Parmi les 37 passagers du car, quatorze sont blessés"."""
    if draft.number.definite or draft.measured is not None:
        return None
    for place in reversed(range(max(0, len(kept) - _RECENT), len(kept))):
        whole = kept[place]
        if not same_sentence(scene, whole, draft) or whole.measured is not None:
            continue
        begin = max(scene.span(whole.first).first, whole.first - _AMONG)
        opened = [index for index in range(begin, whole.first) if scene.is_in(index, "among")]
        if opened and (whole.first - opened[-1] <= _OF_THE or scene.is_in(whole.first - 1, "pure_of")):
            return place
    return None


def among_before(scene: Scene, draft: Draft) -> bool:
    """ "Parmi les décès, cinq …": those out of whom the sentence tells of so many, by their noun without a number."""
    span = scene.span(draft.first)
    if not scene.is_in(span.first, "among") or draft.first - span.first > _FAR_BACK:
        return False
    index = span.first + 1
    while index < draft.first and (
        scene.is_in(index, "determiner")
        or (scene.is_in(index, "before") and noun_at(scene, index + 1, None, linked=True))
    ):
        index += 1
    plural = scene.words[index].endswith(scene.phrase.plural_ends) and noun_at(scene, index, None, linked=True)
    closed = any(scene.is_in(token, "comma") for token in range(index, draft.first))
    if index >= draft.first or not (plural and closed):
        return False
    last = max((hit.last for kind in ("topic", "person") for hit in scene.at(kind, index)), default=index + 1)
    draft.head, draft.counted = (index, last), scene.analysis.slice(index, last)
    draft.rules.append(("noun of those out of whom", index, last))
    return True


def _out_of(scene: Scene, draft: Draft, earlier: Draft) -> bool:
    """Whether the count right before tells out of how many this one is: "sur 90 marins, 12 sont morts"."""
    begin = scene.span(draft.first).first
    opened = any(scene.is_in(index, "out_of") for index in range(max(begin, earlier.first - _OF_THE), earlier.first))
    comma = draft.first - 1
    near = opened and 0 <= comma - earlier.last <= _DAY and scene.is_in(comma, "comma")
    return near and (comma == earlier.last or earlier.last in scene.when_starts)


def take_of_them(scene: Scene, draft: Draft, earlier: Draft | None, kept: list[Draft]) -> None:
    """ "30 blessés. 13 d'entre eux …": a part of those counted right before, of people rather than of things."""
    if not draft.bare or earlier is None or not is_near(scene, earlier, draft):
        return
    phrase = next((one for one in scene.sets["of_them"] if _stands(scene, one.split(), draft.last)), None)
    if phrase in scene.sets["of_own"]:
        draft.last += len(phrase.split())
        return  # "les rebelles ont perdu 15 des leurs": none of those told of before
    begin = max(0, len(kept) - _RECENT)
    places = [place for place in range(begin, len(kept)) if is_near(scene, kept[place], draft)]
    if phrase is None or not places:
        return
    draft.part_of = next((place for place in reversed(places) if _of_people(scene, kept[place])), places[-1])
    carry(draft, kept[draft.part_of], "part of those before")
    draft.last += len(phrase.split())


def take_others(scene: Scene, draft: Draft, kept: list[Draft]) -> None:
    """ "4 000 foyers à Pau et 900 autres à Dax": others have the noun of those before, and their lot unless a verb tells it."""
    head = draft.head
    if head is None or head[1] - head[0] > 1 or draft.carried is not None:
        return
    if not scene.is_in(head[0], "others"):
        _take_kind(scene, draft, head[0], kept)
        return
    earlier = next((one for one in reversed(kept) if one.measured is None), None)
    if earlier is not None and earlier.part_of is not None:
        earlier = kept[earlier.part_of]
    if earlier is None or draft.number.definite or not is_near(scene, earlier, draft):
        return
    noun = earlier.head or (earlier.carried.head if earlier.carried else None)
    if noun is None or (noun[1] - noun[0] == 1 and scene.is_in(noun[0], "others")):
        return
    told = scene.verbs(earlier.last, draft.first) and not _by_place(scene, draft)
    alike = not told and own_verb(scene, draft) is None
    if alike and same_sentence(scene, earlier, draft):
        carry(draft, earlier, "others than those before")
    draft.counted = scene.analysis.slice(*noun)


def _take_kind(scene: Scene, draft: Draft, head: int, kept: list[Draft]) -> None:
    """ "5 cas confirmés, 52 autres suspects": an adjective of the noun counted before, which else is a noun itself."""
    earlier = kept[-1] if kept else None
    joined = scene.is_in(draft.first - 1, "opening_bracket") or scene.is_in(draft.first - 1, "turns")
    if not (scene.is_in(head - 1, "others") or joined) or earlier is None:
        return
    if earlier.head is None and earlier.carried is not None:
        earlier = earlier.carried
    hit = scene.one("topic_adjective", head)
    same = (
        hit is not None
        and earlier.head is not None
        and hit.tag.key == _topic_of(scene, earlier)
        and hit.tag.data[1] is not None
    )
    if same and same_sentence(scene, earlier, draft):
        carry(draft, earlier, "others of the noun before")
        draft.head = None
        _without_adjectives(scene, draft)


def _by_place(scene: Scene, draft: Draft) -> bool:
    """Whether a count goes on with those before at another place: "deux sont morts à Pau, trois autres à Dax"."""
    linked = scene.is_in(draft.first - 1, "comma") or scene.is_in(draft.first - 1, "coordinator")
    return linked and draft.last < scene.span(draft.first).last and scene.is_in(draft.last, "places")


def _including(scene: Scene, draft: Draft, kept: list[Draft]) -> int | None:
    """The place of the toll that a sentence looks back to: "40 morts. Ce bilan comprend douze enfants"."""
    clause = scene.clause(draft.first)
    verb = next((group for group in scene.verbs(clause.first, draft.first) if group.finite), None)
    if verb is None or verb.lemma not in scene.sets["including"] or not scene.is_in(clause.first, "demonstrative"):
        return None
    if scene.one("number_noun", clause.first + 1) is None and scene.one("topic_toll", clause.first + 1) is None:
        return None
    begin = max(0, len(kept) - _RECENT)
    people = [place for place in range(begin, len(kept)) if scene.people(_topic_of(scene, kept[place]))]
    wholes = [place for place in people if kept[place].part_of is None and kept[place].last < clause.first]
    return wholes[-1] if wholes and is_near(scene, kept[wholes[-1]], draft) else None


def _topic_of(scene: Scene, draft: Draft) -> str | None:
    """The topic that the noun of a quantity alone tells."""
    hits = [hit for index in range(*draft.head) for hit in scene.at("topic", index)] if draft.head else []
    return hits[0].tag.key if hits else None


def _of_people(scene: Scene, draft: Draft) -> bool:
    """Whether the noun counted is a word for people."""
    head = draft.head or (draft.carried.head if draft.carried else None)
    if head is None:
        return False
    first, last = head
    known = any(hit.tag.data.people for index in range(first, last) for hit in scene.at("topic", index))
    return known or any(scene.one("person", index) for index in range(first, last))


def _stands(scene: Scene, words: list[str], index: int) -> bool:
    return scene.words[index : index + len(words)] == words


def noun_before(scene: Scene, draft: Draft, earlier: Draft | None = None) -> bool:
    """ "le nombre de morts est de 12", "300 000 le nombre de manifestants": the noun stands with "number"."""
    span = scene.span(draft.first)
    begin = max(span.first, draft.first - (_FAR_BACK if _is_value(scene, draft) else _LOOK_BACK))
    for index in (*range(draft.first - 1, begin - 1, -1), *range(draft.first, min(span.last, draft.last + 3))):
        for hit in scene.at("number_noun", index):
            if _goes_on(scene, hit.last, draft.first) or _parts_with(scene, earlier, hit.last, draft.first):
                continue
            if _take_noun(scene, draft, _past_adjective(scene, hit.last, span.last), span.last):
                return True
    return False


def _parts_with(scene: Scene, earlier: Draft | None, first: int, last: int) -> bool:
    """Whether a count with a noun of its own stands between a noun of number and another number."""
    if earlier is None or earlier.head is None or earlier.head[0] < earlier.number.first:
        return False
    return first <= earlier.first < last


def _past_adjective(scene: Scene, index: int, limit: int) -> int:
    """Past one adjective behind a noun of number ("le nombre moyen d'infections")."""
    adjective = index + 1 < limit and not scene.is_in(index, "closed") and scene.words[index][:1].isalpha()
    group = scene.verb_at(index)
    if group is not None and group.finite:
        return index
    return index + 1 if adjective and scene.is_in(index + 1, "of") else index


def _is_value(scene: Scene, draft: Draft) -> bool:
    """Whether a finite verb leads to the number, and no number stands before that ("le nombre de … s'élève à 300")."""
    clause = scene.clause(draft.first)
    groups = scene.verbs(max(clause.first, draft.first - _VALUE_GAP), draft.first)
    starts = scene.number_starts
    place = bisect_left(starts, draft.first) - 1
    alone = place < 0 or starts[place] < scene.span(draft.first).first
    return alone and any(group.finite for group in groups)


def _goes_on(scene: Scene, first: int, last: int) -> bool:
    """Whether a joined gerund parts the tokens `[first, last)` ("burning a number of homes and making thousands flee")."""
    return any(
        group.tense == "gerund" and scene.is_in(group.first - 1, "links") for group in scene.verbs(first + 1, last)
    )


def subject_before(scene: Scene, draft: Draft) -> bool:
    """ "Deaths rose from 8 to 19", "cases totalling 500": the noun that changes to the number, or comes to it."""
    begin = scene.span(draft.first).first
    group = next(iter(reversed(scene.verbs(max(begin, draft.first - _CHANGED), draft.first))), None)
    if group is None or group.first <= begin:
        return False
    change = group.finite and any(scene.one("change", token) for token in range(group.first, group.last))
    change = change or f"{scene.words[group.head - 1]} {group.lemma}" in scene.sets["counted_by"]
    if not change and not (scene.is_in(group.head, "numbering") and group.last == draft.first):
        return False
    noun = scene.ending("topic", group.first) or scene.ending("person", group.first)
    if noun is None or not scene.words[noun.last - 1].endswith(scene.phrase.plural_ends):
        return False
    first = noun.first
    if scene.phrase.head == "first" and (person := scene.ending("person", first)) is not None:
        first = person.first  # "personnes évacuées"
    draft.head, draft.counted = (first, noun.last), scene.analysis.slice(first, noun.last)
    draft.rules.append(("noun that changes", first, noun.last))
    return True


def numbered_before(scene: Scene, draft: Draft) -> bool:
    """Whether a word for having a number stands right before ("cases totalling 500 and 14 deaths"), behind its noun."""
    numbering = draft.first > scene.span(draft.first).first and scene.is_in(draft.first - 1, "numbering")
    return numbering and subject_before(scene, draft)


def label_before(scene: Scene, draft: Draft) -> bool:
    """ "Injuries: 71", "Homes destroyed: 300": what is counted stands before a colon."""
    colon, begin = draft.first - 1, scene.span(draft.first).first
    if colon <= begin or scene.words[colon] != ":":
        return False
    told = scene.ending("topic_adjective", colon)
    end = told.first if told is not None else colon
    noun = scene.ending("topic", end) or scene.ending("person", end)
    if noun is None and told is not None and told.first == begin and told.tag.data[0].people:
        noun = told
    if noun is None or noun.first < begin:
        return False
    draft.head, draft.counted = (noun.first, noun.last), scene.analysis.slice(noun.first, colon)
    draft.rules.append(("noun before a colon", noun.first, colon))
    return True


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


def same_sentence(scene: Scene, one: Draft | None, other: Draft) -> bool:
    """Whether two quantities stand in one sentence."""
    tokens = scene.analysis.tokens
    return one is not None and tokens.sentence[one.first] == tokens.sentence[other.first]


def is_near(scene: Scene, earlier: Draft | None, draft: Draft) -> bool:
    """Whether the quantity before stands in this sentence or the one before."""
    if earlier is None or earlier.bare or earlier.number.share:
        return False
    tokens = scene.analysis.tokens
    return tokens.sentence[draft.first] - tokens.sentence[earlier.first] <= 1


def carry(draft: Draft, source: Draft, rule: str) -> None:
    """Give `draft` the noun or unit of `source`; `rule` says why."""
    draft.carried = source.carried or source
    draft.counted, draft.measured, draft.unit = source.counted, source.measured, source.unit
    draft.rules.append((f"noun carried: {rule}", source.first, source.last))


def with_modifier(scene: Scene, draft: Draft) -> None:
    """ "dont trois mortels": the adjective that stands alone is of the quantity."""
    limit = scene.span(draft.first).last
    hit = scene.one("topic_adjective", draft.last) if draft.last < limit else None
    group = scene.verb_at(draft.last) if hit is not None else None
    if hit is not None and (group is None or not group.finite):
        draft.last = hit.last
        _without_adjectives(scene, draft)


def _without_adjectives(scene: Scene, draft: Draft) -> None:
    """The noun carried over without what its own adjectives say: "871 cas confirmés et 65 probables" are cases alike."""
    source = draft.carried
    if source is None or source.head is None or source.head[0] < source.number.last or source.complement is not None:
        return
    end = source.head[1]
    if end < source.last and scene.one("topic_adjective", end) is not None:
        draft.counted = scene.analysis.slice(*source.head)

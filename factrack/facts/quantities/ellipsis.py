"""Numbers without a noun of their own: the noun is carried over, stands before, or there is nothing counted."""

from __future__ import annotations

from factrack.facts.quantities.antecedents import (
    among_before,
    carry,
    is_near,
    label_before,
    noun_before,
    numbered_before,
    same_sentence,
    subject_before,
    take_of_them,
    take_others,
    take_part,
    with_modifier,
)
from factrack.facts.quantities.dependents import befalls
from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.money import take_currency
from factrack.facts.quantities.nouns import is_told
from factrack.facts.quantities.pronouns import has_pronoun, noun_told_of, people_before, people_here, tallied
from factrack.facts.quantities.rows import deal_out, gapped_subject, take_change, take_row, that_of
from factrack.facts.quantities.scene import Scene
from factrack.facts.quantities.shares import take_noun, take_noun_behind, take_whole
from factrack.facts.quantities.tolls import toll_before
from factrack.mentions.analysis import NumberMention, VerbGroup

_FEW_WORDS = 3
_SHORT = 20
_LOOK_BACK = 12
_RECENT = 4
_LARGE = 500
_RIVAL = 9  # tokens from a count to its rival's
_DWARFED = 200  # times larger, and two counts are of different people
_FACTOR = 3
_ALL = 100  # per cent
_OF_THE = 2
_THAN = 5  # tokens from a count to the one that it is measured by: "de plus que les"
_ROW = 2  # bare counts before the one with the noun
_OWNED = 5  # tokens from a part to a whole with an owner between


def resolved(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """`drafts` with the nouns that ellipsis leaves out; those that count nothing are left out."""
    kept: list[Draft] = []
    deal_out(scene, drafts)
    for place, draft in enumerate(drafts):
        following = drafts[place + 1] if place + 1 < len(drafts) else None
        earlier = kept[-1] if kept else None
        take_part(scene, draft, earlier, kept)
        take_of_them(scene, draft, earlier, kept)
        if draft.bare and not draft.number.share:
            row_end = _row_end(scene, drafts, place)
            if row_end is not None:
                carry(draft, row_end, "number behind")
            elif not _find_noun(scene, draft, kept, following):
                continue
        take_others(scene, draft, kept)
        take_noun(scene, draft, kept, following)
        kept.append(draft)
    take_noun_behind(scene, kept)
    return kept


def _participle(scene: Scene, index: int) -> bool:
    """Whether what befell people stands at `index`, and no finite verb ("12 killed in a blast")."""
    hit = scene.one("topic_adjective", index) if index < len(scene.words) else None
    return hit is not None and bool(hit.tag.data[0].people) and not scene.is_in(index, "closed")


def _row_end(scene: Scene, drafts: list[Draft], place: int) -> Draft | None:
    """The count that ends the row of bare ones that starts here ("trois, deux et quatre cas")."""
    end = place
    while end + 1 < len(drafts) and drafts[end].bare and not drafts[end].number.share:
        one, other = drafts[end], drafts[end + 1]
        listed = other.first - one.last == _OF_THE and scene.is_in(
            other.first - 1, "coordinator"
        )  # "six, et trois ans"
        if not (scene.is_in(one.last, "links") and (listed or _right_behind(scene, one, other))):
            break
        end += 1
    last = drafts[end]
    row = end - place >= _ROW and not last.bare and same_sentence(scene, drafts[place], last)
    return last if row and scene.is_in(last.first - 1, "coordinator") else None


def _find_noun(scene: Scene, draft: Draft, kept: list[Draft], following: Draft | None) -> bool:
    """Give a bare number its noun; False when it is to be left out."""
    earlier = next((one for one in reversed(kept) if not scene.bracketed(one.first, draft.first)), None)
    if numbered_before(scene, draft) or that_of(scene, draft):
        return True
    if not _compared(scene, draft, earlier) and _shares_next(scene, draft, following):
        return True
    if following is not None and _rivals(scene, draft, following):
        carry(draft, following, "rival behind")
        return True
    if gapped_subject(scene, draft, kept):
        return True
    if take_currency(scene, draft, kept) or take_row(scene, draft, kept) or take_change(scene, draft, kept):
        return True
    if label_before(scene, draft) or subject_before(scene, draft) or tallied(scene, draft):
        return True
    if following is not None and _more_than(scene, draft, following):
        carry(draft, following, "more than those behind")
        return True
    if noun_before(scene, draft, earlier) or toll_before(scene, draft):
        return True
    if people_here(scene, draft) or among_before(scene, draft):
        return True
    if earlier is not None and same_sentence(scene, earlier, draft) and take_whole(scene, draft, earlier):
        return True
    near = earlier if is_near(scene, earlier, draft) else None
    if near is not None and _dwarfs(draft, near):
        near = next((one for one in kept[: -_RECENT - 1 : -1] if _as_many(one, draft)), None)
    if not same_sentence(scene, earlier, draft) and noun_told_of(scene, draft):
        return True
    if near is not None and near.number.definite is False and (rule := _licence(scene, draft, near)):
        carry(draft, near, rule)
        with_modifier(scene, draft)
        return True
    if _counts_anew(scene, draft, kept) or people_before(scene, draft):
        return True
    number, begin = draft.number, scene.span(draft.first).first
    opens = draft.first == begin or scene.words[draft.first - 1] == ":"
    if opens and not number.definite and (_participle(scene, draft.last) or befalls(scene, draft)):
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


def _dwarfs(one: Draft, other: Draft) -> bool:
    """Whether one count is so much larger than another that both cannot be of the same people."""
    first, second = (abs(float(draft.number.value or draft.number.low or 0)) for draft in (one, other))
    return min(first, second) * _DWARFED < max(first, second)


def _as_many(earlier: Draft, draft: Draft) -> bool:
    """Whether an earlier count has a noun that a count of this size may share."""
    return not (earlier.bare or earlier.number.share or earlier.measured is not None or _dwarfs(earlier, draft))


def _licence(scene: Scene, draft: Draft, earlier: Draft) -> str | None:
    """Why the noun of the quantity before may be carried over to this one."""
    if earlier.unit == "%" and (draft.number.value or draft.number.low or 0) > _ALL:
        return None  # no percentage
    limit, begin = scene.span(draft.first).last, scene.span(draft.first).first
    after = scene.words[draft.last] if draft.last < limit else ""
    if same_sentence(scene, earlier, draft) and earlier.measured is None and _of_them_verb(scene, draft.last, limit):
        return "of it"
    before = scene.words[draft.first - 1] if draft.first > begin else ""
    if after in scene.sets["sources"]:
        return "another source"
    if has_pronoun(scene, draft, begin):
        return "pronoun" if earlier.measured is None else None
    if not same_sentence(scene, earlier, draft):
        return None
    earlier_word = scene.words[draft.first - 2] if draft.first - 1 > begin else ""
    if before in scene.sets["against"] or (
        earlier_word in scene.sets["against"]
        and (scene.is_in(draft.first - 1, "preposition") or scene.is_in(draft.first - 1, "definite"))
    ):
        return "compared"
    known = scene.is_in(draft.first - 1, "definite") and earlier_word in scene.sets["out_of"]
    apart = draft.first - earlier.last
    if earlier.measured is None and ((before in scene.sets["out_of"] and apart == 1) or (known and apart == _OF_THE)):
        return "out of so many"
    if before in scene.sets["opening"] and draft.last < limit and scene.is_in(draft.last, "places"):
        return "broken down by place" if earlier.measured is None else None
    if any(scene.is_in(index, "denying") for index in range(max(begin, draft.first - 2), draft.first)):
        draft.denied = True
        return "put right"
    if draft.last < limit and _modifier(scene, draft.last) and earlier.measured is None:
        return "modifier alone"
    if draft.last < limit and is_told(scene, draft.last, draft.number):
        return "told of elsewhere"  # "far from the 300 announced"
    linked = before in scene.sets["links"] or before in "(,"
    kin = (
        earlier.measured is None
        or draft.last >= limit
        or not after[:1].isalpha()
        or scene.is_in(draft.last, "closed")
        or _is_said_of(scene, draft.last, limit)
    )
    return "coordination" if linked and kin and draft.first - earlier.last <= _LOOK_BACK else None


def _of_them_verb(scene: Scene, index: int, limit: int) -> bool:
    """Whether a pronoun for those counted before opens the verb right behind ("300 l'ont eue et 12 en sont morts")."""
    group = scene.verb_at(index) if index < limit else None
    return group is not None and group.finite and group.first == index and scene.is_in(index, "of_it")


def _is_said_of(scene: Scene, index: int, limit: int) -> bool:
    """Whether only an adjective stands between the number and a mark ("600 hectares brûlés, 500 menacés")."""
    said = scene.one("topic_adjective", index) is not None or scene.words[index].endswith(scene.phrase.adjective_ends)
    return said and (index + 1 >= limit or not scene.words[index + 1][:1].isalnum())


def _counts_anew(scene: Scene, draft: Draft, kept: list[Draft]) -> bool:
    """Another figure for what was counted just before: "of it" with the verb, or a count of the same size."""
    begin, number = scene.span(draft.first).first, draft.number
    opened = draft.first > begin and scene.is_in(draft.first - 1, "opening")
    grouped = number.rule == "digits" and not scene.raw[number.core[0]].isdecimal()
    if number.definite or number.value == 1 or (_is_name(scene, draft) and not (opened or grouped)):
        return False
    group = next(iter(reversed(scene.verbs(max(begin, draft.first - _LOOK_BACK), draft.first))), None)
    relative = scene.clause(draft.first).kind == "relative"
    told = group is not None and group.last == draft.first and group.finite
    of_it = (
        group is not None
        and (told or not relative)
        and any(scene.is_in(index, "of_it") for index in range(max(begin, group.first - 1), group.last))
    )
    of_number = any(scene.is_in(draft.first - 1, name) for name in ("of", "places"))
    of_it = of_it or (of_number and scene.ending("number_noun", draft.first - 1) is not None)
    recent = [one for one in kept[-_RECENT:] if _counts_things(scene, one)]
    for other in reversed([one for one in recent if same_sentence(scene, one, draft)] or recent):
        if other.bare or other.number.share or not is_near(scene, other, draft):
            continue
        alike = _alike(number, other.number)
        answers = told and group is not None and _answers(scene, draft, group, other)
        if alike or answers or of_it:
            carry(draft, other, "of it" if of_it else "a count of the same size" if alike else "answer")
            return True
    return False


def _answers(scene: Scene, draft: Draft, group: VerbGroup, other: Draft) -> bool:
    """Whether it is another voice's count of the people just counted ("police said 300 marched; organizers claimed 800")."""
    if not scene.reports(group) or _dwarfs(draft, other):
        return False
    people = other.head is not None and any(
        hit.tag.kind == "person" or hit.tag.data.people
        for index in range(*other.head)
        for kind in ("person", "topic")
        for hit in scene.at(kind, index)
    )
    counted = [first for first, _ in scene.cues.get(scene.span(other.first).index, ())]
    return people and any(cue < group.first for cue in counted) and same_sentence(scene, other, draft)


def _counts_things(scene: Scene, draft: Draft) -> bool:
    """Whether a quantity is a count of something, no measure and no number of times."""
    return draft.measured is None and not (draft.head is not None and scene.is_in(draft.head[0], "occasions"))


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


def _compared(scene: Scene, draft: Draft, earlier: Draft | None) -> bool:
    """Whether the number is set against the count right before it ("303 voix contre 245 et 12 abstentions")."""
    return earlier is not None and draft.first - earlier.last == 1 and scene.is_in(earlier.last, "against")


def _shares_next(scene: Scene, draft: Draft, following: Draft | None) -> bool:
    """ "122 et 152 mm", "trois ou quatre mille": the unit or noun of the number right behind."""
    if (
        following is None
        or following.bare
        or not _right_behind(scene, draft, following)
        or not same_sentence(scene, draft, following)
    ):
        return False
    if not any(scene.is_in(draft.last, name) for name in ("links", "to", "of", "over")):
        return False
    timed = following.measured is not None and following.measured.of_topic == "duration"
    if timed and not any(scene.is_in(draft.last, name) for name in ("links", "to")):
        return False  # "2 704 sur 14 jours"
    carry(draft, following, "number behind")
    return True


def _rivals(scene: Scene, draft: Draft, following: Draft) -> bool:
    """ "800, selon la police, 1 400 manifestants, selon les syndicats": the noun stands with the last of two counts."""
    if following.bare or following.measured is not None or not same_sentence(scene, draft, following):
        return False
    source = draft.last + (scene.is_in(draft.last, "comma") and draft.last + 1 < following.first)
    sourced = scene.is_in(source, "sources") and not scene.verbs(source, following.first)
    behind = range(following.last, min(following.last + 2, scene.span(draft.first).last))
    return sourced and following.first - draft.last <= _RIVAL and any(scene.is_in(index, "sources") for index in behind)


def _more_than(scene: Scene, draft: Draft, following: Draft) -> bool:
    """ "C'est 234 de plus que les 66 428 infections …": the noun of the count that it is measured by."""
    if following.bare or following.measured is not None or not 0 < following.first - draft.last <= _THAN:
        return False
    between = range(draft.last, following.first)
    compared = any(scene.is_in(index, "comparing") for index in between)
    return compared and any(scene.is_in(index, "than") for index in between)


def _right_behind(scene: Scene, draft: Draft, following: Draft) -> bool:
    """Whether one linking word parts the numbers, or "of the"."""
    gap = following.first - draft.last
    if gap > 1 and scene.is_in(draft.last, "of") and scene.is_in(following.first - 1, "genitive"):
        return gap <= _OWNED  # "13 of Malawi's 28 districts"
    return gap == 1 or (gap == _OF_THE and scene.is_in(draft.last, "of") and scene.is_in(draft.last + 1, "definite"))


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
    if index > span.first and len(scene.raw[index]) == 1 and scene.raw[index].isupper():
        return draft.number.rule == "digits"  # "l'autoroute A 4"
    if index < span.first:
        if draft.last < span.last and scene.is_in(draft.last, "sources"):
            return False  # "340 000 selon la police, 800 000 selon les organisateurs"
        first, last = draft.number.core
        plain = last == first + 1 and scene.raw[first].isdecimal()
        return draft.number.rule == "digits" and plain and span.last - draft.last > _FEW_WORDS
    word = scene.words[index]
    if not word[:1].isalpha() or scene.is_adverb(index):
        return draft.number.rule == "digits" and word not in ",(="
    return scene.verb_at(index) is None and not scene.is_in(index, "closed")

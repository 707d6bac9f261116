"""Counts in a row that leave out what the first one told: "Pau 11, Dax 8", "trois mardi", "respectivement 12 et 15"."""

from __future__ import annotations

from factrack.facts.quantities.antecedents import carry, same_sentence
from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.nouns import head_at, noun_at
from factrack.facts.quantities.scene import Scene
from factrack.facts.quantities.seen import PLACES
from factrack.mentions.analysis import ActorMention, Hit
from factrack.mentions.numbers import revalued

_FAR = 16  # tokens between two counts of a row
_GAP = 3  # tokens between "respectively" and the counts that it deals out, or between two of these
_MOST = 6  # counts that are dealt out
_MILLIONS = (1_000_000, 1_000_000_000)
_ALIKE = 10  # times, at most, that one figure is the other
_NUMBER_OF = 6  # tokens from "that of" to its count


def take_row(scene: Scene, draft: Draft, kept: list[Draft]) -> bool:
    """Give a bare count the noun of the row of counts by place or by day that it goes on with."""
    if _alone_in_bracket(scene, draft):
        return _take_bracket(scene, draft, kept)
    earlier = next((one for one in reversed(kept) if one.measured is None and not one.number.share), None)
    if earlier is None or not same_sentence(scene, earlier, draft) or draft.first - earlier.last > _FAR:
        return False
    name = _named(scene, draft)
    if name is not None and _closes(scene, draft) and _by_place(scene, earlier):
        draft.at = name
    elif not (_dated(scene, draft) or (_with(scene, draft, earlier) and _closes(scene, draft))):
        return False
    carry(draft, earlier, "row of counts")
    return True


def _alone_in_bracket(scene: Scene, draft: Draft) -> bool:
    """Whether the number alone stands in brackets ("Landes (12 800)")."""
    before, span = draft.first - 1, scene.span(draft.first)
    opened = before > span.first and scene.is_in(before, "opening_bracket")
    return opened and draft.last < span.last and scene.is_in(draft.last, "closing_bracket")


def _take_bracket(scene: Scene, draft: Draft, kept: list[Draft]) -> bool:
    """The noun of the count that a row in brackets breaks down, or the one right before the bracket."""
    noun = scene.ending("topic", draft.first - 1) or scene.ending("person", draft.first - 1)
    plural = noun is not None and scene.words[noun.last - 1].endswith(scene.phrase.plural_ends)
    if noun is not None and plural and scene.verb_at(noun.first) is None:
        draft.head, draft.counted = (noun.first, noun.last), scene.analysis.slice(noun.first, noun.last)
        return True
    earlier = next((one for one in reversed(kept) if one.unit != "%"), None)
    if earlier is None or not same_sentence(scene, earlier, draft) or not scene.raw[draft.first - 2][:1].isupper():
        return False
    name = next((one for one in scene.actors(draft.first - 2, draft.first - 1) if one.last == draft.first - 1), None)
    draft.at = name if name is not None and name.type in PLACES and not name.adjective else None
    draft.apart = draft.at is None
    if earlier.number.share:
        draft.head, draft.counted = earlier.head, earlier.counted
        return draft.head is not None
    carry(draft, earlier, "row in brackets")
    return True


def _named(scene: Scene, draft: Draft) -> ActorMention | None:
    """The place, behind a comma or "and", that stands right before the count ("…, Pau 11 et Dax 8")."""
    names = [one for one in scene.actors(draft.first - 1, draft.first) if one.last == draft.first]
    name = next((one for one in names if one.type in PLACES and not one.adjective), None)
    if name is None:
        return None
    before = name.first - 1
    while scene.is_in(before, "of") or scene.is_in(before, "definite"):
        before -= 1
    return name if scene.is_in(before, "links") else None


def _by_place(scene: Scene, earlier: Draft) -> bool:
    """Whether a place is told of in the sentence before the count that opens the row."""
    return earlier.at is not None or any(
        name.type in PLACES for name in scene.actors(scene.span(earlier.first).first, earlier.first)
    )


def _closes(scene: Scene, draft: Draft) -> bool:
    """Whether nothing that may be counted stands behind."""
    if draft.last >= scene.span(draft.first).last or scene.is_in(draft.last, "links"):
        return True
    return not scene.words[draft.last][:1].isalnum()


def _dated(scene: Scene, draft: Draft) -> bool:
    """Whether the day of a count stands behind it ("cinq mardi, 22 jeudi")."""
    linked = scene.is_in(draft.first - 1, "links")
    return linked and not draft.number.share and draft.last in scene.when_starts


def _with(scene: Scene, draft: Draft, earlier: Draft) -> bool:
    """ "suivi de Sétif avec 16": a place and "with" before the count."""
    if not scene.is_in(draft.first - 1, "along"):
        return False
    names = [one for one in scene.actors(earlier.last, draft.first) if one.last == draft.first - 1]
    if names and names[0].type in PLACES:
        draft.at = names[0]
    return bool(names)


def take_change(scene: Scene, draft: Draft, kept: list[Draft]) -> bool:
    """The noun of the count that this one is what it came to: "de 1 846 noyés en 2022 à 5 799", "portant le total à 900"."""
    told = [one for one in kept if not one.number.share and one.unit != "%" and same_sentence(scene, one, draft)]
    if not told or draft.number.definite:
        return False
    earlier = told[-1]
    at = draft.first if scene.is_in(draft.first, "to") else draft.first - 1
    if not scene.is_in(at, "to") or draft.first - earlier.last > _FAR:
        return False
    started = scene.is_in(earlier.first - 1, "of") or scene.is_in(earlier.first, "of")
    begin = max(scene.span(draft.first).first, earlier.first - _FAR)
    between = scene.verbs(earlier.last, draft.first)
    before = scene.within("change", begin, earlier.first) is not None and not between
    came = bool(between) and between[-1].last == at and scene.one("change", between[-1].head) is not None
    moved = started and (before or came)
    total = scene.ending("number_noun", at)
    raised = total is not None and scene.is_in(total.first - 1, "definite")
    if not (moved or raised):
        return False
    people = [one for one in told if one.head is not None and scene.within("person", *one.head) is not None]
    carry(draft, people[-1] if raised and people else earlier, "what it came to")
    _share_millions(scene, draft, earlier)
    return True


def _share_millions(scene: Scene, draft: Draft, earlier: Draft) -> None:
    """Millions that the second figure leaves out: "de 21,7 millions d'euros, on est passé à 21,4"."""
    before, now = earlier.number.value, draft.number.value
    if before is None or not now or earlier.number.rule != "digits" or not scene.phrase_links(earlier.number):
        return
    scale = next((scale for scale in _MILLIONS if 1 / _ALIKE <= now * scale / before <= _ALIKE), None)
    if scale is not None:
        draft.number = revalued(draft.number, now * scale, scene.pack.files["hedges"])


def gapped_subject(scene: Scene, draft: Draft, kept: list[Draft]) -> bool:
    """The subject of a verb of change left out: "est passé de 442 à 501 et les blessés de 6 742 à 7 359"."""
    of = draft.first - 1
    if not kept or not same_sentence(scene, kept[-1], draft) or not scene.is_in(of, "of"):
        return False
    for index in range(of - 1, max(kept[-1].last - 1, of - _NUMBER_OF), -1):
        if scene.is_in(index, "links"):
            changed = scene.within("change", scene.span(of).first, kept[-1].first) is not None
            start = index + 2
            if not (changed and scene.is_in(index + 1, "definite") and noun_at(scene, start, None, linked=True)):
                return False
            draft.head = head_at(scene, start, of)
            draft.counted = scene.analysis.slice(start, of)
            return True
    return False


def that_of(scene: Scene, draft: Draft) -> bool:
    """ "le nombre de morts a augmenté de 2, celui des blessés de 14": the noun behind a pronoun for "number"."""
    span = scene.span(draft.first)
    begin = max(span.first, draft.first - _NUMBER_OF)
    place = next((index for index in range(draft.first - 1, begin - 1, -1) if scene.is_in(index, "that_of")), None)
    if place is None or not scene.is_in(place + 1, "of") or scene.within("number_noun", span.first, place) is None:
        return False
    start = place + 2
    while start < draft.first and scene.is_in(start, "determiner"):
        start += 1
    if start >= draft.first or not noun_at(scene, start, None, linked=True):
        return False
    draft.head = head_at(scene, start, draft.first)
    draft.counted = scene.analysis.slice(*draft.head)
    draft.rules.append(("noun of another number", place, draft.head[1]))
    return True


def deal_out(scene: Scene, drafts: list[Draft]) -> None:
    """Give each of the counts told "respectively" its place, its owner or its noun, in order."""
    for hit in scene.analysis.of("respective"):
        row = _row(scene, hit, drafts)
        if len(row) == 1 or not row:
            continue
        limit = min(row[0].first, hit.first)
        names = _dealt_to(scene, hit, row)
        if len(names) == len(row):
            for draft, name in zip(row, names, strict=True):
                draft.at = name
            continue
        nouns = scene.all_within("topic", scene.span(hit.first).first, limit)
        if len(nouns) == len(row) and all(draft.bare for draft in row):
            for draft, noun in zip(row, nouns, strict=True):
                draft.head, draft.counted = (noun.first, noun.last), scene.analysis.slice(noun.first, noun.last)


def _dealt_to(scene: Scene, hit: Hit, row: list[Draft]) -> list[ActorMention]:
    """The names of which each has one of the counts: the last list before a verb, or the one behind "respectively"."""
    span = scene.span(hit.first)
    behind = [name for name in scene.actors(hit.last, span.last) if name.type in PLACES and not name.adjective]
    if row[-1].last <= hit.first and behind and behind[0].first - hit.last <= _GAP:
        return _last_list(behind[: len(row)], scene)
    verb = next(
        (group for group in reversed(scene.verbs(span.first, min(row[0].first, hit.first))) if group.finite), None
    )
    if verb is None or scene.reports(verb):
        return []
    names = [
        one
        for one in scene.actors(span.first, verb.first)
        if not (one.adjective or scene.bracketed(one.first, verb.first))
    ]
    return _last_list(names, scene)


def _row(scene: Scene, hit: Hit, drafts: list[Draft]) -> list[Draft]:
    """The counts that stand behind "respectively", else before it."""
    span = scene.span(hit.first)
    own = [draft for draft in drafts if span.first <= draft.first < span.last]
    behind = _linked(scene, [draft for draft in own if draft.first >= hit.last])
    if behind and behind[0].first - hit.last <= _GAP:
        return behind
    before = _linked(scene, [draft for draft in own if draft.last <= hit.first][::-1])
    return before[::-1] if before and hit.first - before[0].last <= _GAP else []


def _linked(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The first of `drafts` with those that only a link, a preposition and a noun part from one another."""
    row = drafts[:1]
    for draft in drafts[1:_MOST]:
        one, other = (row[-1], draft) if draft.first > row[-1].first else (draft, row[-1])
        between = range(one.last, other.first)
        if len(between) > _GAP or not any(scene.is_in(index, "links") for index in between):
            break
        row.append(draft)
    return row


def _last_list(names: list[ActorMention], scene: Scene) -> list[ActorMention]:
    """The last of `names` with those that links and articles alone part from it."""
    found = names[-1:]
    for name in reversed(names[:-1]):
        between = range(name.last, found[0].first)
        linked = any(scene.is_in(index, "links") for index in between)
        small = all(
            scene.is_in(index, "links") or scene.is_in(index, "closed") or scene.is_in(index, "of") for index in between
        )
        if not (linked and small):
            break
        found.insert(0, name)
    return found

"""People that a number without a noun counts by a pronoun, a tally or a source: "ils sont 1 100", "au nombre de 60"."""

from __future__ import annotations

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.mentions.analysis import Hit, VerbGroup

_LOOK_BACK = 12
_FAR = 60


def people_here(scene: Scene, draft: Draft) -> bool:
    """ "On ignore combien de personnes embarquaient, elles seraient 90": people of the same sentence, before the pronoun."""
    span = scene.span(draft.first)
    group = has_pronoun(scene, draft, span.first)
    if group is None or group.lemma not in scene.sets["linking"]:
        return False
    before = _persons(scene, span.first, group.first)
    before = [hit for hit in before if scene.words[hit.last - 1].endswith(scene.phrase.plural_ends)]
    if not before or scene.counted_between(span.first, draft.first):
        return False
    draft.head = before[-1].first, before[-1].last
    draft.counted = scene.analysis.slice(*draft.head)
    draft.rules.append(("noun of the pronoun", *draft.head))
    return True


def people_before(scene: Scene, draft: Draft) -> bool:
    """ "Ils sont 1 100": the only people, by their noun, that the sentence before tells of."""
    span = scene.span(draft.first)
    group = has_pronoun(scene, draft, span.first)
    if not span.index or group is None or group.lemma not in scene.sets["linking"]:
        return False
    before = scene.analysis.spans[span.index - 1]
    hits = [
        hit for index in range(max(before.first, before.last - _FAR), before.last) for hit in scene.at("topic", index)
    ]
    hits = hits or _persons(scene, before.first, before.last)
    people = [
        hit
        for hit in hits
        if (hit.tag.kind == "person" or hit.tag.data.people)
        and scene.words[hit.first].endswith(scene.phrase.plural_ends)
    ]
    if len({hit.tag.key for hit in people}) != 1:
        return False
    draft.head, draft.counted = (
        (people[-1].first, people[-1].last),
        scene.analysis.slice(people[-1].first, people[-1].last),
    )
    draft.rules.append(("noun of the pronoun", people[-1].first, people[-1].last))
    return True


def noun_told_of(scene: Scene, draft: Draft) -> bool:
    """ "Beaucoup de blessés aussi, près de 400 selon les secours": the people told of without a number before a source."""
    span = scene.span(draft.first)
    if draft.last >= span.last or not scene.is_in(draft.last, "sources") or draft.first == span.first:
        return False
    if not scene.is_in(draft.first - 1, "comma"):
        return False
    begin = max(span.first, draft.first - _LOOK_BACK)
    hits = [hit for index in range(begin, draft.first) for hit in scene.at("topic", index) if hit.tag.data.people]
    hits = [hit for hit in hits if scene.words[hit.last - 1].endswith(scene.phrase.plural_ends)]
    if not hits:
        return False
    last = hits[-1]
    draft.head, draft.counted = (last.first, last.last), scene.analysis.slice(last.first, last.last)
    draft.rules.append(("noun told of before", last.first, last.last))
    return True


def _persons(scene: Scene, first: int, last: int) -> list[Hit]:
    """Nouns for people in a sentence that names nothing counted."""
    return [hit for index in range(max(first, last - _FAR), last) for hit in scene.at("person", index)]


def has_pronoun(scene: Scene, draft: Draft, begin: int) -> VerbGroup | None:
    """ "Ils étaient 51 400": the verb between a plural pronoun and the number, past adverbs; None without."""
    index = draft.first - 1
    while index > begin and scene.is_adverb(index):
        index -= 1
    group = scene.verb_at(index) if index >= begin else None
    if group is None:
        return None
    before = group.first > begin and scene.is_in(group.first - 1, "plural_pronoun")
    return group if before or scene.is_in(group.first, "plural_pronoun") else None


def tallied(scene: Scene, draft: Draft) -> bool:
    """ "Les survivants, eux, sont au nombre de 60": the people that the clause is told of, and how many they are."""
    group, number = scene.verb_at(draft.first - 1), draft.number
    if group is None or group.lemma not in scene.sets["linking"]:
        return False
    if not any(scene.one("number_noun", index) for index in range(number.first, number.core[0])):
        return False
    begin = max(scene.span(draft.first).first, group.first - _LOOK_BACK)
    hits = [hit for index in range(begin, group.first) for kind in ("topic", "person") for hit in scene.at(kind, index)]
    told = [hit for hit in hits if scene.words[hit.last - 1].endswith(scene.phrase.plural_ends)]
    if not told:
        return False
    draft.head = told[-1].first, told[-1].last
    draft.counted = scene.analysis.slice(*draft.head)
    draft.rules.append(("noun of the pronoun", *draft.head))
    return True

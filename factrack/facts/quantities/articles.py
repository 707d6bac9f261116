"""An article that is the number: "un mort", "une personne disparue", "un euro"."""

from __future__ import annotations

from collections.abc import Iterator

from factrack.facts.quantities.scene import Scene
from factrack.language.records.topics import Topic
from factrack.mentions.analysis import Hit, NumberMention
from factrack.mentions.numbers import articles_of

_ROW = 9  # tokens from one count of a row to the next


def with_articles(scene: Scene) -> list[NumberMention]:
    """The numbers of the document and the articles that count, in order of the text."""
    numbers = scene.analysis.numbers
    taken = {token for number in numbers for token in range(number.first, number.last)}
    words = articles_of(scene.pack)
    found = [hit.first for hit in scene.analysis.of("topic_one")]
    numerals = words - scene.pack.classes["indefinite"]
    taken |= {token for hit in scene.analysis.of("not_number") for token in range(hit.first, hit.last)}
    found += [
        hit.first - 1
        for hit in scene.analysis.of("unit")
        if "noun" in hit.tag.form
        and (
            hit.tag.data.one
            or scene.words[hit.first - 1] in numerals
            or _is_term(scene, hit.last)
            or _goes_on(scene, hit, taken)
        )
    ]
    found += [
        first
        for hit in scene.analysis.of("person")
        if (first := hit.first - 1) >= 0
        and scene.words[first] in words
        and (_suffers(scene, hit.last) or (_among_counts(scene, hit.first) and _befallen(scene, hit.last)))
    ]
    found += [first for number in numbers for first in _in_row(scene, number, words)]
    ones = [
        NumberMention(first, first + 1, (first, first + 1), 1, 1, 1, "exact", rule="article")
        for first in sorted(set(found))
        if first >= 0 and first not in taken and scene.words[first] in words
    ]
    return sorted([*numbers, *ones], key=lambda number: number.first) if ones else numbers


def _goes_on(scene: Scene, hit: Hit, taken: set[int]) -> bool:
    """Whether a half is added to the one ("a year and a half"), or what it measures follows ("a pound of flour") and it is
    not each of what something costs ("£2 a pint of milk").
    """
    last, limit = hit.last, scene.span(hit.first).last
    if last + 1 >= limit:
        return False
    if scene.half_at(last, limit) is not None:
        return True
    if not (hit.tag.data.one_of and scene.is_in(last, "pure_of")) or scene.is_in(last + 1, "determiner"):
        return False
    return hit.first - 2 not in taken and scene.ending("unit", hit.first - 1) is None


def _is_term(scene: Scene, index: int) -> bool:
    """Whether what the law counts follows a stretch of time ("un an de prison")."""
    of = index + 1 < len(scene.words) and (scene.is_in(index, "of") or scene.is_in(index, "places"))
    return of and scene.is_in(index + 1, "terms")


def _among_counts(scene: Scene, noun: int) -> bool:
    """Whether the noun is one that people are counted by, or its sentence has counts too."""
    span = scene.span(noun)
    return scene.is_in(noun, "singles") or scene.counted_between(span.first, span.last)


def _befallen(scene: Scene, index: int) -> bool:
    """Whether a finite verb at `index` tells what befell people ("une personne a été tuée")."""
    group = scene.verb_at(index) if index < len(scene.words) else None
    if group is None or not group.finite or group.negated:
        return False
    role = "object" if group.passive else "subject"
    hits = [hit for token in range(group.first, group.last) for hit in scene.at("topic_verb", token)]
    return any(role in hit.tag.form and _counts_one(hit.tag.data[0]) for hit in hits)


def _counts_one(topic: Topic) -> bool:
    """Whether an article is a count of a topic: of people whom something befell, one by one."""
    return topic.strong and topic.one != ()


def _in_row(scene: Scene, number: NumberMention, words: frozenset[str]) -> Iterator[int]:
    """The articles that go on a row of counts by place behind one ("cinq à Pau, une à Dax et une dans le Gard")."""
    limit = scene.span(number.first).last - 1
    index = number.last
    if not (index < limit and scene.is_in(index, "places")):
        return
    reach = index + _ROW
    while index < min(reach, limit):
        if scene.words[index] in words and scene.is_in(index - 1, "links") and scene.is_in(index + 1, "places"):
            yield index
            reach = index + _ROW
        elif index in scene.number_starts:
            return
        index += 1


def _suffers(scene: Scene, index: int) -> bool:
    """Whether an adjective of a topic that counts single people stands at `index` ("une femme blessée")."""
    limit = len(scene.words)
    while index < limit and scene.is_adverb(index):
        index += 1
    hit = scene.one("topic_adjective", index) if index < limit else None
    group = scene.verb_at(index) if hit is not None else None
    return hit is not None and _counts_one(hit.tag.data[0]) and (group is None or not group.finite)

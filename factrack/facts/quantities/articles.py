"""An article that is the number: "un mort", "une personne disparue", "un euro"."""

from __future__ import annotations

from factrack.facts.quantities.scene import Scene
from factrack.mentions.analysis import NumberMention
from factrack.mentions.numbers import articles_of


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
        and (hit.tag.data.one or scene.words[hit.first - 1] in numerals or _is_term(scene, hit.last))
    ]
    found += [
        first
        for hit in scene.analysis.of("person")
        if (first := hit.first - 1) >= 0 and scene.words[first] in words and _suffers(scene, hit.last)
    ]
    ones = [
        NumberMention(first, first + 1, (first, first + 1), 1, 1, 1, "exact", rule="article")
        for first in sorted(set(found))
        if first >= 0 and first not in taken and scene.words[first] in words
    ]
    return sorted([*numbers, *ones], key=lambda number: number.first) if ones else numbers


def _is_term(scene: Scene, index: int) -> bool:
    """Whether what the law counts follows a stretch of time ("un an de prison")."""
    of = index + 1 < len(scene.words) and (scene.is_in(index, "of") or scene.is_in(index, "places"))
    return of and scene.is_in(index + 1, "terms")


def _suffers(scene: Scene, index: int) -> bool:
    """Whether an adjective of a topic that counts single people stands at `index` ("une femme blessée")."""
    limit = len(scene.words)
    while index < limit and scene.is_adverb(index):
        index += 1
    hit = scene.one("topic_adjective", index) if index < limit else None
    group = scene.verb_at(index) if hit is not None else None
    return hit is not None and hit.tag.data[0].one != () and (group is None or not group.finite)

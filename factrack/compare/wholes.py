"""Counts of an article that add up to one before them are its parts, though no word says so.

"The quake killed 97 people. It left 60 dead in one province, 30 in the next and seven in a third": the 60 do not
contradict the 97. Only exact sums of several counts that follow one another are believed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factrack.compare.model import Claim

TERMS = 12  # how many counts behind a whole are added
LEAST = 3  # fewer terms add up by chance


def parted(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one bucket, the parts that are found so bound to their whole."""
    by_article: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article_id].append(claim)
    whole = {part.number: number for found in by_article.values() for number, part in _parts(found)}
    return [
        replace(claim, part_of=whole[claim.number], part_topic=claim.topic, own_place=False)
        if claim.number in whole
        else claim
        for claim in claims
    ]


def _parts(claims: Sequence[Claim]) -> Iterator[tuple[int, Claim]]:
    """Each part with the number of its whole."""
    ordered = sorted((claim for claim in claims if claim.value), key=lambda claim: (claim.start, claim.number))
    for index, whole in enumerate(ordered):
        rest = [claim for claim in ordered[index + 1 :] if claim.value != whole.value][:TERMS]
        total = 0.0
        for terms, part in enumerate(rest, 1):
            total += float(part.value or 0)
            if total == whole.value and terms >= LEAST:
                yield from ((whole.number, one) for one in rest[:terms])
            if total >= float(whole.value or 0):
                break

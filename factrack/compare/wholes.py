"""Counts of an article that add up to one before them are its parts, though no word says so.

"The quake killed 97 people. It left 60 dead in one province, 30 in the next and seven in a third": the 60 do not
contradict the 97. Only exact sums of several counts that follow one another are believed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from factrack.compare.model import Claim

TERMS = 12  # how many counts behind a whole are added
LEAST = 3  # fewer terms add up by chance, unless one voice gives them all of one place
MANY = 1000  # smaller numbers of two terms add up by chance


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
    """Each part with the number of its whole, which stands before its parts or behind them ("soit en tout 300")."""
    ordered = sorted((claim for claim in claims if claim.value), key=lambda claim: (claim.start, claim.number))
    for index, whole in enumerate(ordered):
        for rest in (ordered[index + 1 :], ordered[:index][::-1]):
            others = [claim for claim in rest if claim.value != whole.value][:TERMS]
            total = 0.0
            for terms, part in enumerate(others, 1):
                total += float(part.value or 0)
                if total == whole.value and _believed(whole, others[:terms]):
                    yield from ((whole.number, one) for one in others[:terms])
                if total >= float(whole.value or 0):
                    break


def _believed(whole: Claim, terms: Sequence[Claim]) -> bool:
    """Whether so many add up, or so exactly, that it is no chance; of two, one voice has to give all."""
    if len(terms) >= LEAST:
        return terms[0].start > whole.start
    if any(float(term.value or 0) < MANY for term in terms):
        return False
    voices, places = ({get(claim) for claim in (whole, *terms)} for get in (attrgetter("voice"), attrgetter("where")))
    return len(terms) == LEAST - 1 and len(voices) == 1 and None not in voices and len(places - {None}) <= 1

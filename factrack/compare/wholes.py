"""Which counts of an article are parts of another, though no word says so: those that add up to it, and rows of places.

"The quake killed 97 people. It left 60 dead in one province, 30 in the next and seven in a third": the 60 do not
contradict the 97. Only exact sums of several counts that follow one another are believed. Whatever they add up to,
counts of three places in a row are not the count of another article that names no place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from factrack.compare.model import Claim

TERMS = 12  # how many counts behind a whole are added
LEAST = 3  # fewer terms add up by chance, unless one voice gives them all of one place
ROW = 3  # places
BESIDE = 120  # characters from one count of a row to the next
MANY = 1000  # smaller numbers of two terms add up by chance


def parted(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one bucket, the parts that are found so bound to their whole."""
    by_article: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article_id].append(claim)
    rows = {claim.number for found in by_article.values() for claim in _rows(found)}
    claims = [replace(claim, listed=True) if claim.number in rows else claim for claim in claims]
    whole = {part.number: number for found in by_article.values() for number, part in _parts(found)}
    return [
        replace(claim, part_of=whole[claim.number], part_topic=claim.topic, own_place=False)
        if claim.number in whole
        else claim
        for claim in claims
    ]


def _rows(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The counts that name their places one after another ("60 dead in one province, 30 in the next, 7 in a third")."""
    row: list[Claim] = []
    placed = (claim for claim in claims if claim.where is not None and claim.own_place)
    for claim in sorted(placed, key=lambda claim: (claim.start, claim.number)):
        if row and claim.start - row[-1].end > BESIDE:
            yield from row if len({one.where for one in row}) >= ROW else ()
            row = []
        row.append(claim)
    yield from row if len({one.where for one in row}) >= ROW else ()


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

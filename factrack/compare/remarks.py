"""Remarks on a group that are no verdicts: sums that come out, and parts that exceed their whole.

Only what is certain is said: numbers of one article that the article itself ties together, and no rounding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from factrack.compare.model import Claim, Group
from factrack.compare.verdict import named

CANDIDATES = 12  # figures of an article that are tried as one term of a sum
_LOSSES = ("killed", "wounded", "missing", "detained")

Remark = tuple[int, str]  # the number of the claim it is about, and what it says


def remarked(groups: Iterable[Group], claims: Iterable[Claim]) -> list[Group]:
    """The groups with their notes; `claims` are all quantities of the articles they are from."""
    by_article: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article_id].append(claim)
    said: dict[int, list[str]] = defaultdict(list)
    for found in by_article.values():
        for number, text in (*_parts(found), *_balances(found)):
            said[number].append(text)
    return [replace(group, notes=_notes(group, said)) for group in groups]


def _notes(group: Group, said: Mapping[int, Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for claim in group.claims for text in said.get(claim.number, ())))


def _parts(claims: Sequence[Claim]) -> Iterator[Remark]:
    """Parts that are more than their whole, and wholes that their parts add up to."""
    known = {claim.number: claim for claim in claims}
    parts: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        whole = known.get(claim.part_of) if claim.part_of is not None else None
        if whole is None or whole.unit != claim.unit:
            continue
        parts[whole.number].append(claim)
        if claim.low is not None and whole.high is not None and claim.low > whole.high:
            text = f"{_quoted(claim)} is given as part of {_quoted(whole)}, and is more ({named(claim)})"
            yield from ((whole.number, text), (claim.number, text))
    for number, found in parts.items():
        values = [claim.value for claim in found if claim.value is not None]
        if len(values) == len(found) > 1 and sum(values) == known[number].value:
            terms = " and ".join(map(_quoted, found))
            yield number, f"{_quoted(known[number])} is the sum of its parts: {terms} ({named(known[number])})"


def _balances(claims: Sequence[Claim]) -> Iterator[Remark]:
    """Those still engaged where they are exactly what losses leave of those deployed."""
    exact = [claim for claim in claims if claim.value is not None and claim.modality != "negated"]
    left = [claim for claim in exact if claim.measure == "still_engaged"][:CANDIDATES]
    sent = [claim for claim in exact if claim.measure == "deployed"][:CANDIDATES]
    lost = [claim for claim in exact if claim.topic in _LOSSES][:CANDIDATES] if left and sent else []
    losses = [(one,) for one in lost] + [pair for pair in combinations(lost, 2) if pair[0].topic != pair[1].topic]
    for rest, whole, terms in product(left, sent, losses):
        if rest.topic != whole.topic or not _one_subject((rest, whole, *terms)):
            continue
        if _value(whole) - sum(map(_value, terms)) == _value(rest):
            gone = " and ".join(f"{_quoted(term)} {term.topic}" for term in terms)
            text = f"{_quoted(rest)} still engaged is what {gone} leave of {_quoted(whole)} deployed ({named(rest)})"
            yield rest.number, text


def _one_subject(claims: Sequence[Claim]) -> bool:
    return len({claim.subject for claim in claims if claim.subject}) <= 1


def _value(claim: Claim) -> float:
    return float(claim.value or 0)


def _quoted(claim: Claim) -> str:
    return f"“{' '.join(claim.text.split())}”"

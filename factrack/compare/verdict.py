"""The verdict on two comparable claims, with its reason in one sentence.

The order is that of the README: the article's own words of dispute, then the intervals, then time.
"""

from __future__ import annotations

from factrack.compare.intervals import disjoint
from factrack.compare.model import Claim, Pair
from factrack.compare.scope import known_same
from factrack.model import Verdict

REVISION_DAYS = 4


def judge(one: Claim, other: Claim) -> Pair:
    """The pair of two comparable quantity claims."""
    verdict, why = _judged(one, other)
    return Pair(one.id, other.id, verdict, why)


def _judged(one: Claim, other: Claim) -> tuple[Verdict, str]:
    if one.disputed != other.disputed and one.article_id == other.article_id:
        return "disputed", "the article's own words set the one against the other"
    if not disjoint(one, other):
        return "compatible", "the intervals overlap: both can be true"
    first, second = as_of(one), as_of(other)
    if one.change != "fixed" and first and second and first != second:
        return _over_time(one, other, first, second)
    if first and second:
        return "conflict", "the intervals do not overlap, at the same time"
    if known_same(one, other) or one.article_id == other.article_id:
        return "conflict", "the intervals do not overlap; no date is given for at least one of them"
    return (
        "compatible",
        "the intervals do not overlap, but neither the time nor what is counted is known to be the same",
    )


def _over_time(one: Claim, other: Claim, first: str, second: str) -> tuple[Verdict, str]:
    earlier, later = (one, other) if first < second else (other, one)
    days = f"{min(first, second)} to {max(first, second)}"
    if _grew(earlier, later):
        return "evolved", f"the count grew from {days}"
    if one.change == "stock" or _near(first, second):
        return "evolved", f"the count was revised down from {days}"
    return "conflict", f"a count that only grows is lower later ({days})"


def as_of(claim: Claim) -> str | None:
    """The day a count is true of: the last of its own date, else the publication day; None when neither is known."""
    if claim.high_day:
        return min(claim.high_day, claim.published) if _is_day(claim.published) and claim.published else claim.high_day
    return claim.published if _is_day(claim.published) else None


def _is_day(text: str | None) -> bool:
    return text is not None and len(text) == 10


def _grew(earlier: Claim, later: Claim) -> bool:
    return earlier.high is not None and (later.low is not None and later.low >= earlier.high)


def _near(first: str, second: str) -> bool:
    from datetime import date

    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days) <= REVISION_DAYS

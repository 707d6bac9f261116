"""The verdict on two comparable claims, with its reason in one plain sentence.

The order is that of the README: the article's own words of dispute, then the intervals, then time.
"""

from __future__ import annotations

from factrack.compare.intervals import disjoint, gap
from factrack.compare.judge import UPDATE, one_body, within_times
from factrack.compare.model import Claim, Pair
from factrack.compare.scope import TOLLS
from factrack.compare.times import days_between, states
from factrack.model import Modality, Verdict

REVISION_DAYS = 4
_AGAINST: frozenset[Modality] = frozenset({"denied", "negated"})
_UNDATED = ", though no date is given for one of them"
SAME = 1.1  # how many times larger a figure may be and still be the one that is denied
Judged = tuple[Verdict, str]


def judge(one: Claim, other: Claim, tolerance: float = 0.0) -> Pair:
    """The pair of two comparable quantity claims; of a count that evolved the earlier state comes first.

    Numbers that lie no farther apart than `tolerance`, a share of the smaller, are compatible.
    """
    first, second = sorted((one, other), key=lambda claim: claim.number)
    verdict, why = _judged(first, second)
    if tolerance and verdict in ("conflict", "evolved") and gap(one, other) <= tolerance:
        verdict, why = "compatible", "the numbers are no farther apart than the tolerance asked for"
    overtaken = second.earlier and not first.earlier and _is_overtaken(second, first)
    days = states(first, second)
    later = first.earlier == second.earlier and (days[0] or "") > (days[1] or "9999")
    if verdict == "evolved" and (overtaken or later):
        first, second = second, first
    return Pair(first.id, second.id, verdict, why)


def _judged(one: Claim, other: Claim) -> Judged:
    if one.disputed != other.disputed and one.article_id == other.article_id:
        return "disputed", "the article's own words set the one against the other"
    against = one.modality in _AGAINST, other.modality in _AGAINST
    if against[0] != against[1]:
        denied, said = (one, other) if against[0] else (other, one)
        if not _same_figure(denied, said):
            return "compatible", "the one is denied, and the other is another number"
        return "disputed", f"{_denier(denied)} denies what {named(said)} says"
    put_right = one.corrected != other.corrected and one.value != other.value and one.article_id == other.article_id
    if not disjoint(one, other) and not put_right:
        return "compatible", "the numbers leave room for one truth"
    if one.earlier != other.earlier and not _disagree_anyway(one, other):
        earlier, later = (one, other) if one.earlier else (other, one)
        if _is_overtaken(earlier, later):
            return "evolved", _overtaken(earlier)
    if one.change == "fixed":
        return _same_day(one, other)
    return _changing(one, other)


def _same_figure(denied: Claim, said: Claim) -> bool:
    """Whether what one side says is the figure that the other denies: a lower bound below it says something else."""
    if disjoint(denied, said):
        return False
    if denied.value is None or said.value is None:
        return denied.value == said.value
    low, high = sorted((abs(float(denied.value)), abs(float(said.value))))
    return high <= low * SAME


def _denier(claim: Claim) -> str:
    """Who denies a figure: whom the article names as denying it ("X's toll, denied by Y"), else its claimant."""
    return claim.via[0] if claim.modality == "denied" and claim.via else named(claim)


def _is_overtaken(earlier: Claim, later: Claim) -> bool:
    """Whether a count that its article calls an earlier one is so beside another: a toll of another article may be older."""
    grew = earlier.high is None or later.low is None or later.low >= earlier.high
    return earlier.article_id == later.article_id or earlier.topic not in TOLLS or grew


def _overtaken(claim: Claim) -> str:
    if claim.corrected:
        return f"{named(claim)} corrects an earlier figure"
    return f"{named(claim)} calls its figure an earlier count"


def _same_day(one: Claim, other: Claim) -> Judged:
    if one.voice and one.voice == other.voice and one.article_id != other.article_id:
        return "evolved", f"{named(one)} gives another figure in another article"
    return "conflict", _against(
        one, other, bool(one.high_day or one.published) and bool(other.high_day or other.published)
    )


def _changing(one: Claim, other: Claim) -> Judged:
    """A toll or a stock: told of different days it has changed; of one day the two cannot both be right."""
    first, second = states(one, other)
    if first and second and first != second:
        return _over_time(one, other, first, second)
    if first and second:
        if _within_the_day(one, other):
            return "evolved", f"two states of one count on {first}; no hour says which is the later"
        return "conflict", _against(one, other, True)
    if one.topic in TOLLS and one.article_id != other.article_id:
        return "evolved", "two states of one count; no date says which is the later"
    return "conflict", _against(one, other, False)


def _within_the_day(one: Claim, other: Claim) -> bool:
    """Whether two articles give a toll of one day that nobody else answers for: it grows by the hour."""
    if one.topic not in TOLLS or one.article_id == other.article_id:
        return False
    return one.voice is None or other.voice is None or one_body(one.voice, other.voice)


def _over_time(one: Claim, other: Claim, first: str, second: str) -> Judged:
    earlier, later = (one, other) if first < second else (other, one)
    days = f"from {min(first, second)} to {max(first, second)}"
    if _contradicts(earlier, later):
        return "conflict", _against(one, other, True)
    if _grew(earlier, later):
        return "evolved", f"the count grew {days}"
    if one.change == "stock" or one.topic in TOLLS or days_between(first, second) <= REVISION_DAYS:
        return "evolved", f"the count fell {days}" if one.change == "stock" else f"the count was revised down {days}"
    return "conflict", f"a count that can only grow is lower later ({days})"


def _contradicts(earlier: Claim, later: Claim) -> bool:
    """Whether another voice's later toll is so much lower that it is no revision of the earlier one.

    Those missing are found from day to day.
    """
    voices = _two_voices(earlier, later)
    fell = earlier.low is not None and later.high is not None and later.high < earlier.low
    return (
        earlier.topic in TOLLS
        and earlier.change != "stock"
        and voices
        and fell
        and not within_times(earlier, later, UPDATE)
    )


def _disagree_anyway(one: Claim, other: Claim) -> bool:
    """Whether two voices count one day so differently that it does not matter whose count is the earlier."""
    return one.change == "fixed" and _two_voices(one, other) and not within_times(one, other, UPDATE)


def _two_voices(one: Claim, other: Claim) -> bool:
    """Whether two voices that are known to be two answer for the claims."""
    return one.voice is not None and other.voice is not None and one.voice != other.voice


def _against(one: Claim, other: Claim, dated: bool) -> str:
    sides = f"{named(one)} and {named(other)}"
    if named(one) == named(other):
        sides = f"{named(one)} says both, which"
    elif one.article_id == other.article_id and one.claimant and other.claimant:
        sides += f", both quoted by {_outlet(one)},"
    return f"{sides} cannot both be right: the numbers do not overlap" + ("" if dated else _UNDATED)


def named(claim: Claim) -> str:
    """Who says so, as a sentence names it: the claimant, else the outlet or the article's file."""
    return claim.claimant or _outlet(claim)


def _outlet(claim: Claim) -> str:
    return claim.source or claim.article.rsplit("/", 1)[-1]


def _grew(earlier: Claim, later: Claim) -> bool:
    return earlier.high is not None and later.low is not None and later.low >= earlier.high

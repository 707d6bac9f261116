"""Whether two reports are of one event: who, to whom, where and when, none of them contradicted."""

from __future__ import annotations

from datetime import date, timedelta

from factrack.compare.candidates import MUTUAL, OCCASIONS, SPREAD, Candidate

SLACK_DAYS = 1
RECENT_DAYS = 3
STORY_DAYS = 10
MONTH = 31
COURSE_DAYS = 150  # how far apart two articles may tell of one course of deliveries or one deployment
BREATH = 3  # what it counts that the same words tell two events
ABOUT = 2  # names that two articles must both be about for an event without agent to be the same in both
# Roots of what is said or agreed: on one day there is much of it, and one name in common says little.
_WORDS = frozenset({"STATEMENT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONSULT", "CONCEDE"})


def in_common(one: Candidate, other: Candidate) -> int:
    """Shared agents, targets and place, as a score; 0 when nothing ties the two together.

    Who is only called by what he is ("police") ties reports together in one article or story, as do those without agents.
    """
    named = len(one.named & other.named)
    if not named and ((one.named and other.named) or _two_speakers(one, other)):
        return 0
    score = 4 * named + 2 * len(one.targets & other.targets) + (one.place is not None and one.place == other.place)
    if named:
        return score
    score += 2 * len(one.parties & other.parties)
    if one.claim.article_id == other.claim.article_id:
        return score + (BREATH if _overlap(one, other) else 1)
    return score + 1 if _one_story(one, other) else 0


def _two_speakers(one: Candidate, other: Candidate) -> bool:
    """Whether two statements are made by different people, named or not."""
    return one.claim.root == "STATEMENT" and not one.parties & other.parties


def compatible(one: Candidate, other: Candidate) -> bool:
    """Whether nothing sets two reports apart: standing, targets, place, dates."""
    if one.standing != other.standing or one.claim.background != other.claim.background:
        return False
    return not _strangers(one, other) and not _elsewhere(one, other) and dates_agree(one, other)


def _strangers(one: Candidate, other: Candidate) -> bool:
    """Whether it was done to somebody else; of those who are only called by what they are, two may be one."""
    if one.claim.root in MUTUAL or not one.targets or not other.targets or one.targets & other.targets:
        return False
    told_apart = one.targets <= one.names and other.targets <= other.names
    return told_apart or bool(one.named and other.named)


def _elsewhere(one: Candidate, other: Candidate) -> bool:
    """Whether it was at another place; what takes long or is felt far off has several."""
    if one.place is None or other.place is None or one.place == other.place:
        return False
    if (one.course and other.course) or one.claim.type in SPREAD:
        return False
    return not {one.place, other.place} & (one.targets | other.targets | one.agents | other.agents)


def one_occasion(one: Candidate, other: Candidate) -> bool:
    """Whether an article tells two sides of one trip: what was signed during a visit, what the visitor did there."""
    types = {one.claim.type, other.claim.type}
    if one.claim.article_id != other.claim.article_id or len(types) == 1 or not types <= OCCASIONS:
        return False
    if one.claim.background != other.claim.background:
        return False
    if one.standing != other.standing:
        return _on_the_way(one, other) or _on_the_way(other, one)
    if _overlap(one, other):
        return one.claim.date == other.claim.date
    return bool(one.agents) and one.agents == other.agents and compatible(one, other)


def _on_the_way(trip: Candidate, later: Candidate) -> bool:
    """Whether what is still to come belongs to a visit under way: the same visitor, no date of its own or theirs."""
    if trip.claim.type != "visit" or trip.standing != "firm" or later.standing != "later":
        return False
    dated = bool(trip.low or trip.high) and trip.span > MONTH
    return bool(trip.agents) and trip.agents == later.agents and not (later.low or later.high or dated)


def _overlap(one: Candidate, other: Candidate) -> bool:
    return min(one.claim.end, other.claim.end) > max(one.claim.start, other.claim.start)


def closeness(one: Candidate, other: Candidate) -> float:
    """How much of the days that two dates leave open they have in common, 0 to 1; 0 where one is open or unknown."""
    if not (one.low and one.high and other.low and other.high):
        return 0.0
    shared = (min(one.high, other.high) - max(one.low, other.low)).days + 1
    return max(0, shared) / ((max(one.high, other.high) - min(one.low, other.low)).days + 1)


def dates_agree(one: Candidate, other: Candidate) -> bool:
    """Whether two dates can be one; of undated reports the days of publication decide."""
    dated = [item for item in (one, other) if item.low or item.high]
    if len(dated) == 2:
        slack = timedelta(days=SLACK_DAYS if one.span <= 1 and other.span <= 1 else 0)
        return (one.low or date.min) <= _plus(other.high, slack) and (other.low or date.min) <= _plus(one.high, slack)
    if _elsewhen(one, other) or _elsewhen(other, one):
        return False
    if one.course and other.course:
        return _near(one.published, other.published, COURSE_DAYS) or one.published is None or other.published is None
    if one.claim.article_id == other.claim.article_id:
        told_again = bool(one.parties & other.parties) and one.claim.type in OCCASIONS
        return told_again or not dated or dated[0].span > MONTH or _near(dated[0].high, dated[0].published, STORY_DAYS)
    return _undated_agree(one, other, dated)


def _elsewhen(one: Candidate, other: Candidate) -> bool:
    """Whether one has a date that only its article's course could resolve ("weeks later"), and the other another or none."""
    if one.claim.relative is None or one.low or one.high or one.published is None:
        return False
    return one.claim.article_id != other.claim.article_id or one.claim.relative != other.claim.relative


def _undated_agree(one: Candidate, other: Candidate, dated: list[Candidate]) -> bool:
    same_roles = bool(one.agents & other.agents and one.targets & other.targets)
    if not dated:
        return _near(one.published, other.published, MONTH if same_roles else RECENT_DAYS)
    fixed, free = dated[0], other if dated[0] is one else one
    if fixed.span <= MONTH:
        return _near(free.published, fixed.high, RECENT_DAYS)
    return same_roles and (
        free.published is None or (fixed.low or date.min) <= free.published <= _plus(fixed.high, timedelta())
    )


def _one_story(one: Candidate, other: Candidate) -> bool:
    """Whether two articles are about the same rare names, and about those that the events name."""
    unnamed = not (one.parties or one.targets) or not (other.parties or other.targets)
    if len(one.about & other.about) < _needed(one, other) or (unnamed and one.course):
        return False
    return (one.named | other.named) <= (one.about | other.about)


def _needed(one: Candidate, other: Candidate) -> int:
    """How many names two articles must both be about: for what happened on one day, one will do."""
    return 1 if _of_a_day(one) and _of_a_day(other) and one.claim.root not in _WORDS else ABOUT


def _of_a_day(item: Candidate) -> bool:
    """Whether a report dates its event to a day, or is news of the day on which it appeared."""
    return item.span <= SLACK_DAYS or not (item.low or item.high or item.published is None)


def _plus(day: date | None, slack: timedelta) -> date:
    return date.max if day is None or day.year > 9000 else day + slack


def _near(one: date | None, other: date | None, days: int) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= days

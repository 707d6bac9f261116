"""When a count is true: its own days, else the days before its article appeared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from factrack.compare.model import Claim, Profile
from factrack.compare.scope import TOLLS

FRESH_DAYS = 4
NEWS_DAYS = 2  # how long after a day a count of it without a date is still printed
STORY_DAYS = 10
PERIOD_DAYS = 27  # a closed date at least this long is a stretch within which something was counted

_WEEK = re.compile(r"@?W(?:D\d(?P<mark>[<>=]?)|(?P<weeks>[+-]\d+))")

Days = tuple[int, int]


def times_differ(one: Claim, other: Claim, first: Days | None, second: Days | None) -> bool:
    """Whether the times of two counts, true of these days, make them different things, not two states of one.

    A count of one day: another day is another count. An event's toll: another event. A lasting count is the
    same at any time, unless each is what happened within a stretch of its own.
    """
    if one.change == "fixed" and (_told_apart(one, other) or _news_apart(one, other)):
        return True
    if first is None or second is None:
        return False
    gap = max(first[0], second[0]) - min(first[1], second[1])
    stretches = _stretch(one), _stretch(other)
    if one.topic in TOLLS and stretches[0] != stretches[1]:
        return gap > 0  # what a year took is not what a day after it did
    room = days_apart(one)
    return gap > (room if room is not None else 0 if all(stretches) else gap)


def days_apart(claim: Claim) -> int | None:
    """How many days may lie between two counts of one thing, of this kind; None where days alone never tell them apart."""
    return 0 if claim.change == "fixed" else STORY_DAYS if claim.topic in TOLLS else None


def _told_apart(one: Claim, other: Claim) -> bool:
    """Whether an article without a date sets two counts of a day apart: "this Saturday", "last Saturday"."""
    if one.article_id != other.article_id or not one.relative or not other.relative:
        return False
    resolved = (one.low_day or one.high_day) and (other.low_day or other.high_day)
    first, second = _week(one.relative), _week(other.relative)
    return not resolved and first is not None and second is not None and first != second


def _news_apart(one: Claim, other: Claim) -> bool:
    """Whether two counts of a day, without a date of their own, are the news of two days."""
    first, second = reported(one), reported(other)
    if first is None or second is None or any(claim.low_day or claim.high_day for claim in (one, other)):
        return False
    return days_between(first, second) > NEWS_DAYS


def _week(relative: str) -> int | None:
    """How many weeks from the article's own an unresolved weekday or week lies ("WD6<" is last Saturday); None for others."""
    form = _WEEK.fullmatch(relative)
    if form is None:
        return None
    return int(form["weeks"]) if form["weeks"] else {"<": -1, ">": 1}.get(form["mark"], 0)


def days_meet(one: Claim, other: Claim) -> bool:
    """Whether both claims carry days of their own, and these meet."""
    if not (one.high_day and one.low_day and other.high_day and other.low_day):
        return False
    return max(one.low_day, other.low_day) <= min(one.high_day, other.high_day)


def as_of(claim: Claim) -> str | None:
    """The day a count is true of: the last of its own date, else the publication day; None when neither is known."""
    published = claim.published if _is_day(claim.published) else None
    if claim.high_day:
        return min(claim.high_day, published) if published else claim.high_day
    return published


def states(one: Claim, other: Claim) -> tuple[str | None, str | None]:
    """The days that two counts are true of, to tell which is the later.

    The day with a toll is often that of what happened, not that of the count: one that would have fallen from day to
    day did not where it grew from one publication to the next, or where both appeared on one day and one has no other.
    """
    days, printed = (as_of(one), as_of(other)), (reported(one), reported(other))
    if one.topic not in TOLLS or None in days or None in printed or one.earlier or other.earlier:
        return days
    undated = printed[0] == printed[1] and not (one.high_day and other.high_day)
    open_ = undated or _grows(one, other, printed)
    return printed if days[0] == days[1] or (open_ and not _grows(one, other, days)) else days


def _grows(one: Claim, other: Claim, days: tuple[str | None, str | None]) -> bool:
    """Whether the count of the later of two days is the larger."""
    earlier, later = (one, other) if (days[0] or "") < (days[1] or "") else (other, one)
    return days[0] != days[1] and earlier.high is not None and later.low is not None and later.low >= earlier.high


def reported(claim: Claim) -> str | None:
    """The day a claim was published, where a day is known."""
    return claim.published if _is_day(claim.published) else None


def days_between(first: str, second: str) -> int:
    """Days from one ISO day to another, as a positive number."""
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)


def days_of(claim: Claim, profiles: Mapping[int, Profile]) -> Days | None:
    """Ordinals of the days a count may be true of: its own, else those before its article appeared."""
    if claim.low_day or claim.high_day:
        return _ordinal(claim.low_day or "0001-01-01"), _ordinal(claim.high_day or "9999-12-31")
    profile = profiles.get(claim.article_id)
    if profile is None or profile.day is None:
        return None
    return profile.day.toordinal() - FRESH_DAYS, profile.day.toordinal()


def _stretch(claim: Claim) -> bool:
    if not claim.low_day or not claim.high_day:
        return False
    return _ordinal(claim.high_day) - _ordinal(claim.low_day) >= PERIOD_DAYS


@lru_cache(maxsize=4096)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _is_day(text: str | None) -> bool:
    return text is not None and len(text) == 10

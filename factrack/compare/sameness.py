"""Whether two reports are of one event: who, to whom, where and when, none of them contradicted."""

from __future__ import annotations

from factrack.compare.candidates import DAILY, OCCASIONS, PERSONAL, Candidate, partials
from factrack.model import SPREAD, TOLL

SLACK_DAYS = 1
RECENT_DAYS = 3
STORY_DAYS = 10
PLANNED_DAYS = 5  # how long after a plan was told, without a day, it may have come about
MONTH = 31
COURSE_DAYS = 150  # how far apart two articles may tell of one course of deliveries or one deployment
BREATH = 3  # what it counts that the same words tell two events
WORDING = 8  # what it counts that two articles tell an event in the same words
WEEKDAY = 3  # names that two articles must both be about where one tells no more than the weekday
EVER = 10_000_000
ABOUT = 2  # names that two articles must both be about for an event without agent to be the same in both
_NOTHING: frozenset[str] = frozenset()
# Roots of what is said or agreed: on one day there is much of it, and one name in common says little.
_WORDS = frozenset({"STATEMENT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONSULT", "CONCEDE"})


def in_common(one: Candidate, other: Candidate) -> int:
    """Shared agents, targets and place, as a score; 0 when nothing ties the two together.

    Who is only called by what he is ("police") ties reports together in one article or story, as do those without agents.
    """
    named = len(one.named & other.named)
    if one_dispatch(one, other):
        return WORDING + 4 * named
    if not one.victims.isdisjoint(other.victims) and not one.about.isdisjoint(other.about):
        return BREATH + 4 * named
    if not named and ((one.named and other.named) or _two_speakers(one, other)):
        return 0
    if (one.partial or other.partial) and one.article != other.article and not _of_one_day(one, other):
        return 0
    if (one.adrift or other.adrift) and one.article != other.article and len(one.about & other.about) < WEEKDAY:
        return 0
    if not named and one.standing != other.standing:
        return 0
    score = 4 * named + 2 * len(one.targets & other.targets) + (one.place is not None and one.place == other.place)
    if named:
        return score
    score += 2 * len(one.parties & other.parties)
    if one.article == other.article:
        return score + (BREATH if _overlap(one, other) else 1)
    return score + 1 if _one_story(one, other) else 0


def _two_speakers(one: Candidate, other: Candidate) -> bool:
    """Whether what two reports say was said or agreed is by different people, named or not; a statement is by somebody."""
    if not one.parties.isdisjoint(other.parties) or not {one.root, other.root} <= _WORDS:
        return False
    if one.mutual and one.article == other.article and one.date is not None and one.date == other.date:
        return bool(one.named and other.named)  # "the two leaders signed": who, was said before
    return "STATEMENT" in (one.root, other.root) or bool(one.parties and other.parties)


def compatible(one: Candidate, other: Candidate) -> bool:
    """Whether nothing sets two reports apart: standing, targets, place, dates."""
    if one.background != other.background or (one.standing != other.standing and not came_about(one, other)):
        return False
    if (one.further != other.further and one.article == other.article) or _two_leave(one, other):
        return False
    if one.article != other.article and _somebody_else(one, other):
        return False
    if one.targets and other.targets and _strangers(one, other):
        return False
    if one.place is not None and other.place is not None and _elsewhere(one, other):
        return False
    return one.standing != other.standing or dates_agree(one, other)


def came_about(one: Candidate, other: Candidate) -> bool:
    """Whether one report tells what another one, of days before, only saw coming: the same parties known by name."""
    plan, done = (one, other) if one.standing == "later" else (other, one)
    if (plan.standing, done.standing) != ("later", "firm") or plan.article == done.article or plan.course:
        return False
    if not plan.named or done.low is None or done.span > SLACK_DAYS:
        return False
    if done.named and not (plan.agents and (plan.agents <= done.agents or done.agents <= plan.agents)):
        return False
    if plan.low or plan.high:
        return dates_agree(plan, done)
    if plan.partial:
        return bool(_alike(plan, done))
    return plan.published is not None and -SLACK_DAYS <= done.low - plan.published <= PLANNED_DAYS


def _strangers(one: Candidate, other: Candidate) -> bool:
    """Whether it was done to somebody else; of those who are only called by what they are, two may be one."""
    if one.mutual or not one.targets.isdisjoint(other.targets):
        return False
    told_apart = one.type in PERSONAL or (one.targets <= one.names and other.targets <= other.names)
    return told_apart or bool(one.named and other.named) or not (_of_a_day(one) and _of_a_day(other))


def _somebody_else(one: Candidate, other: Candidate) -> bool:
    """Whether of what is done to one person two articles do not name the same: one of them names nobody."""
    return one.type in PERSONAL and bool(one.targets) is not bool(other.targets) and not one.named & other.named


def _two_leave(one: Candidate, other: Candidate) -> bool:
    """Whether two reports tell of people who leave office of themselves, and name others."""
    leave = one.type == other.type == "resignation" and not (one.targets or other.targets)
    return leave and bool(one.agents and other.agents) and one.agents.isdisjoint(other.agents)


def _elsewhere(one: Candidate, other: Candidate) -> bool:
    """Whether it was at another place; what takes long or is felt far off has several, a town of that day lies in a country."""
    if one.place == other.place or (one.course and other.course) or one.type in SPREAD:
        return False
    if one.wide != other.wide and all(item.span <= SLACK_DAYS or item.partial for item in (one, other)):
        return False
    return not {one.place, other.place} & (one.targets | other.targets | one.agents | other.agents)


def one_occasion(one: Candidate, other: Candidate) -> bool:
    """Whether an article tells two sides of one trip: what was signed during a visit, what the visitor did there."""
    types = {one.type, other.type}
    if one.article != other.article or len(types) == 1 or not types <= OCCASIONS:
        return False
    if one.background != other.background:
        return False
    if one.standing != other.standing:
        return _on_the_way(one, other) or _on_the_way(other, one)
    if _overlap(one, other):
        return one.date == other.date
    return bool(one.agents) and one.agents == other.agents and compatible(one, other)


def _on_the_way(trip: Candidate, later: Candidate) -> bool:
    """Whether what is still to come belongs to a visit under way: the same visitor, no date of its own or theirs."""
    if trip.type != "visit" or trip.standing != "firm" or later.standing != "later":
        return False
    dated = bool(trip.low or trip.high) and trip.span > MONTH
    return bool(trip.agents) and trip.agents == later.agents and not (later.low or later.high or dated)


def _overlap(one: Candidate, other: Candidate) -> bool:
    return min(one.end, other.end) > max(one.start, other.start)


def closeness(one: Candidate, other: Candidate) -> float:
    """How much of the days that two dates leave open they have in common, 0 to 1; 0 where one is open or unknown."""
    if not (one.low and one.high and other.low and other.high):
        return 0.0
    shared = min(one.high, other.high) - max(one.low, other.low) + 1
    return max(0, shared) / (max(one.high, other.high) - min(one.low, other.low) + 1)


def dates_agree(one: Candidate, other: Candidate) -> bool:
    """Whether two dates can be one; of undated reports the days of publication decide."""
    one_dated, other_dated = one.low or one.high, other.low or other.high
    if one_dated and other_dated:
        if one.kind == other.kind == TOLL and (one.span > MONTH) is not (other.span > MONTH):
            return False  # the dead of a war are none of one day's
        exact = one.span <= SLACK_DAYS and other.span <= SLACK_DAYS
        slack = SLACK_DAYS if exact and not _is_daily(one, other) else 0
        return one.first <= other.last + slack and other.first <= one.last + slack
    if one.words and one_dispatch(one, other) and _is_free(one, other):
        return True
    if not one.victims.isdisjoint(other.victims):
        told = [item for item in (one, other) if not (item.low or item.high)]
        if any(item.published is None or _near(item.published, _other_day(one, other), MONTH) for item in told):
            return True
    if (one.relative and _elsewhen(one, other)) or (other.relative and _elsewhen(other, one)):
        return False
    if one.course and other.course:
        return _near(one.published, other.published, COURSE_DAYS) or one.published is None or other.published is None
    fixed = one if one_dated else other if other_dated else None
    if one.article == other.article:
        told_again = one.type in OCCASIONS and not one.parties.isdisjoint(other.parties)
        going_on = fixed is not None and fixed.span > MONTH and _lasts(fixed)
        return told_again or fixed is None or going_on or _near(fixed.high, fixed.published, STORY_DAYS)
    return _undated_agree(one, other, fixed)


def _is_daily(one: Candidate, other: Candidate) -> bool:
    """Whether it is something of which each day has its own: words always, deeds where nobody named took part in both."""
    if one.root == other.root == "STATEMENT" and one.article != other.article:
        return True
    return one.type in DAILY and one.article != other.article and one.named.isdisjoint(other.named)


def _other_day(one: Candidate, other: Candidate) -> int | None:
    """The day by which the dated of two reports had happened, else that on which one of them appeared."""
    return next((item.high for item in (one, other) if item.high), one.published or other.published)


def _lasts(fixed: Candidate) -> bool:
    """Whether a long stretch of time reaches to the days of its article, as far as is known."""
    if fixed.high is None or fixed.low is None:
        return True
    return fixed.published is not None and fixed.last >= fixed.published - MONTH


def window(item: Candidate, brief: bool = False) -> tuple[int, int]:
    """Days such that two events of several articles whose dates agree have one of them in common.

    What two days of publication may lie apart is shared out: half of it to either side of each. `brief`: of those that do
    not share agent and target, nor the words that tell them: no day is open to one of which none is known at all.
    Who is dead is so whenever a page without a date tells it.
    """
    low, high, told = item.low, item.high, item.published
    dated = low is not None or high is not None
    if told is None and (item.course or item.victims or not dated):
        free = item.course or item.victims or item.partial or item.adrift or not brief
        return (-EVER, EVER) if free else (EVER, -EVER)
    day = told or 0
    known = bool(item.victims or (item.agents and item.targets and not brief))
    apart = COURSE_DAYS if item.course else MONTH if known else RECENT_DAYS if brief else STORY_DAYS
    reach = apart // 2 + 1
    if not dated:
        return day - reach, day + reach
    beside = MONTH if item.victims else RECENT_DAYS
    first = low - beside if low else -EVER
    last = high + beside if high else EVER
    return (min(first, day - reach), max(last, day + reach)) if item.course else (first, last)


def one_dispatch(one: Candidate, other: Candidate) -> bool:
    """Whether two articles with a name in common tell an event in the same words."""
    return one.words != 0 and one.words == other.words and not one.about.isdisjoint(other.about)


def _is_free(one: Candidate, other: Candidate) -> bool:
    """Whether it is not known of both when they happened or appeared, or they appeared only days apart."""
    undated = [item.published for item in (one, other) if not (item.low or item.high)]
    return None in undated or (len(undated) > 1 and _near(one.published, other.published, STORY_DAYS))


def _elsewhen(one: Candidate, other: Candidate) -> bool:
    """Whether one has a date that only its article's course could resolve ("weeks later"), and the other another or none."""
    if one.low or one.high or one.published is None:
        return False
    return one.article != other.article or one.relative != other.relative


def _undated_agree(one: Candidate, other: Candidate, fixed: Candidate | None) -> bool:
    same_roles = not (one.agents.isdisjoint(other.agents) or one.targets.isdisjoint(other.targets))
    if one.adrift or other.adrift:
        return fixed is None or fixed.span <= MONTH
    if (one.partial and one is not fixed) or (other.partial and other is not fixed):
        return bool(_alike(one, other))
    said = one.root == other.root == "STATEMENT"  # much is said, and soon other things
    if fixed is None:
        return _near(one.published, other.published, SLACK_DAYS if said else MONTH if same_roles else RECENT_DAYS)
    free = other if fixed is one else one
    if said and fixed.span <= MONTH:
        return free.published is not None and 0 <= free.published - fixed.last <= SLACK_DAYS
    if fixed.span <= MONTH:
        return _near(free.published, fixed.high, RECENT_DAYS)
    return same_roles and (free.published is None or fixed.first <= free.published <= fixed.last)


def _alike(one: Candidate, other: Candidate) -> frozenset[str]:
    """What two reports, one of them of a page of unknown date, tell alike of a day: its weekday, its day of the year.

    Nothing where they differ in either. The other names the same day, or appeared soon after it.
    """
    fixed = one if one.low or one.high else other if other.low or other.high else None
    free = other if fixed is one or not one.partial else one
    beside = one if free is other else other
    if fixed is None and not beside.partial and beside.published is not None:
        days = range(beside.published - STORY_DAYS, beside.published + 1)
        return next((free.partial for day in days if free.partial <= partials(day)), _NOTHING)
    told = partials(fixed.first) if fixed is not None and fixed.span <= SLACK_DAYS else beside.partial
    if len({mark[0] for mark in free.partial | told}) < len(free.partial | told):
        return _NOTHING  # two weekdays, or two days of the year
    return free.partial & told


def _of_one_day(one: Candidate, other: Candidate) -> bool:
    """Whether two pages, one of unknown date, share names enough for what they tell alike of a day.

    Each weekday comes again soon, so that asks for more.
    """
    alike = _alike(one, other)
    needed = WEEKDAY - len(alike) if any(mark.startswith("M") for mark in alike) else WEEKDAY
    return bool(alike) and len(one.about & other.about) >= needed  # 3 March, and that it was a Tuesday, says most


def _one_story(one: Candidate, other: Candidate) -> bool:
    """Whether two articles are about the same rare names, and about those that the events name."""
    unnamed = not (one.parties or one.targets) or not (other.parties or other.targets)
    if len(one.about & other.about) < _needed(one, other) or (unnamed and one.course):
        return False
    return (one.named | other.named) <= (one.about | other.about)


def _needed(one: Candidate, other: Candidate) -> int:
    """How many names two articles must both be about: for what happened on one day, one will do."""
    words = one.root in _WORDS or other.root in _WORDS
    return ABOUT if words or not (_of_a_day(one) and _of_a_day(other)) else 1


def _of_a_day(item: Candidate) -> bool:
    """Whether a report dates its event to a day, or is news of the day on which it appeared."""
    return item.span <= SLACK_DAYS or bool(item.partial) or not (item.low or item.high or item.published is None)


def _near(one: int | None, other: int | None, days: int) -> bool:
    return one is not None and other is not None and abs(one - other) <= days

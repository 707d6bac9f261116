"""Scope before numbers: which claims may be compared at all.

`scope_of` gives each fact a coarse bucket, from the article alone; `Judge.comparable` then asks of two claims
of one bucket whether they are about the same thing: same whole, subject, place and story. An unknown is
a wildcard only inside one story.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from factrack.compare.model import Claim
from factrack.matching import folded
from factrack.model import Event, Modality, Quantity

UNREAL: frozenset[Modality] = frozenset({"planned", "possible"})
GENERIC = frozenset(
    {"other", "money", "percent", "distance", "area", "weight", "duration", "volume", "speed", "temperature"}
)
STORY_DAYS = 10
FRESH_DAYS = 4
SIDE_BY_SIDE = 600  # characters
HEAD = 400  # characters in which a page has its headline and summary
WHOLE = 3  # how many times larger a count without a place must be to be the whole of which a city's is a part


def scope_of(fact: Quantity | Event) -> str | None:
    """The bucket inside which a fact is compared: topic, measure, unit (and noun where the topic is generic)."""
    if isinstance(fact, Event):
        return None if fact.background else f"event|{fact.type}"
    if fact.definite or fact.topic is None or (fact.low is None and fact.high is None):
        return None
    noun = ""
    if fact.topic in GENERIC:
        if not fact.counted:
            return None
        noun = folded(fact.counted)
    unreal = "planned" if fact.modality in UNREAL else ""
    return "|".join((fact.topic, fact.measure or "", fact.unit or "", noun, unreal))


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is about.

    `names` are the keys of who and what it names most that few other articles name, `main` the keys it names
    most of all, `places` those of its places (both most named first), `day` its publication.
    """

    names: frozenset[str]
    main: tuple[str, ...]
    places: tuple[str, ...]
    day: date | None


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides comparability with the articles' profiles at hand (`article_id` -> `Profile`)."""

    profiles: Mapping[int, Profile]

    def comparable(self, one: Claim, other: Claim) -> bool:
        """Whether two claims of one bucket are about the same thing, as far as their articles say."""
        if one.article_id == other.article_id and not _within_article(one, other):
            return False
        if self._actors_differ(one, other) or self._places_differ(one, other) or _parts(one, other):
            return False
        if one.change == "fixed" and self._days_differ(one, other):
            return False
        if one.topic in GENERIC:
            return bool(one.actor and other.actor) and self.same_story(one, other)
        return self.same_story(one, other) or _lasting(one, other)

    def same_story(self, one: Claim, other: Claim) -> bool:
        """Whether the two articles tell one story: near in time, with enough rare names in common."""
        if one.article_id == other.article_id or one.origin == other.origin:
            return True
        first, second = self.profiles.get(one.article_id), self.profiles.get(other.article_id)
        if first is None or second is None:
            return False
        if first.day and second.day and abs((first.day - second.day).days) > STORY_DAYS:
            return False
        shared = len(first.names & second.names)
        needed = 2 if first.day and second.day else 3
        return shared >= needed or (shared >= 2 and shared * 2 >= min(len(first.names), len(second.names)))

    def _actors_differ(self, one: Claim, other: Claim) -> bool:
        """An unnamed subject may be the one the article is about, unless its count is too large for that one's."""
        if not (one.actor or other.actor) or (one.actor and other.actor):
            return _differ(one.actor, other.actor)
        named, free = (one, other) if one.actor else (other, one)
        return self._elsewhere(free, folded(named.actor or ""), "main") or _whole_of(free, named)

    def _places_differ(self, one: Claim, other: Claim) -> bool:
        if not (one.place or other.place) or (one.place and other.place):
            return _differ(one.place, other.place)
        placed, free = (one, other) if one.place else (other, one)
        return self._elsewhere(free, folded(placed.place or ""), "places") or _whole_of(free, placed)

    def _elsewhere(self, free: Claim, key: str, kind: str) -> bool:
        """Whether the article of a claim that leaves something open is about something else."""
        profile = self.profiles.get(free.article_id)
        return profile is not None and key not in getattr(profile, kind)

    def _days_differ(self, one: Claim, other: Claim) -> bool:
        """A count of one day: another day is another count; a claim without a day is of the days before its article."""
        if days_apart(one, other):
            return True
        dated, free = (one, other) if one.high_day else (other, one)
        profile = self.profiles.get(free.article_id)
        if not dated.high_day or free.high_day or profile is None or profile.day is None:
            return False
        return not 0 <= profile.day.toordinal() - date.fromisoformat(dated.high_day).toordinal() <= FRESH_DAYS


def _within_article(one: Claim, other: Claim) -> bool:
    """Figures of one article answer each other when two voices give them side by side, or head and body differ."""
    if one.claimant and other.claimant:
        return folded(one.claimant) != folded(other.claimant) and abs(one.start - other.start) <= SIDE_BY_SIDE
    same_noun = folded(one.counted or "") == folded(other.counted or "")
    return same_noun and min(one.start, other.start) <= HEAD and abs(one.start - other.start) > HEAD


def _lasting(one: Claim, other: Claim) -> bool:
    """A named subject's lasting count (not one day's) is the same count in any story."""
    return bool(one.actor and other.actor) and one.change != "fixed"


def known_same(one: Claim, other: Claim) -> bool:
    """Whether what is counted is known to be the same: actor or place named on both sides, or one event's growing toll."""
    same_actor = bool(one.actor and other.actor)
    same_place = bool(one.place and other.place)
    side_by_side = one.article_id == other.article_id
    return same_actor or same_place or side_by_side or one.change == "cumulative"


def days_apart(one: Claim, other: Claim) -> bool:
    """Whether both claims carry days that cannot be the same."""
    if not (one.low_day or one.high_day) or not (other.low_day or other.high_day):
        return False
    low = max(one.low_day or "0000", other.low_day or "0000")
    high = min(one.high_day or "9999", other.high_day or "9999")
    return low > high


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and folded(one) != folded(other))


def _parts(one: Claim, other: Claim) -> bool:
    """A part is compared only with another part."""
    return (one.part_of is None) != (other.part_of is None)


def _whole_of(free: Claim, named: Claim) -> bool:
    """A much larger count that leaves place or subject open is likely the whole of which the named one is a part."""
    low = free.low if free.low is not None else free.high
    high = named.high if named.high is not None else named.low
    return low is not None and high is not None and low >= WHOLE * high

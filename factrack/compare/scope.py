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
    """What an article is about: the keys of who and what it names most, its places, its day."""

    names: frozenset[str]
    places: tuple[str, ...]
    day: date | None


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides comparability with the articles' profiles at hand (`article_id` -> `Profile`)."""

    profiles: Mapping[int, Profile]

    def comparable(self, one: Claim, other: Claim) -> bool:
        """Whether two claims of one bucket are about the same thing, as far as their articles say."""
        if one.article_id == other.article_id and not self._within_article(one, other):
            return False
        if _differ(one.actor, other.actor) or self._places_differ(one, other) or _parts(one, other):
            return False
        if one.change == "fixed" and days_apart(one, other):
            return False
        if one.topic in GENERIC and not self._same_generic(one, other):
            return False
        return self._same_thing(one, other)

    def _within_article(self, one: Claim, other: Claim) -> bool:
        """Two figures of one article answer each other when two voices give them, or when the same words return."""
        if one.claimant != other.claimant:
            return True
        return folded(one.counted or "") == folded(other.counted or "") and abs(one.start - other.start) > 200

    def _places_differ(self, one: Claim, other: Claim) -> bool:
        if one.place and other.place:
            return folded(one.place) != folded(other.place)
        if not one.place and not other.place:
            return False
        placed, free = (one, other) if one.place else (other, one)
        profile = self.profiles.get(free.article_id)
        if profile and folded(placed.place or "") not in profile.places[:2]:
            return True
        return _whole_of(free, placed)

    def _same_generic(self, one: Claim, other: Claim) -> bool:
        """A sum of money or a share is of something: its subject must be named and the same."""
        return bool(one.actor and other.actor and self.same_story(one, other))

    def _same_thing(self, one: Claim, other: Claim) -> bool:
        if one.article_id == other.article_id or one.origin == other.origin:
            return True
        if self.same_story(one, other):
            return True
        return bool(one.actor and other.actor and one.topic not in GENERIC and one.change != "fixed")

    def same_story(self, one: Claim, other: Claim) -> bool:
        """Whether the two articles tell one story: near in time, with enough names in common."""
        first, second = self.profiles.get(one.article_id), self.profiles.get(other.article_id)
        if one.article_id == other.article_id:
            return True
        if first is None or second is None:
            return False
        if first.day and second.day and abs((first.day - second.day).days) > STORY_DAYS:
            return False
        shared = len(first.names & second.names)
        return shared >= 3 or shared * 2 >= max(2, min(len(first.names), len(second.names)))


def known_same(one: Claim, other: Claim) -> bool:
    """Whether what is counted is named on both sides and the same: actor, or place."""
    same_actor = bool(one.actor and other.actor)
    same_place = bool(one.place and other.place)
    return same_actor or same_place


def days_apart(one: Claim, other: Claim) -> bool:
    """Whether both claims carry days that cannot be the same."""
    if (one.low_day is None and one.high_day is None) or (other.low_day is None and other.high_day is None):
        return False
    low = max(one.low_day or "0000", other.low_day or "0000")
    high = min(one.high_day or "9999", other.high_day or "9999")
    return low > high


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and folded(one) != folded(other))


def _parts(one: Claim, other: Claim) -> bool:
    """A part is compared only with another part."""
    return (one.part_of is None) != (other.part_of is None)


def _whole_of(free: Claim, placed: Claim) -> bool:
    """A much larger count without a place is likely the whole of which the placed one is a part."""
    low = free.low if free.low is not None else free.high
    high = placed.high if placed.high is not None else placed.low
    return low is not None and high is not None and low >= WHOLE * high

"""Which articles tell one story: near in time, with rare names and figures in common, about the same happenings."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factrack.compare.model import Claim, Profile
from factrack.matching import is_country
from factrack.model import SPREAD

STORY_DAYS = 10
NAMES_DATED = 2
NAMES_UNDATED = 3
FIGURE = 2  # how many names a telling figure is worth
ALIKE = 0.45  # cosine of what two articles say happened, below which they tell different stories
TELLING = 3  # digits before the zeros from which on a number tells one count from others
AFTERMATH = frozenset(  # what is told of any disaster, attack or accident
    {
        "casualty", "death", "killing", "toll", "damage", "rescue", "rescue_deployment", "search", "discovery", "disappearance",
        "tribute", "aid", "evacuation", "alert", "displacement", "statement", "firefighting", "deployment",
    }
)  # fmt: skip
BLOWS = frozenset({"accident", "attack", "fire"})  # what an explosion is told as, by one or another
HOLDERS = 40  # a figure of more articles than this tells nothing


@dataclass(frozen=True, slots=True)
class Stories:
    """The articles of one bucket: profiles by `article_id`, and the telling figures that each lays to somebody."""

    profiles: Mapping[int, Profile]
    figures: Mapping[int, frozenset[float]]

    def same(self, one: Claim, other: Claim) -> bool:
        """Whether the articles of two claims tell one story."""
        if one.article_id == other.article_id or one.origin == other.origin:
            return True
        first, second = self.profiles.get(one.article_id), self.profiles.get(other.article_id)
        if first is None or second is None:
            return False
        if apart(first, second):
            return False
        if one_disaster(first, second):
            return True
        figures = len(self.shared_figures(one, other))
        names = len(first.names & second.names)
        if same_town(first, second) and alike(_what(first.happenings), _what(second.happenings)):
            return True
        if not names or not (figures or alike(first.happenings, second.happenings)):
            return False
        if same_town(first, second):
            return True
        needed = NAMES_DATED if first.day and second.day else NAMES_UNDATED
        few = names >= NAMES_DATED and names * 2 >= min(len(first.names), len(second.names))
        return few or names + FIGURE * figures >= needed

    def one_disaster(self, one: Claim, other: Claim) -> bool:
        """Whether the articles of two claims tell one disaster."""
        first, second = self.profiles.get(one.article_id), self.profiles.get(other.article_id)
        return first is not None and second is not None and one_disaster(first, second)

    def shared_figures(self, one: Claim, other: Claim) -> frozenset[float]:
        """Telling figures that both articles give."""
        none: frozenset[float] = frozenset()
        return self.figures.get(one.article_id, none) & self.figures.get(other.article_id, none)


def stories(claims: Iterable[Claim], profiles: Mapping[int, Profile]) -> Stories:
    """The stories of one bucket of claims."""
    holders: dict[float, set[int]] = defaultdict(set)
    for claim in claims:
        if claim.claimant and claim.value is not None and digits(float(claim.value)) >= TELLING:
            holders[float(claim.value)].add(claim.article_id)
    figures: dict[int, set[float]] = defaultdict(set)
    for value, articles in holders.items():
        if 1 < len(articles) <= HOLDERS:
            for article in articles:
                figures[article].add(value)
    return Stories(profiles, {article: frozenset(values) for article, values in figures.items()})


def town_of(profile: Profile) -> str | None:
    """The town an article is first of all about, where few other articles name it."""
    town = next((key for key in profile.places if not is_country(key)), None)
    return town if town in profile.names else None


def same_town(one: Profile, other: Profile) -> bool:
    """Whether two articles are first of all about one town and tell of happenings; without a day, about more than it."""
    town = town_of(one)
    if town is None or town != town_of(other) or not (one.happenings and other.happenings):
        return False
    return bool(one.day and other.day) or len({*one.main} & {*other.main}) >= NAMES_DATED


def apart(one: Profile, other: Profile) -> bool:
    """Whether two articles appeared too long after one another to tell one story."""
    return bool(one.day and other.day and abs((one.day - other.day).days) > STORY_DAYS)


def one_disaster(one: Profile, other: Profile) -> bool:
    """Whether two articles tell of one disaster: one kind of it in the country that both are about.

    A quake or a flood is felt in many towns, and each outlet names others. Without a day, one rare name is common to both.
    """
    if apart(one, other) or not disasters(one) & disasters(other):
        return False
    return bool(one.day and other.day) or not one.names.isdisjoint(other.names)


def disasters(profile: Profile) -> frozenset[tuple[str, str]]:
    """The disasters that an article tells of, each with the country that it is first of all about."""
    country = next((key for key in profile.main if is_country(key)), None)
    return frozenset((kind, country) for kind in SPREAD & profile.happenings.keys()) if country else frozenset()


def digits(value: float) -> int:
    """How many digits a number has before the zeros at its end: 51 400 has three."""
    return len(f"{abs(value):.6g}".replace(".", "").split("e")[0].strip("0"))


def alike(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether two articles tell of the same kinds of happenings; an article that tells of none says nothing."""
    if not one or not other:
        return True
    common = sum(count * other.get(kind, 0) for kind, count in one.items())
    return common >= ALIKE * math.sqrt(_square(one) * _square(other))


def _what(happenings: Mapping[str, int]) -> Mapping[str, int]:
    """What happened, apart from what came of it."""
    found: dict[str, int] = defaultdict(int)
    for kind, count in happenings.items():
        if kind not in AFTERMATH:
            found["blow" if kind in BLOWS else kind] += count
    return found


def _square(counts: Mapping[str, int]) -> int:
    return sum(count * count for count in counts.values())

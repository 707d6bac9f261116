"""Scope before numbers: whether two claims of one bucket are about the same thing.

What a claim leaves open (subject, place, day) is filled by what its article is about, never by anything else, and
only while the numbers are of one order. Two claims that `fit` may share a group; numbers that leave no room for
one truth are set against each other only where something `anchors` both to the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from factrack.compare.intervals import below, disjoint, nearest_ends
from factrack.compare.model import Claim
from factrack.compare.scope import GENERIC, RATES, TOLLS
from factrack.compare.stories import Stories
from factrack.compare.times import Days, as_of, days_meet, days_of, times_differ
from factrack.matching import folded, is_country

ANSWER = 200  # characters within which a voice answers the one before it
SIDE_BY_SIDE = 600  # the same for numbers of one order
HEAD = 400  # characters in which a page has its headline and summary
LEAD = 800  # characters in which an article tells its own event
ORDER = 3  # how many times larger a count may be and still be another count of the same thing
SIDES = 10  # the same for two counts of one place
ANSWERED = 20  # the same for a voice and its answer
COUNTERED = 100  # the same for an answer that words set against it
BODILY = frozenset({"killed", "wounded"})
HOLDING = frozenset({"cases", "casualties", "aboard", "affected"})  # what is told of all whom something befell
APART = frozenset({"assailants"})  # kinds of people that a toll leaves out unless it names them
WHOLE = frozenset({"soldiers", "civilians", "prisoners"})  # kinds that may be all whom something befell
LINK = 3  # letters of the small words that join two nouns
UPDATE = 1.5  # how many times larger a voice's second figure may be and still be an update of its first
BODY = 2  # the same for a headline and its body


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides what two claims of one bucket have to do with each other."""

    stories: Stories
    days: dict[int, Days | None] = field(default_factory=dict)

    def comparable(self, one: Claim, other: Claim) -> bool:
        """Whether the numbers of two claims may be set against each other."""
        return self.fits(one, other) and (not disjoint(one, other) or self.anchored(one, other))

    def clash(self, one: Claim, other: Claim) -> bool:
        """Whether their own words say that two claims are about different things."""
        if (
            _named_apart(one.subject, other.subject)
            or _named_apart(one.where, other.where)
            or _other_people(one, other)
            or _named_apart(one.occasion, other.occasion)
            or _abroad(one, other)
            or _of_town_alone(one, other)
            or _of_town_alone(other, one)
        ):
            return True
        if one.article_id == other.article_id and one.voice == other.voice and not _within_article(one, other):
            return True
        return times_differ(one, other, self.days_of(one), self.days_of(other))

    def days_of(self, claim: Claim) -> Days | None:
        """Ordinals of the days a count may be true of."""
        if claim.number not in self.days:
            self.days[claim.number] = days_of(claim, self.stories.profiles)
        return self.days[claim.number]

    def fits(self, one: Claim, other: Claim) -> bool:
        """Whether two claims can be about one thing, as far as they and their articles say."""
        return not self.clash(one, other) and self.goes_with(one, other)

    def goes_with(self, one: Claim, other: Claim) -> bool:
        """The same for two claims that do not `clash`."""
        if one.topic in GENERIC and one.measure not in RATES and (one.subject is None or one.subject != other.subject):
            return False
        if _other_day(one, other) or _other_event(one, other) or self._differ(one, other, "subject", "main"):
            return False
        if self._differ(one, other, "where", "places") or _is_of_row(one, other):
            return False
        if one.article_id == other.article_id:
            return _within_article(one, other)
        if disjoint(one, other) and (_part(one) or _part(other) or _other_scope(one, other)):
            return False
        return self._one_order(one, other) and self._one_matter(one, other)

    def anchored(self, one: Claim, other: Claim) -> bool:
        """Whether both are known to be about the same thing, by name, day, figure or as their articles' own event."""
        if one.article_id == other.article_id or _same_scene(one, other):
            return True
        if self.stories.shared_figures(one, other):
            return True
        leading = max(one.start, other.start) <= LEAD and not self._elsewhere(one, other)
        return leading and (one.topic in TOLLS or (one.change == "fixed" and days_meet(one, other)))

    def _elsewhere(self, one: Claim, other: Claim) -> bool:
        """Whether neither count names a place, and their articles are about towns none of which is common to both."""
        if one.where is not None or other.where is not None or self.stories.one_disaster(one, other):
            return False
        first, second = (self.stories.profiles.get(claim.article_id) for claim in (one, other))
        if first is None or second is None:
            return False
        here, there = ({key for key in profile.places if not is_country(key)} for profile in (first, second))
        return bool(here) and bool(there) and here.isdisjoint(there)

    def _one_matter(self, one: Claim, other: Claim) -> bool:
        """One story; a named subject's lasting count is the same count in any story."""
        same = one.subject is not None and one.subject == other.subject
        if same and one.change != "fixed" and one.topic not in TOLLS and one.topic not in GENERIC:
            return True
        return self.stories.same(one, other)

    def _one_order(self, one: Claim, other: Claim) -> bool:
        """Two counts that names do not tie together are of one order, and the smaller is of no narrower kind."""
        if one.subject is not None and one.subject == other.subject:
            return True
        if _narrower(one, other) or _narrower(other, one) or _single(one, other) or _single(other, one):
            return False
        return within_times(one, other, SIDES if same_named(one, other) or self._grew(one, other) else ORDER)

    def _grew(self, one: Claim, other: Claim) -> bool:
        """Whether one is a later state of the toll of a disaster, which grows from day to day."""
        first, second = as_of(one), as_of(other)
        if one.topic not in TOLLS or first is None or second is None or first == second:
            return False
        earlier, later = (one, other) if first < second else (other, one)
        return not below(later, earlier) and self.stories.one_disaster(one, other)

    def _differ(self, one: Claim, other: Claim, slot: str, kind: str) -> bool:
        """A name and none differ where the other article is about something else, or where one count dwarfs the other."""
        first, second = getattr(one, slot), getattr(other, slot)
        if bool(first) == bool(second):
            return False
        named, free = (first, other) if first else (second, one)
        profile = self.stories.profiles.get(free.article_id)
        if one.article_id == other.article_id:
            own = slot == "where" and (one if first else other).own_place
            aside = own and profile is not None and _is_aside(named, profile.places)
            apart = abs(one.start - other.start)
            countered = _answers(one, other)
            near = apart <= (SIDE_BY_SIDE if countered else ANSWER) and (
                slot == "where" or (countered and one.topic in TOLLS)
            )
            answer = near and one.claimant is not None and other.claimant is not None
            aside = aside and not (answer and countered)
            room = _room(one, other, apart) if answer else SIDES if slot == "where" and _counters(one, other) else ORDER
            return aside or not within_times(one, other, room)
        known = getattr(profile, kind) if profile is not None else None
        strange = known is not None and (not _about(named, known) or (slot == "where" and _is_aside(named, known)))
        return strange or not within_times(one, other, ORDER)


def _is_aside(name: str, known: tuple[str, ...]) -> bool:
    """Whether a town is not the one that its article names most: what is said of it is not said of the rest."""
    towns = [key for key in known if not is_country(key)]
    return not is_country(name) and bool(towns) and name != towns[0]


def _about(name: str, known: tuple[str, ...]) -> bool:
    """Whether an article that names `known` may mean this one; a country is meant where no other country is named."""
    return name in known or (is_country(name) and not any(is_country(key) for key in known))


def _is_of_row(one: Claim, other: Claim) -> bool:
    """Whether one is the count of a place in a row of places, and the other names none: the whole, if anything."""
    return (one.listed and other.where is None) or (other.listed and one.where is None)


def _named_apart(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _abroad(one: Claim, other: Claim) -> bool:
    """Whether parts of countries that have no name of their own ("the north of Mali") tell the places apart."""
    if one.country is None and other.country is None:
        return False
    countries = [claim.country or (claim.where if is_country(claim.where or "") else None) for claim in (one, other)]
    if None not in countries and countries[0] != countries[1]:
        return True
    return one.country == other.country and folded(one.place or "") != folded(other.place or "")


def _of_town_alone(one: Claim, other: Claim) -> bool:
    """Whether one counts a whole country and the other a town of it."""
    return one.nationwide and other.where is not None and not is_country(other.where)


def _other_people(one: Claim, other: Claim) -> bool:
    """Whether they count people of two kinds; some kinds are no part of a count that names none."""
    if one.people == other.people:
        return False
    return (one.people is not None and other.people is not None) or bool({one.people, other.people} & APART)


def _same_scene(one: Claim, other: Claim) -> bool:
    """Whether both name one subject or place that is scene enough: a country sees many tolls."""
    if one.topic in TOLLS and is_country(one.where or ""):
        return one.subject is not None and one.subject == other.subject
    return same_named(one, other)


def same_named(one: Claim, other: Claim) -> bool:
    """Whether both name the same subject or the same place."""
    subject = one.subject is not None and one.subject == other.subject
    return subject or (one.where is not None and one.where == other.where)


def within_times(one: Claim, other: Claim, factor: float) -> bool:
    """Whether two counts leave no gap, or one whose upper end is at most `factor` times its lower."""
    low, high = nearest_ends(one, other)
    return low is None or high is None or high <= low * factor


def _within_article(one: Claim, other: Claim) -> bool:
    """Figures of one article agree, or answer each other: two voices side by side, or a headline and its body.

    One voice does not contradict itself in one article: it speaks of two things, unless it calls one count an earlier one.
    """
    if not disjoint(one, other):
        return not _far_bounds(one, other)
    if _part(one) or _part(other):
        return False
    if not _admits(one, other) and (_some_of_them(one, other) or _some_of_them(other, one)):
        return False
    if one.earlier != other.earlier:
        return within_times(one, other, ORDER)
    if one.voice and other.voice:
        if one_body(one.voice, other.voice):
            return False
        apart = abs(one.start - other.start)
        near = apart <= SIDE_BY_SIDE and within_times(one, other, _room(one, other, apart))
        named = one.subject is not None and one.subject == other.subject and within_times(one, other, ORDER)
        town = _own_town(one) is not None and _own_town(one) == _own_town(other) and days_meet(one, other)
        tolls = one.topic in TOLLS and one.toll and other.toll and within_times(one, other, ORDER)
        rates = one.measure in RATES and within_times(one, other, SIDES)
        return near or named or tolls or rates or (town and within_times(one, other, SIDES))
    if _counters(one, other):
        return True
    same_noun = folded(one.counted or "") == folded(other.counted or "")
    distance = abs(one.start - other.start)
    headline = min(one.start, other.start) <= HEAD < distance
    stitched = distance > HEAD and _one_toll(one, other)
    return ((same_noun and headline and not _of_a_place(one, other)) or stitched) and within_times(one, other, BODY)


def _of_a_place(one: Claim, other: Claim) -> bool:
    """Whether a count behind a larger one names a place, no whole country, and that one none: the part of the place."""
    smaller, larger = sorted((one, other), key=lambda claim: float(claim.low or 0))
    return larger.start < smaller.start and _own_town(smaller) is not None and larger.where is None


def _counters(one: Claim, other: Claim) -> bool:
    """Whether somebody's count answers one before it that the outlet gives in its own voice ("…, while X says 40 died")."""
    own, quoted = (one, other) if one.start < other.start else (other, one)
    if own.claimant or not quoted.claimant or not quoted.counter or one.people != other.people:
        return False
    apart = quoted.start - own.start
    room = SIDES if one.topic in TOLLS or apart <= ANSWER else ORDER
    return (
        (one.topic not in GENERIC or one.measure in RATES) and apart <= SIDE_BY_SIDE and within_times(one, other, room)
    )


def one_body(one: str, other: str) -> bool:
    """Whether two names are of one body, the longer with more of its complement ("police", "police of Brest").

    Or of its modifier ("ministry", "interior ministry"), but for one that a small word joins ("unions de police").
    """
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    before = longer.removesuffix(f" {shorter}") if longer.endswith(f" {shorter}") else ""
    return f"{longer} ".startswith(f"{shorter} ") or len(before.rsplit(" ")[-1]) > LINK


def _room(one: Claim, other: Claim, apart: int) -> int:
    """How many times larger one may be of two counts that stand `apart` characters from each other."""
    if apart <= ANSWER:
        return COUNTERED if one.topic in TOLLS and _answers(one, other) else ANSWERED
    return SIDES if one.topic in TOLLS and (one.where == other.where or _answers(one, other)) else ORDER


def _answers(one: Claim, other: Claim) -> bool:
    """Whether words set the later of two voices' counts against the one before it."""
    later = max(one, other, key=lambda claim: claim.start)
    return later.counter and one.claimant is not None and other.claimant is not None


def _admits(one: Claim, other: Claim) -> bool:
    """Whether a side answers at once with fewer of its soldiers: of civilians, there may be soldiers besides."""
    fewer = {one.people, other.people} <= {None, "soldiers"} and abs(one.start - other.start) <= ANSWER
    return fewer and _answers(one, other)


def _far_bounds(one: Claim, other: Claim) -> bool:
    """Whether two tolls of an article are lower bounds so far apart that they are of two things ("17,000 since 2009")."""
    if one.topic not in TOLLS or one.high is not None or other.high is not None or not one.low or not other.low:
        return False
    return max(one.low, other.low) > ANSWERED * min(one.low, other.low)


def _some_of_them(one: Claim, other: Claim) -> bool:
    """Whether one counts fewer people of a kind or nation, and the other people of any."""
    fewer = one.high is not None and other.low is not None and one.high < other.low
    nation = one.subject is not None and other.subject is None and (one.topic in TOLLS or one.topic == "aboard")
    return fewer and (nation or (one.people is not None and other.people is None))


def _own_town(claim: Claim) -> str | None:
    """The place of a count that it names itself, and that is no whole country."""
    return claim.where if claim.own_place and claim.where is not None and not is_country(claim.where) else None


def _one_toll(one: Claim, other: Claim) -> bool:
    """Whether both are the toll of one place that each names itself: two dispatches stitched into one article."""
    placed = one.where is not None and one.where == other.where and one.own_place and other.own_place
    nouns = one.words, other.words
    return placed and one.topic in TOLLS and (nouns[0] <= nouns[1] or nouns[1] <= nouns[0])


def _other_day(one: Claim, other: Claim) -> bool:
    """Whether one voice gives two numbers that no day ties together: it speaks of two days."""
    if one.change != "fixed" or one.voice is None or one.voice != other.voice or days_meet(one, other):
        return False
    return disjoint(one, other) and not within_times(one, other, UPDATE)


def _other_event(one: Claim, other: Claim) -> bool:
    """Whether two tolls have days of their own and the later is so much lower that it is what another day did."""
    days = {(claim.low_day, claim.high_day) for claim in (one, other)}
    if one.topic not in TOLLS or len(days) == 1 or any(low is None or low != high for low, high in days):
        return False
    earlier, later = sorted((one, other), key=lambda claim: claim.low_day or "")
    fell = earlier.low is not None and later.high is not None and later.high < earlier.low
    return fell and not within_times(one, other, UPDATE)


def _part(claim: Claim) -> bool:
    """A part of a count; with a place of its own it is that place's whole, as one fate of those it befell is a whole."""
    if claim.some:
        return True
    befell = claim.part_topic in HOLDING and claim.part_topic != claim.topic  # "122 cases, 80 of them deaths"
    return claim.part_of is not None and not befell and (claim.place is None or not claim.own_place)


def _narrower(one: Claim, other: Claim) -> bool:
    """Whether one counts fewer of a narrower kind: "8 badly wounded" among the wounded, whose noun tells what is counted."""
    words, wider = one.words, other.words
    fewer = one.high is not None and other.low is not None and one.high < other.low
    return fewer and other.by_noun and bool(wider) and wider < words


def _other_scope(one: Claim, other: Claim) -> bool:
    """Whether one counts people of a kind that is only some of those whom the other counts, whichever is more.

    Soldiers and civilians are often all whom an attack befell, and are told of as "dead" too.
    """
    kinds = {one.people, other.people}
    return one.topic in TOLLS and len(kinds) > 1 and kinds.isdisjoint(WHOLE)


def _single(one: Claim, other: Claim) -> bool:
    """Whether one is a single victim told by name or role, and the other a toll."""
    return one.topic in BODILY and one.value == 1 and not one.by_noun and disjoint(one, other)

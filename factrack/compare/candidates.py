"""Events as merging sees them: names made one across articles, days as numbers, what the article is about."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Set
from datetime import date
from typing import NamedTuple

from factrack.compare.model import Claim, Told
from factrack.frozen import frozen
from factrack.matching import folded, folded_once, is_name
from factrack.memo import Memo
from factrack.model import COURSES, GROUPS, SPREAD, TOLL, Modality

FIRM: frozenset[Modality] = frozenset({"asserted", "alleged", "unconfirmed"})
LATER: frozenset[Modality] = frozenset({"planned", "possible"})
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
OCCASIONS = frozenset(
    {"visit", "meeting", "treaty_signed", "armistice", "agreement", "tribute"}
)  # one trip holds several of these
_OFFICE = "resignation"
_ONCE = frozenset({TOLL, _OFFICE})  # one is killed, or overthrown, but once in a story
DAILY = frozenset({"protest", "clash", "strike", "combat", "arrest"})  # of which each day has its own
PERSONAL = frozenset({"appointment", "conviction", "acquittal", "charge"})  # done to one person at a time
SINGLE = frozenset({TOLL, "accident", "fire", "eruption", *SPREAD})  # of which a story seldom has two
OPEN = 1_000_000
TELLING = 6  # words of a report that two outlets do not choose alike
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
_COURSE_DAYS = 31
_PARTIAL = re.compile(r"(?:WD(?P<weekday>\d)|(?P<day>MD\d\d-\d\d)(?:W(?P<beside>\d))?)[<>=]?$")
_NO_MARKS: frozenset[str] = frozenset()
_WORD = re.compile(r"\w+")
_DAYS: Memo[str, int] = Memo(lambda text: date.fromisoformat(text).toordinal())


@frozen
class Candidate:
    """One event. It is looked at once for every other of its kind near it, so all that is asked of it is made here.

    `low high published` are days (`date.toordinal`), None where open or unknown, `first last` the same with the ends of
    time in place of None. `kind` is its type, or what several types are filed under; `parties` are who takes part: who
    agrees, meets or works together does so whatever the slot. `names` are those of agents and targets that are names,
    the rest ("police", "suspect") tells nobody apart; `named` those of the parties. A `wide` place is a country, in which
    any town may lie. `span` is how many days its date
    leaves open, very many for one without an end. A `course` goes on, and no date of its own sets it apart from the
    rest of it. `about` are the names its article is about, by which one that names no agent is known, `words` stands for
    those that tell it, by which one dispatch in several articles is known. What is `further` comes on top of another.
    `partial` is what the words of an event tell of its day where nothing tells the year ("WD3", "MD08-30"), `victims`
    the persons whom it killed, or who left their office by it, by name or by what they were. What is `adrift` is a disaster
    or its toll on a page of unknown date whose words tell no day of it either.
    """

    number: int
    id: str
    article: int
    type: str
    kind: str
    root: str | None
    mutual: bool
    standing: str
    background: bool
    agents: frozenset[str]
    targets: frozenset[str]
    parties: frozenset[str]
    names: frozenset[str]
    named: frozenset[str]
    place: str | None
    wide: bool
    about: frozenset[str]
    low: int | None
    high: int | None
    first: int
    last: int
    span: int
    published: int | None
    course: bool
    date: str | None
    relative: str | None
    start: int
    end: int
    words: int
    further: bool
    partial: frozenset[str]
    victims: frozenset[str]
    adrift: bool


def family(type_: str) -> str:
    """What holds all types that an event of this one may be tied to, or stand in one row with."""
    return "occasion" if type_ in OCCASIONS else _kind(type_)


class _Roles(NamedTuple):
    agents: frozenset[str]
    targets: frozenset[str]
    parties: frozenset[str]
    names: frozenset[str]
    named: frozenset[str]


class Candidates:
    """Makes candidates, which share what is the same in many.

    `names` maps every alias to the actor's name, `countries` and `persons` are those of them that are such, as they are
    matched.
    """

    def __init__(
        self, names: Mapping[str, str], countries: Set[str] = frozenset(), persons: Set[str] = frozenset()
    ) -> None:
        self.countries, self.persons = countries, persons
        self.key: Memo[str, str] = Memo(lambda name: folded(names.get(name, name)))
        self.is_name: Memo[str, bool] = Memo(lambda name: is_name(names.get(name, name)))
        self.keys: Memo[tuple[str, ...], frozenset[str]] = Memo(
            lambda found: frozenset(self.key[name] for name in found)
        )

        self.roles: Memo[tuple[tuple[str, ...], tuple[str, ...], bool], _Roles] = Memo(self._roles)

    def _roles(self, said: tuple[tuple[str, ...], tuple[str, ...], bool]) -> _Roles:
        agents, targets = self.keys[said[0]], self.keys[said[1]]
        parties = agents | targets if said[2] else agents
        names = self.keys[tuple(name for name in (*said[0], *said[1]) if self.is_name[name])]
        return _Roles(agents, targets, parties, names, parties & names)

    def _victims(self, told: Told | Claim, type_: str) -> frozenset[str]:
        kind = _kind(type_)
        if kind not in _ONCE or not (told.targets or told.agents):
            return _NO_MARKS
        if kind == _OFFICE:
            return frozenset(name for name in self.keys[told.targets or told.agents] if " " in name)
        return frozenset(name for name in self.keys[told.targets] if " " in name) & self.persons

    def of(self, told: Told | Claim, about: frozenset[str]) -> Candidate:
        """An event claim as merging sees it; `about` are the names its article is about."""
        low, high = _day(told.low_day), _day(told.high_day)
        standing = "firm" if told.modality in FIRM else "later" if told.modality in LATER else told.modality
        place = self.key[told.place] if told.place else None
        mutual, type_ = told.root in MUTUAL, told.type or ""
        span = high - low if low and high else OPEN
        return Candidate(
            told.number, told.id, told.article_id, type_, _kind(type_), told.root, mutual,
            standing,
            told.background, *self.roles[told.agents, told.targets, mutual],
            place, place in self.countries, about,
            low, high, low or FIRST_DAY, high or LAST_DAY, span,
            _day(told.published) if told.published and len(told.published) == 10 else None,
            type_ in COURSES and (span > _COURSE_DAYS or not (low or high)),
            told.date, told.relative, told.start, told.end, wording(told.text), told.further,
            _NO_MARKS if told.published else _partial(told.relative),
            self._victims(told, type_),
            _kind(type_) in SINGLE and not (told.published or told.relative or low or high),
        )  # fmt: skip


def _partial(relative: str | None) -> frozenset[str]:
    """The weekday ("WD3") and the day of the year ("MD08-30") in the unresolved form of a date."""
    found = _PARTIAL.match(relative) if relative else None
    if found is None:
        return _NO_MARKS
    weekday = found["weekday"] or found["beside"]
    return frozenset((found["day"] or "", f"WD{weekday}" if weekday else "")) - {""}


def partials(day: int) -> frozenset[str]:
    """What words without a year may tell of a day: its weekday, its day of the year."""
    there = date.fromordinal(day)
    return frozenset((f"WD{there.isoweekday()}", f"MD{there:%m-%d}"))


def wording(text: str) -> int:
    """A number for the words of a report without marks and accents; 0 where two outlets may choose so few alike."""
    words = _WORD.findall(folded_once(text))
    return zlib.crc32(" ".join(words).encode("utf-8", "surrogatepass")) if len(words) >= TELLING else 0


def narrow_first(item: Candidate) -> tuple[object, ...]:
    """The order in which events are merged: the narrowest dates first, then by publication."""
    return (
        item.span, item.low or LAST_DAY, item.high or LAST_DAY, not item.named, item.published or LAST_DAY,
        item.type, item.start, item.words, item.id,  # an id depends on where the article is kept
    )  # fmt: skip


def _kind(type_: str) -> str:
    return GROUPS.get(type_, type_)


def _day(text: str | None) -> int | None:
    return _DAYS[text] if text else None

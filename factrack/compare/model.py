"""What comparison works on and what it finds, as frozen dataclasses. Knows neither SQL nor language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import field
from datetime import date as Day
from typing import NamedTuple

from factrack.compare.rounding import PERCENT, slack, stems
from factrack.frozen import frozen
from factrack.matching import WITHIN, folded
from factrack.model import Change, Modality, Number, Qualifier, Verdict

SERIOUSNESS: dict[Verdict, int] = {"conflict": 0, "disputed": 1, "evolved": 2, "compatible": 3}  # the gravest first
FIRMNESS: dict[Modality, int] = {
    "asserted": 0, "alleged": 1, "unconfirmed": 2, "planned": 3, "possible": 4, "denied": 5, "negated": 6,
}  # fmt: skip


SHARE = "share"  # the unit of fractions ("a third of the staff")
_ROUGH = 0.1  # how far off, as a share of it, a bare fraction may be


@frozen
class Claim:
    """A stored claim with what decides whether and how it may be compared.

    `number` orders claims and is unique; `origin` is the article a copied text goes back to (its own otherwise);
    `published` is the article's EDTF date or None; `low_day high_day` the inclusive days of its own date (None:
    open or unknown); `scope` the coarse bucket inside which claims are compared at all. For an event `type` is
    set, `topic` what it is about, and `value low high` are None; one that is `further` comes on top of another.
    `actor_key place_key voice_key` are what is one
    across articles (a country's code), None where only the name is known: ask `subject where voice` (who is counted, the
    place, who says so: None is the outlet's own voice); a part of a `country` without a name of its own is no `where`.
    `bottom top` are `low high` with the slack of round numbers (open ends infinite), `words` those of the noun counted.
    `by_noun`: the noun alone tells the topic ("wounded"); `relative` is the unresolved form of its date; `part_of` the
    number of its whole, whose topic is `part_topic` and whose place it has unless `own_place`; `earlier`: its own sentence
    calls it an earlier count; `people`: the kind of people counted, where its noun tells one; `remains`: it counts the dead
    that were found, of whom there may be more; `some`: some of those told of ("three of the wounded"), or more of them ("40
    more dead"); `corrected`: a figure that its own sentence puts right ("eleven dead, not twelve"); `occasion`: the number
    of the one that it belongs to ("act 12"); `counter`: its own words set it against what was said
    before; `toll`: its own sentence calls it a toll; `listed`: one of a row of places that its article counts one by one;
    `nationwide`: it counts a whole country; `before after`: what of an event's article stands right before and behind its
    words.
    """

    number: int
    id: str
    kind: str
    article_id: int
    article: str
    source: str | None
    origin: int
    published: str | None
    scope: str
    start: int
    end: int
    text: str
    topic: str | None = None
    measure: str | None = None
    unit: str | None = None
    counted: str | None = None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    qualifier: Qualifier = "exact"
    type: str | None = None
    root: str | None = None
    actor: str | None = None
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    low_day: str | None = None
    high_day: str | None = None
    claimant: str | None = None
    via: tuple[str, ...] = ()
    modality: Modality = "asserted"
    disputed: bool = False
    background: bool = False
    further: bool = False
    part_of: int | None = None
    change: Change = "fixed"
    actor_key: str | None = None
    place_key: str | None = None
    voice_key: str | None = None
    by_noun: bool = False
    relative: str | None = None
    part_topic: str | None = None
    own_place: bool = True
    earlier: bool = False
    people: str | None = None
    remains: bool = False
    some: bool = False
    corrected: bool = False
    counter: bool = False
    toll: bool = False
    nationwide: bool = False
    occasion: str | None = None
    listed: bool = False
    before: str = ""
    after: str = ""
    subject: str | None = field(init=False, compare=False, repr=False)
    where: str | None = field(init=False, compare=False, repr=False)
    country: str | None = field(init=False, compare=False, repr=False)
    voice: str | None = field(init=False, compare=False, repr=False)
    words: frozenset[str] = field(init=False, compare=False, repr=False)
    bottom: float = field(init=False, compare=False, repr=False)
    top: float = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        room = slack(self.value, self.unit) if self.qualifier == "exact" and self.value is not None else 0.0
        inside = (self.place_key or "").startswith(WITHIN)
        worked_out = {
            "subject": self.actor_key or (folded(self.actor) if self.actor else None),
            "where": None if inside else self.place_key or (folded(self.place) if self.place else None),
            "country": (self.place_key or "").removeprefix(WITHIN) if inside else None,
            "voice": self.voice_key or (folded(self.claimant) if self.claimant else None),
            "words": stems(self.counted or ""),
            "bottom": -math.inf if self.low is None else float(self.low) - room,
            "top": math.inf if self.high is None else float(self.high) + room,
        }
        for name, value in worked_out.items():
            object.__setattr__(self, name, value)


def percentage(
    value: Number | None, low: Number | None, high: Number | None, qualifier: Qualifier
) -> dict[str, Number | str | None]:
    """The fields of a fraction as the percentage that it is compared as; a bare one is about that ("a third")."""
    if value is not None and qualifier == "exact":
        low, high, qualifier = value * (1 - _ROUGH), value * (1 + _ROUGH), "approx"
    ends = {"value": value, "low": low, "high": high}
    rounded = {name: None if end is None else round(100 * float(end), 1) for name, end in ends.items()}
    return {**rounded, "unit": PERCENT, "qualifier": qualifier}


class Told(NamedTuple):
    """An event claim, as much of it as merging asks for; the fields are those of `Claim`."""

    number: int
    id: str
    article_id: int
    type: str | None
    root: str | None
    modality: Modality
    background: bool
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None
    date: str | None
    low_day: str | None
    high_day: str | None
    published: str | None
    relative: str | None
    start: int
    end: int
    text: str
    further: bool


@frozen
class Profile:
    """What an article is about, in keys that are one across articles.

    `names` are who and what it names most that few other articles name, `main` what it names most of all, `places`
    those of its places (both most named first), `day` its publication, `happenings` how many events of each type it tells.
    """

    names: frozenset[str]
    main: tuple[str, ...]
    places: tuple[str, ...]
    day: Day | None
    happenings: Mapping[str, int] = field(default_factory=dict)


@frozen
class Pair:
    """Two claims of a group set against each other; `why` is one plain sentence."""

    a: str
    b: str
    verdict: Verdict
    why: str


class Best(NamedTuple):
    """The best attested value of a group, and how many independent voices state it."""

    value: Number
    origins: int


@frozen
class Group:
    """Comparable claims with every pair's verdict; `low best high` is the envelope of the claims, `period` EDTF.

    `origins` counts independent voices, not articles. `notes` are remarks that are no verdicts (sums, parts).
    """

    topic: str
    measure: str | None
    actor: str | None
    place: str | None
    period: str | None
    verdict: Verdict
    low: Number | None
    high: Number | None
    origins: int
    claims: tuple[Claim, ...]
    pairs: tuple[Pair, ...]
    notes: tuple[str, ...] = ()
    best: Best | None = None


@frozen
class TimelineRow:
    """One real event with every report of it. `date` is the finest EDTF that the reports allow, `low high` its days."""

    id: str
    date: str | None
    low: str | None
    high: str | None
    type: str
    root: str
    title: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None
    modality: Modality
    origins: int
    date_conflict: bool
    background: bool
    reports: tuple[Claim, ...]


@frozen
class NamedActor:
    """One article's row of an actor, for merging across articles."""

    article: int
    key: str
    name: str
    type: str
    code: str | None
    mentions: int
    aliases: tuple[str, ...]


@frozen
class KnownActor:
    """An actor over all articles: the name most used, every raw `key` and alias that means it."""

    key: str
    name: str
    type: str
    code: str | None
    articles: int
    mentions: int
    aliases: tuple[str, ...]
    keys: tuple[str, ...]

"""What comparison works on and what it finds, as frozen dataclasses. Knows neither SQL nor language."""

from __future__ import annotations

from dataclasses import dataclass

from factrack.model import Change, Modality, Number, Qualifier, Verdict


@dataclass(frozen=True, slots=True)
class Claim:
    """A stored claim with what decides whether and how it may be compared.

    `number` orders claims and is unique; `origin` is the article a copied text goes back to (its own otherwise);
    `published` is the article's EDTF date or None; `low_day high_day` the inclusive days of its own date (None:
    open or unknown); `scope` the coarse bucket inside which claims are compared at all. For an event `type` is
    set, `topic` what it is about, and `value low high` are None.
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
    part_of: int | None = None
    change: Change = "fixed"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of a group set against each other; `why` is one plain sentence."""

    a: str
    b: str
    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """Comparable claims with every pair's verdict; `low high` is the envelope of the claims, `period` EDTF.

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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class NamedActor:
    """One article's row of an actor, for merging across articles."""

    article: int
    key: str
    name: str
    type: str
    code: str | None
    mentions: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
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

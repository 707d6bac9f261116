"""A group of claims as the page shows it: one axis, one bar a saying, what disagrees and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factrack.compare.model import Claim, Group
from factrack.render.conflicts import claim_object
from factrack.render.dates import human_date
from factrack.render.grouped import about, reasons, sayings, size, span, tally, when
from factrack.render.page.places import Places
from factrack.render.scale import Bar, Scale, bar_of, heights, scale_of, series
from factrack.render.wording import ITSELF, number, outlet, reach, said_by

LINES = 40  # sayings a group shows
REASONS = 6
LINKS = 6  # outlets a saying links to
_TICKS = 5
_CHARACTER = 3.75  # per cent of the narrowest axis that a character of a label takes
_EDGE = 5  # per cent from an end of the axis within which a label is flush with it
_KINDS = {
    "asserted": "said", "alleged": "alleged", "unconfirmed": "alleged", "planned": "planned", "possible": "planned",
    "denied": "denied", "negated": "denied",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of an axis, `at` per cent of it; `anchor` is where its text is held."""

    at: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A bar in per cent of the axis; `point` None: no one number, `kind`: said, alleged, planned or denied."""

    left: float
    right: float
    point: float | None
    open_left: bool
    open_right: bool
    soft: bool
    kind: str
    told: str

    @property
    def is_point(self) -> bool:
        """One number, nothing around it."""
        return self.left == self.right and not (self.open_left or self.open_right)


@dataclass(frozen=True, slots=True)
class Link:
    """A place in an article: the outlet, its address (None: not on this page), and the words that stand there."""

    name: str
    href: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing said, with where it is read."""

    id: str
    size: str
    firm: str
    who: str
    when: str
    places: tuple[Link, ...]
    more: int
    shape: Shape | None


@dataclass(frozen=True, slots=True)
class Forest:
    """A group: its heading, its axis (empty: nothing to draw), its sayings, its series, its reasons."""

    about: str
    period: str
    topic: str
    verdict: str
    tally: str
    span: str
    axis: tuple[Tick, ...]
    sayings: tuple[Saying, ...]
    left_out: int
    series: tuple[tuple[str, float], ...]
    reasons: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def forest(group: Group, places: Places) -> Forest:
    """The group as the page shows it."""
    said = sayings(group)
    scale = scale_of(bar for claims in said if (bar := bar_of(claims[0])))
    shown = tuple(_saying(claims, scale, places) for claims in said[:LINES])
    return Forest(
        about(group), human_date(group.period), group.topic, group.verdict, tally(group), span(group),
        axis(scale) if scale else (), shown,
        len(said) - len(shown), _series(group), tuple(reasons(group)[:REASONS]), group.notes,
    )  # fmt: skip


def axis(scale: Scale) -> tuple[Tick, ...]:
    """Round values with their places, no more of them than have room for their labels on the narrowest axis."""
    found: tuple[Tick, ...] = ()
    for most in range(_TICKS, 1, -1):
        found = tuple(tick(100 * scale.at(value), number(value)) for value in scale.ticks(most))
        if all(_reach(left)[1] <= _reach(right)[0] for left, right in pairwise(found)):
            break
    return found


def _reach(label: Tick) -> tuple[float, float]:
    """From where to where a label stands, in per cent of the narrowest axis."""
    width = len(label.label) * _CHARACTER
    first = label.at - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return first, first + width


def tick(at: float, label: str) -> Tick:
    """A label that never leaves the axis."""
    held = "start" if at < _EDGE else "end" if at > 100 - _EDGE else "middle"
    return Tick(round(at, 2), label, held)


def _saying(claims: Sequence[Claim], scale: Scale | None, places: Places) -> Saying:
    claim = claims[0]
    links = tuple(_links(claims, places))
    bar = bar_of(claim)
    firm = "" if claim.modality == "asserted" else claim.modality
    voice = said_by(claim.claimant, claim.via)
    shape = _shape(bar, scale, _told(claim, voice)) if bar and scale else None
    return Saying(
        claim.id[:6],
        size(claim),
        firm,
        voice or ITSELF,
        when(claim),
        links[:LINKS],
        max(0, len(links) - LINKS),
        shape,
    )


def _links(claims: Sequence[Claim], places: Places) -> Iterable[Link]:
    """Each outlet once."""
    seen = set()
    for claim in claims:
        name = outlet(claim_object(claim))
        if name not in seen:
            seen.add(name)
            href = places.link(claim.article, claim.start) if len(seen) <= LINKS else None
            yield Link(name, href, claim.text)


def _shape(bar: Bar, scale: Scale, told: str) -> Shape:
    left = 0.0 if bar.low is None else 100 * scale.at(bar.low)
    right = 100.0 if bar.high is None else 100 * scale.at(bar.high)
    point = None if bar.point is None else round(100 * scale.at(bar.point), 2)
    return Shape(
        round(left, 2), round(right, 2), point, bar.low is None, bar.high is None, bar.qualifier == "vague",
        _KINDS[bar.modality], told,
    )  # fmt: skip


def _told(claim: Claim, voice: str) -> str:
    """What the picture of a claim says to who cannot see it."""
    span = number(claim.low) if claim.low == claim.high else reach(claim.low, claim.high)
    return f"{size(claim)}, {claim.modality}, {voice or outlet(claim_object(claim))}: {span}"


def _series(group: Group) -> tuple[tuple[str, float], ...]:
    changed = {name for pair in group.pairs if pair.verdict == "evolved" for name in (pair.a, pair.b)}
    days = series([claim for claim in group.claims if claim.id in changed])
    labels = [f"{size(claim)} ({human_date(claim.high_day or claim.published)})" for claim in days]
    return tuple(zip(labels, heights(days), strict=True))

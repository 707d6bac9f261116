"""Events as merging sees them: names made one across articles, days as dates, what the article is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from factrack.compare.model import Claim
from factrack.matching import folded, is_name
from factrack.model import COURSES, GROUPS, Modality

FIRM: frozenset[Modality] = frozenset({"asserted", "alleged", "unconfirmed"})
LATER: frozenset[Modality] = frozenset({"planned", "possible"})
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
OCCASIONS = frozenset({"visit", "meeting", "treaty_signed", "agreement", "tribute"})  # one trip holds several of these
SPREAD = frozenset({"earthquake", "flood", "storm"})  # one of these is felt in many places
OPEN = 1_000_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """One event. `about` are the names its article is about, by which one that names no agent is known.

    `names` are those of its agents and targets that are names; the rest ("police", "suspect") tells nobody apart.
    """

    claim: Claim
    agents: frozenset[str]
    targets: frozenset[str]
    place: str | None
    low: date | None
    high: date | None
    published: date | None
    standing: str
    about: frozenset[str]
    names: frozenset[str] = frozenset()

    @property
    def span(self) -> int:
        """How many days its date leaves open; a date without an end counts as very many."""
        return (self.high - self.low).days if self.low and self.high else OPEN

    @property
    def kind(self) -> str:
        """Its type, or what several types are filed under."""
        return GROUPS.get(self.claim.type or "", self.claim.type or "")

    @property
    def parties(self) -> frozenset[str]:
        """Who takes part; who agrees, meets or works together does so whatever the slot."""
        return self.agents | self.targets if self.claim.root in MUTUAL else self.agents

    @property
    def named(self) -> frozenset[str]:
        """Who of them is known by name."""
        return self.parties & self.names

    @property
    def course(self) -> bool:
        """Whether it goes on, and no date of its own sets it apart from the rest of its course."""
        return self.claim.type in COURSES and (self.span > 31 or not (self.low or self.high))


def candidate(claim: Claim, names: Mapping[str, str], about: Mapping[int, frozenset[str]]) -> Candidate:
    """An event claim; `names` maps every alias to the actor's name, `about` articles to what they are about."""

    def keys(found: Sequence[str]) -> frozenset[str]:
        return frozenset(folded(names.get(name, name)) for name in found)

    spelled = [names.get(name, name) for name in (*claim.agents, *claim.targets)]

    standing = "firm" if claim.modality in FIRM else "later" if claim.modality in LATER else claim.modality
    return Candidate(
        claim,
        keys(claim.agents),
        keys(claim.targets),
        folded(names.get(claim.place, claim.place)) if claim.place else None,
        _day(claim.low_day),
        _day(claim.high_day),
        _day(claim.published) if claim.published and len(claim.published) == 10 else None,
        standing,
        about.get(claim.article_id, frozenset()),
        frozenset(folded(name) for name in spelled if is_name(name)),
    )


def narrow_first(item: Candidate) -> tuple[object, ...]:
    """The order in which events are merged: the narrowest dates first, then by publication."""
    return (
        item.span, item.low or date.max, item.high or date.max, not item.named, item.published or date.max,
        item.claim.type or "", item.claim.id,
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

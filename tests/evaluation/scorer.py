"""Gold against extraction: one-to-one by overlap, then field by field.

A key that the annotation leaves out is not judged; an optional item counts neither way. A field of an item that is
missed is wrong, so that finding more never lowers a score. What is found beyond the annotation counts as an error
only for quantities and dates, which are annotated in full.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from factrack.matching import folded
from factrack.model import Event, Extraction, Quantity, When
from tests.evaluation.gold import Annotated, Item

SHARE = 0.3  # of the shorter span, for events
NAME = 0.6  # of two names' words that must be shared
SMALL = {"the", "le", "la", "les", "l'", "de", "du", "des", "d'", "of"}
Fact = Quantity | When | Event


@dataclass(slots=True)
class Tally:
    """Right and wrong by metric, and the mistakes as lines a person can read."""

    right: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, metric: str, ok: bool, error: str) -> None:
        """Count one judgement."""
        self.judged[metric] += 1
        self.right[metric] += ok
        if not ok:
            self.errors[metric].append(error)

    def scores(self) -> dict[str, float]:
        """Every metric as a share; P and R of a kind give its F1."""
        found = {name: self.right[name] / count for name, count in sorted(self.judged.items())}
        for kind in ("quantities", "dates"):
            if f"{kind}.recall" not in found:
                continue
            precision, recall = found.get(f"{kind}.precision", 0.0), found[f"{kind}.recall"]
            found[f"{kind}.f1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return found


def score(article: Annotated, extraction: Extraction, tally: Tally) -> None:
    """Add one article to the tally."""
    _quantities(article, extraction, tally)
    _dates(article, extraction, tally)
    _events(article, extraction, tally)
    _actors(article, extraction, tally)


def pairs(gold: Sequence[Item], facts: Sequence[Fact], share: float = 0.0) -> dict[int, int]:
    """Gold index -> fact index, the largest overlaps first; an overlap of at least `share` of the shorter span."""
    overlaps = []
    for one, item in enumerate(gold):
        for other, fact in enumerate(facts):
            common = min(item.end, fact.end) - max(item.start, fact.start)
            shorter = min(item.end - item.start, fact.end - fact.start)
            if common > 0 and common >= share * shorter:
                apart = abs(item.start - fact.start) + abs(item.end - fact.end)
                overlaps.append((-common, apart, one, other))
    found: dict[int, int] = {}
    for _, _, one, other in sorted(overlaps):
        if one not in found and other not in found.values():
            found[one] = other
    return found


def _matched(article: Annotated, kind: str, name: str, facts: Sequence[Fact], tally: Tally) -> list[tuple[Item, Any]]:
    """Gold items with the fact each is found as, or None; recall and precision are counted on the way."""
    gold = article.items[kind]
    found = pairs(gold, facts)
    for number, item in enumerate(gold):
        if not item.optional:
            tally.add(f"{name}.recall", number in found, f"{article.name}: missed {item.values['text']!r}")
    for number, fact in enumerate(facts):
        owners = [item for one, item in enumerate(gold) if found.get(one) == number]
        if not owners and _inside_optional(fact, gold):
            continue
        if not owners or not owners[0].optional:
            tally.add(f"{name}.precision", bool(owners), f"{article.name}: invented {fact.text!r}")
    return [
        (item, facts[found[number]] if number in found else None)
        for number, item in enumerate(gold)
        if not item.optional
    ]


def _inside_optional(fact: Fact, gold: Sequence[Item]) -> bool:
    return any(item.optional and item.start < fact.end and fact.start < item.end for item in gold)


def _quantities(article: Annotated, extraction: Extraction, tally: Tally) -> None:
    for item, fact in _matched(article, "quantity", "quantities", extraction.quantities, tally):
        values = item.values
        judge = _Judge(tally, "quantities", article.name, item, fact)
        got = (fact.low, fact.high) if fact else None
        judge.that("interval", got == (values.get("low"), values.get("high")), got)
        for name in ("qualifier", "unit", "modality", "measure"):
            judge.equal(name)
        if values.get("topic", "other") != "other":
            judge.equal("topic")
        claimant = fact.claimant if fact else None
        if "claimant" in values:
            judge.that("claimant", same_name(values["claimant"], claimant), claimant)
        else:
            judge.that("own_voice", fact is not None and claimant is None, claimant)


def _dates(article: Annotated, extraction: Extraction, tally: Tally) -> None:
    for item, fact in _matched(article, "date", "dates", extraction.dates, tally):
        judge = _Judge(tally, "dates", article.name, item, fact)
        judge.equal("kind")
        bounds = {name: item.values[name] for name in ("low", "high") if name in item.values}
        got = {name: getattr(fact, name, None) for name in bounds}
        if bounds:
            judge.that("value", got == bounds, got)


def _events(article: Annotated, extraction: Extraction, tally: Tally) -> None:
    gold, facts = article.items["event"], extraction.events
    found = pairs(gold, facts, SHARE)
    for number, item in enumerate(gold):
        if item.optional:
            continue
        fact = facts[found[number]] if number in found else None
        judge = _Judge(tally, "events", article.name, item, fact)
        judge.that("recall", fact is not None, None)
        judge.equal("root")
        judge.equal("modality")
        agents = fact.agents if fact else ()
        if item.values.get("agents"):
            common = any(same_name(name, agent) for name in item.values["agents"] for agent in agents)
            judge.that("agents", common, agents)
        if "date_low" in item.values or "date_high" in item.values:
            judge.that("dated", fact is not None and fact.date is not None, None)


@dataclass(frozen=True, slots=True)
class _Judge:
    """One annotated item beside what it was found as, None where it was missed."""

    tally: Tally
    kind: str
    article: str
    item: Item
    fact: Any

    def equal(self, name: str) -> None:
        """The field must be what the annotation says, if it says anything."""
        if name in self.item.values:
            got = getattr(self.fact, name, None)
            self.that(name, got == self.item.values[name], got)

    def that(self, name: str, ok: bool, got: object) -> None:
        """Count one judgement on the field `name`."""
        words, wanted = self.item.values["text"], self.item.values.get(name, "")
        self.tally.add(f"{self.kind}.{name}", ok, f"{self.article}: {words!r}: {wanted} is read as {got}")


def _actors(article: Annotated, extraction: Extraction, tally: Tally) -> None:
    text = article.document.text
    for item in article.items["actor"]:
        if item.optional:
            continue
        name, code = item.values["name"], item.values.get("code")
        known = [
            actor
            for actor in extraction.actors
            if (code and actor.code == code)
            or any(folded(name) == folded(other) for other in (actor.name, *actor.aliases))
            or any(folded(name) == folded(text[start:end]) for start, end in actor.mentions)
        ]
        tally.add("actors.recall", bool(known), f"{article.name}: missed {name}")
        if known:
            wanted = item.values["type"]
            tally.add(
                "actors.type", any(actor.type == wanted for actor in known), f"{name}: {wanted}, not {known[0].type}"
            )


def same_name(wanted: str, got: str | None) -> bool:
    """Whether two names share most of their words, accents, articles and plurals aside."""
    if got is None:
        return False
    one, other = _words(wanted), _words(got)
    return 2 * len(one & other) >= NAME * (len(one) + len(other)) and bool(one & other)


def _words(name: str) -> set[str]:
    plain = folded(name).replace("'", "' ").replace("-", " ").split()
    return {word.rstrip("sx") or word for word in plain if word not in SMALL}

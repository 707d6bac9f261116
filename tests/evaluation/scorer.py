"""Gold against extraction: one-to-one by overlap, then field by field.

A key that the annotation leaves out is not judged; an optional item counts neither way. What is found beyond
the annotation counts as an error only for quantities and dates, which are annotated in full.
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
    """Gold items with the fact each is found as; recall and precision are counted on the way."""
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
    return [(gold[one], facts[other]) for one, other in sorted(found.items()) if not gold[one].optional]


def _inside_optional(fact: Fact, gold: Sequence[Item]) -> bool:
    return any(item.optional and item.start < fact.end and fact.start < item.end for item in gold)


def _quantities(article: Annotated, extraction: Extraction, tally: Tally) -> None:
    for item, fact in _matched(article, "quantity", "quantities", extraction.quantities, tally):
        values, where = item.values, f"{article.name}: {item.values['text']!r}"
        wanted = (values.get("low"), values.get("high"))
        tally.add(
            "quantities.interval", wanted == (fact.low, fact.high), f"{where}: {wanted}, not {fact.low, fact.high}"
        )
        for name in ("qualifier", "unit", "modality", "measure"):
            if name in values:
                got = getattr(fact, name)
                tally.add(f"quantities.{name}", got == values[name], f"{where}: {values[name]}, not {got}")
        if values.get("topic", "other") != "other":
            tally.add(
                "quantities.topic", fact.topic == values["topic"], f"{where}: {values['topic']}, not {fact.topic}"
            )
        if "claimant" in values:
            wanted_name = values["claimant"]
            tally.add(
                "quantities.claimant",
                same_name(wanted_name, fact.claimant),
                f"{where}: {wanted_name}, not {fact.claimant}",
            )
        else:
            tally.add("quantities.own_voice", fact.claimant is None, f"{where}: nobody, not {fact.claimant}")


def _dates(article: Annotated, extraction: Extraction, tally: Tally) -> None:
    for item, fact in _matched(article, "date", "dates", extraction.dates, tally):
        where = f"{article.name}: {item.values['text']!r}"
        if "kind" in item.values:
            tally.add(
                "dates.kind", fact.kind == item.values["kind"], f"{where}: {item.values['kind']}, not {fact.kind}"
            )
        bounds = {name: item.values[name] for name in ("low", "high") if name in item.values}
        if bounds:
            got = {name: getattr(fact, name) for name in bounds}
            tally.add("dates.value", got == bounds, f"{where}: {bounds}, not {got}")


def _events(article: Annotated, extraction: Extraction, tally: Tally) -> None:
    gold, facts = article.items["event"], extraction.events
    found = pairs(gold, facts, SHARE)
    for number, item in enumerate(gold):
        where = f"{article.name}: {item.values['text']!r}"
        if not item.optional:
            tally.add("events.recall", number in found, f"{where}: missed")
    for one, other in sorted(found.items()):
        if not gold[one].optional:
            _event(gold[one], facts[other], f"{article.name}: {gold[one].values['text']!r}", tally)


def _event(item: Item, fact: Event, where: str, tally: Tally) -> None:
    values = item.values
    for name in ("root", "modality"):
        if name in values:
            tally.add(
                f"events.{name}",
                getattr(fact, name) == values[name],
                f"{where}: {values[name]}, not {getattr(fact, name)}",
            )
    if values.get("agents"):
        common = any(same_name(name, agent) for name in values["agents"] for agent in fact.agents)
        tally.add("events.agents", common, f"{where}: {values['agents']}, not {fact.agents}")
    if "date_low" in values or "date_high" in values:
        tally.add("events.dated", fact.date is not None, f"{where}: no date")


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

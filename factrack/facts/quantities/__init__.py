"""Quantities: each number with what it counts, the topic and measure of it, whose, where, when and who says so."""

from __future__ import annotations

from factrack.facts import attribution
from factrack.facts.modality import modality
from factrack.facts.quantities.articles import with_articles
from factrack.facts.quantities.capped import as_told, capped
from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.ellipsis import resolved
from factrack.facts.quantities.phrase import read
from factrack.facts.quantities.scene import Scene
from factrack.facts.quantities.setting import Setting, settings
from factrack.facts.quantities.strikes import shares_of_strikers
from factrack.facts.quantities.topic import classify
from factrack.facts.quantities.turnout import shares_of_voters
from factrack.facts.quantities.victims import dead_among
from factrack.mentions.analysis import Analysis
from factrack.model import Quantity

__all__ = ["find"]


def find(analysis: Analysis) -> list[Quantity]:
    """The quantities of the document, in order of the text; `part_of` are indices into this list."""
    if not (analysis.numbers or analysis.of("topic_one") or analysis.of("unit") or analysis.of("topic_adjective")):
        return []
    scene = Scene(analysis)
    drafts: list[Draft] = []
    for number in with_articles(scene):
        if drafts and number.core[0] < drafts[-1].last and not drafts[-1].bare:
            continue
        draft = read(scene, number)
        if draft is not None:
            drafts.append(draft)
    drafts = resolved(scene, drafts)
    classify(scene, drafts)
    shares_of_strikers(scene, drafts)
    shares_of_voters(scene, drafts)
    dead_among(scene, drafts)
    return [_quantity(scene, draft, place) for draft, place in zip(drafts, settings(scene, drafts), strict=True)]


def _quantity(scene: Scene, draft: Draft, place: Setting) -> Quantity:
    analysis, number = scene.analysis, draft.number
    said = attribution.attribute(analysis, draft.first, draft.last)
    kind = next((first for rule, first, _ in draft.rules if rule == f"topic: {draft.topic}"), None)
    mode, mode_rule = modality(analysis, draft.first, draft.last, kind)
    if draft.denied:
        mode, mode_rule = "negated", "put right"
    number = as_told(scene, draft) or number
    turned = capped(scene, draft, mode, mode_rule)
    if turned is not None:
        number, mode, mode_rule = turned, "asserted", ""
    if mode == "planned":
        _plan(scene, draft)
    start, end = analysis.chars(draft.first, draft.last)
    spans = [*draft.rules, *place.rules]
    rules = [(rule, *analysis.chars(first, last)) for rule, first, last in spans]
    if said.rule:
        rules.append((said.rule, said.start, said.end))
    if mode_rule:
        rules.append((mode_rule, start, end))
    return Quantity(
        start=start, end=end, text=analysis.document.text[start:end], value=number.value, low=number.low, high=number.high,
        qualifier=number.qualifier, unit=draft.unit, counted=draft.counted, topic=draft.topic, measure=draft.measure,
        actor=place.actor, place=place.place, date=place.date, claimant=said.claimant, via=said.via, modality=mode,
        when=place.when, definite=number.definite, part_of=draft.part_of, change=draft.change, rules=tuple(rules),
    )  # fmt: skip


def _plan(scene: Scene, draft: Draft) -> None:
    """What is only planned is another measure, where the topic has one for it."""
    topic = scene.topics.get(draft.topic or "")
    if topic is None or not (draft.gives or draft.measure == topic.measure):
        return
    for measure in topic.measures:
        if measure.planned:
            draft.measure, draft.change = measure.name, measure.change

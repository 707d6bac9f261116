"""When an event happened that no words date: what the day on which its article appeared says of it.

Three things can be known. What is told as done was done by then. What the lead tells with a finite verb in the past
or present happened about then: where such a verb has a date of its own in dated newswire, that date lies in the
fortnight before publication. So did, nine times in ten, what a main clause tells further down, unless the dates beside
it are old. What is told as planned comes after. Which of them was taken is a rule of the event, and
from the rule alone the date resolves again when another day of publication becomes known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from factrack.facts.events.firmness import AHEAD
from factrack.facts.events.recall import RECENT_DAYS, is_recent
from factrack.facts.events.scene import Scene
from factrack.facts.events.shared import ABOUT, BY, RECENT, shared
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.model import COURSES, Event

AFTER = "date: after publication"
HISTORY = "date: of its war"
LATER = "date: after publication, so planned"

_BESIDE = 2  # sentences before one whose dates show when it plays
_LEAD = 4  # sentences with a finite verb that tell the news
_DONE = frozenset({"asserted", "alleged", "unconfirmed", "denied", "negated"})
_HAPPENED = frozenset({"asserted", "alleged"})
_AHEAD = frozenset({"future", "future_past", "subjunctive"})
_TOLD = frozenset({"past", "present"})
_TO_COME = frozenset({"present", "future"})
_PAST = frozenset({"past", "imperfect", "conditional"})
_NEWS = frozenset({"main", "adverbial", "complement", "quote"})
_YEARS = re.compile(r"\d{4}/(\d{4})")
_EDTF = re.compile(r"\d{4}(-\d\d){0,2}")


def known(rule: str, published: str | None) -> str | None:
    """The EDTF date that a rule of this module gives for a publication date; None when that is unknown.

    Raises nothing: a publication date of another form than year, month or day dates no event.
    """
    if published is None or not _EDTF.fullmatch(published):
        return None
    if rule == BY or (rule == RECENT and len(published) < 10):
        return f"../{published}"
    if rule == AFTER:
        return f"{published}/.."
    if rule == RECENT:
        return f"{(date.fromisoformat(published) - timedelta(RECENT_DAYS)).isoformat()}/{published}"
    return f"{published}~" if rule == ABOUT else None


def bounded(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events, those without a date of their own with what publication says of it; what a noun dates later is planned."""
    events = [_to_come(scene, trigger, event) for trigger, event in zip(triggers, events, strict=True)]
    lead = _lead(scene)
    rules = [_rule(scene, trigger, event, lead) for trigger, event in zip(triggers, events, strict=True)]
    rules = shared(scene, triggers, events, rules)
    return [
        _dated(scene, event, rule) if rule else _of_history(scene, trigger, event)
        for trigger, event, rule in zip(triggers, events, rules, strict=True)
    ]


def _to_come(scene: Scene, trigger: Found, event: Event) -> Event:
    """An event that only a noun names as planned, where its day is after publication ("announced a march on Sunday")."""
    published = scene.analysis.document.published
    low = scene.analysis.whens[event.when].low if event.when is not None else None
    if trigger.group is not None or event.modality != "asserted" or low is None or published is None:
        return event
    if len(published) < 10 or low <= published or _is_past(scene, trigger):
        return event
    return replace(event, modality="planned", rules=(*event.rules, (LATER, event.start, event.end)))


def _is_past(scene: Scene, trigger: Found) -> bool:
    """Whether a noun is the subject of a verb in the past, so that it came about ("clashes were seen on Saturday")."""
    verb = trigger.clause.verb
    group = scene.analysis.verbs[verb] if verb is not None else None
    if group is None or not group.finite or group.tense != "past" or group.first < trigger.last:
        return False
    return group.lemma not in scene.tables.announcing


def _of_history(scene: Scene, trigger: Found, event: Event) -> Event:
    """An event of a war long past, with its years; of what came at the end of it, its last year."""
    if (last := _last_year(scene, trigger, event)) is not None:
        return replace(event, date=last, when=None, rules=(*event.rules, (HISTORY, event.start, event.end)))
    named = scene.historic(trigger.clause) if event.date is None and event.modality in _HAPPENED else None
    years = scene.tables.years.get(tuple(scene.words[named[0] : named[1]])) if named else None
    if named is None or not years:
        return event
    if scene.tables.closing.ends_at(scene.words, trigger.clause.first, named[0]):
        years = years.rpartition("/")[2]
    return replace(event, date=years, rules=(*event.rules, (HISTORY, *scene.analysis.chars(*named))))


def _last_year(scene: Scene, trigger: Found, event: Event) -> str | None:
    """The year in which what has years of its own ended, of what it ended in ("the war of 1870-1871 ended in a peace")."""
    verb = trigger.clause.verb
    group = scene.analysis.verbs[verb] if verb is not None else None
    if event.when is None or group is None or group.lemma not in scene.tables.concluding or trigger.first < group.last:
        return None
    first, last = scene.analysis.when_tokens[event.when]
    years = _YEARS.fullmatch(event.date or "")
    noun = first - 1 - (scene.words[first - 1] in scene.tables.of)
    return (
        years[1]
        if years and trigger.clause.first <= noun and group.first - last <= 1 and scene.is_plain(noun)
        else None
    )


def _dated(scene: Scene, event: Event, rule: str) -> Event:
    fired = (rule, event.start, event.end)
    return replace(event, date=known(rule, scene.analysis.document.published), rules=(*event.rules, fired))


def _lead(scene: Scene) -> int:
    """The token at which the lead of the article ends."""
    verbs, count, last = scene.analysis.verbs, 0, -1
    for group in verbs:
        if group.finite and (sentence := scene.analysis.tokens.sentence[group.first]) != last:
            if count == _LEAD:
                return group.first
            count, last = count + 1, sentence
    return len(scene.words)


def _rule(scene: Scene, trigger: Found, event: Event, lead: int) -> str | None:
    if event.when is not None:
        return None
    group = trigger.group
    if event.modality == "possible" and event.root == "STATEMENT" and event.claimant is not None:
        return ABOUT if group is not None and trigger.clause.kind == "main" else None  # somebody holds it possible now
    if event.background:
        return None
    if event.modality == "planned":
        ahead = any(rule == AHEAD for rule, _, _ in event.rules)
        return AFTER if ahead or not _was_planned(scene, trigger) else None
    if event.modality not in _DONE or (group is not None and group.tense in _AHEAD and event.modality in _HAPPENED):
        return None
    if event.modality in _HAPPENED and is_recent(scene, trigger):
        return RECENT
    return ABOUT if _is_news(scene, trigger, event, lead) else BY


def _was_planned(scene: Scene, trigger: Found) -> bool:
    """Whether a plan may be over: one told of the past ("was to visit") or of no time at all."""
    group = trigger.group
    if group is None:
        return trigger.clause.verb is None or scene.analysis.verbs[trigger.clause.verb].tense not in _TO_COME
    if scene.looks_back(group) or group.tense in _PAST:
        return True
    parent = scene.parent_of(trigger.clause, trigger.first)
    return parent is not None and parent.verb is not None and scene.analysis.verbs[parent.verb].tense in _PAST


def _is_news(scene: Scene, trigger: Found, event: Event, lead: int) -> bool:
    """Whether a trigger tells what just happened: a statement, or an event of the lead that the outlet itself tells."""
    group = trigger.group or scene.support_of(trigger.first, trigger.clause)
    if group is None or not group.finite or group.tense not in _TOLD or scene.looks_back(group):
        return False
    if event.modality != "asserted" or trigger.clause.kind not in _NEWS:
        return False
    if not scene.tables.bygone.isdisjoint(scene.words[group.first : group.last]):
        return False
    span = scene.analysis.span_of(trigger.first)
    if scene.moves_on(span) or span.index in scene.habits:
        return False
    if event.root == "STATEMENT" or (group.tense == "present" and trigger.group is not None):
        return True
    if event.type in COURSES or not (event.claimant is None or event.claimant in event.agents):
        return False
    return trigger.first < lead or (trigger.clause.kind == "main" and not _is_old(scene, trigger))


def _is_old(scene: Scene, trigger: Found) -> bool:
    """Whether the last date named before a trigger, in its sentence or the two before, lies long before publication."""
    span, published = scene.analysis.span_of(trigger.first), scene.analysis.document.published
    before = scene.whens(scene.analysis.spans[max(0, span.index - _BESIDE)].first, span.last)
    low = scene.analysis.whens[before[-1]].low if before else None
    if low is None or published is None or len(published) < 10:
        return False
    return (date.fromisoformat(published[:10]) - date.fromisoformat(low)).days > RECENT_DAYS

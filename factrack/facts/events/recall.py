"""What an article has said of an event before: the parties and the date that a later mention leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from factrack.facts.events.belonging import noun_of
from factrack.facts.events.scene import Scene
from factrack.facts.events.subjects import joined_to
from factrack.facts.events.times import is_long_after
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.matching import is_name
from factrack.model import COURSES, TRANSFERS, Event

_DAYS = frozenset({"day", "time", "week", "weekend"})
_TOLD = frozenset({"main", "relative", "adverbial"})
_SCENE = frozenset({"past", "future"})
_HAPPENED = frozenset({"asserted", "alleged"})
_TRIPS = frozenset({"CONSULT", "SUPPORT"})
_LEAD = 4  # sentences that hold the news
_GAP = 2  # sentences of a paragraph from one of a scene to the next
_BESIDE = 2  # words around a trigger in which "recent" stands
RECENT_DAYS = 30  # how long before publication it may mean


def recalled(scene: Scene, trigger: Found, event: Event, memory: dict[str, Event]) -> Event:
    """A noun that points back ("cette visite") with the date and the parties of the event it means.

    It means the last one of its type, unless both name agents and share none. `memory` keeps the last of each type.
    """
    before = memory.get(event.type)
    if before is not None and _is_redescribed(event, before):
        event = replace(event, agents=before.agents)
    if before is not None and trigger.rule.part == "noun" and event.when is None and _means(scene, trigger):
        strangers = event.agents and before.agents and not set(event.agents) & set(before.agents)
        strangers = strangers or (event.targets and not set(event.targets) & {*before.agents, *before.targets})
        event = event if strangers else _with(event, before)
    if before is None or event.agents or event.when is not None:
        memory[event.type] = event
    return event


def _is_redescribed(event: Event, before: Event) -> bool:
    """Whether one visitor or envoy is only called by another word of the same nation ("a Russian official … the envoy")."""
    if (
        event.root not in _TRIPS
        or len(event.agents) != 1
        or len(before.agents) != 1
        or event.date not in (None, before.date)
    ):
        return False
    now, then = event.agents[0].split(), before.agents[0].split()
    return (
        len(now) > 1
        and len(then) > 1
        and now[-1] == then[-1]
        and now != then
        and now[0].islower()
        and then[0].islower()
    )


def _with(event: Event, before: Event) -> Event:
    return replace(
        event, agents=event.agents or before.agents, targets=event.targets or before.targets,
        place=event.place or before.place, date=before.date, date_text=before.date_text, when=before.when,
    )  # fmt: skip


def _means(scene: Scene, trigger: Found) -> bool:
    """Whether a noun points back to an event told before; "his arrest" is that of whom its own sentence names."""
    own = trigger.rule.rule.people and scene.words[trigger.first - 1] in scene.tables.possessive
    return not own and _points(scene, trigger)


def _points(scene: Scene, trigger: Found) -> bool:
    index = trigger.first - 1
    pointers = scene.tables.demonstrative | scene.tables.possessive
    return index >= trigger.clause.first and scene.words[index] in pointers


def continued(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events, those without a date that go on with the scene of the sentence before with the day of that scene.

    Within a paragraph, from a main verb that happened on a day to the verbs that follow in the same tense, until
    another date is named; likewise from what is to come to what is to come with it, and through a story of the past that
    is told in the present.
    """
    found: list[Event] = []
    last: Event | None = None
    place: tuple[int, int] | None = None
    story = False
    for trigger, event in zip(triggers, events, strict=True):
        span = scene.analysis.span_of(trigger.first)
        here = (span.sentence.paragraph, span.index)
        if place is not None and (here[0] != place[0] or here[1] - place[1] > _GAP):
            last = None
        whens = scene.whens(span.first, span.last)
        if last is not None and ((last.when not in whens and whens) or scene.moves_on(span)):
            last = None
        aside = last is not None and last.when in whens and trigger.clause.kind == "relative"
        if last is not None and not aside and event.when is None and _goes_on(scene, trigger, event, last, story):
            event = replace(_on(event, last), background=event.background or last.background)
            place = here
        elif event.when is not None:
            told = _is_story(scene, trigger, event)
            if told or _sets_scene(scene, trigger, event):
                last, place, story = event, here, told
        found.append(event)
    return found


def _goes_on(scene: Scene, trigger: Found, event: Event, last: Event, story: bool) -> bool:
    """Whether a verb goes on with a scene; `story`: one of the past told in the present."""
    group = trigger.group
    if group is None or not group.finite or event.root == "STATEMENT" or is_long_after(scene, trigger.clause):
        return False
    if group.tense == "present" and story:
        return trigger.clause.kind in _TOLD and event.modality in _HAPPENED
    if event.background:
        return False
    if _is_open(scene, last):
        return trigger.clause.kind in _TOLD and group.tense == "present" and event.modality in _HAPPENED
    if trigger.clause.kind not in _TOLD or group.tense not in _SCENE or scene.looks_back(group):
        return False
    return (event.modality in _HAPPENED) == (last.modality in _HAPPENED) and (group.tense == "future") == (
        last.modality == "planned"
    )


def _is_story(scene: Scene, trigger: Found, event: Event) -> bool:
    """Whether a main verb in the present tells what happened on a day before publication."""
    group, published = trigger.group, scene.analysis.document.published
    if group is None or group.tense != "present" or not group.finite or trigger.clause.kind not in _TOLD:
        return False
    high = scene.analysis.whens[event.when].high if event.when is not None and _is_day(scene, event) else None
    return event.modality in _HAPPENED and high is not None and published is not None and high < published


def _sets_scene(scene: Scene, trigger: Found, event: Event) -> bool:
    if event.background or event.when is None or (trigger.group is not None and trigger.clause.kind not in _TOLD):
        return False
    if (
        trigger.group is None
        and noun_of(scene.words, scene.tables, *scene.analysis.when_tokens[event.when]) is not None
    ):
        return False  # "the authors of Monday's attack": what is told next was later
    return _is_day(scene, event) or _opens(scene, trigger, event)


def _opens(scene: Scene, trigger: Found, event: Event) -> bool:
    """Whether an event since a date at the head of its sentence frames those told next in the present."""
    if event.when is None or not _is_open(scene, event) or event.modality not in _HAPPENED:
        return False
    return scene.analysis.when_tokens[event.when][0] == scene.analysis.span_of(trigger.first).first


def carried(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events, those without a date with the one date that the article gives for all others of their type.

    That is a day, or for a noun that points back and for a course told by the same parties any one date. Only what
    happened and what is no mere statement; a verb in the pluperfect stays undated, for it looks further back.
    """
    dated = _dated_of_types(events)
    return [_with_date(scene, *pair, dated) for pair in zip(triggers, events, strict=True)]


def _dated_of_types(events: Sequence[Event]) -> dict[str, list[Event]]:
    """What happened and has a date, by type."""
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.when is not None and event.date and event.modality in _HAPPENED:
            found.setdefault(_kind(event), []).append(event)
    return found


def _kind(event: Event) -> str:
    """Its type, or what several types of transfer are told under."""
    return "transfer" if event.type in TRANSFERS else event.type


def _with_date(scene: Scene, trigger: Found, event: Event, dated: Mapping[str, Sequence[Event]]) -> Event:
    if event.when is not None or event.modality not in _HAPPENED or event.background:
        return event
    span = scene.analysis.span_of(trigger.first)
    if scene.moves_on(span) or span.index in scene.habits or is_long_after(scene, trigger.clause):
        return event
    if _is_measured(scene, trigger):
        return event
    source = None if event.root == "STATEMENT" else _source(scene, trigger, event, dated.get(_kind(event), ()))
    return event if source is None else _on(event, source)


def _is_measured(scene: Scene, trigger: Found) -> bool:
    """Whether the clause of a verb counts from a day long past ("200 were killed since the war began in March")."""
    clause, published = trigger.clause, scene.analysis.document.published
    if trigger.group is None or published is None or len(published) < 10:
        return False
    lows = (
        scene.analysis.whens[index].low
        for index in scene.whens(clause.first, clause.last)
        if scene.belongs(scene.analysis.when_tokens[index][0], clause)
    )
    today = date.fromisoformat(published)
    return any(low and (today - date.fromisoformat(low)).days > RECENT_DAYS for low in lows)


def _source(scene: Scene, trigger: Found, event: Event, dated: Sequence[Event]) -> Event | None:
    """The event of the same type whose date an undated one shares."""
    fresh = [other for other in dated if not other.background and not _are_strangers(event, other)]
    one = fresh and len({other.date for other in dated}) == 1
    if one and (_is_news(scene, event, fresh) or _points_back(scene, trigger, event, fresh[0])):
        return fresh[0]
    if event.type in COURSES:
        alike = [other for other in fresh if _is_open(scene, other) and _same_parties(event, other)]
        return alike[0] if alike and len({other.date for other in alike}) == 1 else None
    if is_recent(scene, trigger):
        near = [other for other in fresh if _is_day(scene, other) and _is_of_late(scene, other)]
        return near[0] if near and len({other.date for other in near}) == 1 else None
    return None


def _are_strangers(one: Event, other: Event) -> bool:
    """Whether two events are of other people, one of them known by name."""
    first, second = {*one.agents, *one.targets}, {*other.agents, *other.targets}
    if not first or not second or not first.isdisjoint(second):
        return False
    return any(is_name(name) for name in first) or any(is_name(name) for name in second)


def _is_news(scene: Scene, event: Event, dated: Sequence[Event]) -> bool:
    """Whether the day of some events is that of the article's news, or of what the parties of an event did."""
    if not _is_day(scene, dated[0]):
        return False
    analysis, parties = scene.analysis, {*event.agents, *event.targets}
    return (
        any(_is_of_late(scene, other) or not parties.isdisjoint((*other.agents, *other.targets)) for other in dated)
        or min(analysis.span_of(analysis.token_at(other.start)).index for other in dated) < _LEAD
    )


def _is_day(scene: Scene, event: Event) -> bool:
    return event.when is not None and scene.analysis.whens[event.when].granularity in _DAYS


def _is_of_late(scene: Scene, event: Event) -> bool:
    """Whether an event lies so shortly before publication that "recent" may mean it."""
    published = scene.analysis.document.published
    low = scene.analysis.whens[event.when].low if event.when is not None else None
    if low is None or published is None or len(published) < 10:
        return False
    return 0 <= (date.fromisoformat(published[:10]) - date.fromisoformat(low)).days <= RECENT_DAYS


def _is_open(scene: Scene, event: Event) -> bool:
    """Whether an event has gone on since a date."""
    when = scene.analysis.whens[event.when] if event.when is not None else None
    return when is not None and when.low is not None and when.high is None


def _same_parties(one: Event, other: Event) -> bool:
    """Whether two mentions of a course name one agent in common and no other target."""
    if not set(one.agents) & set(other.agents):
        return False
    return not (one.targets and other.targets) or bool(set(one.targets) & set(other.targets))


def _points_back(scene: Scene, trigger: Found, event: Event, before: Event) -> bool:
    """Whether a noun with a definite article means an event told before it, of no other agents."""
    index = trigger.first - 1
    if trigger.group is not None or index < trigger.clause.first or scene.words[index] not in scene.tables.pointing:
        return False
    strangers = event.agents and before.agents and not set(event.agents) & set(before.agents)
    return before.start < event.start and not strangers


def is_recent(scene: Scene, trigger: Found) -> bool:
    """Whether the words beside a trigger, or beside the verb of a noun that tells when, say that it was of late."""
    first, last = trigger.first, trigger.last
    verb = trigger.group
    if verb is None and trigger.clause.verb is not None and is_during(scene, trigger):
        verb = scene.analysis.verbs[trigger.clause.verb]
    if verb is not None and trigger.group is None and _beside(scene, trigger, verb.first, verb.last):
        return True
    if verb is not None:
        first, last = min(first, verb.first), max(last, verb.last)
    lead = joined_to(scene, trigger.group) if trigger.group is not None else None
    joined = lead is not None and _beside(scene, trigger, lead.first, lead.last)  # "has recently come and said"
    return joined or _beside(scene, trigger, first, last)


def _beside(scene: Scene, trigger: Found, first: int, last: int) -> bool:
    first = max(first - _BESIDE, trigger.clause.first, 0)
    return scene.tables.recent.within(scene.words, first, min(last + _BESIDE, trigger.clause.last))


def is_during(scene: Scene, trigger: Found) -> bool:
    """Whether a noun stands behind "during" and so tells when its clause happened."""
    words, tables = scene.words, scene.tables
    index, first = trigger.first, trigger.clause.first
    while not tables.simultaneous.ends_at(words, first, index):
        if index <= first or words[index - 1] not in tables.determiners:
            return False
        index -= 1
    return True


def _on(event: Event, source: Event) -> Event:
    return replace(event, date=source.date, date_text=source.date_text, when=source.when)

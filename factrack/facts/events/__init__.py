"""Events: what happened, by whom to whom, where, when, and how firmly it is said."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from factrack.facts import attribution
from factrack.facts.events.eves import anchored
from factrack.facts.events.parties import completed
from factrack.facts.events.recall import carried, continued, is_during, recalled
from factrack.facts.events.roles import roles
from factrack.facts.events.scene import Scene
from factrack.facts.events.spans import span_of
from factrack.facts.events.tables import tables
from factrack.facts.events.times import is_history, place_of, when_of
from factrack.facts.events.triggers import Found, found
from factrack.facts.events.undated import bounded
from factrack.facts.modality import modality
from factrack.mentions.analysis import Analysis
from factrack.model import Event, Modality

# Roots that are nothing without a party, a place or a date.
_OF_PARTIES = frozenset(
    {
        "AGREE",
        "AID",
        "CONSULT",
        "SANCTION",
        "THREATEN",
        "REQUEST",
        "SUPPORT",
        "REJECT",
        "COOPERATE",
        "CONCEDE",
    }
)
_WORDS = frozenset({"STATEMENT", "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"})  # deeds of words
_ASKED = frozenset({"REQUEST", "AGREE", "CONSULT"})  # what may be conceded without having happened
_ASIDE = 4  # words between such a verb and its object
_OBJECT = 8  # words between a verb and the noun that completes it
_HANGS = 24  # words before a noun in which stands the infinitive that it hangs on
_NEXT_VERB = 14  # words between a noun and the verb that says what became of it
_JOINED = 2  # words between two dates of one noun
_MERE = 3  # words of a noun's phrase that is no more than a mention
_DOUBTED = frozenset({"possible"})


def find(analysis: Analysis) -> list[Event]:
    """The events of the document, in order of the text."""
    if not analysis.of("event"):
        return []
    scene = Scene(analysis, tables(analysis.pack))
    triggers = list(found(scene))
    dated = _dates_of_nouns(scene, triggers) | _dates_of_news(scene, triggers)
    events: list[Event] = []
    kept: list[Found] = []
    seen: set[tuple[object, ...]] = set()
    memory: dict[str, Event] = {}
    disputed = range(0)
    before: Found | None = None
    for trigger in triggers:
        event = None if _is_object(scene, trigger, before) else _event(scene, trigger, dated)
        if trigger.rule.part == "verb" or event is not None:
            before = trigger
        if event is None:
            continue
        event = recalled(scene, trigger, event, memory)
        key = (event.type, trigger.rule.part, trigger.clause.first, event.when, event.agents, event.targets)
        if key in seen:
            continue
        seen.add(key)
        if kept and _repeats(kept[-1], trigger, events[-1], event):
            continue
        if kept and _completes(kept[-1], trigger):
            event = _merged(kept.pop(), events.pop(), event)
        if trigger.first in disputed:
            event = replace(event, disputed=True)
        if trigger.rule.rule.disputes:
            disputed = range(trigger.last, analysis.span_of(trigger.first).last)
        events.append(event)
        kept.append(trigger)
    told = carried(scene, kept, continued(scene, kept, anchored(scene, kept, completed(scene, kept, events))))
    real = [
        (trigger, event)
        for trigger, event in zip(kept, told, strict=True)
        if not _is_mere_mention(scene, trigger, event)
    ]
    return bounded(scene, [trigger for trigger, _ in real], [event for _, event in real])


def _is_mere_mention(scene: Scene, trigger: Found, event: Event) -> bool:
    """Whether a noun says nothing of an event but that there was one ("the marches", "clashes"): no one, when or where."""
    if trigger.rule.part != "noun" or event.agents or event.targets or event.place or event.date:
        return False
    first, verb = scene.analysis.token_at(event.start), trigger.clause.verb
    if verb is not None and trigger.last <= scene.analysis.verbs[verb].first <= trigger.last + _MERE:
        return False
    if scene.analysis.token_at(event.end - 1) >= first + _MERE or scene.numbered(trigger.first) < trigger.first:
        return False
    before = scene.words[trigger.first - 1] if trigger.first else ""
    return before in scene.tables.pointing or before in scene.tables.plurals or first == trigger.first


def _is_object(scene: Scene, trigger: Found, before: Found | None) -> bool:
    """Whether a noun only completes the trigger before it ("sign an accord", "the signing of an accord")."""
    if before is None or trigger.rule.part != "noun":
        return False
    if _is_asked(scene, trigger, before):
        return True
    if trigger.clause is not before.clause:
        return False
    if trigger.rule.rule.root != before.rule.rule.root or trigger.first - before.last > _OBJECT:
        return False
    if before.rule.part == "verb":
        return True
    of_it = not scene.tables.of.isdisjoint(scene.words[trigger.first - 2 : trigger.first])
    return of_it and not scene.groups(before.last, trigger.first)


def _is_asked(scene: Scene, trigger: Found, before: Found) -> bool:
    """Whether a noun is no more than what a verb asks for or turns down ("demands a truce", "rejected the offer")."""
    asking, root = before.rule.rule, trigger.rule.rule.root
    asked = asking.root == "REQUEST" or asking.type == "rejection" or (asking.root == "CONCEDE" and root in _ASKED)
    if before.group is None or not asked:
        return False
    between = scene.words[before.last : trigger.first]
    if between and between[0] in scene.tables.to | scene.tables.aim:
        between = between[1:]
    free = scene.tables.article | (scene.tables.of if asking.root == "REQUEST" else frozenset())
    return (
        len(between) <= _ASIDE + 1
        and scene.tables.apart.isdisjoint(between)
        and scene.tables.prepositions.isdisjoint(word for word in between if word not in free)
    )


def _repeats(before: Found, trigger: Found, one: Event, other: Event) -> bool:
    """Whether a verb only says again what the one it is joined to says ("arrested and placed in custody")."""
    if (
        one.type != other.type
        or before.rule.part != "verb"
        or trigger.group is None
        or before.clause is not trigger.clause
    ):
        return False
    return one.when == other.when and set(other.agents) <= set(one.agents) and set(other.targets) <= set(one.targets)


def _completes(noun: Found, trigger: Found) -> bool:
    """Whether a passive verb trigger only says what became of the noun before it ("the treaty was signed")."""
    group = trigger.group
    if group is None or not (group.passive and group.finite) or trigger.rule.part != "verb":
        return False
    root = noun.rule.rule.root
    return noun.rule.part == "noun" and noun.clause is trigger.clause and root == trigger.rule.rule.root != "OTHER"


def _merged(noun: Found, before: Event, event: Event) -> Event:
    """A passive verb and its noun as one event; a noun of several words says better what it is."""
    kind = before.type if noun.last - noun.first > 1 else event.type
    return replace(event, type=kind, agents=event.agents or before.agents, targets=event.targets or before.targets)


def _dates_of_nouns(scene: Scene, triggers: list[Found]) -> dict[int, int]:
    """Which date stands behind which noun, and so is not its clause's: "depuis l'attaque de mardi"."""
    taken: dict[int, int] = {}
    for trigger in triggers:
        if trigger.group is None and trigger.first > trigger.clause.first:
            before = scene.words[trigger.first - 2 : trigger.first]
            if not scene.tables.sequence.isdisjoint(before):
                when = when_of(scene, trigger, {})
                if when is not None and scene.analysis.when_tokens[when][0] >= trigger.last:
                    taken |= dict.fromkeys(_with_next(scene, when, trigger), trigger.first)
    return taken


def _dates_of_news(scene: Scene, triggers: list[Found]) -> dict[int, int]:
    """Which date stands behind a noun that somebody speaks of, and so is not when he spoke: "announced a strike on Monday"."""
    taken: dict[int, int] = {}
    for verb, noun in pairwise(triggers):
        said = verb.group is not None and verb.rule.rule.root in _WORDS
        if not said or noun.group is not None or noun.clause is not verb.clause or is_during(scene, noun):
            continue
        when = scene.first_when(noun.last, min(noun.clause.last, noun.last + _OBJECT))
        if when is not None:
            taken[when] = noun.first
    return taken


def _with_next(scene: Scene, when: int, trigger: Found) -> list[int]:
    """The date behind a noun, and those joined to it before any verb ("after two coups in August and in May")."""
    first = scene.analysis.when_tokens[when][0]
    finite = [group.first for group in scene.groups(first, trigger.clause.last) if group.finite]
    found = [when]
    for index in scene.whens(first + 1, min([trigger.clause.last, *finite])):
        between = scene.words[scene.analysis.when_tokens[found[-1]][1] : scene.analysis.when_tokens[index][0]]
        if len(between) > _JOINED or scene.tables.coordinators.isdisjoint(between):
            break
        found.append(index)
    return found


def _event(scene: Scene, trigger: Found, dated: dict[int, int]) -> Event | None:
    analysis, rule = scene.analysis, trigger.rule.rule
    agents, targets = roles(scene, trigger)
    if (rule.named and not agents) or (rule.aimed and not targets) or (rule.parties and not (agents or targets)):
        return None
    when = when_of(scene, trigger, dated)
    where = place_of(scene, trigger, targets)
    if not (agents or targets or where or when is not None) and (rule.placed or rule.root in _OF_PARTIES):
        return None
    first, last = span_of(scene, trigger, when)
    start, end = analysis.chars(first, last)
    mode, mode_rule = _modality(scene, trigger)
    said = attribution.attribute(analysis, trigger.first, trigger.last)
    if not agents and rule.root == "STATEMENT" and said.claimant is not None:
        agents = (said.claimant,)
    date = analysis.whens[when] if when is not None else None
    rules = [(f"event.{rule.type}", *analysis.chars(trigger.first, trigger.last))]
    if mode_rule:
        rules.append((mode_rule, start, end))
    if said.rule:
        rules.append((said.rule, said.start, said.end))
    return Event(
        start, end, analysis.document.text[start:end], rule.type, rule.root, agents, targets, where,
        date.edtf if date else None, date.text if date else None, said.claimant, said.via, mode,
        _background(scene, trigger, when, mode), when, rule.topic, mode == "denied", tuple(rules),
    )  # fmt: skip


def _modality(scene: Scene, trigger: Found) -> tuple[Modality, str]:
    if trigger.hypothetical:
        return "possible", "hypothetical"
    first, last = trigger.first, trigger.last
    if trigger.intended:
        return "planned", "intended"
    if scene.words[scene.analysis.span_of(trigger.first).last - 1] in scene.tables.question:
        return "possible", "question"
    if trigger.group is not None:
        first, last = trigger.group.first, trigger.group.last
    elif _is_averted(scene, trigger):
        return "negated", "averted"
    elif (open_end := _open_end(scene, trigger)) is not None:
        return open_end
    elif _is_announced(scene, trigger):
        return "planned", "announced"
    elif is_during(scene, trigger) and _is_infinitive(scene, trigger):
        return "asserted", ""  # what somebody tries or plans during it does not put it off
    elif _is_ordered(scene, trigger):
        return "asserted", ""  # "after months of talks": what came before or after is no part of what is denied
    else:
        first = scene.past_adjectives(first)
    mode, why = modality(scene.analysis, first, last)
    if (mode == "possible" and _is_said(trigger)) or (mode == "planned" and _is_over(trigger)):
        return "asserted", ""  # "perhaps" belongs to what is said, "as planned" tells of what came about
    return mode, why


def _is_ordered(scene: Scene, trigger: Found) -> bool:
    """Whether a noun stands behind "since" or "after", past its determiners and what counts it."""
    tables, words, index = scene.tables, scene.words, trigger.first - 1
    while index >= trigger.clause.first:
        start = scene.numbered(index + 1)
        if start <= index:
            index = start - 1
        elif words[index] in tables.leading | tables.carriers | tables.bare_of and words[index] not in tables.sequence:
            index -= 1
        else:
            return words[index] in tables.sequence
    return False


def _is_over(trigger: Found) -> bool:
    """Whether a verb tells in the past what a plan around it foresaw ("as the firm had expected, traffic was stopped")."""
    group = trigger.group
    return group is not None and group.finite and group.tense == "past" and group.modal is None


def _open_end(scene: Scene, trigger: Found) -> tuple[Modality, str] | None:
    """What an infinitive around a noun leaves open: it hangs on a possibility or on a plan ("the idea of holding talks")."""
    span, tables, words = scene.analysis.span_of(trigger.first), scene.tables, scene.words
    for group in reversed(scene.groups(max(span.first, trigger.first - _HANGS), trigger.first)):
        if group.finite:
            return None
        if group.tense == "infinitive" and tables.hypothetical.ends_at(words, span.first, group.first):
            return "possible", "hypothetical"
        if group.tense == "infinitive" and tables.intending.ends_at(words, span.first, group.first):
            return "planned", "intended"
    return None


def _is_said(trigger: Found) -> bool:
    """Whether a verb of saying is itself told as a fact, whatever its words leave open."""
    group = trigger.group
    if trigger.rule.rule.root != "STATEMENT" or trigger.rule.part != "verb" or group is None:
        return False
    return group.modal is None and group.tense in ("past", "present", "imperfect", "gerund")


def _is_averted(scene: Scene, trigger: Found) -> bool:
    """Whether a verb says that what a noun names did not come about ("foiled an attack", "the march was banned")."""
    after = scene.groups(trigger.last, min(trigger.clause.last, trigger.last + _NEXT_VERB))
    behind = next((group for group in after if group.finite), None)
    if behind is not None and behind.passive and behind.lemma in scene.tables.averting and not behind.negated:
        return scene.tables.breaks.isdisjoint(scene.words[trigger.last : behind.first])
    ahead = scene.groups(max(trigger.clause.first, trigger.first - _OBJECT), trigger.first)
    if not ahead or ahead[-1].lemma not in scene.tables.averting or ahead[-1].negated or ahead[-1].passive:
        return False
    between = scene.words[ahead[-1].last : trigger.first]
    if between and between[0] in scene.tables.to:
        between = between[1:]  # "escaped from"
    return len(between) <= _ASIDE and scene.tables.strict_prepositions.isdisjoint(between)


def _is_infinitive(scene: Scene, trigger: Found) -> bool:
    """Whether the verb nearest before a noun is an infinitive ("tried to break through during the march")."""
    before = scene.groups(trigger.clause.first, trigger.first)
    return bool(before) and before[-1].tense == "infinitive"


def _is_announced(scene: Scene, trigger: Found) -> bool:
    """Whether the verb of a noun says that it is to come ("two marches are announced for Saturday")."""
    behind = scene.group_at(trigger.last) if trigger.last < trigger.clause.last else None
    if behind is not None and behind.tense == "participle" and behind.lemma in scene.tables.announcing:
        return True
    verb = trigger.clause.verb
    group = scene.analysis.verbs[verb] if verb is not None else None
    if group is None or not group.passive or group.negated or not 0 <= group.first - trigger.last <= _OBJECT:
        return False
    return group.lemma in scene.tables.requested or (
        group.tense == "present" and group.lemma in scene.tables.announcing
    )


def _background(scene: Scene, trigger: Found, when: int | None, mode: Modality) -> bool:
    if mode in _DOUBTED:
        return True
    if scene.historic(trigger.clause) is not None:
        return True
    return is_history(scene, when, scene.analysis.document.published)

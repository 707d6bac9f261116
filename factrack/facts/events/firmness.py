"""How firmly an event is told beyond what its clause says, and whether it lies outside the story."""

from __future__ import annotations

from factrack.facts.events.recall import is_during
from factrack.facts.events.scene import Scene
from factrack.facts.events.subjects import joined_to
from factrack.facts.events.times import is_history, is_ordered
from factrack.facts.events.triggers import Found
from factrack.facts.modality import modality
from factrack.language.records.modality import File
from factrack.mentions.analysis import VerbGroup
from factrack.model import Modality

_ASIDE = 4  # words between such a verb and its object
_OBJECT = 8  # words between a verb and the noun that completes it
_HANGS = 24  # words before a noun in which stands the infinitive that it hangs on
_NEXT_VERB = 14  # words between a noun and the verb that says what became of it
_BY_WORD = frozenset(
    {"resignation", "overthrow", "death", "killing", "casualty"}
)  # whose announcement is the news of them
_OF_NOW = frozenset({"present", "future"})
_DOUBTED = frozenset({"possible"})
_LEFT_OPEN = frozenset({"possible", "negated", "denied"})
AHEAD = "ahead"  # the rule of what its clause comes before
_PREPARED = "prepares:"  # the rule of verbs that make what they name a plan, unless it is known


def modality_of(scene: Scene, trigger: Found) -> tuple[Modality, str]:
    """How firmly a trigger tells its event, and the rule that says so ("" for none)."""
    if trigger.hypothetical:
        none = modality(scene.analysis, trigger.first, trigger.last)
        return none if none[0] == "negated" else ("possible", "hypothetical")
    if _is_none(scene, trigger):
        return "negated", "none"
    first, last = trigger.first, trigger.last
    if trigger.intended:
        open_ = modality(scene.analysis, trigger.first, trigger.last)
        left = trigger.group is None and open_[0] in _LEFT_OPEN  # "if they vote for a strike"
        return open_ if left else ("planned", "intended")
    if scene.words[scene.analysis.span_of(trigger.first).last - 1] in scene.tables.question:
        return "possible", "question"
    if trigger.group is not None:
        first, last = trigger.group.first, trigger.group.last
        if not trigger.group.finite and scene.words[first - 1] in scene.tables.neither:
            return "negated", "negation"  # "a member never elected", "neither dead nor wounded"
        if trigger.group.negated and trigger.group is not scene.group_at(trigger.group.head):
            return "negated", "negation"  # "did not let himself be arrested"
    elif _is_averted(scene, trigger):
        return "negated", "averted"
    elif (lead := _lead(scene, trigger)) is not None:
        return modality(scene.analysis, lead.first, lead.last)
    elif (open_end := _open_end(scene, trigger)) is not None:
        return open_end
    elif _is_announced(scene, trigger) or _is_near(scene, trigger):
        return "planned", "announced"
    elif (
        _is_explained(scene, trigger)
        or _is_granted(scene, trigger)
        or (is_during(scene, trigger) and _is_infinitive(scene, trigger))
    ):
        return "asserted", ""  # what somebody tries or plans during it does not put it off
    elif _is_ahead(scene, trigger):
        return "planned", AHEAD
    elif is_ordered(scene, trigger):
        return "asserted", ""  # "after months of talks": what came before or after is no part of what is denied
    else:
        first = scene.past_adjectives(first)
        first -= first > 0 and scene.words[first - 1] in scene.tables.quotes
    mode, why = modality(scene.analysis, first, last)
    if (mode == "possible" and _is_said(trigger)) or (mode == "planned" and _is_over(scene, trigger, why)):
        return "asserted", ""  # "perhaps" belongs to what is said, "as planned" tells of what came about
    if mode == "asserted" and _is_ability(scene, trigger):
        return "possible", "able to"
    if mode == "planned" and trigger.group is None and _is_ending(scene, trigger):
        return "asserted", ""  # "demands an end to the raids"
    if why.startswith(_PREPARED) and scene.words[trigger.first - 1] in scene.tables.definite:
        return "asserted", ""  # "prepared the attack"
    return mode, why


def _is_ending(scene: Scene, trigger: Found) -> bool:
    """Whether a noun is what somebody wants to end: it stands behind a word for its end ("the end of", "put an end to
    the strike") or a verb that ends it."""
    tables, words, index = scene.tables, scene.words, trigger.first - 1
    while index > trigger.clause.first and words[index] in tables.leading and words[index] not in tables.of | tables.to:
        index -= 1
    if index > 0 and words[index] in tables.of | tables.to:
        return words[index - 1] in tables.ceasing
    group = scene.group_at(index) if index >= 0 else None
    return group is not None and group.lemma in tables.ending and not group.passive


def _is_near(scene: Scene, trigger: Found) -> bool:
    """Whether a noun is what a length of time still lies before ("three days before the summit" as "at three days of")."""
    tables, words, index = scene.tables, scene.words, trigger.first - 1
    while index > trigger.clause.first and words[index] in tables.leading and words[index] not in tables.of:
        index -= 1
    if index < 2 or words[index] not in tables.of or words[index - 1] not in tables.nearing:
        return False
    counted = scene.numbered(index - 1)
    counted -= counted == index - 1 and words[index - 2] in tables.some
    return counted > 0 and words[counted - 1] in tables.to


def _is_ahead(scene: Scene, trigger: Found) -> bool:
    """Whether a meeting that nothing told of yet is what its clause, of these days, comes before ("a stop before talks")."""
    tables, words = scene.tables, scene.words
    first = scene.past_adjectives(trigger.first)
    if trigger.rule.rule.root != "CONSULT" or first < 2 or words[first - 1] not in tables.some | tables.article:
        return False
    if not tables.ahead.ends_at(words, trigger.clause.first, first - 1):
        return False
    span = scene.analysis.span_of(trigger.first)
    told = [group for group in scene.groups(span.first, trigger.first) if group.finite]
    return not told or told[-1].tense in _OF_NOW


def _lead(scene: Scene, trigger: Found) -> VerbGroup | None:
    """The verb that a participle before a noun is joined to ("has sworn to win and launched a raid"): it has happened."""
    groups = scene.groups(trigger.clause.first, trigger.first)
    if not groups or groups[-1].finite or groups[-1].tense != "participle" or trigger.first - groups[-1].last > _ASIDE:
        return None
    between, tables = scene.words[groups[-1].last : trigger.first], scene.tables
    if groups[-1].lemma in tables.announcing | tables.requested or any(
        word in tables.strict_prepositions and word not in tables.of for word in between
    ):
        return None
    lead = joined_to(scene, groups[-1])
    return lead if lead is not None and lead.finite and not lead.passive and lead.modal is None else None


def _is_explained(scene: Scene, trigger: Found) -> bool:
    """Whether a verb leaves open only what caused the event it is told of ("the slide may have been set off by rain")."""
    verb = trigger.clause.verb
    group = scene.analysis.verbs[verb] if verb is not None else None
    if group is None or not group.passive or group.negated or group.lemma not in scene.tables.producing:
        return False
    between = scene.words[trigger.last : group.first]
    known = scene.words[trigger.first - 1] in scene.tables.definite  # "a strike could be set off" is none yet
    return known and len(between) <= _OBJECT and scene.tables.breaks.isdisjoint(between)


def _is_granted(scene: Scene, trigger: Found) -> bool:
    """Whether the infinitive before a noun takes for granted what it names ("to protest against the murders")."""
    groups = scene.groups(trigger.clause.first, trigger.first)
    if not groups or groups[-1].tense != "infinitive" or groups[-1].lemma not in scene.tables.granting:
        return False
    return scene.tables.breaks.isdisjoint(scene.words[groups[-1].last : trigger.first])


def _is_ability(scene: Scene, trigger: Found) -> bool:
    """Whether a verb tells what somebody can or could do, not what he did ("the army can attack")."""
    file: File = scene.analysis.pack.files["modality"]
    group = trigger.group
    return group is not None and group.modal in file.able and group.modal_tense in ("present", "imperfect")


def _is_none(scene: Scene, trigger: Found) -> bool:
    """Whether a noun, with its adjectives, stands behind a word that says there is none ("made no new arrests")."""
    first = scene.past_adjectives(trigger.first)
    return trigger.group is None and first > 0 and scene.words[first - 1] in scene.tables.none


def _is_over(scene: Scene, trigger: Found, why: str) -> bool:
    """Whether a verb tells in the past what a plan around it foresaw ("as the firm had expected, traffic was stopped").

    Of a noun it is the verb of its clause, if only a report foresaw it and no word beside the noun does.
    """
    group, verb = trigger.group, trigger.clause.verb
    if group is None and verb is not None and any(frame.rule == why for frame in scene.analysis.frames):
        group = scene.analysis.verbs[verb]
        if group.last > trigger.first or scene.speaker_at(group.head) is not None:
            return False
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
    if behind is not None and (_averts(scene, behind) or _did_not_happen(scene, behind)):
        return scene.tables.breaks.isdisjoint(scene.words[trigger.last : behind.first])
    ahead = scene.groups(max(trigger.clause.first, trigger.first - _OBJECT), trigger.first)
    if not ahead or ahead[-1].lemma not in scene.tables.averting or ahead[-1].negated or ahead[-1].passive:
        return False
    between = scene.words[ahead[-1].last : trigger.first]
    if between and between[0] in scene.tables.to:
        between = between[1:]  # "escaped from"
    return len(between) <= _ASIDE and scene.tables.strict_prepositions.isdisjoint(between)


def _averts(scene: Scene, group: VerbGroup) -> bool:
    """Whether a passive says that its subject did not come about ("was banned")."""
    return group.passive and not group.negated and group.lemma in scene.tables.averting


def _did_not_happen(scene: Scene, group: VerbGroup) -> bool:
    """Whether a negated verb says that its subject did not come about ("did not take place", "was not held")."""
    if not group.negated or group.modal is not None:
        return False
    if group.passive:
        return group.lemma in scene.tables.holding
    behind = scene.tables.happening.get(group.lemma or "", ())
    return any(tuple(scene.words[group.last : group.last + len(rest)]) == rest for rest in behind)


def _is_infinitive(scene: Scene, trigger: Found) -> bool:
    """Whether the verb nearest before a noun is an infinitive ("tried to break through during the march")."""
    before = scene.groups(trigger.clause.first, trigger.first)
    return bool(before) and before[-1].tense == "infinitive"


def _is_announced(scene: Scene, trigger: Found) -> bool:
    """Whether the verb of a noun says that it is to come ("two marches are announced for Saturday")."""
    behind = scene.group_at(trigger.last) if trigger.last < trigger.clause.last else None
    coming = scene.tables.announcing | scene.tables.postponing
    if behind is not None and behind.tense == "participle" and behind.lemma in coming:
        return True
    verb = trigger.clause.verb
    group = scene.analysis.verbs[verb] if verb is not None else None
    if group is None or not group.passive or group.negated or not 0 <= group.first - trigger.last <= _OBJECT:
        return False
    lasting = scene.tables.requested | scene.tables.postponing
    told = group.tense == "present" and group.lemma in scene.tables.announcing
    return group.lemma in lasting or (told and trigger.rule.rule.type not in _BY_WORD)


def is_background(scene: Scene, trigger: Found, when: int | None, mode: Modality) -> bool:
    """Whether an event is no part of the story: left open, or of a time long past."""
    if mode in _DOUBTED:
        return True
    if scene.historic(trigger.clause) is not None:
        return True
    return is_history(scene, when, scene.analysis.document.published)

"""Which trigger words report an event here: guards on the words around each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from factrack.facts.events.participles import is_people, is_reflexive, is_several, undergone
from factrack.facts.events.phrases import thing_end
from factrack.facts.events.scene import Scene
from factrack.facts.events.subjects import joined_to
from factrack.facts.events.tables import Compiled, Words
from factrack.frozen import frozen, replace
from factrack.mentions.analysis import Clause, Hit, VerbGroup

_BESIDE = 10  # words after a noun in which its object stands
_SOMEBODY = "somebody"
_OFF_FIELD = frozenset({"STATEMENT", "OTHER", "PROTEST"})  # roots that a sentence about sport may tell in earnest
_DIRECT = 10  # words behind a verb in which its own object stands
_MODIFIED = 20  # words before a participle in which stands what it is said of
_OWNED = 30  # words before "its ratification" in which stands what was ratified
_NAME = 8  # words of a long name
_BEFORE = 4  # and before it
_RARE = 8  # words beside a noun in which a word for "rare" stands
_COUNTED = frozenset({"OTHER", "ASSAULT", "COERCE"})  # roots of what statistics count
_TIMELESS = frozenset({"present", "infinitive", "gerund"})
_CRIMES = frozenset({"damage"})  # of those that are no assault
_CHARGES = 14  # words of charges named one after another
_SAID_OF = 7  # words before a relative clause that are the noun it is said of
_ANTECEDENT = 6  # words before a relative clause in which stands what it is said of


@frozen
class Found:
    """A trigger that holds: tokens `[first, last)` of the word, its clause, its verb group when it is a verb.

    `several`: whether its form is a plural, as that of a participle said of several.
    """

    rule: Compiled
    first: int
    last: int
    clause: Clause
    group: VerbGroup | None
    hypothetical: bool = False
    intended: bool = False
    several: bool = False


def found(scene: Scene) -> Iterator[Found]:
    """The triggers that report an event, in order of the text; of several rules at one place the first that holds.

    A noun that points back ("these manoeuvres") needs no words beside it once an event of its type was told.
    """
    told: set[str] = set()
    for _, hits in groupby(scene.analysis.of("event"), key=lambda hit: hit.first):
        candidates = list(hits)
        if any(hit.tag.data is None for hit in candidates) or scene.is_dated(candidates[0].first):
            continue
        noun = _is_qualified(scene, candidates)
        for hit in candidates:
            trigger = _trigger(scene, hit, hit.tag.key in told, noun)
            if trigger is not None:
                told.add(hit.tag.key)
                yield trigger
                break


def _is_qualified(scene: Scene, candidates: list[Hit]) -> bool:
    """Whether what may be a verb or a noun is the noun: its adjective follows ("the worst attack", where spelt alike)."""
    group = scene.group_at(candidates[0].first)
    if group is None or not group.finite or group.passive or group.tense != "present" or group.last - group.first > 1:
        return False
    parts = {hit.tag.data.part for hit in candidates}
    if len(parts) == 1 or scene.words[group.first - 1] in scene.tables.relative or group.last >= len(scene.words):
        return False
    opens = scene.past_adjectives(group.first)
    if opens < group.first and scene.words[opens - 1] in scene.tables.some:
        return True  # "for a short visit"
    after, raw = scene.words[group.last], scene.analysis.tokens.raw[group.last]
    people = after not in scene.tables.adjectival and scene.people_at(group.last, group.last + 1)
    if scene.is_dated(group.last):  # "the horrible attack yesterday"
        first = group.first
        return (
            first > 1 and scene.is_plain(first - 1) and not scene.actors(first - 1, first) and _opens(scene, first - 2)
        )
    if people or raw[0].isupper() or not scene.is_plain(group.last):
        return False
    return not after.endswith(scene.tables.adverb_endings)


def _opens(scene: Scene, token: int) -> bool:
    """Whether a determiner stands at a token and nobody behind it."""
    return scene.words[token] in scene.tables.determiners and not scene.people_at(token + 1, token + 2)


def _trigger(scene: Scene, hit: Hit, told: bool, noun: bool) -> Found | None:
    rule = scene.tables.compiled(hit.tag.data)
    group = None if noun else scene.group_at(hit.first)
    intended = rule.part == "noun" and _ends(scene, scene.tables.favouring, hit)
    if rule.part == "verb":
        if group is None or not hit.first <= group.head < hit.last or is_people(scene, hit, group):
            return None
        suffered = undergone(scene, group)
        if suffered is not None:
            group = replace(group, passive=True, negated=group.negated or suffered.negated)
        intended = _is_intended(scene, group) and is_reflexive(scene, group) == rule.reflexive
        if not intended and not _verb_fits(scene, rule, group):
            return None
    elif rule.part == "noun" and (group is not None or _is_in_name(scene, hit) or not _noun_fits(scene, hit)):
        return None
    if rule.rule.root not in _OFF_FIELD and scene.is_play(hit.first):
        return None
    clause = scene.clause_at[hit.first]
    if rule.rule.root in _COUNTED and _is_rate(scene, group, clause):
        return None
    if rule.part == "word" and hit.first == clause.first:
        clause = scene.parent_of(clause, hit.first) or clause  # "will strike | unless"
    again = told and rule.part == "noun" and _points(scene, hit)
    if not again and not _words_fit(scene, rule, hit, clause, group):
        return None
    if rule.part == "noun" and not again and _is_bare(scene, hit, clause):
        return None
    if rule.part == "word":
        finite = [other for other in scene.groups(clause.first, hit.last) if other.finite]
        group = finite[-1] if finite else None
    doubt = rule.part == "noun" and _ends(scene, scene.tables.hypothetical, hit)
    return Found(rule, hit.first, hit.last, clause, group, doubt, intended, is_several(scene, hit))


def _verb_fits(scene: Scene, rule: Compiled, group: VerbGroup) -> bool:
    tables = scene.tables
    if rule.rule.passive and not group.passive:
        return False
    if rule.rule.polarity == "negative" and not group.negated and group.modal not in tables.refusing:
        return False
    if is_reflexive(scene, group) != rule.reflexive or _is_duty(scene, group):
        return False
    if tables.compound and not rule.agent and _is_attribute(scene, group):
        return False
    return group.tense != "infinitive" or group.modal is not None or _is_compound(scene, group)


def _is_attribute(scene: Scene, group: VerbGroup) -> bool:
    """Whether a participle of what happens by itself stands before its noun ("against rising costs"): a kind of thing."""
    if group.finite or group.tense not in ("gerund", "participle") or group.last - group.first > 1:
        return False
    return group.last < len(scene.words) and scene.is_plain(group.last) and not scene.is_dated(group.last)


def _is_duty(scene: Scene, group: VerbGroup) -> bool:
    """Whether an impersonal verb only says that something ought to be done ("il faut noter"), not that it was."""
    return group.tense == "infinitive" and group.modal in scene.tables.impersonal and group.modal_tense != "past"


def _is_compound(scene: Scene, group: VerbGroup) -> bool:
    """Whether an infinitive has an auxiliary ("avoir livré") and so is of something done."""
    clitics = scene.tables.clitics
    return not clitics.issuperset(scene.words[group.first : group.head])


def _is_intended(scene: Scene, group: VerbGroup) -> bool:
    """Whether an infinitive hangs on words that only announce it ("la décision de fermer")."""
    if group.tense != "infinitive" or group.modal is not None:
        return False
    return scene.tables.intending.ends_at(scene.words, scene.analysis.span_of(group.first).first, group.first)


def _noun_fits(scene: Scene, hit: Hit) -> bool:
    """A noun after a bare preposition names a kind ("avion d'attaque"), unless what comes before only counts it."""
    tables, words = scene.tables, scene.words
    if _ends(scene, tables.generic, hit) or (tables.compound and _qualifies(scene, hit)):
        return False
    first = scene.analysis.span_of(hit.first).first
    if _is_charge(scene, hit, first) or _is_habit(scene, hit) or _is_title(scene, hit, first):
        return False
    index = hit.first - 1
    if index <= first or words[index] not in tables.bare_of or "plural" in hit.tag.form:
        return True
    before = words[index - 1]
    return before in tables.carriers or before in tables.prepositions or scene.group_at(index - 1) is not None


def _is_habit(scene: Scene, hit: Hit) -> bool:
    """Whether a sentence says how often such things happen, and tells of none ("accidents of this kind are rare")."""
    tables, words = scene.tables, scene.words
    if tables.habitual.isdisjoint(words[max(0, hit.first - _RARE) : hit.last + _RARE]):
        return False
    span = scene.analysis.span_of(hit.first)
    near = words[max(span.first, hit.first - _RARE) : min(span.last, hit.last + _RARE)]
    return not tables.habitual.isdisjoint(near)


def _is_rate(scene: Scene, group: VerbGroup | None, clause: Clause) -> bool:
    """Whether a clause in the present tells how many there are or how often ("three crashes in ten are due to speed")."""
    if group is None and clause.verb is not None:
        group = scene.analysis.verbs[clause.verb]
    first, last, rates = clause.first, clause.last, scene.tables.rates
    if (group is not None and group.tense not in _TIMELESS) or not rates.within(scene.words, first, last):
        return False
    ends = (index for index in range(first + 1, last + 1) if rates.ends_at(scene.words, first, index))
    return any(index >= last or not scene.is_plain(index) for index in ends)  # "in three months" is none


def _is_title(scene: Scene, hit: Hit, first: int) -> bool:
    """Whether a noun stands bare behind another with a capital: part of a name ("the Crash Research Office")."""
    before = hit.first - 1
    if scene.tables.compound or scene.is_dated(before):
        return False
    raw = scene.analysis.tokens.raw[before]
    return (
        before > first
        and raw[0].isupper()
        and not raw.isupper()
        and scene.is_plain(before)
        and not _is_named(scene, before)
    )


def _is_in_name(scene: Scene, hit: Hit) -> bool:
    """Whether a noun with a capital is a word of a longer name ("the Save Our Vote Movement")."""
    if not scene.analysis.tokens.raw[hit.first][0].isupper():
        return False
    inside = hit.first > scene.analysis.span_of(hit.first).first
    if inside and hit.tag.data.rule.root == "CONSULT" and not scene.tables.compound:
        return scene.words[hit.first - 1] in scene.tables.determiners  # "the Congress" is a body
    near = scene.actors(max(0, hit.first - _NAME), hit.first)
    if any(mention.last >= hit.last and mention.type == "organisation" for mention in near):
        return True
    return scene.words[hit.first - 1] in scene.tables.determiners and _is_abbreviated(scene, hit.first)


def _is_abbreviated(scene: Scene, first: int) -> bool:
    """Whether a bracket behind a noun with a capital has its initial: the name of a body ("the Rally for Peru (RPP)")."""
    raw, opening = scene.analysis.tokens.raw, scene.tables.opening
    last = min(first + _NAME, len(raw) - 1)
    bracket = next((index for index in range(first, last) if scene.words[index] in opening), None)
    if bracket is None or scene.analysis.tokens.sentence[bracket] != scene.analysis.tokens.sentence[first]:
        return False
    short = raw[bracket + 1]
    return len(short) > 1 and short.isupper() and short[0] == raw[first][0]


def _is_named(scene: Scene, token: int) -> bool:
    """Whether a token belongs to the name of somebody or of a nation, whose deed a noun may be ("the Rabin murder")."""
    return any(mention.first <= token < mention.last for mention in scene.actors(max(0, token - _BEFORE), token + 1))


def _is_charge(scene: Scene, hit: Hit, first: int) -> bool:
    """Whether a crime without an article, perhaps quoted or behind another, is what one stands accused of ("for theft")."""
    tables, words, index = scene.tables, scene.words, hit.first
    if hit.tag.data.rule.root != "ASSAULT" and hit.tag.data.rule.type not in _CRIMES:
        return False
    if index > first and words[index - 1] in tables.quotes:
        index -= 1
    if tables.charging.ends_at(words, first, index):
        return True
    if index <= first or words[index - 1] not in tables.coordinators | tables.quotes:
        return False
    for at in range(index - 1, max(first, index - _CHARGES), -1):  # "for fraud, theft of goods and arson"
        if tables.charging.ends_at(words, first, at):
            return True
        listed = scene.is_plain(at - 1) or words[at - 1] in tables.bare_of | tables.coordinators | tables.quotes
        if not listed:
            return False
    return False


def _points(scene: Scene, hit: Hit) -> bool:
    """Whether a noun points back to an event told before ("this visit", "during his visit")."""
    before, tables = scene.words[hit.first - 1], scene.tables
    if before in tables.demonstrative or scene.dates_from(hit.first):
        return True
    return before in tables.possessive and tables.simultaneous.ends_at(scene.words, 0, hit.first - 1)


def _qualifies(scene: Scene, hit: Hit) -> bool:
    """Whether another noun follows at once, of which this one only says the kind."""
    after, span = hit.last, scene.analysis.span_of(hit.first)
    if after >= span.last or scene.is_dated(after) or scene.group_at(after) is not None:
        return False
    word, raw = scene.words[after], scene.analysis.tokens.raw[after]
    named = raw[0].isupper() and not (hit.first > span.first and scene.analysis.tokens.raw[hit.first][0].isupper())
    if not word[0].isalpha() or named or word in scene.tables.small:
        return False
    return not word.endswith(scene.tables.adverb_endings)


def _is_bare(scene: Scene, hit: Hit, clause: Clause) -> bool:
    """Whether a noun comes with a definite article and nothing of its own: a mention of what is told elsewhere."""
    tables, words = scene.tables, scene.words
    if hit.first == clause.first or words[hit.first - 1] not in tables.pointing:
        return False
    after = words[hit.last] if hit.last < clause.last else ""
    alone = not after or after in tables.stops or after in tables.coordinators
    if not alone and after not in tables.relative:
        return False
    return not scene.whens(clause.first, clause.last) and not scene.actors(clause.first, clause.last)


def _ends(scene: Scene, words: Words, hit: Hit) -> bool:
    """Whether a phrase of `words` stands before the noun, with at most a determiner between."""
    first, last = scene.analysis.span_of(hit.first).first, hit.first
    if words.ends_at(scene.words, first, last):
        return True
    return (
        last - 1 > first
        and scene.words[last - 1] in scene.tables.determiners
        and words.ends_at(scene.words, first, last - 1)
    )


def _words_fit(scene: Scene, rule: Compiled, hit: Hit, clause: Clause, group: VerbGroup | None) -> bool:
    """Whether the words that the rule asks for stand beside its trigger, and none that it rules out."""
    if rule.object is None and rule.also is None and rule.void is None:
        return True
    limit = min(scene.analysis.span_of(hit.first).last, clause.last + 2)
    first, last = clause.first, limit
    if rule.part == "noun":
        last = min(limit, hit.last + _BESIDE)
        first, last = (
            (hit.first, thing_end(scene, hit.first, last))
            if rule.rule.direct
            else (max(first, hit.first - _BEFORE), last)
        )
        if scene.words[hit.first - 1] in scene.tables.possessive:
            first = max(0, hit.first - _OWNED)
    elif group is not None and rule.rule.direct:
        before = _DIRECT if group.tense != "infinitive" else 0
        if not group.finite and before:
            first, before = scene.analysis.span_of(hit.first).first, _MODIFIED
        first, last = max(first, group.first - before), _end_of_object(scene, group, min(limit, group.last + _DIRECT))
    if clause.kind == "relative" and first == clause.first and group is not None:
        active = _SAID_OF if scene.tables.compound else 0
        reach = _ANTECEDENT if group.passive else active
        first = max(scene.analysis.span_of(hit.first).first, first - reach)
    if rule.rule.behind and group is not None and _is_active(scene, hit, group) and clause.kind != "relative":
        first = group.first
    if rule.rule.ahead and group is not None:
        last = group.first
    if rule.object is not None and not _stands(scene, rule.object, hit, first, last):
        return False
    if rule.also is not None and not _stands(scene, rule.also, hit, first, last):
        return False
    begin = clause.first
    if clause.kind == "participle":  # "the bus fell, killing four"
        begin = scene.analysis.span_of(begin).first
    if clause.kind == "relative":  # and what it is said of ("the storm that hit")
        begin = max(scene.analysis.span_of(begin).first, begin - _SAID_OF)
    if rule.rule.behind and group is not None and _is_active(scene, hit, group):
        begin = group.first  # "the soldiers who freed the town": who does it rules nothing out
    return rule.void is None or not rule.void.within(scene.words, max(begin, hit.first - 12), min(limit, hit.last + 12))


def _is_active(scene: Scene, hit: Hit, group: VerbGroup) -> bool:
    """Whether a verb has an object behind it: an active, or a participle joined to one ("arrested two men and fired gas")."""
    if group.finite or group.tense == "past":
        return not group.passive
    lead = joined_to(scene, group) if not is_several(scene, hit) else None
    return lead is not None and not lead.passive


def _end_of_object(scene: Scene, group: VerbGroup, limit: int) -> int:
    """Where the object of a verb ends at the latest: behind the word that opens the next clause."""
    joins = scene.tables.inner
    inner = (index + 1 for index in range(group.last + 1, limit) if scene.words[index] in joins)
    return next(inner, limit)


def _stands(scene: Scene, words: Words, hit: Hit, first: int, last: int) -> bool:
    if words.within(scene.words, first, hit.first) or words.within(scene.words, hit.first + 1, last):
        return True
    if _SOMEBODY in words.actor_types and scene.has_people(first, last):
        return True
    return bool(words.actor_types) and any(
        actor.type in words.actor_types and not actor.adjective for actor in scene.actors(first, last)
    )

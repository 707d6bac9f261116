"""When: the date that belongs to one trigger."""

from __future__ import annotations

from bisect import bisect_left

from factrack.facts import forms
from factrack.facts.events.belonging import is_complement, is_fine, noun_of, of_participle
from factrack.facts.events.scene import Scene
from factrack.facts.events.sources import is_sourced
from factrack.facts.events.triggers import Found
from factrack.mentions.analysis import Clause, VerbGroup
from factrack.model import GROUPS, SPREAD, TOLL

_INHERITS = frozenset({"main", "adverbial", "participle", "infinitive"})
_NEAR = 18  # words after a noun in which its own date stands
_WINDOW = 200  # words to either side in which a clause is searched
_ADJECTIVES = 2  # words between a determiner and its noun
_ASIDE = 2  # tokens back from a participle to the noun that a comma parts it from
_TAKEN = 6  # words from a verb to the noun that it takes for granted
_RELATIVE = 5  # words between a noun and the relative clause that dates it
_FELT = 14  # the same for a disaster, told with its strength and what followed it
_BACKGROUND_DAYS = 730  # older than this before publication is history


def when_of(scene: Scene, found: Found, dated: dict[int, int]) -> int | None:
    """Index of the date of a trigger, or None.

    `dated` maps a date to the token of the noun that took it: a verb leaves such a date alone unless nothing else is
    in its clause. The order: behind the noun, in the clause, at the head of the sentence.
    """
    if found.group is None:
        own = _behind(scene, found)
        if own is not None:
            return own
        if not _shares(scene, found):
            return None
    first, last = max(found.clause.first, found.first - _WINDOW), min(found.clause.last, found.last + _WINDOW)
    inside = scene.whens(first, last)
    free = [
        index for index in inside if dated.get(index, found.first) == found.first and _is_in(scene, index, found.clause)
    ]
    free = [index for index in free if not _is_of_saying(scene, found, index)]
    whens = scene.analysis.whens
    free = [i for i in _own(scene, found, free) if whens[i].relative is not None or not _is_ahead(scene, found, i)]
    if free:
        return min(free, key=lambda index: abs(scene.analysis.when_tokens[index][0] - found.first))
    index = (
        _opening(scene, found.first)
        if _qualifies(scene, found)
        else _inherited(scene, found.clause, found.first, found.group is None)
    )
    if index is None or _is_ahead(scene, found, index):
        return None
    return None if found.group is not None and _is_of_participle(scene, found, index) else index


def _is_of_saying(scene: Scene, found: Found, index: int) -> bool:
    """Whether a date is that of what is said about a trigger, or of none that it could have."""
    return _is_of_source(scene, found, index) or _is_span(scene, found, index) or is_of_comment(scene, found, index)


def _is_of_source(scene: Scene, found: Found, index: int) -> bool:
    """Whether a date only says when a source spoke or was published ("ten died, says a count given on Monday")."""
    first, last = scene.analysis.when_tokens[index]
    if last <= found.first and _of_saying(scene, found, first):
        return True
    if not is_sourced(scene.sources, found.first, first):
        return False
    groups = scene.groups(found.last, first)
    return of_participle(scene.analysis, groups, index) or noun_of(scene.words, scene.tables, first, last) is not None


def _is_span(scene: Scene, found: Found, index: int) -> bool:
    """Whether a date since which something is so cannot be that of a verb of saying in the past."""
    group = found.group
    said = found.rule.rule.root == "STATEMENT" and group is not None and group.finite and group.tense == "past"
    if not said or scene.analysis.whens[index].mod != "since":
        return False
    return scene.analysis.when_tokens[index][0] > scene.analysis.span_of(found.first).first  # but "from Monday on, ..."


def is_of_comment(scene: Scene, found: Found, index: int) -> bool:
    """Whether a date behind a noun is that of the verb that takes it for granted ("condemned the attack on Monday")."""
    first = scene.analysis.when_tokens[index][0]
    if found.group is not None or first < found.last:
        return False
    groups = scene.groups(max(found.clause.first, found.first - _TAKEN), found.first)
    if not groups or groups[-1].lemma not in scene.tables.granting or not groups[-1].finite or groups[-1].passive:
        return False
    apart = scene.tables.strict_prepositions.isdisjoint(scene.words[groups[-1].last : found.first])
    own = scene.words[first] in scene.tables.of or noun_of(scene.words, scene.tables, first, first) == found.last - 1
    return apart and not own


def _of_saying(scene: Scene, found: Found, first: int) -> bool:
    """Whether a date stands right behind the verb that reports the clause ("police said Monday gunmen killed two")."""
    if found.clause.kind != "complement" or first < found.clause.first:
        return False
    before = first - 1 - (scene.words[first - 1] in scene.tables.prepositions)
    verb = scene.group_at(before) if before >= 0 else None
    return verb is not None and verb.finite and scene.speaker_at(verb.head) is not None


def _is_ahead(scene: Scene, found: Found, index: int) -> bool:
    """Whether a date lies after publication, where what is told in the past cannot have been ("put off to 3 May")."""
    published, low = scene.analysis.document.published, scene.analysis.whens[index].low
    told = found.group is not None and found.group.finite and found.group.tense == "past"
    return told and published is not None and low is not None and low > published


def _own(scene: Scene, found: Found, free: list[int]) -> list[int]:
    """Of the dates in the clause of a trigger those that no other noun and no participle has a better claim to."""
    analysis = scene.analysis
    if found.group is None:
        return [index for index in free if not _is_of_other(scene, found, index)]
    if _qualifies(scene, found):
        return [index for index in free if _follows(scene, found.group.last, index)]
    free = [index for index in free if not _is_of_noun(scene, found, index)]
    own = [index for index in free if not _is_of_participle(scene, found, index)]
    behind = [index for index in free if analysis.when_tokens[index][0] >= found.group.last]
    return own or [index for index in behind if is_fine(analysis, index)]


def _is_of_participle(scene: Scene, found: Found, index: int) -> bool:
    """Whether a participle that is none of the trigger has a date: "elected in 2021", "the man arrested on Sunday"."""
    first = scene.analysis.when_tokens[index][0]
    after = found.group is not None and first >= found.group.last
    groups = scene.groups(found.group.last if after and found.group else found.clause.first, first)
    return of_participle(scene.analysis, groups, index) and (after or _is_adjectival(scene, groups[-1]))


def _qualifies(scene: Scene, found: Found) -> bool:
    """Whether a trigger is a participle beside its noun ("the people killed"), and no second verb of one auxiliary."""
    return found.group is not None and _is_adjectival(scene, found.group)


def _is_adjectival(scene: Scene, group: VerbGroup) -> bool:
    """Whether a participle stands right behind a noun, or as an aside behind a comma."""
    if group.tense != "participle" or group.finite or group.first < _ASIDE:
        return False
    if scene.words[group.first - 1] in scene.tables.commas and scene.group_at(group.first - _ASIDE) is None:
        return scene.words[group.first - _ASIDE][0].isalpha()
    word = scene.words[group.first - 1]
    return word[0].isalpha() and word not in scene.tables.small and scene.group_at(group.first - 1) is None


def _follows(scene: Scene, last: int, index: int) -> bool:
    """Whether a date stands soon behind a participle, with no other verb between ("the people killed on Tuesday")."""
    first = scene.analysis.when_tokens[index][0]
    return last <= first <= last + _NEAR and not scene.groups(last, first)


def _is_of_other(scene: Scene, found: Found, index: int) -> bool:
    """Whether a date before a noun is that of another, which the clause only reaches over "of", "since" or "after"."""
    words, tables = scene.words, scene.tables
    first, last = scene.analysis.when_tokens[index]
    if not tables.stand_ins.isdisjoint(words[found.last : first]):
        return True  # "its resignation and that of the cabinet, formed in May"
    noun = noun_of(words, tables, first, last) if last <= found.first else None
    if noun is None or noun > first or _is_simultaneous(scene, noun, first, found.clause):
        return False
    before = _opening_of(scene, noun, first, found.clause) - 1
    return before >= found.clause.first and (words[before] in tables.of or words[before] in tables.sequence)


def _is_simultaneous(scene: Scene, noun: int, date_first: int, clause: Clause) -> bool:
    """Whether a noun that has a date stands behind "during"."""
    words, tables = scene.words, scene.tables
    opening = _opening_of(scene, noun, date_first, clause)
    return any(tables.simultaneous.ends_at(words, clause.first, end) for end in (opening, opening + 1))


def _opening_of(scene: Scene, noun: int, date_first: int, clause: Clause) -> int:
    """Where a noun that has a date opens: at its determiner, or that of the date before it ("Monday's attack")."""
    words, tables = scene.words, scene.tables
    opening = min(noun, date_first)
    while (
        opening > clause.first
        and words[opening - 1] in tables.determiners
        and words[opening - 1] not in tables.contraction
    ):
        opening -= 1
    return opening


def _is_of_noun(scene: Scene, found: Found, index: int) -> bool:
    """Whether a date belongs to a noun that the verb only speaks of ("the trial of the attacks of 2015 opened").

    What the noun itself did, and what happened during it, has its date ("the quake of Monday killed two").
    """
    words, tables, clause = scene.words, scene.tables, found.clause
    noun = noun_of(words, tables, *scene.analysis.when_tokens[index])
    if noun is None or not clause.first <= noun < clause.last or found.group is None:
        return False
    first = scene.analysis.when_tokens[index][0]
    if _is_simultaneous(scene, noun, first, clause):
        return False
    opening = _opening_of(scene, noun, first, clause)
    subject = noun < found.group.first and not found.group.passive and words[opening - 1] not in tables.of
    return not subject or is_complement(words, tables, noun, clause)


def _is_in(scene: Scene, index: int, clause: Clause) -> bool:
    return scene.belongs(scene.analysis.when_tokens[index][0], clause)


def _behind(scene: Scene, found: Found) -> int | None:
    """The date behind a noun, with no finite verb and no other event noun between."""
    limit = min(found.clause.last, found.last + _NEAR)
    beside = scene.when_at(found.last + 1)
    if beside is not None and scene.words[found.last] in scene.tables.of:
        return beside  # the date in its own name, whatever since then is measured
    finite = [group for group in scene.groups(found.last, limit) if group.finite]
    indices = scene.whens(found.last, min([limit, *(group.first for group in finite)]))
    indices = [i for i in indices if not (_leans_on_event(scene, i) or _is_elsewhere(scene, found, i))]
    indices = [i for i in indices if not _is_of_saying(scene, found, i)]
    if indices or not finite:
        return indices[0] if indices else None
    clause = scene.clause_at[finite[0].head]
    reach = _FELT if found.rule.rule.type in SPREAD else _RELATIVE
    if clause.kind != "relative" or clause.first - found.last > reach:
        return None
    inside = [index for index in scene.whens(clause.first, clause.last) if _is_in(scene, index, clause)]
    return inside[0] if inside else None


def _is_elsewhere(scene: Scene, found: Found, index: int) -> bool:
    """Whether a date behind a noun belongs to what else stands behind it: another noun, or what "after" sets apart
    ("the resignation of the cabinet after the crash of Monday")."""
    words, tables, first = scene.words, scene.tables, scene.analysis.when_tokens[index][0]
    after = not tables.sequence.isdisjoint(words[found.last : first - 1])
    after = after or not tables.stand_ins.isdisjoint(words[found.last : first])
    return after or _is_of_purpose(scene, found, index)


def _is_of_purpose(scene: Scene, found: Found, index: int) -> bool:
    """Whether a date behind a noun is that of another, joined by more than "of" ("a raid on an office for the vote of May")."""
    words, tables = scene.words, scene.tables
    first, last = scene.analysis.when_tokens[index]
    noun = noun_of(words, tables, first, last)
    if noun is None or not found.last <= noun < first or _is_simultaneous(scene, noun, first, found.clause):
        return False
    before = words[_opening_of(scene, noun, first, found.clause) - 1]
    return before in tables.strict_prepositions and before not in tables.of


def _leans_on_event(scene: Scene, index: int) -> bool:
    """Whether a date is still only that of the day before or after an event, which is when its clause happened."""
    when = scene.analysis.whens[index]
    return when.relative is not None and forms.on_event(when.relative)


def _shares(scene: Scene, found: Found) -> bool:
    """Whether a noun without a date of its own is as old as its clause: not so behind "since", "after" or another noun."""
    words, tables = scene.words, scene.tables
    verb = scene.analysis.verbs[found.clause.verb] if found.clause.verb is not None else None
    if verb is not None and found.last <= verb.first and is_complement(words, tables, found.first, found.clause):
        return False
    index = before_phrase(scene, found)
    if index > found.clause.first and (_is_of_adjectival(scene, index) or _is_whose(scene, found, index)):
        return False
    caused = any(tables.causing.ends_at(words, found.clause.first, end) for end in (index + 1, found.first))
    if caused and scene.first_when(index + 1, found.first) is None:
        return False
    ordered = is_ordered(scene, found)
    if index < found.clause.first or not (ordered or words[index] in tables.prepositions):
        return True
    if ordered or words[index] in tables.sequence:
        return tables.simultaneous.ends_at(words, found.clause.first, index + 1)
    return True


def _is_of_adjectival(scene: Scene, index: int) -> bool:
    """Whether "of" or "by" at a token leads from a participle beside a noun ("the quake followed by a wave")."""
    if scene.words[index] not in scene.tables.of_or_by:
        return False
    group = scene.group_at(index - 1)
    return group is not None and group.last == index and _is_adjectival(scene, group)


def _is_whose(scene: Scene, found: Found, index: int) -> bool:
    """Whether a noun for victims only says whose something is ("buried the bodies of victims of the quake")."""
    if GROUPS.get(found.rule.rule.type) != TOLL or scene.words[index] not in scene.tables.of:
        return False
    return scene.is_plain(index - 1) and scene.words[index - 1] not in scene.tables.carriers


def is_ordered(scene: Scene, found: Found) -> bool:
    """Whether a noun stands behind "since" or "after", past its determiners and what counts it."""
    tables, words, index = scene.tables, scene.words, found.first - 1
    if index > found.clause.first and scene.is_plain(index) and words[index - 1] in tables.bare_of:
        index -= 1  # "three weeks of violent marches"
    while index >= found.clause.first:
        start = scene.numbered(index + 1)
        if start <= index:
            index = start - 1
        elif words[index] in tables.carrying and words[index] not in tables.sequence:
            index -= 1
        else:
            return words[index] in tables.sequence
    return False


def before_phrase(scene: Scene, found: Found) -> int:
    """The token before a noun with its determiners and the adjectives between them ("after | the head-on collision")."""
    words, tables, first = scene.words, scene.tables, found.clause.first
    index = found.first - 1
    for start in range(index, max(first - 1, index - _ADJECTIVES - 1), -1):
        if words[start] in tables.determiners and words[start] not in tables.contraction:
            index = start - 1
            break
        if not words[start][0].isalpha() or words[start] in tables.small or scene.group_at(start) is not None:
            break
    while index > first and words[index] in tables.determiners and words[index] not in tables.contraction:
        index -= 1
    return index


def _inherited(scene: Scene, clause: Clause, token: int, noun: bool) -> int | None:
    """The date of the clause that this one hangs on, or at the head of the sentence; none inside reported speech."""
    if (
        clause.kind == "relative"
        and _is_past(scene, clause)
        and (before := scene.when_ending(clause.first)) is not None
    ):
        return before
    if is_long_after(scene, clause):
        return None
    for _ in range(3):
        if clause.kind not in _INHERITS:
            return _opening(scene, token) if clause.kind == "relative" and _is_present(scene, clause) else None
        parent = scene.parent_of(clause, token)
        if parent is None:
            break
        indices = scene.whens(parent.first, parent.last)
        behind = scene.whens(token, parent.last) if noun else []  # "the crash of a plane that fell in 2009"
        indices = [index for index in indices if index in behind or _is_in(scene, index, parent)]
        if indices:
            return indices[0]
        clause = parent
    return _opening(scene, token)


def is_long_after(scene: Scene, clause: Clause) -> bool:
    """Whether a length of time sets a clause apart from the one that it hangs on ("a day after the ferry had sunk")."""
    analysis = scene.analysis
    if clause.kind != "adverbial":
        return False
    index = bisect_left(analysis.when_tokens, (clause.first, 0)) - 1
    beside = index >= 0 and clause.first - analysis.when_tokens[index][1] <= 1
    return beside and analysis.whens[index].kind == "duration"


def _is_present(scene: Scene, clause: Clause) -> bool:
    """Whether a clause is told in a tense that a date at the head of the sentence may reach."""
    group = scene.analysis.verbs[clause.verb] if clause.verb is not None else None
    return group is not None and group.tense in ("past", "imperfect", "present")


def _is_past(scene: Scene, clause: Clause) -> bool:
    """Whether a clause is told in the past, as what a date right before it dates is ("that of 1960, which killed …")."""
    group = scene.analysis.verbs[clause.verb] if clause.verb is not None else None
    return group is not None and group.tense in ("past", "imperfect")


def _opening(scene: Scene, token: int) -> int | None:
    span = scene.analysis.span_of(token)
    indices = scene.whens(span.first, min(span.first + 4, token))
    whens = scene.analysis.when_tokens
    return next((i for i in indices if noun_of(scene.words, scene.tables, *whens[i]) is None), None)


def is_history(scene: Scene, when: int | None, published: str | None) -> bool:
    """Whether a date lies so far before publication that the event is background."""
    if when is None or published is None:
        return False
    high = scene.analysis.whens[when].high
    return high is not None and _days(published) - _days(high) > _BACKGROUND_DAYS


def _days(day: str) -> int:
    """A day (or month, or year) as a number of days, near enough to measure years."""
    parts = [int(part) for part in day[:10].split("-") if part.isdigit()]
    return sum(value * unit for value, unit in zip(parts, (365, 30, 1), strict=False))

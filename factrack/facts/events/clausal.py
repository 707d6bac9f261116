"""The subject that stands in a verb's own clause: a name or people before it, past asides and prepositions."""

from __future__ import annotations

from factrack.facts.events.lists import BETWEEN, Names, is_apposed, joined, joins
from factrack.facts.events.people import described, people_before, people_from
from factrack.facts.events.phrases import governor, opening
from factrack.facts.events.scene import Scene
from factrack.mentions.analysis import ActorMention, Clause, VerbGroup

_LANDS = ("country", "place")
REACH = 60  # words before a verb in which its governor stands
_ASIDE = 40  # words of an aside between a subject and its verb
_ROLE = 3  # words of a role
_CLAUSE = 120  # words of a clause before its verb that are looked at


def own_subject(scene: Scene, group: VerbGroup, clause: Clause) -> Names:
    """The subject of a verb group that its own clause names, with those whom it joins to the subject of its parent
    ("Ana Mora, as well as three of her aides, was tried"); none where nothing before it is free to be one."""
    names = _own_subject(scene, group, clause)
    if not scene.tables.joining.at(scene.words, clause.first, clause.last) or clause.first >= group.first:
        return names
    outer = scene.parent_of(clause, clause.first)
    first = () if outer is None or outer.verb is not None else _own_subject(scene, group, outer)
    return tuple(dict.fromkeys((*first, *names)))


def _own_subject(scene: Scene, group: VerbGroup, clause: Clause) -> Names:
    words, tables, first = scene.words, scene.tables, max(clause.first, group.first - _CLAUSE)
    if clause.kind != "complement":
        for token in (group.first - 1, first):
            between = token == first and _has_subject(scene, first, group.first)
            if words[token] in tables.relative and not between:
                return antecedent(scene, _first_relative(scene, token))
    if _is_inserted(scene, group, clause):
        return antecedent(scene, clause.first)  # "thirty people, some of whom minors, were arrested"
    if words[group.first - 1] in tables.commas and not tables.alike.isdisjoint(words[max(0, first - 1) : first + 1]):
        return ()  # "parties, backed by bodies such as the guild, criticise": what looks like a clause of its own
    told = [
        other for other in scene.groups(first, group.first) if other.finite and scene.clause_at[other.head] is clause
    ]
    first = told[-1].last if told else first  # what stands before another verb is that verb's
    begin = first + (clause.kind == "adverbial")  # "before he left": a word that opens a clause governs no name
    free = [
        mention
        for mention in scene.actors(first, group.first)
        if scene.acts(mention) and scene.belongs(mention.first, clause) and not _is_governed(scene, mention, begin)
    ]
    free = [m for m in free if m.first not in scene.sources]
    free = [m for m in free if not _is_employer(scene, m, group.passive) and not _is_doer(scene, m, first)]
    free = [mention for mention in free if not _is_owner(scene, mention, free)]
    free = [mention for mention in free if not _is_scene(scene, mention)]
    if free and (people := _of_land(scene, free[-1], group.first)):
        return people
    while len(free) > 1 and is_apposed(scene, free[-2], free[-1]):
        del free[-2 if free[-1].type == "person" else -1]
    if free:
        return joined(scene, free, free[-1])
    opens = begin if first == clause.first else first
    return described(scene, opens, _past_aside(scene, clause, group.first)) if group.finite else ()


def _has_subject(scene: Scene, first: int, last: int) -> bool:
    """Whether names or people stand between a relative pronoun and its verb ("which the judge denied")."""
    if any(map(scene.acts, scene.actors(first, last))):
        return True
    own = first + 1 < last and scene.words[first + 1] in scene.tables.determiners
    return own and any(scene.people_at(index, last) for index in range(first + 2, last))


def _first_relative(scene: Scene, token: int) -> int:
    """The relative pronoun that another is only joined to ("people who march and who shout"), or `token` itself."""
    words, tables = scene.words, scene.tables
    if words[token - 1] not in tables.conjunctions:
        return token
    first = max(scene.analysis.span_of(token).first, token - _ASIDE)
    return next((index for index in range(token - 2, first, -1) if words[index] in tables.relative), token)


def _is_inserted(scene: Scene, group: VerbGroup, clause: Clause) -> bool:
    """Whether what looks like a relative clause only names some of those before it, whose verb is the one at its end."""
    words, tables = scene.words, scene.tables
    if clause.kind != "relative" or clause.first >= group.first or words[clause.first] not in tables.some_of:
        return False
    parent = scene.parent_of(clause, clause.first)
    if parent is None or parent.verb is not None or parent.kind != "main":
        return False
    listed = words[clause.first : group.first - 1]
    return tables.breaks.isdisjoint(listed) and tables.conjunctions.isdisjoint(listed)


def _past_aside(scene: Scene, clause: Clause, last: int) -> int:
    """Where the subject ends at the latest: before an aside that two commas close ("The mayor, elected in May, …")."""
    comma = scene.tables.commas
    if last - 1 <= clause.first or scene.words[last - 1] not in comma:
        return last
    for index in range(last - 2, max(clause.first, last - _ASIDE), -1):
        if scene.words[index] in comma and scene.belongs(index, clause):
            return index
    return last


def reach_back(scene: Scene, group: VerbGroup) -> int:
    """The first token that is looked at for the subject of a verb that has none itself."""
    return max(scene.analysis.span_of(group.first).first, group.first - REACH)


def antecedent(scene: Scene, token: int, reach: int = BETWEEN) -> Names:
    """The name right before a relative pronoun, or the head of the phrase that it closes."""
    near = [
        mention
        for mention in scene.actors(max(scene.analysis.span_of(token).first, token - 12), token)
        if scene.acts(mention)
    ]
    between = () if not near else scene.words[near[-1].last : token - 1]
    told = bool(near) and any(other.finite for other in scene.groups(near[-1].last, token))
    if not near or told or token - near[-1].last > reach or not scene.tables.breaks.isdisjoint(between):
        return people_before(scene, token)
    whose = _owned(scene, near[-1])
    if whose is not None:
        return people_from(scene, whose, near[-1].first)
    if near[-1].type != "person" and _is_inside(scene, near[-1]):
        return ()
    return joined(scene, near, near[-1])


def _owned(scene: Scene, mention: ActorMention) -> int | None:
    """The noun for a person that a body, a state or a place only completes ("a member of the guild, who …")."""
    if mention.type == "person":
        return None
    index = governor(scene, mention, scene.analysis.span_of(mention.first).first)
    if index is None or scene.words[index] not in scene.tables.of:
        return None
    return next((token for token in range(index - 1, max(0, index - _ROLE) - 1, -1) if scene.person_at(token)), None)


def _is_inside(scene: Scene, mention: ActorMention) -> bool:
    """Whether a name only completes the noun that a relative clause is about ("the raid on the mill that killed ten")."""
    index = governor(scene, mention, scene.analysis.span_of(mention.first).first)
    if index is None or index == 0 or scene.words[index] in scene.tables.of_or_by:
        return False
    return scene.words[index] in scene.tables.strict_prepositions and scene.is_plain(index - 1)


def _is_governed(scene: Scene, mention: ActorMention, first: int) -> bool:
    """Whether a preposition stands right before a name, past its determiner; an opening "des" is a determiner."""
    tables, words, index = scene.tables, scene.words, _past_role(scene, mention, first)
    if mention.type in _LANDS:
        while index > first and words[index] in tables.entire:
            index -= 1  # "gunmen in northern Mali"
    while index >= first and words[index] in tables.determiners and words[index] not in tables.prepositions:
        index -= 1
    if index < first or words[index] not in tables.prepositions:
        return mention.adjective
    if words[index] in tables.bare_of and index > first and words[index - 1] in tables.carriers:
        return mention.adjective  # "eight millions of Norwegians"
    return not (words[index] in tables.article and (index == first or words[index - 1] in tables.stops))


def _is_doer(scene: Scene, mention: ActorMention, first: int) -> bool:
    """Whether a name is one of several behind the "by" of a participle ("a letter signed by Ana Mora and Jo Dumas")."""
    near = [other for other in scene.actors(max(first, mention.first - _ASIDE), mention.first) if scene.acts(other)]
    if not near or not joins(scene, near[-1], mention):
        return False
    index = governor(scene, near[-1], first)
    return index is not None and scene.words[index] in scene.tables.by and scene.group_at(index - 1) is not None


def _is_employer(scene: Scene, mention: ActorMention, passive: bool) -> bool:
    """Whether a body only says whose somebody is ("un agent EDF"), or whose thing suffers ("le trafic SNCF")."""
    if mention.type != "organisation" or mention.first < 1:
        return False
    before = mention.first - 1
    return scene.person_at(before) or (
        passive and scene.is_plain(before) and not scene.people_at(before, mention.first)
    )


def _is_owner(scene: Scene, mention: ActorMention, free: list[ActorMention]) -> bool:
    """Whether a name only says whose the person before it is ("Ana Mora, Norway's minister, …")."""
    if mention.last >= len(scene.words) or scene.words[mention.last] not in scene.tables.genitive:
        return False
    comma = opening(scene, mention, 0) - 1
    before = next((other for other in free if other.last == comma), None)
    return before is not None and before.type == "person" and scene.words[comma] in scene.tables.commas


def _is_scene(scene: Scene, mention: ActorMention) -> bool:
    """Whether a land only says where the thing behind its name was ("Mali clashes kill ten")."""
    after = mention.last
    land = scene.tables.compound and mention.type in ("country", "place") and not mention.adjective
    return land and after < len(scene.words) and scene.words[after] in scene.tables.inert


def _of_land(scene: Scene, mention: ActorMention, last: int) -> Names:
    """The people behind the name of a land that only says whose they are ("Mali opposition leaders")."""
    first = mention.last
    if not scene.tables.compound or mention.type != "country" or mention.adjective or first >= last:
        return ()
    for index in range(first, min(last, first + _ROLE)):
        length = scene.people_at(index, last)
        if length:
            owned = scene.words[index + length - 1] in scene.tables.owned or scene.words[first] in scene.tables.genitive
            return () if owned or scene.actors(index, last) else people_from(scene, index, last)
        if not scene.is_plain(index):
            break
    return ()


def _past_role(scene: Scene, mention: ActorMention, first: int) -> int:
    """The token before a name and the role right before it, also one no list knows ("the town councillor Ana Mora")."""
    index = opening(scene, mention, first) - 1
    if mention.type != "person":
        return index
    before = index
    while before >= first and index - before < _ROLE and scene.is_plain(before):
        before -= 1
    tables, words = scene.tables, scene.words
    opens = before - (
        before > first and words[before] in tables.determiners and words[before] not in tables.prepositions
    )
    return (
        before
        if opens >= first and words[opens] in tables.strict_prepositions and words[opens] not in tables.of
        else index
    )

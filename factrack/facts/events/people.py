"""The people that a phrase speaks of without a name: nouns for them, what hides them, whose they are."""

from __future__ import annotations

from factrack.facts.events.lists import BETWEEN, Names
from factrack.facts.events.phrases import governor
from factrack.facts.events.scene import Scene
from factrack.mentions.analysis import ActorMention

_PLACES = frozenset({"place"})
_LISTED = 5  # words of one item of a list
_ADJECTIVES = 3  # words between a noun for people and the adjective of their nation
_ARMIES = frozenset({"country", "organisation"})


def whose(scene: Scene, token: int, length: int) -> str | None:
    """The name behind a noun that only says what is named: the region of a place, the soldiers of an army."""
    tables, words, last = scene.tables, scene.words, token + length
    if last >= len(words) or words[last] not in tables.of:
        return None
    kinds = _PLACES if words[last - 1] in tables.soil else _ARMIES if words[last - 1] in tables.owned else frozenset()
    near = scene.actors(last, last + 3)
    return scene.name_of(near[0]) if near and near[0].type in kinds else None


def head_of(scene: Scene, token: int, first: int) -> int | None:
    """Where the phrase of a noun for people begins that a participle is said of: at the noun, or at the people before
    its "of" ("an officer of the guard"); None where another preposition or a thing stands before it."""
    tables, words, index = scene.tables, scene.words, token - 1
    while index >= first and words[index] in tables.leading and words[index] not in tables.prepositions:
        index -= 1
    if index < first or words[index] not in tables.strict_prepositions:
        return token
    if words[index] not in tables.of:
        return None
    if index > first and scene.people_at(index - 1, index):
        if index + 1 < token and scene.is_one(index + 1):
            return token  # "the head of a man kidnapped in May"
        return (
            index - 1 if words[index] in tables.bare_of and index + 1 == token else None
        )  # "the sister of the priest"
    return token if words[index] not in tables.bare_of or words[index - 1] in tables.carriers else None


def described(scene: Scene, first: int, last: int) -> Names:
    """A subject that is no name: whose soldiers they are, else the people it speaks of."""
    while last > first and scene.words[last - 1] in scene.tables.quotes:
        last -= 1
    names = [
        mention.name
        for mention in scene.actors(first, last)
        if mention.adjective
        and scene.acts(mention)
        and governor(scene, mention, first) is None
        and not _is_of_some(scene, mention, first)
        and not _is_of_one(scene, mention, first)
    ]
    if names:
        return (names[-1],)
    head, depth, listed = -1, 0, False
    last = _before_infinitive(scene, first, last)
    for index in range(last - 1, first - 1, -1):
        depth += scene.words[index] in scene.tables.shutting
        depth -= scene.words[index] in scene.tables.opening and depth > 0
        if depth:
            continue  # what brackets add is not what they are added to
        if scene.words[index] in scene.tables.stops:
            if _goes_on(scene, index, last):
                continue
            if not _lists(scene, index, last):
                break
            listed = True
        length = scene.people_at(index, last)
        if length and index + length < last and scene.words[index + length] in scene.tables.genitive:
            continue  # "the minister's car"
        if length:
            if index == first or not is_hidden(scene, index - 1):
                head = index
            elif listed:
                return ()  # "(a car) with the mother, the father and the children"
    return people_from(scene, head, last) if head >= 0 else ()


def _before_infinitive(scene: Scene, first: int, last: int) -> int:
    """Where a subject ends at the latest: before an infinitive in it, whose object is not the subject."""
    for group in reversed(scene.groups(first, last)):
        if not scene.tables.stops.isdisjoint(scene.words[group.first : last]):
            break
        if scene.is_infinitive(group):
            return group.first
    return last


def _is_of_some(scene: Scene, mention: ActorMention, first: int) -> bool:
    """Whether an adjective of nation only says where some people come from ("the Turkish farmers"), no army of theirs."""
    before = noun_before(scene, mention, first)
    return before is not None and scene.words[before] not in scene.tables.owned


def _is_of_one(scene: Scene, mention: ActorMention, first: int) -> bool:
    """Whether an adjective of nation stands with "a" or "one" behind a noun: one of them is not the state."""
    index = mention.first - 1
    if index < first or scene.words[index] in scene.tables.owned:
        return False
    while index > first and scene.is_plain(index):
        index -= 1
    return scene.words[index] in scene.tables.some and mention.first - index <= _ADJECTIVES + 1


def noun_before(scene: Scene, mention: ActorMention, first: int) -> int | None:
    """The noun for people that an adjective of nation stands behind, past other adjectives ("an angry Norwegian farmer")."""
    for index in range(mention.first - 1, max(first, mention.first - _ADJECTIVES) - 1, -1):
        if scene.people_at(index, mention.first):
            return index
        if not scene.is_plain(index) or scene.words[index] in scene.tables.leading:
            return None
    return None


def _goes_on(scene: Scene, comma: int, last: int) -> bool:
    """Whether a comma parts what one preposition says again and again ("men accused of theft, of fraud or of arson")."""
    tables, words = scene.tables, scene.words
    if words[comma] not in tables.commas or comma + 1 >= last or words[comma + 1] not in tables.strict_prepositions:
        return False
    again = range(comma + 2, last)
    kind = tables.of if words[comma + 1] in tables.of else frozenset({words[comma + 1]})
    return any(words[index] in kind and words[index - 1] in tables.conjunctions for index in again)


def _lists(scene: Scene, comma: int, last: int) -> bool:
    """Whether a comma only parts the people of a list ("nurses, doctors and patients")."""
    tables = scene.tables
    if scene.words[comma] not in tables.coordinators or comma + 1 >= last:
        return False
    after = comma + 1 + (scene.words[comma + 1] in tables.determiners)
    listed = any(scene.people_at(index, comma) for index in range(max(0, comma - _LISTED), comma))
    closed = not (tables.coordinators - tables.commas).isdisjoint(scene.words[after:last])
    return after < last and scene.people_at(after, last) > 0 and listed and closed


def people_from(scene: Scene, token: int, last: int) -> Names:
    """The people that a phrase names from `token` on: a noun for them, and those that a coordinator joins to it."""
    names: list[str] = []
    tables, words = scene.tables, scene.words
    while token < last:
        length = scene.people_at(token, last)
        if not length:
            break
        begin = _of_group(scene, token, length, last)
        length = scene.people_at(begin, last)
        token = begin + length
        of_nation = [other.last for other in scene.actors(token, token + 1) if other.adjective]
        names.append(whose(scene, begin, length) or scene.analysis.slice(begin, max([token, *of_nation])))
        token = max([token, *of_nation])
        token = _past_complement(scene, token, last)
        if token >= last or words[token] not in tables.coordinators:
            break
        token += 1
        token = _past_opening(scene, token, last)
    return tuple(dict.fromkeys(names))


def _past_complement(scene: Scene, token: int, last: int) -> int:
    """The conjunction behind what only says whose somebody is, where others are joined to him ("the head of the club and
    a clerk"); else `token` itself."""
    tables, words = scene.tables, scene.words
    if token >= last or words[token] not in tables.of:
        return token
    for index in range(token + 1, min(last - 2, token + _LISTED)):
        if words[index] in tables.conjunctions:
            opens = words[index + 1] in tables.determiners and words[index + 1] not in tables.prepositions
            return index if opens and scene.people_at(index + 2, last) else token
        if words[index] in tables.stops or words[index] in tables.strict_prepositions or scene.group_at(index):
            break
    return token


def _of_group(scene: Scene, token: int, length: int, last: int) -> int:
    """The noun for those whom a collective only counts ("a group of soldiers"), else the noun at `token` itself."""
    words, tables, inner = scene.words, scene.tables, token + length + 1
    if length > 1 or inner >= last or words[inner - 1] not in tables.bare_of or words[token] not in tables.carriers:
        return token
    return inner if scene.people_at(inner, last) and not scene.person_at(token) else token


def _past_opening(scene: Scene, token: int, last: int) -> int:
    """The first token behind the determiner, the number and one adjective that open a phrase for people."""
    token += token < last and scene.words[token] in scene.tables.determiners
    counted = scene.past_count(token)
    if counted > token:
        return token if counted >= last or scene.words[counted] in scene.tables.inert else counted
    before = token + 1 < last and scene.is_plain(token) and not scene.people_at(token, last)
    return token + (before and scene.people_at(token + 1, last) > 0)


def is_hidden(scene: Scene, index: int) -> bool:
    """Whether a preposition before a noun, at the latest at `index`, keeps it from being a subject, unless it counts
    ("un millier d'")."""
    tables, words = scene.tables, scene.words
    index = scene.numbered(index + 1) - 1
    least = max(0, index - 2)
    while index > least and words[index] in tables.leading and words[index] not in tables.strict_prepositions:
        if scene.numbered(index) < index:
            return False  # "six of the ten men"
        if words[index] in tables.article and scene.is_plain(index - 1) and words[index - 1] not in tables.carriers:
            return (
                words[max(0, index - 2)] not in tables.place.singles
            )  # "the lorry of the firemen", but "in town some"
        index -= 1
    if words[index] not in tables.strict_prepositions:
        return False
    return words[index] not in tables.bare_of or words[index - 1] not in tables.carriers


def people_before(scene: Scene, token: int) -> Names:
    """The noun for people that stands right before a relative pronoun."""
    first = max(scene.analysis.span_of(token).first, token - BETWEEN)
    for index in range(token - 1, first - 1, -1):
        if scene.people_at(index, token) and (
            index == first or not is_hidden(scene, index - 1) or _accompanies(scene, index)
        ):
            return people_from(scene, index, token)
        if scene.words[index] in scene.tables.stops and index < token - 1:
            break
    return ()


def _accompanies(scene: Scene, token: int) -> bool:
    """Whether "with" leads to a noun for people, of whom what follows is told ("with several soldiers having fled")."""
    before = scene.numbered(token) - 1
    company, opening = scene.tables.company, scene.tables.leading
    while before > 0 and scene.words[before] in opening and scene.words[before] not in company:
        before -= 1
    return scene.words[before] in company

"""When and where: the date and the place that belong to one trigger."""

from __future__ import annotations

from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.mentions.analysis import Clause

_INHERITS = frozenset({"main", "adverbial", "participle", "infinitive"})
_NEAR = 18  # words after a noun in which its own date stands
_GOES = frozenset({"CONSULT", "MOBILIZE", "ASSAULT", "RETREAT"})
_SITED = frozenset({"OTHER", "PROTEST", "ASSAULT"})
_WINDOW = 200  # words to either side in which a clause is searched
_RELATIVE = 5  # words between a noun and the relative clause that dates it
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
    if free:
        return min(free, key=lambda index: abs(scene.analysis.when_tokens[index][0] - found.first))
    return _inherited(scene, found.clause, found.first)


def _is_in(scene: Scene, index: int, clause: Clause) -> bool:
    return scene.belongs(scene.analysis.when_tokens[index][0], clause)


def _behind(scene: Scene, found: Found) -> int | None:
    """The date behind a noun, with no finite verb and no other event noun between."""
    limit = min(found.clause.last, found.last + _NEAR)
    finite = [group for group in scene.groups(found.last, limit) if group.finite]
    indices = scene.whens(found.last, min([limit, *(group.first for group in finite)]))
    if indices or not finite:
        return indices[0] if indices else None
    clause = scene.clause_of(finite[0].head)
    if clause.kind != "relative" or clause.first - found.last > _RELATIVE:
        return None
    inside = [index for index in scene.whens(clause.first, clause.last) if _is_in(scene, index, clause)]
    return inside[0] if inside else None


def _shares(scene: Scene, found: Found) -> bool:
    """Whether a noun without a date of its own is as old as its clause: not so behind "since" or "after"."""
    words, tables = scene.words, scene.tables
    index = found.first - 1
    while index > found.clause.first and words[index] in tables.determiners and words[index] not in tables.contraction:
        index -= 1
    if index < found.clause.first or words[index] not in tables.prepositions:
        return True
    return words[index] not in tables.sequence or tables.simultaneous.ends_at(words, found.clause.first, index + 1)


def _inherited(scene: Scene, clause: Clause, token: int) -> int | None:
    """The date of the clause that this one hangs on, or at the head of the sentence; none inside reported speech."""
    for _ in range(3):
        if clause.kind not in _INHERITS:
            return _opening(scene, token) if clause.kind == "relative" and _is_present(scene, clause) else None
        parent = scene.parent_of(clause, token)
        if parent is None:
            break
        indices = scene.whens(parent.first, parent.last)
        if indices:
            return indices[0]
        clause = parent
    return _opening(scene, token)


def _is_present(scene: Scene, clause: Clause) -> bool:
    """Whether a clause is told in a tense that a date at the head of the sentence may reach."""
    group = scene.analysis.verbs[clause.verb] if clause.verb is not None else None
    return group is not None and group.tense in ("past", "imperfect", "present")


def _opening(scene: Scene, token: int) -> int | None:
    span = scene.analysis.span_of(token)
    indices = scene.whens(span.first, min(span.first + 4, token))
    return indices[0] if indices else None


def place_of(scene: Scene, found: Found, targets: tuple[str, ...]) -> str | None:
    """Where it happened: the place behind a preposition of place, nearest after the trigger, else before it.

    What is a target already ("livrer à Moscou") is no place, but of what one goes to.
    """
    taken = () if found.rule.rule.root in _GOES else targets
    best: tuple[int, str] | None = None
    first, last = _around(scene, found)
    for mention in scene.actors(first, last):
        if mention.type not in ("place", "country") or scene.name_of(mention) in taken:
            continue
        if (mention.adjective and not scene.is_soil(mention)) or any(letter.isdigit() for letter in mention.name):
            continue
        if found.group is not None and not scene.belongs(mention.first, found.clause):
            continue
        index = scene.governor(mention, found.clause.first)
        if index is None or not _leads_to(scene, found, index):
            continue
        if not scene.tables.some_of.isdisjoint(scene.words[found.last : mention.first]):
            continue  # "of whom two in Lima": where some of them were
        distance = mention.first - found.first
        rank = distance if distance > 0 else 100 - distance
        rank += 0 if mention.type == "place" else 200
        if best is None or rank < best[0]:
            best = rank, mention.name
    return best[1] if best else None


def _leads_to(scene: Scene, found: Found, index: int) -> bool:
    """Whether a preposition says where: one of place, "of" behind what lies there ("in the towns of"), or "of" right
    behind a noun for what happens at a place ("the crash of Perm")."""
    words, tables, first = scene.words, scene.tables, found.clause.first
    if tables.place.ends_at(words, first, index + 1):
        return True
    if words[index] not in tables.of:
        return False
    if found.group is None and index == found.last and found.rule.rule.root in _SITED:
        return True
    if index <= first or words[index - 1] not in tables.soil:
        return False
    index -= 2
    while index >= first and words[index] in tables.determiners and words[index] not in tables.contraction:
        index -= 1
    return index >= first and tables.place.ends_at(words, first, index + 1)


def _around(scene: Scene, found: Found) -> tuple[int, int]:
    """Tokens in which the place of a trigger stands: its clause, but only the own phrase of a noun that says of another
    thing whose it is ("the authors of the attack on the paper were arrested in Lima") or when it was."""
    clause, words, tables = found.clause, scene.words, scene.tables
    index = scene.numbered(found.first) - 1
    while index > clause.first and words[index] in tables.determiners and words[index] not in tables.contraction:
        index -= 1
    if found.group is not None or index <= clause.first or words[index] not in tables.of | tables.sequence:
        return clause.first, clause.last
    counted = words[index - 1] in tables.carriers and index + 1 == scene.numbered(found.first)  # "a series of attacks"
    if tables.simultaneous.ends_at(words, clause.first, index + 1) or counted:
        return clause.first, clause.last
    verbs = [group.first for group in scene.groups(found.last, clause.last) if group.tense != "participle"]
    return found.first, scene.closing(found.last, min([clause.last, *verbs]))


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

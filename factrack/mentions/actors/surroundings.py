"""What the words around a name say it is: titles, roles, prepositions and nouns of place, appositions."""

from __future__ import annotations

from collections.abc import Iterator

from factrack.mentions.actors.board import Board, Run
from factrack.mentions.actors.shape import is_acronym

SURE, STRONG, WEAK = 6, 3, 1
_LIST = 10
_COUNTED = 3  # words between a number and the preposition of its place: the noun and what befell it


def before(board: Board, run: Run) -> Iterator[tuple[str, int]]:
    """What stands before the name: a title, a role, a preposition of place, a noun of place."""
    tokens, known = board.analysis.tokens, board.known
    first, _ = board.bounds(run.first)
    at = run.first - 1
    if at < first:
        return
    if tokens.raw[at] == "." and at > first:
        at -= 1
    word = tokens.words[at]
    if word in known.titles and board.capital(at):
        yield "person", SURE
    role = board.role_ends.get(at + 1)
    if role is not None:
        yield "person", STRONG + 1 if not is_acronym(run.text) else WEAK
    elif (at in board.demonyms and at in board.role_ends) or _after_office(board, at):
        yield "person", STRONG
    if run.first in board.place_ends:
        yield "place", STRONG
    if word in known.of and at > first and at in board.place_ends:
        yield "place", STRONG
    if word in known.articles and at - 1 > first and tokens.words[at - 1] in known.of and at - 1 in board.place_ends:
        yield "place", STRONG  # "la province de la X"
    if run.first in board.before_ends:
        yield "place", _place_weight(board, run)
    elif _counted_in(board, run, first):
        yield "place", WEAK
    if run.first in board.within_ends and not board.given(run.first):
        yield "organisation", STRONG
    if run.first in board.event_ends:
        yield "event", SURE + 1
    if word in known.indefinite - known.of and run.last - run.first == 1 and tokens.raw[run.first].isalpha():
        yield "none", STRONG
    if word in known.streets:
        yield "place", SURE
    if run.last - run.first <= 2 and _among_places(board, first, at):
        yield "place", STRONG
    if tokens.raw[at] == "," and at > first and _after_office(board, at - 1):
        yield "person", STRONG
        return
    mention = _coordinated(board, at)
    if mention is not None and not board.given(run.first):
        yield mention, WEAK + 1


def _after_office(board: Board, at: int) -> bool:
    """Whether an office with its place or body ends at `at`: "le maire du Mans X"."""
    mention = board.cover.get(at)
    if mention is None and board.analysis.tokens.words[at] in board.known.complements:
        return of_office(board, at)
    if mention is None and at in board.runs and board.runs[at].last == at + 1:
        return of_local_office(board, at)
    if mention is None or mention.adjective or mention.last != at + 1:
        return False
    before = mention.first - 1
    while before > 0 and board.analysis.tokens.words[before] in board.known.articles:
        before -= 1
    return board.analysis.tokens.words[before] in board.known.of and before in board.role_ends


def _place_weight(board: Board, run: Run) -> int:
    """How far a preposition makes a place: "à" and "dans" also stand before people and papers."""
    if is_acronym(run.text) or board.given(run.first):
        return 0
    verb = board.verbs.get(board.before_ends[run.first].first - 1)
    if verb is not None and verb.lemma in board.known.giving:
        return 0
    return STRONG if run.last - run.first == 1 else WEAK + 1


def _counted_in(board: Board, run: Run, first: int) -> bool:
    """Whether a count stands before "in the X" ("trente dans le Kunar", "12 blessés au X"): so regions are named."""
    words, known, at = board.analysis.tokens.words, board.known, run.first - 1
    if run.last - run.first > 1 or is_acronym(run.text) or board.given(run.first):
        return False
    if words[at] in known.articles and at in board.before_ends:
        at -= 1
    elif words[at] not in known.to or words[at] not in known.contraction:
        return False
    return any(end in board.number_ends for end in range(max(first, at - _COUNTED), at + 1))


def _among_places(board: Board, first: int, at: int) -> bool:
    """Whether a list of places goes on: "towns" before, and only names, commas and "and" in between after a comma."""
    tokens, known = board.analysis.tokens, board.known
    listed = False
    for token in range(at, max(first, at - _LIST) - 1, -1):
        if token + 1 in board.many_places:
            return listed
        if token in board.verbs:
            return False
        listed = listed or tokens.raw[token] in ",:(" or tokens.words[token] in known.joins
    return False


def _coordinated(board: Board, at: int) -> str | None:
    """The kind of the place that a list goes on from: "Lyon, Trouville et X"."""
    tokens, known = board.analysis.tokens, board.known
    if tokens.raw[at] != "," and tokens.words[at] not in known.joins:
        return None
    mention = board.cover.get(at - 1)
    return "place" if mention is not None and mention.type == "place" and mention.last == at else None


def after(board: Board, run: Run) -> Iterator[tuple[str, int]]:
    """What follows the name: a role in apposition, an age, a place in brackets, a verb of saying."""
    tokens = board.analysis.tokens
    _, limit = board.bounds(run.first)
    at = run.last
    if at >= limit:
        return
    mark = tokens.raw[at]
    if mark == "(" and at + 2 < limit:
        inside = board.cover.get(at + 1)
        if tokens.words[at + 1] in board.known.directions and tokens.raw[at + 2] == ")":
            yield "place", SURE
        if inside is not None and inside.type == "place" and tokens.raw[min(inside.last, limit - 1)] == ")":
            yield "place", SURE
    elif mark == "," and not _after_article(board, run):
        yield from _apposition(board, run, at + 1, limit)
    elif at in board.verbs and run.last - run.first > 1 and _speaks(board, at):
        yield "person", WEAK + 2


def _after_article(board: Board, run: Run) -> bool:
    """Whether an article stands before the name, as before a thing."""
    before = board.analysis.tokens.words[run.first - 1] if run.first > board.bounds(run.first)[0] else ""
    return before in board.known.articles or before in board.known.contraction


def _apposition(board: Board, run: Run, at: int, limit: int) -> Iterator[tuple[str, int]]:
    tokens, known = board.analysis.tokens, board.known
    if at + 1 < limit and tokens.raw[at].isdigit() and tokens.words[at + 1] in known.age:
        yield "person", SURE
        return
    if at < limit and tokens.words[at] in known.personal and run.last - run.first > 1 and not is_acronym(run.text):
        yield "person", WEAK + 1
    while at < limit and (tokens.words[at] in known.articles or tokens.words[at] in known.before_role):
        at += 1
    role = board.roles.get(at)
    if role is not None and not role.tag.form and not is_acronym(run.text):
        yield "person", STRONG


def _speaks(board: Board, token: int) -> bool:
    """Whether the verb group at `token` reports."""
    return board.verbs[token].head in board.speech


def of_local_office(board: Board, first: int) -> bool:
    """Whether the town of an office starts at `first` ("le maire de Dax")."""
    role = board.role_ends.get(first - 1)
    return (
        role is not None
        and role.tag.key in board.known.local
        and board.analysis.tokens.words[first - 1] in board.known.of
    )


def of_office(board: Board, first: int) -> bool:
    """Whether what an office is for starts at `first` ("la ministre des Transports", "le ministre malien de la Défense")."""
    known, words = board.known, board.analysis.tokens.words
    begin, _ = board.bounds(first)
    at = first - 1
    while at > begin and (words[at] in known.articles or words[at] in known.of or words[at] in known.contraction):
        at -= 1
    while at > begin and at in board.demonyms:
        at -= 1
    return at + 1 in board.role_ends

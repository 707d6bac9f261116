"""Metonymy: when the name of a capital is the state and when it is the city.

A state acts and speaks, is coordinated with another capital, is what one negotiates with; a city is where something
is. A preposition of place or a noun of travel makes the city.
"""

from __future__ import annotations

from factrack.frozen import replace
from factrack.language.records.actors import NAME, Known
from factrack.mentions.actors.board import Board
from factrack.mentions.analysis import ActorMention, Hit


def find(board: Board) -> None:
    """Turn the mentions of capitals that are states into the country."""
    capitals = [hit for hit in board.analysis.of(NAME) if hit.tag.data.capital and _stands(board, hit)]
    states = {hit.first for hit in capitals if _state(board, hit)}
    for hit in capitals:
        if hit.first in states or (_of(board, hit.first) and _only_state(capitals, states, hit, board)):
            _make_state(board, hit)


def _stands(board: Board, hit: Hit) -> bool:
    mention = board.mentions.get(hit.first)
    return mention is not None and mention.last == hit.last


def _make_state(board: Board, hit: Hit) -> None:
    known: Known = hit.tag.data
    old = board.mentions[hit.first]
    mention = replace(old, name=known.capital or old.name, type="country", rule="capital as state")
    for token in range(mention.first, mention.last):
        board.cover[token] = mention
    board.mentions[hit.first] = mention


def _state(board: Board, hit: Hit) -> bool:
    """Whether the capital acts or is set beside another one, with no preposition of place before it."""
    if _told_by(board, hit):
        return True
    if _at_place(board, hit):
        return False
    return _acts(board, hit) or _paired(board, hit)


def _told_by(board: Board, hit: Hit) -> bool:
    """Whether something was said by it: "denied by Moscow"."""
    at = _before(board, hit.first)
    group = board.verbs.get(at - 1)
    if group is None or board.analysis.tokens.words[at] not in board.analysis.pack.classes.get("by", ()):
        return False
    return group.passive and group.head in board.speech


def _before(board: Board, token: int) -> int:
    """The word before a capital, articles and "ni", "et" left out; -1 at the start."""
    first, _ = board.bounds(token)
    return token - 1 if token > first else -1


def _at_place(board: Board, hit: Hit) -> bool:
    at = _before(board, hit.first)
    if at < 0:
        return False
    known, words = board.known, board.analysis.tokens.words
    if words[at] in known.joins:
        mention = board.cover.get(at - 1)
        return mention is not None and _at_place(board, Hit(mention.first, mention.last, hit.tag))
    return hit.first in board.before_ends or words[at] in known.to or at in board.place_ends


def _acts(board: Board, hit: Hit) -> bool:
    """Whether a finite active verb follows (after "and Y" too)."""
    _, limit = board.bounds(hit.first)
    at = hit.last
    words = board.analysis.tokens.words
    for _ in range(2):
        while at < limit and (
            words[at] in board.analysis.pack.classes["medial_adverb"] or words[at] in board.known.joins
        ):
            at += 1
        other = board.mentions.get(at)
        if other is None or at == hit.last:
            break
        at = other.last
    group = board.verbs.get(at)
    if group is None:
        return False
    before = _before(board, hit.first)
    governed = before >= 0 and words[before] in board.known.preposition
    return group.finite and not group.passive and not governed


def _paired(board: Board, hit: Hit) -> bool:
    """Whether another country or capital is joined to it by "and", "or", "nor" ("entre Paris et Berlin")."""
    first, limit = board.bounds(hit.first)
    joins = board.analysis.pack.classes["coordinator"]
    words = board.analysis.tokens.words
    for at, other in ((hit.first - 1, hit.first - 2), (hit.last, hit.last + 1)):
        if first <= at < limit and words[at] in joins:
            mention = board.cover.get(other)
            if mention is not None and _country(board, mention):
                return True
    return False


def _country(board: Board, mention: ActorMention) -> bool:
    return not mention.adjective and (mention.type == "country" or mention.first in board.capitals)


def _of(board: Board, token: int) -> bool:
    at = _before(board, token)
    return at < 0 or board.analysis.tokens.words[at] in (board.known.preposition - board.known.to)


def _only_state(capitals: list[Hit], states: set[int], hit: Hit, board: Board) -> bool:
    """Whether the same capital is a state elsewhere in the article and not said to be a place here."""
    if _at_place(board, hit):
        return False
    return any(other.first in states for other in capitals if other.tag.data.name == hit.tag.data.name)

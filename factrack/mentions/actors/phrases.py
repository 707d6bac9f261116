"""Noun phrases of bodies, roles and things: how far the complement of a noun goes.

A complement is made of adjectives of the kind's own list, demonyms, and "of" with a name, a word of the kind's list or
a capitalised word; "and" goes on with another of the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from factrack.mentions.actors.board import Board

_STEPS = 8


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a complement may hold: `adjectives`, words after "of" (`nouns`), and whether "to" leads one too."""

    adjectives: frozenset[str]
    nouns: frozenset[str]
    to: bool = False
    heads: bool = True


@dataclass(slots=True)
class Complement:
    """A complement that ends at `last`; `named` when a name or a demonym is in it, `words` when anything is."""

    last: int
    named: bool = False
    words: bool = False


def complement(board: Board, first: int, allowed: Allowed) -> Complement:
    """The complement that starts at `first`."""
    _, limit = board.bounds(max(first - 1, 0))
    found = Complement(first)
    for _ in range(_STEPS):
        at = found.last
        if at >= limit or not _step(board, found, at, limit, allowed):
            break
    return found


def _step(board: Board, found: Complement, at: int, limit: int, allowed: Allowed) -> bool:
    """Take one adjective, one "of" phrase or one "and" with either; whether something was taken."""
    words, known = board.analysis.tokens.words, board.known
    if words[at] in known.joins and found.words and at + 1 < limit:
        return _qualifies(board, found, at + 1, allowed) or _after_of(board, found, at + 1, limit, allowed, joined=True)
    if _qualifies(board, found, at, allowed):
        return True
    if words[at] in known.of or (allowed.to and words[at] in known.to):
        return _after_of(board, found, at + 1, limit, allowed)
    return False


def _qualifies(board: Board, found: Complement, at: int, allowed: Allowed) -> bool:
    """Take a demonym or an adjective."""
    demonym = board.demonyms.get(at)
    if demonym is not None and not (board.capital(at) and not board.opening(at)):
        found.last, found.named, found.words = demonym.last, True, True
        return True
    if board.analysis.tokens.words[at] in allowed.adjectives and at not in board.runs:
        found.last, found.words = at + 1, True
        return True
    return False


def _after_of(board: Board, found: Complement, at: int, limit: int, allowed: Allowed, joined: bool = False) -> bool:
    """Take what follows "of" (after "and" the article or the "of" may be missing)."""
    words, known = board.analysis.tokens.words, board.known
    start = at
    while at < limit and (words[at] in known.articles or (joined and words[at] in known.of)):
        at += 1
    if at >= limit or (joined and at == start):
        return False
    mention, run = board.mentions.get(at), board.runs.get(at)
    if mention is not None and not mention.adjective and mention.type != "person" and not joined:
        found.last, found.named, found.words = mention.last, True, True
        return True
    if run is not None and not joined:
        found.last, found.named, found.words = run.last, True, True
        return True
    if board.capital(at) and words[at] not in known.function and not joined:
        found.last, found.named, found.words = at + 1, True, True
        return True
    if words[at] in allowed.nouns:
        found.last, found.words = at + 1, True
        return True
    return False

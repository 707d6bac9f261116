"""People by what they are: "le président russe", "la préfète du Gard", "Li Na, directrice de X"."""

from __future__ import annotations

from factrack.mentions.actors.board import Board
from factrack.mentions.actors.phrases import Allowed, Complement, complement, premodifier, purpose
from factrack.mentions.analysis import ActorMention, Hit


def find(board: Board) -> None:
    """Add the persons described by an office with its country or body."""
    known = board.known
    allowed = Allowed(known.adjectives, known.complements, to=True, field=True)
    for hit in board.roles.values():
        if hit.first not in board.cover and not hit.tag.form:
            _describe(board, hit, allowed)


def _describe(board: Board, hit: Hit, allowed: Allowed) -> None:
    """An office with its country or body, after it or (where the language says so) before it."""
    found = complement(board, hit.last, allowed)
    if found.words and board.capital(found.last - 1) and found.last - 1 not in board.cover:
        purpose(board, found, allowed)
    before = premodifier(board, hit.first, allowed) if board.known.premodified else Complement(hit.first)
    if (found.named or before.named) and hit.tag.key in board.known.offices:
        words, kept = board.analysis.tokens.words, board.known.kept
        last = found.last + (found.last < len(words) and found.last > hit.last and words[found.last] in kept)
        name, rule = board.name(before.last, last), "office with its country or body"
        board.add(ActorMention(before.last, last, name, "person", None, head=hit.tag.key, rule=rule))

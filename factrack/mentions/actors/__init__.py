"""Actors: countries, people, bodies, places and named things, known by their name or by the words around it."""

from __future__ import annotations

from bisect import bisect_left

from factrack.mentions.actors import bodies, capitals, descriptions, known, names, things
from factrack.mentions.actors.board import Board
from factrack.mentions.analysis import ActorMention, Analysis

__all__ = ["actors_in", "find"]


def find(analysis: Analysis) -> None:
    """Fill `analysis.actors`, sorted by place, the longer before what it holds."""
    board = Board(analysis)
    known.find(board)
    names.find(board)
    capitals.find(board)
    bodies.find(board)
    names.settle(board)
    descriptions.find(board)
    bodies.find_groups(board)
    things.find(board)
    analysis.actors = board.sorted()


def actors_in(analysis: Analysis, first: int, last: int, inner: bool = True) -> list[ActorMention]:
    """Mentions that lie within the tokens `[first, last)`; without those inside a longer one unless `inner`."""
    actors, found, end = analysis.actors, [], -1
    at = bisect_left(actors, first, key=lambda mention: mention.first)
    while at < len(actors) and actors[at].first < last:
        mention = actors[at]
        if mention.last <= last and (inner or mention.first >= end):
            found.append(mention)
            end = max(end, mention.last)
        at += 1
    return found

"""Actors: countries, people, bodies, places and named things, known by their name or by the words around it."""

from __future__ import annotations

from factrack.mentions.actors import bodies, capitals, descriptions, known, names, things
from factrack.mentions.actors.board import Board
from factrack.mentions.analysis import Analysis


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

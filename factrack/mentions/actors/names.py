"""Capitalised words that no list knows: where a name starts and ends, and what it most likely names.

Each place a name stands at votes by the words around it; the votes of the whole article decide, so that a surname
or a town is known by its one telling mention.
"""

from __future__ import annotations

from collections import Counter

from factrack.language.tokenizer import fold
from factrack.mentions.actors import evidence
from factrack.mentions.actors.board import Board, Run
from factrack.mentions.analysis import ActorMention

_LONGEST = 6
_BRIDGE = 2


def find(board: Board) -> None:
    """Collect the runs of capitalised words that no known name covers."""
    raw, cover = board.analysis.tokens.raw, board.cover
    for span in board.analysis.spans:
        at = span.first
        while at < span.last:
            if not raw[at][0].isupper() or at in cover or not _starts(board, at):
                at += 1
                continue
            last = _end(board, at, span.last)
            board.runs[at] = Run(at, last, board.opening(at), board.name(at, last))
            at = last


def _starts(board: Board, at: int) -> bool:
    """Whether a capital may open a name: not a title, not a word of grammar, not a word of every day."""
    tokens, known = board.analysis.tokens, board.known
    word = tokens.words[at]
    if word in known.titles and word not in known.first_names:
        return False
    if word in known.never and not (at + 1 < len(tokens) and word in known.first_names and board.capital(at + 1)):
        return False
    if tokens.raw[at].isupper() and len(word) > 1:
        return tokens.raw[at] not in known.not_bodies
    if word in known.function:
        return False
    return not (board.opening(at) and (at in board.roles or at in board.verbs) and word not in known.first_names)


def _end(board: Board, first: int, limit: int) -> int:
    """Where the run that starts at `first` ends: capitals, initials with their stop, particles before a capital."""
    tokens, known, raw = board.analysis.tokens, board.known, board.analysis.tokens.raw
    at = first + 1
    while at < limit and at - first < _LONGEST:
        if at in board.cover:
            break
        if raw[at][0].isupper() and raw[at][-1] != "'":
            if tokens.words[at] in known.titles and tokens.words[at] not in known.first_names:
                break
            at += 1
        elif raw[at] == "." and len(raw[at - 1]) == 1 and at + 1 < limit and raw[at + 1][0].isupper():
            at += 1
        elif (after := _over_particle(board, first, at, limit)) > at:
            at = after
        else:
            break
    return at


def _over_particle(board: Board, first: int, at: int, limit: int) -> int:
    """The token after particles and the capital that follows them; `at` when they do not belong to a name."""
    tokens, known = board.analysis.tokens, board.known
    after = at
    while after < limit and after - at < _BRIDGE and tokens.words[after] in known.particles:
        after += 1
    if after == at or after >= limit or not board.capital(after) or after in board.cover:
        return at
    plain = any(tokens.words[token] in known.function for token in range(at, after))
    if plain and not (at - first == 1 and tokens.words[first] in known.first_names):
        return at
    return after + 1


def settle(board: Board) -> None:
    """Decide by vote what each name is and add its mentions."""
    votes: dict[str, Counter[str]] = {}
    surnames: dict[str, str] = {}
    runs = list(board.runs.values())
    for run in runs:
        votes.setdefault(fold(run.text), Counter()).update(evidence.votes(board, run))
    kinds = {text: _winner(counter) for text, counter in votes.items()}
    for run in runs:
        if kinds[fold(run.text)] == "person":
            surnames.setdefault(fold(run.text.rsplit(" ", 1)[-1]), run.text)
            if board.analysis.tokens.words[run.first] in board.known.family_first:
                surnames.setdefault(board.analysis.tokens.words[run.first], run.text)
    for run in runs:
        kind = kinds[fold(run.text)] or ("person" if fold(run.text) in surnames else None)
        if kind is not None and run.first in board.runs:
            board.add(ActorMention(run.first, run.last, run.text, kind, rule=f"name taken for {kind}"))


def _winner(votes: Counter[str]) -> str | None:
    """The kind with most votes, where they are more than those against."""
    against = votes.pop("none", 0)
    if not votes:
        return None
    kind, count = max(votes.items(), key=lambda item: (item[1], item[0]))
    return kind if count > against else None

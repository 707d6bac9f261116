"""Named things: weapons with what tells their kind, documents, exercises and events with their name."""

from __future__ import annotations

from factrack.frozen import replace
from factrack.mentions.actors.board import Board
from factrack.mentions.actors.phrases import Allowed, Complement, complement, premodifier
from factrack.mentions.analysis import ActorMention, Hit


def find(board: Board) -> None:
    """Add weapons, documents, exercises and events."""
    known = board.known
    weapon = Allowed(known.weapon_qualities, known.weapon_complements, named=False)
    for hit in board.analysis.of("actor.weapon"):
        if hit.first not in board.cover:
            _weapon(board, hit, weapon)
    treaty = Allowed(known.adjectives | known.treaty_qualities, known.complements | known.treaty_complements)
    for hit in board.analysis.of("actor.document"):
        if hit.first not in board.cover:
            _document(board, hit, treaty)
    for kind in ("exercise", "event"):
        for hit in board.analysis.of(f"actor.{kind}"):
            _quoted(board, hit, kind)
    _again(board)


def _weapon(board: Board, hit: Hit, allowed: Allowed) -> None:
    known, words = board.known, board.analysis.tokens.words
    after = not known.premodified or (hit.last < len(words) and words[hit.last] in known.of)  # "a drone attack" is none
    found = complement(board, hit.last, allowed) if after else Complement(hit.last)
    before = premodifier(board, hit.first, allowed) if known.premodified else Complement(hit.first)
    if found.words or before.words or hit.last - hit.first > 1:
        _add(board, before.last, found.last, "weapon", hit, "weapon with its kind")


def _document(board: Board, hit: Hit, allowed: Allowed) -> None:
    begin, _ = board.bounds(hit.first)
    if hit.first - 2 >= begin and board.analysis.tokens.words[hit.first - 2] in board.known.manner:
        return
    found = complement(board, hit.last, allowed)
    year = _year(board, found.last)
    if found.named or year > found.last or (found.size > 1 and hit.tag.key in board.known.treaties):
        _add(board, hit.first, year, "document", hit, "document with its complement")


def _year(board: Board, at: int) -> int:
    """The token after "of 1953" at `at`; `at` when no year stands there."""
    tokens = board.analysis.tokens
    if at + 1 < len(tokens) and tokens.words[at] in board.known.of and len(tokens.raw[at + 1]) == 4:
        return at + 2 if tokens.raw[at + 1].isdigit() else at
    return at


def _again(board: Board) -> None:
    """The same name elsewhere without its noun is the same exercise or event."""
    named = {mention.name: mention for mention in board.mentions.values() if mention.type in ("exercise", "event")}
    for run in list(board.runs.values()):
        mention = named.get(run.text)
        if mention is not None:
            board.add(replace(mention, first=run.first, last=run.last))


def _quoted(board: Board, hit: Hit, kind: str) -> None:
    """A capitalised name within quotation marks soon after the noun ("l'exercice annuel « Freedom Shield »")."""
    raw = board.analysis.tokens.raw
    _, limit = board.bounds(hit.first)
    for at in range(hit.last, min(hit.last + _WINDOW, limit - 1)):
        if raw[at] in _OPENING and raw[at + 1][0].isupper():
            end = at + 1
            while end < limit and raw[end] not in _CLOSING and end - at < 7:
                end += 1
            if end < limit and raw[end] in _CLOSING and end - at > 1:
                _add(board, at + 1, end, kind, hit, f"quoted name of {kind}")
            return
        if kind == "exercise" and at in board.runs:
            _add(board, at, board.runs[at].last, kind, hit, "name after the noun of an exercise")
            return
        if _breaks(board, at):
            return


def _breaks(board: Board, at: int) -> bool:
    """Whether a word of grammar or another name stands at `at`, so that the noun before has no name after it."""
    mention = board.cover.get(at)
    if mention is not None:
        return not mention.adjective
    return board.analysis.tokens.words[at] in board.known.function and board.analysis.tokens.raw[at] != ","


def _add(board: Board, first: int, last: int, kind: str, hit: Hit, rule: str) -> None:
    name = board.name(first, last)
    board.add(ActorMention(first, last, name, kind, None, head=hit.tag.key, rule=rule))


_WINDOW = 6
_OPENING = frozenset('«"“')
_CLOSING = frozenset('»"”')

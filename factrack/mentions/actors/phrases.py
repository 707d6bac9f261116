"""Noun phrases of bodies, roles and things: how far the complement of a noun goes.

A complement is made of adjectives of the kind's own list, demonyms, and "of" with a name, a word of the kind's list or
a capitalised word; "and" goes on with another of the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from factrack.frozen import frozen
from factrack.mentions.actors.board import Board, Run

_STEPS = 8
_PLURALS = frozenset("sx")  # last letters of a plural


@frozen
class Allowed:
    """What a complement may hold.

    `adjectives`, words after "of" (`nouns`), and whether it holds "of" at all, "to" as well, names and
    demonyms; after a noun with the capital of a name `any` word may follow "of". With `field` the name of an office's field,
    told by its capital, may go on in common words.
    """

    adjectives: frozenset[str]
    nouns: frozenset[str]
    to: bool = False
    of: bool = True
    named: bool = True
    any: bool = False
    field: bool = False


@dataclass(slots=True)
class Complement:
    """A complement that ends at `last`; `named` when a name or a demonym is in it, `size` counts its content words."""

    last: int
    named: bool = False
    size: int = 0
    first: int = -1

    def __post_init__(self) -> None:
        """Remember where the complement starts."""
        self.first = self.last

    @property
    def words(self) -> bool:
        """Whether the complement holds anything."""
        return self.size > 0

    def take(self, last: int, named: bool = False) -> bool:
        """Take the words up to `last`; always true."""
        self.last, self.named, self.size = last, self.named or named, self.size + 1
        return True


def complement(board: Board, first: int, allowed: Allowed) -> Complement:
    """The complement that starts at `first`."""
    _, limit = board.bounds(max(first - 1, 0))
    found = Complement(first)
    for _ in range(_STEPS):
        at = found.last
        if at >= limit or not _step(board, found, at, limit, allowed):
            break
    return found


def purpose(board: Board, found: Complement, allowed: Allowed) -> None:
    """Go on past what a body or an office is for ("the National Front for the Defence of the Charter")."""
    known, words, at = board.known, board.analysis.tokens.words, found.last
    _, limit = board.bounds(at - 1)
    if at + 2 >= limit or words[at] not in known.purposes or words[at + 1] not in known.articles:
        return
    noun = words[at + 2]
    if noun[0].isalpha() and noun not in known.before_role | known.function and at + 2 not in board.verbs:
        whole = complement(board, at + 3, replace(allowed, any=True))
        found.take(_and_more(board, whole.last, limit), whole.named)


def _and_more(board: Board, at: int, limit: int) -> int:
    """Past a second thing that a body is for ("… for democracy and the economy")."""
    known, words = board.known, board.analysis.tokens.words
    joined = at + 2 < limit and words[at] in known.joins and words[at + 1] in known.articles
    return at + 3 if joined and words[at + 2] in known.complements and at + 2 not in board.bodies else at


def premodifier(board: Board, first: int, allowed: Allowed) -> Complement:
    """What stands before the noun at `first` and belongs to it; `last` is where the phrase starts."""
    begin, _ = board.bounds(first)
    found = Complement(first)
    while found.last > begin and found.size < _STEPS and _before(board, found, found.last - 1, begin, allowed):
        pass
    return found


def _before(board: Board, found: Complement, at: int, begin: int, allowed: Allowed) -> bool:
    """Take one word or name that ends at `at`, a possessive mark with the name before it."""
    words = board.analysis.tokens.words
    mention = board.cover.get(at)
    if allowed.named and mention is not None and mention.type != "person" and mention.last == at + 1:
        return found.take(mention.first, named=True)
    owner = board.cover.get(at - 1)
    if words[at][0] == "'" and len(words[at]) > 1 and owner is not None and at > begin:
        return owner.type in ("country", "place") and found.take(owner.first, named=True)
    if words[at] == "'" and at > begin and board.capital(at - 1) and board.capital(found.last):
        return owner is None and found.take(at - 1, named=True)  # "Workers' Party"
    run = next((board.runs[start] for start in range(at, max(at - _STEPS, begin - 1), -1) if start in board.runs), None)
    if allowed.named and run is not None and run.first <= at < run.last:
        return found.take(run.first, named=True)
    return (words[at] in allowed.adjectives or words[at] in allowed.nouns) and found.take(at)


def _step(board: Board, found: Complement, at: int, limit: int, allowed: Allowed) -> bool:
    """Take one adjective, one "of" phrase or one "and" with either; whether something was taken."""
    words, known = board.analysis.tokens.words, board.known
    if words[at] in known.joins and found.words and at + 1 < limit:
        return _qualifies(board, found, at + 1, limit, allowed) or _joined(board, found, at + 1, limit, allowed)
    if _qualifies(board, found, at, limit, allowed):
        return True
    if words[at] in known.to and at + 1 in board.qualities and not allowed.named:
        return found.take(board.qualities[at + 1])
    if (allowed.of and words[at] in known.of) or (allowed.to and words[at] in known.to):
        return _after_of(board, found, _over_articles(board, at + 1, limit), limit, allowed)
    return False


def _qualifies(board: Board, found: Complement, at: int, limit: int, allowed: Allowed) -> bool:
    """Take a demonym, an adjective (an adverb may stand before it), or a phrase of the kind's own."""
    words = board.analysis.tokens.words
    demonym = board.demonyms.get(at)
    if demonym is not None and not (board.capital(at) and not board.opening(at)):
        return allowed.named and found.take(demonym.last, named=True)
    if at in board.qualities and not allowed.named:
        return found.take(board.qualities[at])
    if at + 1 < limit and words[at] in board.analysis.pack.classes["medial_adverb"]:
        return words[at + 1] in allowed.adjectives and found.take(at + 2)
    run = board.runs.get(at)
    alone = run is None or (run.last == at + 1 and found.words and board.capital(at - 1))
    return words[at] in allowed.adjectives and alone and _agrees(board, found, at, allowed) and found.take(at + 1)


def _agrees(board: Board, found: Complement, at: int, allowed: Allowed) -> bool:
    """Whether an adjective in the plural has a plural before it in the phrase ("les clients de la firme privés de …": none)."""
    words = board.analysis.tokens.words
    if board.known.premodified or words[at][-1] != "s" or words[at][:-1] not in allowed.adjectives:
        return True
    raw = board.analysis.tokens.raw[found.first - 1 : at]
    return any(word[-1] in _PLURALS or (word.isupper() and len(word) > 1) for word in raw)


def _over_articles(board: Board, at: int, limit: int) -> int:
    while at < limit and board.analysis.tokens.words[at] in board.known.articles:
        at += 1
    return at


def _after_of(board: Board, found: Complement, at: int, limit: int, allowed: Allowed) -> bool:
    """Take what follows "of" and its article: a name, a word of the kind's list, a measure."""
    if at >= limit:
        return False
    words, known = board.analysis.tokens.words, board.known
    mention, run = board.mentions.get(at), board.runs.get(at)
    if allowed.named and mention is not None and not mention.adjective and mention.type != "person":
        return found.take(mention.last, named=True)
    if allowed.named and run is not None:
        return _plausible(board, run) and found.take(run.last, named=True)
    if allowed.named and board.capital(at) and words[at] not in known.function and words[at] not in known.titles:
        return found.take(at + 1, named=True)
    if words[at][0].isdigit() and at + 1 < limit and words[at + 1] in allowed.nouns:
        return found.take(at + 2)
    proper = (
        (allowed.any or (allowed.field and _goes_on(board, found, at)))
        and words[at][0].isalpha()
        and words[at] not in known.function
        and at not in board.verbs
    )
    return (proper or words[at] in allowed.nouns) and found.take(at + 1)


def _goes_on(board: Board, found: Complement, at: int) -> bool:
    """Whether a field named with a capital goes on ("the minister of Cohesion of the territories"), with an article."""
    before = found.last - 1
    if not found.words or not board.capital(before) or before in board.cover:
        return False
    words, known = board.analysis.tokens.words, board.known
    if words[before] in known.complements:
        return False  # "informed the minister of Health of the shortage"
    article = words[at - 1] in known.articles or words[at - 1] in known.contraction
    return article and words[before - 1] in known.articles | known.contraction


def _plausible(board: Board, run: Run) -> bool:
    """Whether a capitalised name after "of" may belong to a body: no person is its complement."""
    return run.last - run.first == 1 or board.analysis.tokens.words[run.first] not in board.known.first_names


def _joined(board: Board, found: Complement, at: int, limit: int, allowed: Allowed) -> bool:
    """After "and": another "of" phrase with a word of the kind's list or a capitalised common word."""
    words, known = board.analysis.tokens.words, board.known
    start = at
    while at < limit and (words[at] in known.articles or words[at] in known.of):
        at += 1
    if at == start or at >= limit:
        return False
    of = words[start] in known.of or words[start] in known.contraction
    if words[at] in allowed.nouns and (of or at not in board.bodies):
        return found.take(at + 1)
    if words[start] in known.of and words[at][0].isdigit():
        return at + 1 < limit and words[at + 1] in allowed.nouns and found.take(at + 2)
    return allowed.named and words[at] in known.never and board.capital(at) and found.take(at + 1, named=True)

"""What the words of a name and those around it say it is: votes for person, place, organisation, weapon, or none."""

from __future__ import annotations

from collections.abc import Iterator

from factrack.mentions.actors import surroundings
from factrack.mentions.actors.board import Board, Run
from factrack.mentions.actors.shape import abbreviates, is_acronym, is_model
from factrack.mentions.actors.surroundings import STRONG, SURE, WEAK


def votes(board: Board, run: Run) -> dict[str, int]:
    """Votes of one mention."""
    found: dict[str, int] = {}
    for kind, weight in _all(board, run):
        found[kind] = found.get(kind, 0) + weight
    if not found and not run.opening and not _shouting(board, run) and person_shape(board, run):
        found["person" if _governed(board, run) else "none"] = WEAK
    return found


def _all(board: Board, run: Run) -> Iterator[tuple[str, int]]:
    yield from _inside(board, run)
    yield from surroundings.before(board, run)
    yield from surroundings.after(board, run)


def _shouting(board: Board, run: Run) -> bool:
    return board.analysis.tokens.sentence[run.first] in board.shouting


def _inside(board: Board, run: Run) -> Iterator[tuple[str, int]]:
    """What the name's own words say."""
    tokens, known = board.analysis.tokens, board.known
    words, size = tokens.words[run.first : run.last], run.last - run.first
    if size > 2 and tokens.raw[run.last - 2] == ".":
        yield ("organisation", SURE) if tokens.raw[run.last - 1].islower() else ("person", WEAK)
    if size == 1:
        yield from _single(board, run)
        return
    if known.premodified and run.last - 1 in board.roles and not board.given(run.first):
        yield "none", SURE  # an office in capitals: "Public Relations Officer"
    if "." in tokens.raw[run.first]:
        yield "person", STRONG  # initials: "S.A. Karim"
    if board.given(run.first) and words[-1] in known.marks:
        yield "organisation", SURE + 1
    elif board.given(run.first):
        yield "person", STRONG if _shouting(board, run) else SURE
    elif words[0] in known.family_first and size <= 3:
        yield "person", STRONG
    if words[-1] in known.kept or words[-1] in known.places:
        yield "place", STRONG
    elif any(word in known.marks and "." not in tokens.raw[at] for at, word in enumerate(words, run.first)):
        yield "organisation", STRONG + 1


def _single(board: Board, run: Run) -> Iterator[tuple[str, int]]:
    raw, word = board.analysis.tokens.raw[run.first], board.analysis.tokens.words[run.first]
    if len(raw) == 1:
        yield "none", SURE
    elif (raw.isupper() and _heads_line(board, run)) or (is_acronym(raw) and _of_a_thing(board, run)):
        yield "none", STRONG
    elif is_acronym(raw):
        numbered = run.last < len(board.analysis.tokens) and board.analysis.tokens.raw[run.last].isdigit()
        if not numbered and not _shouting(board, run):
            yield "organisation", WEAK + 1
    elif is_model(raw):
        yield ("weapon", STRONG) if board.analysis.of("actor.weapon") else ("none", STRONG)
    elif word in board.known.first_names and not _shouting(board, run) and _free(board, run):
        yield "person", WEAK + 1
    if word in board.known.marks or run.first in board.bodies:
        yield "none", SURE


def _heads_line(board: Board, run: Run) -> bool:
    """Whether the word stands before a headline or a paragraph and says what it is about ("STRIKE - …", "JUSTICE: …")."""
    tokens, span = board.analysis.tokens, board.analysis.span_of(run.first)
    if run.first == span.first and not any(word.isalpha() for word in tokens.raw[run.last : span.last]):
        return True  # a cry: "NEVER!"
    if run.first != span.first or run.last >= span.last or tokens.raw[run.last] not in _DIVIDES:
        return False
    before = board.analysis.spans[span.index - 1] if span.index else None
    return before is None or before.sentence.paragraph != span.sentence.paragraph


def _of_a_thing(board: Board, run: Run) -> bool:
    """Whether brackets give an acronym of the common words before them, none the noun of a body ("(GDP)")."""
    raw, (first, limit) = board.analysis.tokens.raw, board.bounds(run.first)
    if run.first - 2 < first or raw[run.first - 1] != "(" or run.last >= limit or raw[run.last] != ")":
        return False
    begin = max(first, run.first - 1 - _EXPANSION)
    for start in range(run.first - 2, begin - 1, -1):
        if raw[start][0].isupper() or start in board.bodies or start in board.cover:
            return False
        if raw[start][0].casefold() == run.text[0].casefold() and start < run.first - 2:
            whole = board.name(start, run.first - 1)
            if abbreviates(run.text, whole):
                return True
    return False


_EXPANSION = 9  # words that an acronym in brackets stands for
_DIVIDES = frozenset("-–—:/|")


def _free(board: Board, run: Run) -> bool:
    """Whether a first name alone is one: not a saint's day or a street's name, at a sentence start before a verb or comma."""
    if not run.opening:
        return board.analysis.tokens.words[run.first - 1] not in board.known.of
    _, limit = board.bounds(run.first)
    return run.last < limit and (run.last in board.verbs or board.analysis.tokens.raw[run.last] == ",")


def person_shape(board: Board, run: Run) -> bool:
    """Two to four words of letters with capitals, as people are called."""
    raw = board.analysis.tokens.raw[run.first : run.last]
    if not 2 <= len(raw) <= 4 or any(word.isupper() and len(word) > 1 for word in raw):
        return False
    if any(word in board.known.never for word in board.analysis.tokens.words[run.first : run.last]):
        return False
    return all(word.replace("-", "").replace("'", "").isalpha() for word in raw)


def _governed(board: Board, run: Run) -> bool:
    """Whether a person may stand here: after a preposition, a comma, a verb; not after an article or a bare noun."""
    words, known, at = board.analysis.tokens.words, board.known, run.first - 1
    if not words[at][0].isalpha() or at in board.verbs:
        return True
    if words[at] in known.articles or words[at] in known.indefinite - known.of or words[at] in known.contraction:
        return False
    return words[at] in known.function

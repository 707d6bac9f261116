"""Where dates may stand: runs of tokens that only hold words of the vocabulary and numbers, around an anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from factrack.frozen import frozen
from factrack.memo import Memo
from factrack.mentions.analysis import Analysis, Tokens
from factrack.mentions.dates.vocabulary import Values, Vocabulary, Word

REACH = 12  # words back from an anchor
LONGEST = 64  # words of a region: what is longer is no date, but a table
_MARKED = re.compile(r"(\d{4})([a-z]+)$")  # a decade with its ending ("mid-1990s")
_DIGITS = frozenset("0123456789")
_NUMERIC: Memo[str, bool] = Memo(lambda word: word[:1] in _DIGITS)


@frozen
class Item:
    """A word of the vocabulary, a number, or what a pattern made, at tokens `[first, last)`.

    `form kind rule mod edtf tense` are set on what a pattern made.
    """

    first: int
    last: int
    char: str
    values: Values
    form: str | None = None
    kind: str = ""
    rule: str = ""
    mod: str | None = None
    edtf: str | None = None
    tense: str | None = None


def regions(analysis: Analysis, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Token ranges `[first, last)` worth reading, in order, apart from each other."""
    words, sentence = analysis.tokens.words, analysis.tokens.sentence
    known, spans = vocabulary.words, analysis.spans
    done = 0
    for anchor in _anchors(analysis, vocabulary.suffixes):
        if anchor < done:
            continue
        span = spans[sentence[anchor]]
        first = anchor
        lowest = max(span.first, done, anchor - REACH)
        while first > lowest and (words[first - 1] in known or words[first - 1][:1] in _DIGITS):
            first -= 1
        last, highest = anchor + 1, min(span.last, first + LONGEST)
        while last < highest and (words[last] in known or words[last][:1] in _DIGITS or "-" in words[last]):
            last += 1
        done = last
        yield first, last


def _anchors(analysis: Analysis, suffixes: frozenset[str]) -> list[int]:
    """Tokens that may be part of a date: words of the lexicon, years, numbers with dots, beside a slash, or ordinal."""
    tokens = analysis.tokens
    words = tokens.words
    found = [hit.first for hit in analysis.of("date")]
    numeric = compress(range(len(words)), map(_NUMERIC.__getitem__, words))
    found.extend(index for index in numeric if _is_anchor(tokens, index, suffixes))
    found.sort()
    return found


def _is_anchor(tokens: Tokens, index: int, suffixes: frozenset[str]) -> bool:
    word = tokens.words[index]
    size = len(word)
    if size <= 2:
        following = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
        marked = following in ("/", "-") or following in suffixes or (following == "," and _is_second(tokens, index))
        return marked and word.isdecimal()
    if size == 4:
        return word[0] in "12" and word.isdecimal()
    return word.count(".") in (1, 2) and 6 <= size <= 10


def _is_second(tokens: Tokens, index: int) -> bool:
    """Whether a token is the second of its sentence ("Le 30, …")."""
    sentence = tokens.sentence
    return (
        index > 0 and sentence[index - 1] == sentence[index] and (index == 1 or sentence[index - 2] != sentence[index])
    )


def items(analysis: Analysis, vocabulary: Vocabulary, first: int, last: int) -> list[Item]:
    """The tokens of a region as items, longest phrases first."""
    tokens = analysis.tokens
    found: list[Item] = []
    index = first
    while index < last:
        word = tokens.words[index]
        if word[:1] in _DIGITS:
            index = _number(tokens, vocabulary, index, last, found)
            continue
        options = vocabulary.table.get(word)
        if options is None and "-" in word[1:]:
            found.extend(_split(vocabulary, word, index))
            index += 1
            continue
        size, known = _phrase(tokens.words, options or [], index, last)
        found.append(Item(index, index + size, known.char if known else _NOTHING, known.values if known else {}))
        index += size
    return found


_NOTHING = "\x00"


def _phrase(
    words: list[str], options: list[tuple[tuple[str, ...], Word]], index: int, last: int
) -> tuple[int, Word | None]:
    """Length and word of the longest phrase that begins at a token."""
    for rest, word in options:
        end = index + 1 + len(rest)
        if end <= last and (not rest or tuple(words[index + 1 : end]) == rest):
            return end - index, word
    return 1, None


def _number(tokens: Tokens, vocabulary: Vocabulary, index: int, last: int, found: list[Item]) -> int:
    """Add the item of a number, with the ordinal suffix that touches it; the index after it."""
    token = tokens.words[index]
    following = index + 1
    touching = following < last and tokens.start[following] == tokens.end[index]
    if touching and tokens.words[following] in vocabulary.suffixes and len(token) <= 2:
        word, following = vocabulary.ordinal(token), following + 1
    else:
        word = vocabulary.number(token)
    found.append(Item(index, following, word.char if word else _NOTHING, word.values if word else {}))
    return following


def _split(vocabulary: Vocabulary, token: str, index: int) -> Iterator[Item]:
    """The parts of a hyphenated token ("mi-mars", "juin-juillet"), if all of them are known; else nothing known."""
    pieces = _MARKED.sub(r"\1-\2", token).split("-")
    known: list[Word] = []
    for position, piece in enumerate(pieces):
        word = vocabulary.number(piece) if piece[:1].isdecimal() else _single(vocabulary, piece)
        dash = _single(vocabulary, "-")
        if word is None or dash is None:
            yield Item(index, index + 1, _NOTHING, {})
            return
        joined = (
            piece[:1].isalpha() and pieces[position - 1][:1].isdecimal() and f"{pieces[position - 1]}{piece}" in token
        )
        if position and not joined and pieces[position - 1] not in vocabulary.prefixes:
            known.append(dash)
        known.append(word)
    yield from (Item(index, index + 1, word.char, word.values) for word in known)


def _single(vocabulary: Vocabulary, word: str) -> Word | None:
    return next((found for rest, found in vocabulary.table.get(word, ()) if not rest), None)

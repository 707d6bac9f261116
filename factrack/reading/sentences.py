"""Sentences with exact offsets: `split(text, pack)`.

One compiled pattern finds the marks that may end a sentence; each is judged by the word before it
and the one after it. What abbreviates and what begins a sentence is the pack's `sentences.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factrack.language.pack import Pack
from factrack.language.tokenizer import fold, plain
from factrack.model import Sentence
from factrack.reading.lines import Block, blocks

MAX_SENTENCE = 2_000
_UPPER = "A-ZÀ-ÖØ-ÞŒŠŽ"
_LOWER = "a-zà-öø-ÿ"
# It begins with one set of characters, so that the search runs past all others without trying anything.
_MARK = re.compile(
    rf"[.!?…«{_UPPER}](?:(?<=[.!?…])[.!?…]{{0,7}}|(?<=[{_LOWER}][{_UPPER}])|(?<=[{_LOWER}]«)(?=[{_UPPER}])"
    rf"|(?<=[{_LOWER}]»[{_UPPER}]))"
)
_CLOSE = re.compile(r"(?:[»”)\]*_]|[ \u00a0\u202f\u2009]{1,2}»|[\"'’](?!\w)|&quot;(?!\w)){1,6}")
_SPACE = re.compile(r"\s{0,200}")
_OPEN = re.compile(r"(?:[«“‘\"'(\[*_–—-]|&quot;|\s){0,12}")
_FIRST_WORD = re.compile(r"[^\W\d_]{1,30}['’]?")
_LAST_WORD = re.compile(r"[\w.°-]{1,24}$")
_CAMEL = re.compile(r"[#@/.\w]{0,40}$")
_GLUED = re.compile(rf"(?:[«“\"]|&quot;)?[ \u00a0\u202f]?[{_UPPER}](?:[a-zà-öø-ÿœ'’ ]|$)|[«“]")
_DOTTED = re.compile(r"[^\W\d_]{1,2}(?:[.-]{1,2}[^\W\d_]{1,2}){0,6}")
_PAUSE = re.compile(r"[;:,]\s|\s")
_DATELINE = re.compile(
    rf"(?P<place>[{_UPPER}][^\s,()—–]{{1,24}}(?:[ ][{_UPPER}][^\s,()—–]{{1,24}}){{0,3}})"
    rf"(?:,\s(?:[{_UPPER}\d][^\s,()—–]{{0,20}}(?:[ ][^\s,()—–]{{1,12}}){{0,3}}|[{_LOWER}]{{1,8}} \d[^,()—–]{{0,20}})){{0,3}}"
    r"\s{0,2}(?:\((?P<agency>[^()\n]{2,40})\))?\s{0,2}(?P<dash>—|–|--|-(?=\s|$))?\s{0,3}"
)
_DATED = re.compile(
    rf"[{_UPPER}]{{3,20}}(?: [{_UPPER}]{{2,20}}){{0,2}},? [{_UPPER}][{_LOWER}]{{2,8}}\.? \d{{1,2}}\s{{1,3}}"
)
_AGENCY = re.compile(r"[/,;+]|\s[-–]\s")


@dataclass(frozen=True, slots=True)
class _Words:
    """The pack's words, ready for look-up."""

    titles: frozenset[str]
    abbreviations: frozenset[str]
    before_numbers: frozenset[str]
    starters: frozenset[str]
    agencies: frozenset[str]


def split(text: str, pack: Pack, begin: int = 0) -> tuple[Sentence, ...]:
    """Sentences of `text` from `begin` on, offsets into it unchanged; time grows in step with its length.

    Marks of lists and headings, and the space between sentences, belong to none.
    """
    words = pack.made(_compile)
    found = []
    for paragraph, block in enumerate(blocks(text, begin)):
        for start, end in _cut(text, block, words):
            found.append(Sentence(start, end, paragraph, block.kind))
    return tuple(found)


def _compile(pack: Pack) -> _Words:
    file = pack.files["sentences"]
    starters = frozenset(fold(word) for word in file.starters)
    agencies = frozenset(fold(name) for name in pack.files["furniture"].agencies)
    return _Words(
        frozenset(file.titles), frozenset(file.abbreviations), frozenset(file.before_numbers), starters, agencies
    )


def _cut(text: str, block: Block, words: _Words) -> Iterator[tuple[int, int]]:
    start = first = _past_dateline(text, block, words)
    if first > block.start:
        yield block.start, _stripped(text, block.start, first)
    for end, begin in _boundaries(text, first, block.end, words):
        yield from _capped(text, start, end)
        start = begin
    if start < block.end:
        yield from _capped(text, start, block.end)


def _past_dateline(text: str, block: Block, words: _Words) -> int:
    """Where the text begins behind a dateline ("LAGOS, Nigeria (AFP) - "), which is no part of its first sentence."""
    dated = _DATED.match(text, block.start, block.end)
    if dated is not None and text[dated.end() : dated.end() + 1].isupper():
        return dated.end()
    match = _DATELINE.match(text, block.start, block.end)
    if match is None or match.end() >= block.end or text[match.end()].islower():
        return block.start
    signed = match["agency"] is not None and any(
        fold(plain(part.strip())) in words.agencies for part in _AGENCY.split(match["agency"])
    )
    placed = match["dash"] is not None and match["place"].isupper() and match["agency"] is None
    return match.end() if signed or placed else block.start


def _boundaries(text: str, first: int, limit: int, words: _Words) -> Iterator[tuple[int, int]]:
    """Pairs of (end of a sentence, start of the next) inside a block of text."""
    quotes, counted, done = 0, first, first
    for match in _MARK.finditer(text, first, limit):
        start, end = match.span()
        if start < done:
            continue
        if text[start] not in ".!?…":
            if _is_glued(text, start, words):
                yield start, start
            continue
        quotes += text.count('"', counted, start)
        counted = start
        end = _after_closers(text, end, limit, quotes % 2 == 1)
        begin = _begin(text, start, end, limit, words)
        if begin is not None and begin < limit:
            yield end, begin
        done = end


def _after_closers(text: str, end: int, limit: int, inside: bool) -> int:
    """Past the quotes and brackets that close with the sentence; `inside`: a straight quote is open."""
    while end < limit:
        match = _CLOSE.match(text, end, limit)
        if match is not None:
            end = match.end()
        elif inside and (gap := _SPACE.match(text, end, limit)) is not None and text.startswith('"', gap.end()):
            if gap.end() >= limit:
                return end
            end, inside = gap.end() + 1, False
        else:
            return end
    return end


def _begin(text: str, mark: int, end: int, limit: int, words: _Words) -> int | None:
    """Where the next sentence begins if the mark at `mark` ends one, else None."""
    space = _SPACE.match(text, end, limit)
    begin = space.end() if space is not None else end
    if begin == limit:
        return limit
    if begin == end:
        glued = _GLUED.match(text, end, limit) is not None and _may_be_glued(text, mark, words)
        return end if glued else None
    opened = _OPEN.match(text, begin, limit)
    letter = opened.end() if opened is not None else begin
    if letter >= limit or text[letter].islower() or not (text[letter].isalnum() or text[letter] in "#@&"):
        return None
    return None if _abbreviates(text, mark, end, letter, words) else begin


def _may_be_glued(text: str, mark: int, words: _Words) -> bool:
    """Whether the word before a mark without a space after it can end a sentence ("U.S", "M.", "www." cannot)."""
    if text[mark] in "!?…":
        return True
    match = _LAST_WORD.search(text[max(0, mark - 24) : mark])
    if match is None:
        return True
    word = match.group()
    return "." not in word and len(word) > 1 and word not in words.titles and word.lower() != "www"


def _abbreviates(text: str, mark: int, end: int, letter: int, words: _Words) -> bool:
    """Whether the full stop at `mark` only shortens the word before it."""
    if text[mark:end] != ".":
        return False
    match = _LAST_WORD.search(text[max(0, mark - 24) : mark])
    if match is None:
        return False
    word = match.group().lstrip("-.")
    if word in words.titles:
        return True
    if text[letter].isdigit():
        return word in words.before_numbers or word in words.abbreviations
    initials = word[:1].isupper() and _DOTTED.fullmatch(word) is not None and (len(word) == 1 or "." in word)
    return (initials or word in words.abbreviations) and not _starts(text, letter, words)


def _is_glued(text: str, place: int, words: _Words) -> bool:
    """Whether a capital or quotation mark right after a word begins a sentence that lost its space ("libérésLe")."""
    if text[place] == "«":
        return _starts(text, place + 1, words)
    if text[place - 1] == "»":
        return _starts(text, place, words)
    match = _CAMEL.search(text[max(0, place - 40) : place])
    before = match.group() if match is not None else ""
    if len(before) <= 3 or not before.isalpha() or not before[1:].islower():
        return False
    return _starts(text, place, words) or (before.islower() and text[place + 1 : place + 4].islower())


def _starts(text: str, letter: int, words: _Words) -> bool:
    match = _FIRST_WORD.match(text, letter)
    return match is not None and fold(plain(match.group())) in words.starters


def _capped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most `MAX_SENTENCE` characters, cut at a pause where there is one."""
    while end - start > MAX_SENTENCE:
        cut = start + MAX_SENTENCE
        pauses = [match.end() for match in _PAUSE.finditer(text, cut - 200, cut)]
        strong = [place for place in pauses if text[place - 2] in ";:,"]
        cut = (strong or pauses or [cut])[-1]
        yield start, _stripped(text, start, cut)
        start = cut
    end = _stripped(text, start, end)
    if end > start:
        yield start, end


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end

"""Where the phrases of the furniture rules stand.

A phrase at the start of a sentence is found by its first word, a phrase inside one by a single search
of the whole text: nothing is tried on every sentence.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from factrack.language.pack import Pack
from factrack.language.records.furniture import File, Rule
from factrack.language.tokenizer import fold, folded_words, plain
from factrack.model import Sentence

_WORD = re.compile(r"\w+")
_ORNAMENTS = frozenset("»«›>•·|→▶►■●-–—[(*#+✉\"'“&;:.")
_WILD = frozenset("#@*")
_MAX_TOKENS = 80
_MAX_WILD = 8
_SHORT = 120


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase of `rule` found in sentence `index`; `bare`: the sentence says nothing else."""

    index: int
    rule: Rule
    bare: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    rule: Rule
    whole: bool


@dataclass(slots=True)
class _Index:
    """The phrases of a pack by how they are looked for.

    By first and second word ("" where there is no second to go by), by any word of a short line, by search
    (phrase, at the end only, rule) where the longest of its words is in the text.
    """

    first: dict[str, dict[str, list[_Phrase]]] = field(default_factory=dict)
    any_word: dict[str, list[_Phrase]] = field(default_factory=dict)
    inside: dict[str, list[tuple[str, bool, Rule]]] = field(default_factory=dict)


def find_phrases(text: str, sentences: tuple[Sentence, ...], pack: Pack) -> list[Candidate]:
    """Candidates in order of the text; whether a rule's other conditions hold is for the caller to see."""
    index = pack.made(_build)
    spaced = plain(text)
    found = list(_inside(_lower(spaced), sentences, index))
    for number, sentence in enumerate(sentences):
        if sentence.kind != "furniture":
            found.extend(_at_start(spaced, sentence, number, index, pack))
    return sorted(found, key=lambda candidate: candidate.index)


def _build(pack: Pack) -> _Index:
    file: File = pack.files["furniture"]
    index = _Index()
    for rule in file.rule:
        for phrases, whole in ((rule.starts, False), (rule.whole, True)):
            for phrase in phrases:
                _file_phrase(index, _Phrase(_words_of(phrase, pack), rule, whole))
        for phrases, at_end in ((rule.holds, False), (rule.ends, True)):
            for phrase in (plain(phrase).lower() for phrase in phrases):
                word = max(_WORD.findall(phrase), key=len, default="")
                index.inside.setdefault(word, []).append((phrase, at_end, rule))
    return index


def _words_of(phrase: str, pack: Pack) -> tuple[str, ...]:
    """A phrase as tokens; its wildcards stay as they are."""
    parts = ((part,) if part in _WILD else pack.lexicon.words_of(part) for part in phrase.split())
    return tuple(word for part in parts for word in part)


def _file_phrase(index: _Index, phrase: _Phrase) -> None:
    words = phrase.words
    start = next((n for n, word in enumerate(words) if word not in _ORNAMENTS or word in _WILD), 0)
    if words[start] not in "*@":
        for first in {words[start], unicodedata.normalize("NFD", words[start])[0] + words[start][1:]}:
            filed = _Phrase((first, *words[start + 1 :]), phrase.rule, phrase.whole)
            index.first.setdefault(first, {}).setdefault(_key(filed.words), []).append(filed)
        return
    literal = max((word for word in words if word not in _WILD), key=len, default="#")
    index.any_word.setdefault(literal, []).append(phrase)


def _key(words: tuple[str, ...]) -> str:
    return words[1] if len(words) > 1 and words[1] not in _WILD and words[1] not in _ORNAMENTS else ""


def _lower(text: str) -> str:
    """The text in lower case, character for character."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _inside(lower: str, sentences: tuple[Sentence, ...], index: _Index) -> Iterator[Candidate]:
    starts = [sentence.start for sentence in sentences]
    words = {"", *_WORD.findall(lower)}
    filed = [found for word in index.inside.keys() & words for found in index.inside[word]]
    for phrase, at_end, rule in filed:
        place = lower.find(phrase)
        while place >= 0:
            after = place + len(phrase)
            number = bisect_right(starts, place) - 1
            if number >= 0 and after <= sentences[number].end and _is_word(lower, place, after):
                rest = lower[after : sentences[number].end]
                if not at_end or not any(c.isalnum() for c in rest[:20]):
                    yield Candidate(number, rule, bare=False)
            place = lower.find(phrase, after)


def _is_word(lower: str, start: int, end: int) -> bool:
    return not (start and lower[start - 1].isalnum() and lower[start].isalnum()) and not lower[end : end + 1].isalnum()


def _at_start(text: str, sentence: Sentence, number: int, index: _Index, pack: Pack) -> Iterator[Candidate]:
    match = _first_word(text, sentence, pack)
    first = fold(match.group()) if match is not None else ""
    known = index.first.get("#" if first[:1].isdigit() else first, {})
    short = sentence.end - sentence.start <= _SHORT and text[sentence.end - 1] not in ".!?…»"
    if not short and (not known or ("" not in known and _follower(text, match, sentence, pack) not in known)):
        return
    raw = _tokens(text, sentence, pack)
    words = folded_words(raw)
    for phrase in _worth_trying(known, words, index if short else None):
        end = _match(phrase.words, raw, words, 0, 0)
        if end is not None and (not phrase.whole or end == len(raw)):
            yield Candidate(number, phrase.rule, bare=end == len(raw))


def _worth_trying(known: dict[str, list[_Phrase]], words: list[str], index: _Index | None) -> Iterator[_Phrase]:
    """The phrases that may fit words; `index` is given for a short line, which alone can be one as a whole."""
    for key in (words[1], "") if len(words) > 1 else ("",):
        for phrase in known.get(key, ()):
            if index is not None or not phrase.whole:
                yield phrase
    if index is not None:
        for word in dict.fromkeys(words):
            yield from index.any_word.get(word, ())


def _first_word(text: str, sentence: Sentence, pack: Pack) -> re.Match[str] | None:
    """The first word of a sentence behind its ornaments."""
    match = pack.pattern.search(text, sentence.start, sentence.end)
    while match is not None and match.group() in _ORNAMENTS:
        match = pack.pattern.search(text, match.end(), sentence.end)
    return match


def _follower(text: str, match: re.Match[str] | None, sentence: Sentence, pack: Pack) -> str:
    """The token after the first word ("" where there is none)."""
    found = pack.pattern.search(text, match.end(), sentence.end) if match is not None else None
    return fold(found.group()) if found is not None else ""


def _tokens(text: str, sentence: Sentence, pack: Pack) -> list[str]:
    """The words of a sentence without the ornaments around them."""
    words = pack.pattern.findall(text, sentence.start, min(sentence.end, sentence.start + 10 * _MAX_TOKENS))
    first, last = 0, len(words)
    while first < last and words[first] in _ORNAMENTS:
        first += 1
    while last > first and words[last - 1] in _ORNAMENTS:
        last -= 1
    return words[first:last]


def _match(phrase: tuple[str, ...], raw: list[str], words: list[str], at: int, where: int) -> int | None:
    """Where in `words` (`raw` with its capitals) the phrase from `at` on ends, read from `where` on; None: no fit."""
    while at < len(phrase):
        wanted = phrase[at]
        if wanted == "*":
            return _match_gap(phrase, raw, words, at + 1, where)
        if where >= len(words):
            return where if all(word in _ORNAMENTS and word not in _WILD for word in phrase[at:]) else None
        if not _fits(wanted, raw[where], words[where]):
            return None
        at, where = at + 1, where + 1
    return where


def _match_gap(phrase: tuple[str, ...], raw: list[str], words: list[str], at: int, where: int) -> int | None:
    if at == len(phrase):
        return len(words) if len(words) - where <= _MAX_WILD else None
    for start in range(where, min(where + _MAX_WILD, len(words)) + 1):
        end = _match(phrase, raw, words, at, start)
        if end is not None:
            return end
    return None


def _fits(wanted: str, raw: str, word: str) -> bool:
    if wanted == "#":
        return raw[0].isdigit()
    if wanted == "@":
        return raw[0].isupper()
    return word == wanted

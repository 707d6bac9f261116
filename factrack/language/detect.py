"""Which language a text is in, by its most frequent words.

Languages with a pack bring their own `common_words`; `common_words.toml` names those of others, only
so that their texts are not taken for one we can read.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factrack.language.pack import ROOT, languages, settings_of
from factrack.language.tokenizer import plain
from factrack.language.toml import load

SAMPLE = 1_500
MIN_WORDS = 3
LONGEST = 60_000
_MIN_SHARE = 0.12
_MARGIN = 1.2
_EVEN = 1.03
_MIXED = 0.3  # of the words of the first language, from which on a second one is no chance
_WORD = re.compile(r"[^\W\d_]{1,30}'?")


class _File(NamedTuple):
    """The schema of `common_words.toml`: language code -> words."""

    words: dict[str, tuple[str, ...]]


def detect(text: str) -> str | None:
    """The code of the language most of whose common words stand in `text`; None when too little tells.

    Only `SAMPLE` characters from the beginning and as many from the middle are looked at, unless two languages share
    them that we can read: then the whole text tells which is the main one.
    """
    middle = max(SAMPLE, len(text) // 2)
    counts, total = _counts(text[:SAMPLE] + " " + text[middle : middle + SAMPLE])
    if total < MIN_WORDS:
        return None
    if not _is_mixed(counts):
        return _clear_winner(counts, total, _MARGIN)
    return _clear_winner(*_counts(text[:LONGEST]), _EVEN)


def _counts(text: str) -> tuple[dict[str, int], int]:
    """How many words of a text are common in which language, and how many there are."""
    words = _WORD.findall(plain(text).lower())
    counts: dict[str, int] = {}
    table = _table()
    for word in words:
        for code in table.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    return counts, len(words)


def _is_mixed(counts: dict[str, int]) -> bool:
    """Whether the words are those of two languages with full packs: a page of one with a menu or quotations in the other."""
    full = sorted((count for code, count in counts.items() if code in _full()), reverse=True)
    return len(full) > 1 and full[0] == max(counts.values()) and full[1] >= max(_MIXED * full[0], MIN_WORDS)


@cache
def _full() -> frozenset[str]:
    """The languages with a full pack."""
    return frozenset(code for code in languages() if not settings_of(code).small)


def _clear_winner(counts: dict[str, int], total: int, margin: float) -> str | None:
    """The language ahead of all others; of several as good, the only one that has a pack, or a full one."""
    most = max(counts.values(), default=0)
    if most < _MIN_SHARE * total:
        return None
    near = [code for code, count in counts.items() if count * margin > most]
    if len(near) > 1:
        near = [code for code in near if code in languages()]
    if len(near) > 1:
        near = [code for code in near if code in _full()]
    return near[0] if len(near) == 1 else None


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Word -> the languages it is common in; a pack's own list goes before the file's."""
    lists = dict(load(ROOT / "common_words.toml", _File).words)
    for code in languages():
        lists[code] = settings_of(code).common_words
    table: dict[str, tuple[str, ...]] = {}
    for code, words in lists.items():
        for word in dict.fromkeys(words):
            table[word] = (*table.get(word, ()), code)
    return table

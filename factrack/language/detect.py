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
_MIN_SHARE = 0.12
_MARGIN = 1.2
_WORD = re.compile(r"[^\W\d_]{1,30}'?")


class _File(NamedTuple):
    """The schema of `common_words.toml`: language code -> words."""

    words: dict[str, tuple[str, ...]]


def detect(text: str) -> str | None:
    """The code of the language most of whose common words stand in `text`; None when too little tells.

    Only `SAMPLE` characters from the beginning and as many from the middle are looked at.
    """
    middle = max(SAMPLE, len(text) // 2)
    words = _WORD.findall(plain(text[:SAMPLE] + " " + text[middle : middle + SAMPLE]).lower())
    if len(words) < MIN_WORDS:
        return None
    counts: dict[str, int] = {}
    table = _table()
    for word in words:
        for code in table.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    return _clear_winner(counts, len(words))


def _clear_winner(counts: dict[str, int], total: int) -> str | None:
    """The language ahead of all others; of several as good, the only one that has a pack, or a full one."""
    most = max(counts.values(), default=0)
    if most < _MIN_SHARE * total:
        return None
    near = [code for code, count in counts.items() if count * _MARGIN > most]
    if len(near) > 1:
        near = [code for code in near if code in languages()]
    if len(near) > 1:
        near = [code for code in near if not settings_of(code).small]
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

"""Which articles carry the same text: copies count once as origin.

Each article is sketched by the hashes of its word 8-grams that are divisible by `KEEP`; the share of one
sketch found in another estimates the share of text they have in common (containment after Broder 1997,
"On the resemblance and containment of documents"). Hashes are looked up in one table, so the work grows
with the number of articles and not with that of pairs.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH = 8
KEEP = 4
SHARE = 0.5
MINIMUM = 6
COMMON = 200  # a shingle in more articles than this is a formula of the trade, not a copied story
_WORD = re.compile(r"\w+")
_BASE = 1_000_003
_MASK = (1 << 48) - 1
_OUT = pow(_BASE, WIDTH, 1 << 48)


@dataclass(frozen=True, slots=True)
class Sketched:
    """An article for copy detection; `order` says which of two equal texts came first (date, then name)."""

    id: int
    order: tuple[str, str]
    sketch: frozenset[int]


@dataclass(frozen=True, slots=True)
class Copy:
    """`article` repeats `original`; `shared` is the part of the smaller text found in the other, 0 to 1."""

    article: int
    original: int
    shared: float


def sketch(parts: Iterable[str]) -> tuple[int, ...]:
    """The sorted sample of shingle hashes of a text given in parts (furniture left out by the caller)."""
    found: set[int] = set()
    window: list[int] = []
    rolling = 0
    for part in parts:
        for word in _WORD.findall(part.casefold()):
            code = zlib.crc32(word.encode("utf-8", "surrogatepass"))
            window.append(code)
            rolling = (rolling * _BASE + code) & _MASK
            if len(window) > WIDTH:
                rolling = (rolling - window[-WIDTH - 1] * _OUT) & _MASK
            if len(window) >= WIDTH and (mixed := _mixed(rolling)) % KEEP == 0:
                found.add(mixed)
    return tuple(sorted(found))


def _mixed(value: int) -> int:
    """Spread a polynomial hash over its low bits."""
    value ^= value >> 23
    return (value * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFF) >> 8


def copies(articles: Sequence[Sketched]) -> list[Copy]:
    """Every article that repeats an earlier one; each names the first of its family."""
    by_id = {article.id: article for article in articles}
    parent = {article.id: article.id for article in articles}
    best: dict[int, float] = defaultdict(float)
    for (one, other), count in _shared(articles).items():
        smaller = min(len(by_id[one].sketch), len(by_id[other].sketch))
        if smaller >= MINIMUM and count / smaller >= SHARE:
            _join(parent, one, other)
            best[one] = max(best[one], count / smaller)
            best[other] = max(best[other], count / smaller)
    first: dict[int, int] = {}
    for article in sorted(articles, key=lambda item: item.order):
        first.setdefault(_root(parent, article.id), article.id)
    found = ((article.id, first[_root(parent, article.id)]) for article in articles)
    return [Copy(one, original, round(best[one], 3)) for one, original in sorted(found) if one != original]


def _shared(articles: Sequence[Sketched]) -> Counter[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for article in sorted(articles, key=lambda item: item.id):
        for code in article.sketch:
            holders[code].append(article.id)
    counts: Counter[tuple[int, int]] = Counter()
    for ids in holders.values():
        if 1 < len(ids) <= COMMON:
            counts.update((ids[i], other) for i in range(len(ids)) for other in ids[i + 1 :])
    return counts


def _root(parent: dict[int, int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def _join(parent: dict[int, int], one: int, other: int) -> None:
    first, second = sorted((_root(parent, one), _root(parent, other)))
    parent[second] = first

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
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

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


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two articles that share text: ids in order, `shared` as in `Copy`."""

    one: int
    other: int
    shared: float


def copies(articles: Sequence[Sketched]) -> list[Copy]:
    """Every article that repeats an earlier one; each names the first of its family."""
    return families(overlaps(articles, {article.id for article in articles}), {a.id: a.order for a in articles})


def families(found: Iterable[Overlap], order: Mapping[int, tuple[str, str]]) -> list[Copy]:
    """The copies among articles that overlap, all those overlaps given; `order` says which came first."""
    parent: dict[int, int] = {}
    best: dict[int, float] = defaultdict(float)
    for overlap in found:
        for article in (overlap.one, overlap.other):
            parent.setdefault(article, article)
            best[article] = max(best[article], overlap.shared)
        _join(parent, overlap.one, overlap.other)
    first: dict[int, int] = {}
    for article in sorted(parent, key=lambda number: order[number]):
        first.setdefault(_root(parent, article), article)
    originals = ((article, first[_root(parent, article)]) for article in sorted(parent))
    return [Copy(one, original, round(best[one], 3)) for one, original in originals if one != original]


def overlaps(articles: Iterable[Sketched], wanted: Set[int]) -> list[Overlap]:
    """Pairs of articles that share text, of those pairs with one of the `wanted`, in order."""
    known = {article.id: article for article in articles}
    sizes = {number: len(article.sketch) for number, article in known.items()}
    codes = {code for number in wanted & known.keys() for code in known[number].sketch}
    counts: Counter[tuple[int, int]] = Counter()
    for ids in holders(known.values(), codes).values():
        if 1 < len(ids) <= COMMON:
            counts.update(pair for pair in combinations(sorted(ids), 2) if pair[0] in wanted or pair[1] in wanted)
    found = []
    for (one, other), count in sorted(counts.items()):
        smaller = min(sizes[one], sizes[other])
        if smaller >= MINIMUM and count / smaller >= SHARE:
            found.append(Overlap(one, other, count / smaller))
    return found


def holders(articles: Iterable[Sketched], codes: Set[int]) -> dict[int, list[int]]:
    """Which articles hold each of these shingles."""
    found: dict[int, list[int]] = defaultdict(list)
    for article in articles:
        for code in article.sketch & codes:
            found[code].append(article.id)
    return found


def _root(parent: dict[int, int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def _join(parent: dict[int, int], one: int, other: int) -> None:
    first, second = sorted((_root(parent, one), _root(parent, other)))
    parent[second] = first

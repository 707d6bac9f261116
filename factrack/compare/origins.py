"""Which articles carry the same text: copies count once as origin.

Each article is sketched by the hashes of its word 8-grams that are divisible by `KEEP`; the share of one
sketch found in another estimates the share of text they have in common (containment after Broder 1997,
"On the resemblance and containment of documents"). Hashes are looked up in one table, and of an article only the rare
ones lead to others (Chaudhuri, Ganti, Kaushik 2006, "A primitive operator for similarity joins"), so the work grows
with the number of articles and not with that of pairs.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

WIDTH = 8
KEEP = 4
SHARE = 0.5
MINIMUM = 6
COMMON = 200  # a shingle in more articles than this is a formula of the trade, not a copied story
TOGETHER = 4_000  # articles whose shingles are looked for at once
_WORD = re.compile(r"\w+")
_BASE = 1_000_003
_MASK = (1 << 48) - 1
_OUT = pow(_BASE, WIDTH, 1 << 48)


@dataclass(frozen=True, slots=True)
class Sketched:
    """An article for copy detection; `order` says which of two equal texts came first (date, then name).

    `sketch` holds each shingle once; an array of them takes a tenth of a set's memory.
    """

    id: int
    order: tuple[str, str]
    sketch: Collection[int]


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


def overlaps(articles: Sequence[Sketched], wanted: Set[int]) -> list[Overlap]:
    """Pairs of articles that share text, of those pairs with one of the `wanted`, in order."""
    sizes = {article.id: len(article.sketch) for article in articles}
    least = SHARE * max(MINIMUM, min(sizes.values(), default=0))
    asked = [article for article in articles if article.id in wanted]
    by_id = {article.id: article for article in articles}
    found: dict[tuple[int, int], Overlap] = {}
    for begin in range(0, len(asked), TOGETHER):
        batch = asked[begin : begin + TOGETHER]
        held = holders(articles, shingles(batch))
        for article in batch:
            shared = _in_larger(article, held, by_id) if len(asked) == len(articles) else _shared(article, held)
            for other, count in [pair for pair in shared.items() if pair[1] >= least]:
                smaller = min(sizes[article.id], sizes[other])
                if smaller >= MINIMUM and count / smaller >= SHARE:
                    one, two = sorted((article.id, other))
                    found[one, two] = Overlap(one, two, count / smaller)
    return [found[pair] for pair in sorted(found)]


def shingles(articles: Iterable[Sketched]) -> set[int]:
    """Those of any of some articles."""
    return {code for article in articles for code in article.sketch}


def holders(articles: Iterable[Sketched], codes: Set[int]) -> dict[int, list[int]]:
    """Which articles hold each of these shingles, of those that several hold and not too many."""
    once: set[int] = set()
    several: set[int] = set()
    sought = frozenset(codes)
    for article in articles:
        here = sought.intersection(article.sketch)
        several |= once & here
        once |= here
    found: dict[int, list[int]] = {code: [] for code in several}
    for article in articles:
        for code in several.intersection(article.sketch):
            found[code].append(article.id)
    return {code: ids for code, ids in found.items() if len(ids) <= COMMON}


def counted(articles: Iterable[Sketched], codes: Set[int]) -> Counter[int]:
    """In how many of the articles each of these shingles is."""
    found: Counter[int] = Counter()
    sought = frozenset(codes)
    for article in articles:
        found.update(sought.intersection(article.sketch))
    return found


def _shared(article: Sketched, held: Mapping[int, list[int]]) -> Counter[int]:
    """How many shingles each other article has in common with one."""
    counts: Counter[int] = Counter()
    for ids in map(held.get, article.sketch):
        if ids:
            counts.update(ids)
    counts.pop(article.id, None)
    return counts


def _in_larger(article: Sketched, held: Mapping[int, list[int]], by_id: Mapping[int, Sketched]) -> dict[int, int]:
    """How many shingles articles no smaller than one have in common with it, of those that may share enough of it.

    What holds so many of its shingles holds one of the rarest that are left when so many less one are taken away: the
    formulas that many articles share need not be followed to each of them.
    """
    codes = sorted((code for code in article.sketch if code in held), key=lambda code: len(held[code]))
    enough = math.ceil(SHARE * max(MINIMUM, len(article.sketch)))
    near = {other for code in codes[: max(0, len(codes) - enough + 1)] for other in held[code]}
    mine = set(codes)
    larger = (by_id[other] for other in near if len(by_id[other].sketch) >= len(article.sketch) and other != article.id)
    return {other.id: len(mine.intersection(other.sketch)) for other in larger}


def _root(parent: dict[int, int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def _join(parent: dict[int, int], one: int, other: int) -> None:
    first, second = sorted((_root(parent, one), _root(parent, other)))
    parent[second] = first

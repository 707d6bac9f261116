"""What each article is about: the few names it names most, of those that few other articles name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from factrack.compare.model import KnownActor, NamedActor
from factrack.matching import folded, is_name

NAMES = 5


def about(rows: Sequence[NamedActor], known: Sequence[KnownActor], often: float) -> dict[int, frozenset[str]]:
    """Folded names of known actors in at most `often` articles, by article; `rows` are the actors of those asked for."""
    names = {
        key: folded(actor.name)
        for actor in known
        if actor.articles <= often and is_name(actor.name)
        for key in actor.keys
    }
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.key in names:
            counts[row.article][names[row.key]] += row.mentions
    return {article: frozenset(_most(found)) for article, found in counts.items()}


def _most(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))[:NAMES]

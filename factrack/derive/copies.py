"""Which articles repeat another's text: only those that changed are held against the rest."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence, Set

from factrack.compare import origins
from factrack.compare.origins import COMMON, TOGETHER, Sketched
from factrack.store import derived
from factrack.store.touched import Touched


def remake(connection: sqlite3.Connection, touched: Touched) -> set[int]:
    """Bring `overlaps` and `copies` up to date; returns the articles that count as copies of another than before."""
    articles = derived.sketches(connection)
    wanted = touched.articles
    if touched.recount or _other_formulas(articles, touched):
        wanted = {article.id for article in articles}
    found = origins.overlaps(articles, wanted)
    order = {article.id: article.order for article in articles}
    everything = derived.replace_overlaps(connection, wanted, found)
    return touched.orphans | derived.replace_copies(connection, origins.families(everything, order))


def _other_formulas(articles: Sequence[Sketched], touched: Touched) -> bool:
    """Whether a shingle became too common to tell copies, or is so no more: then every pair counts anew."""
    changed = [article for article in articles if article.id in touched.articles]
    if _crossed(articles, changed, touched.codes, set(touched.codes)):
        return True
    parts = (changed[begin : begin + TOGETHER] for begin in range(0, len(changed), TOGETHER))
    return any(_crossed(articles, changed, touched.codes, origins.shingles(part)) for part in parts)


def _crossed(
    articles: Sequence[Sketched], changed: Sequence[Sketched], former: Mapping[int, int], codes: Set[int]
) -> bool:
    """Whether one of these shingles crossed the line; `former` counts them in what the `changed` articles were before."""
    after, now = origins.counted(articles, codes), origins.counted(changed, codes)
    return any((after[code] - now[code] + former.get(code, 0) > COMMON) != (after[code] > COMMON) for code in codes)

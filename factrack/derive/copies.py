"""Which articles repeat another's text: only those that changed are held against the rest."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from factrack.compare import origins
from factrack.compare.origins import COMMON, Sketched
from factrack.store import derived
from factrack.store.touched import Touched


def remake(connection: sqlite3.Connection, touched: Touched) -> set[int]:
    """Bring `overlaps` and `copies` up to date; returns the articles that count as copies of another than before."""
    articles = derived.sketches(connection)
    wanted = touched.articles
    if _other_formulas(articles, touched):
        wanted = {article.id for article in articles}
    found = origins.overlaps(articles, wanted)
    order = {article.id: article.order for article in articles}
    everything = derived.replace_overlaps(connection, wanted, found)
    return touched.orphans | derived.replace_copies(connection, origins.families(everything, order))


def _other_formulas(articles: Sequence[Sketched], touched: Touched) -> bool:
    """Whether a shingle became too common to tell copies, or is so no more: then every pair counts anew."""
    now = Counter(code for article in articles if article.id in touched.articles for code in article.sketch)
    codes = now.keys() | touched.codes.keys()
    held = origins.holders(articles, codes)
    after = {code: len(held.get(code, ())) for code in codes}
    before = {code: after[code] - now[code] + touched.codes[code] for code in codes}
    return any((before[code] > COMMON) != (after[code] > COMMON) for code in codes)

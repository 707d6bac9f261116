"""What a run changes, gathered as it goes, so that only what hangs on it is derived again."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, field

MANY = 2_000


@dataclass(slots=True)
class Touched:
    """`articles` are new, gone or other than they were; the rest is what hung on their former selves.

    `keys` of actors they named, `knots` of timeline rows they reported in, the shingles (`codes`) of their text,
    `orphans`: articles that counted as their copies. With `everything`, nothing was derived before.
    """

    articles: set[int] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    knots: set[int] = field(default_factory=set)
    codes: Counter[int] = field(default_factory=Counter)
    orphans: set[int] = field(default_factory=set)
    everything: bool = False
    replaced: int = 0

    @property
    def recount(self) -> bool:
        """Whether so many articles are other than they were that it is not remembered what their text had in common."""
        return self.everything or self.replaced > MANY

    def article(self, connection: sqlite3.Connection, number: int) -> None:
        """Note an article before it is stored, changed or deleted; what it becomes within the run is read at its end."""
        if number in self.articles:
            return
        self.articles.add(number)
        for (sketch,) in connection.execute("SELECT sketch FROM articles WHERE id = ?", (number,)):
            self.replaced += 1
            if self.recount:
                self.codes.clear()
            else:
                self.codes.update(json.loads(sketch))
        self.keys.update(row[0] for row in connection.execute("SELECT key FROM actors WHERE article = ?", (number,)))
        self.knots.update(row[0] for row in connection.execute(_KNOTS, (number,)))
        copies = connection.execute("SELECT article FROM copies WHERE original = ?", (number,))
        self.orphans.update(row[0] for row in copies)


_KNOTS = """SELECT DISTINCT timeline_knots.knot FROM claims JOIN timeline_reports ON timeline_reports.claim = claims.number
    JOIN timeline_knots ON timeline_knots.row = timeline_reports.row WHERE claims.article = ?"""

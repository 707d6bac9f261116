"""An article as rows that only have to be inserted: made where it is extracted, for there is but one writer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from factrack.store.rows import ORDINALS, Arrival, Row, actor_rows, article_id, article_row, claim_rows, date_rows

Values = tuple[Any, ...]
# What moves with an article's number, and by how much.
_NUMBERED: dict[str, dict[str, int]] = {
    "articles": {"id": 1}, "dates": {"article": 1}, "actors": {"article": 1}, "claims": {"number": ORDINALS, "article": 1},
    "quantities": {"number": ORDINALS}, "events": {"number": ORDINALS, "about": ORDINALS}, "participants": {"claim": ORDINALS},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one table: the values of each in order of `columns`."""

    columns: tuple[str, ...] = ()
    rows: tuple[Values, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """The rows of an article by table, in the order in which they go in; `number` is its id unless that is taken.

    `name key digest` are those of its `Arrival`, `source claimants` the names that its rows refer to.
    """

    name: str
    key: str
    digest: str
    number: int
    source: str | None
    claimants: tuple[str, ...]
    tables: dict[str, Table]

    def numbered(self, number: int) -> Ready:
        """The same article under another number."""
        by = number - self.number
        if not by:
            return self
        tables = {name: _moved(table, _NUMBERED[name], by) for name, table in self.tables.items()}
        return replace(self, number=number, tables=tables)


def ready(arrival: Arrival) -> Ready:
    """Pure, as all rows are: they depend on the article alone."""
    number = article_id(arrival.key)
    claims = claim_rows(arrival, number)
    tables = {
        "articles": [article_row(arrival, number)], "dates": date_rows(arrival, number), "actors": actor_rows(arrival, number),
        "claims": claims.claims, "quantities": claims.quantities, "events": claims.events, "participants": claims.participants,
    }  # fmt: skip
    return Ready(
        arrival.name,
        arrival.key,
        arrival.digest,
        number,
        arrival.extraction.document.source,
        tuple(dict.fromkeys(row["claimant"] for row in claims.claims if row["claimant"])),
        {name: _table(rows) for name, rows in tables.items()},
    )


def _table(rows: Iterable[Row]) -> Table:
    found = list(rows)
    return Table(tuple(found[0]), tuple(tuple(row.values()) for row in found)) if found else Table()


def _moved(table: Table, factors: dict[str, int], by: int) -> Table:
    shifts = [factors.get(column, 0) * by for column in table.columns]
    rows = (
        tuple(value + by if by and value is not None else value for value, by in zip(row, shifts, strict=True))
        for row in table.rows
    )
    return Table(table.columns, tuple(rows))

"""The timeline as a table: when, what happened, who, where, and in how many outlets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from factrack.render.console import table, text
from factrack.render.dates import human_date
from factrack.render.wording import names_by_outlet, who

Row = dict[str, Any]

FIELDS = (
    "date", "low", "high", "type", "root", "title", "agents", "targets", "place", "modality", "origins", "date_conflict",
    "background", "reports",
)  # fmt: skip
MARKS = {
    "asserted": "", "alleged": "?", "unconfirmed": "??", "planned": "→", "possible": "(?)", "denied": "✗", "negated": "not",
}  # fmt: skip


def table_of(rows: Sequence[Row]) -> Iterable[Any]:
    """One line a real event. A mark says how firm it is: `?` alleged, `→` planned, `✗` denied, `!` dates that clash."""
    lines = []
    for row in rows:
        when = human_date(row["date"]).replace("until ", "by ") or "no date"
        mark = MARKS[row["modality"]] + ("!" if row["date_conflict"] else "")
        outlets = names_by_outlet(row["reports"])
        count = f"{len(outlets)} ({row['origins']} origins)" if row["origins"] != len(outlets) else str(len(outlets))
        lines.append((text(when, "yellow"), mark, _what(row), row["title"], count))
    yield table(("when", "", "what, who and where", "in the words of a report", "sources"), lines)
    if lines:
        yield text(
            "? alleged   ?? unconfirmed   → planned   (?) possible   ✗ denied   not: negated   ! dates that clash",
            "dim",
        )


def _what(row: Row) -> Any:
    """The type, then who to whom and where: one cell, so that the words keep their room on a narrow screen."""
    people = " → ".join(part for part in (who(row["agents"][:3]), who(row["targets"][:2])) if part)
    place = row["place"] if row["place"] not in (*row["agents"], *row["targets"]) else None
    cell = text(row["type"], "bold")
    cell.append_text(text(f" {people}" if people else "", "cyan"))
    cell.append_text(text(f" ({place})" if place else ""))
    return cell

"""What a person said of claims, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from factrack.render.console import Screen, table, text
from factrack.render.wording import file_name

Row = dict[str, Any]

FIELDS = (
    "claim", "verdict", "note", "state", "now", "article", "kind", "start", "end", "text", "reviewed",
)  # fmt: skip
STYLES = {"wrong": "red", "right": "green"}
STATES = {
    "applies": "", "moved": "found again as {now}", "changed": "read differently now: look again",
    "orphaned": "its claim is gone",
}  # fmt: skip


def table_of(rows: Sequence[Row], screen: Screen) -> Iterable[Any]:
    """One line a review: the claim, what was said, whether it still finds its claim."""
    lines = [
        (row["claim"][:6], text(row["verdict"] or "", STYLES.get(row["verdict"], "")), row["text"],
         file_name(row["article"]), row["reviewed"][:10], row["note"],
         text(STATES[row["state"]].format(now=(row["now"] or "")[:6]), "yellow"))
        for row in rows
    ]  # fmt: skip
    yield table(("claim", "verdict", "in the words", "article", "said on", "note", ""), lines, (), screen)

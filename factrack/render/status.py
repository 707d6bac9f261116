"""What the last runs did, as a person looks at it in the morning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from factrack.render.console import Screen, table, text
from factrack.render.wording import number

Row = dict[str, Any]

RUN_FIELDS = ("run", "started", "finished", "version", "added", "replaced", "moved", "unchanged", "refused")
PROBLEM_FIELDS = ("path", "code", "message", "refused")
SHOWN = 10


def told(totals: Row, runs: Sequence[Row], problems: Sequence[Row], screen: Screen) -> Iterable[Any]:
    """What is held, what the last runs did, and what was refused."""
    yield text(_held(totals), "bold")
    yield from (text(line) for line in _remarks(totals))
    yield ""
    yield _runs(runs, screen)
    refused = [row for row in problems if row["refused"]]
    if refused:
        yield ""
        yield text(f"refused, and still so ({len(refused)}):", "bold")
        yield problems_table(refused[:SHOWN], screen)
        if len(refused) > SHOWN:
            yield text(f"  and {len(refused) - SHOWN} more (--problems lists them)", "dim")


def problems_table(problems: Sequence[Row], screen: Screen) -> Any:
    """One line a problem."""
    lines = [(row["path"], "refused" if row["refused"] else "read", row["message"]) for row in problems]
    return table(("input", "", "what was wrong"), lines, (), screen)


def _held(totals: Row) -> str:
    articles, sources, claims = (_many(totals[f"{what}s"], what) for what in ("article", "source", "claim"))
    held = f"{articles} from {sources}, {claims}"
    return held + (f"; published {totals['first']} to {totals['last']}" if totals["first"] else "")


def _remarks(totals: Row) -> Iterable[str]:
    if totals["undated"]:
        yield f"{_many(totals['undated'], 'article')} without a publication date (`factrack date ARTICLE DATE`)"
    if totals["marked_wrong"]:
        yield f"{_many(totals['marked_wrong'], 'claim')} marked wrong (`factrack review`)"
    if totals["orphaned"]:
        yield f"{_many(totals['orphaned'], 'review')} of claims that are gone (`factrack review`)"


def _runs(runs: Sequence[Row], screen: Screen) -> Any:
    lines = [(_when(row["started"]), _took(row), *(row[name] or "" for name in RUN_FIELDS[4:])) for row in runs]
    headers = ("run at (UTC)", "took", "new", "replaced", "moved", "unchanged", "refused")
    return table(headers, lines, (1, 2, 3, 4, 5, 6), screen)


def _when(stamp: str) -> str:
    return stamp.replace("T", " ").removesuffix("Z")


def _took(row: Row) -> str:
    """Seconds from start to end, as far as whole seconds tell."""
    from datetime import datetime

    if row["finished"] is None:
        return "at work, or killed"
    if row["finished"] == "interrupted":
        return "cut short"
    seconds = (datetime.fromisoformat(row["finished"]) - datetime.fromisoformat(row["started"])).total_seconds()
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def _many(count: int, what: str) -> str:
    return f"{number(count)} {what}{'' if count == 1 else 's'}"

"""The timeline as a table: when, what happened, who, where, and in how many outlets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from factrack.render.console import GAP, Screen, table, text
from factrack.render.dates import human_date
from factrack.render.wording import counted, names_by_outlet, shortened, who

Row = dict[str, Any]

FIELDS = (
    "date", "low", "high", "type", "root", "title", "agents", "targets", "place", "modality", "origins", "date_conflict",
    "background", "reports",
)  # fmt: skip
MARKS = {
    "asserted": "", "alleged": "?", "unconfirmed": "??", "planned": "→", "possible": "(?)", "denied": "✗", "negated": "not",
}  # fmt: skip
_LEGEND = {
    "?": "alleged", "??": "unconfirmed", "→": "planned", "(?)": "possible", "✗": "denied", "not": "did not happen",
    "!": "dates that clash",
}  # fmt: skip
_WORDS = 16  # characters of a date in an article's own words
_NARROW = 160  # columns; below them a row's words stand under what happened


def table_of(rows: Sequence[Row], screen: Screen) -> Iterable[Any]:
    """One line a real event; a mark says how firm it is, the legend names those used."""
    if screen.live and screen.width < _NARROW:
        yield _in_two_lines(rows, screen.width)
    else:
        lines = [(*_first(row), _what(row), row["title"], _outlets(row)) for row in rows]
        headers = ("when", "", "what, who and where", "in the words of a report", "sources")
        yield table(headers, lines, (), screen, whole=("when", "sources"))
    used = {sign for row in rows for sign in (MARKS[row["modality"]], "!" if row["date_conflict"] else "") if sign}
    if used:
        yield text("   ".join(f"{sign} {said}" for sign, said in _LEGEND.items() if sign in used), "dim")


def mark(row: Row) -> str:
    """How firm a row is, in a sign or two; nothing where it is simply said."""
    return MARKS[row["modality"]] + ("!" if row["date_conflict"] else "")


def day_words(row: Row) -> str:
    """The row's date as a person says it; where nothing tells the year, the words of a report in quotes."""
    said = next((report["date_text"] for report in row["reports"] if report.get("date_text")), None)
    told = f"“{shortened(said, _WORDS)}”" if said else "no date"
    return human_date(row["date"]) or told


def _in_two_lines(rows: Sequence[Row], width: int) -> Table:
    """What happened over the words that say so, cut at the edge: rows of one height, which the eye can run down."""
    made = Table(box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, GAP, 0, 0))
    room = width
    for index, header in enumerate(("when", "")):
        columns = max([len(header), *(len(_first(row)[index]) for row in rows)])
        made.add_column(header, no_wrap=True, width=columns)
        room -= columns + GAP
    made.add_column("what, who and where, then the words of a report", no_wrap=True, overflow="ellipsis", width=room)
    for row in rows:
        outlets = text("" if _outlets(row) == "1" else f"  in {_outlets(row)}", "dim")
        said = Text.assemble(_what(row), outlets, "\n", text(row["title"], "dim"))
        made.add_row(*_first(row), said)
    return made


def _first(row: Row) -> tuple[Text, Text]:
    """When, and how firm it is."""
    return text(day_words(row), "bold"), text(mark(row))


def _outlets(row: Row) -> str:
    """How many outlets tell it, and how many voices these are when the two differ."""
    outlets = len(names_by_outlet(row["reports"]))
    return f"{outlets} ({counted(row['origins'], 'origin')})" if row["origins"] != outlets else str(outlets)


def _what(row: Row) -> Any:
    """The type, then who to whom and where: one cell, so that the words keep their room on a narrow screen."""
    people = " → ".join(part for part in (who(row["agents"][:3]), who(row["targets"][:2])) if part)
    place = row["place"] if row["place"] not in (*row["agents"], *row["targets"]) else None
    cell = text(row["type"].replace("_", " "), "bold")
    cell.append_text(text(f" {people}" if people else "", "cyan"))
    cell.append_text(text(f" ({place})" if place else ""))
    return cell
